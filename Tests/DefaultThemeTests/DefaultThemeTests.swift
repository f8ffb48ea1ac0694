import Foundation
import SiteTestSupport
import Testing

@testable import DefaultTheme

@Suite struct DefaultThemeTests {
  @Test("the theme in the program is the folder templates/, byte for byte")
  func same() throws {
    let folder = Repository.root + "/templates/"
    var files: [String] = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard let bytes = FileManager.default.contents(atPath: folder + file), !isFolder(folder + file) else {
        continue
      }
      files.append(file)
      #expect(DefaultTheme.files[file] == Array(bytes), "\(file)")
    }
    #expect(
      DefaultTheme.files.keys.sorted() == files.sorted(),
      "build again: swift build noticed no change of a folder")
  }

  private func isFolder(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
  }
}
