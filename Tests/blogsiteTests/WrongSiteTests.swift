import Foundation
import SiteTestSupport
import Testing

/// Every folder below Fixtures/wrong is a site with a fault: its files lie over a good site, and
/// `expected.txt` is what the tool must say, to the letter. UPDATE_EXPECTED=1 writes it anew.
@Suite struct WrongSiteTests {
  static let folder = Repository.root + "/Tests/blogsiteTests/Fixtures/wrong"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test("a wrong site is refused with its message, place and hint, and nothing is written", arguments: names)
  func refused(name: String) throws {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\nlanguage: fr\n", to: "content/site.yml")
    try overlay(Self.folder + "/" + name, on: site)
    // All of a kind are to be seen, but where it is tried how many are printed.
    let isAboutNumbers = name.hasPrefix("many-of-a-kind")
    let run = try Repository.run(isAboutNumbers ? ["build"] : ["build", "--all"], in: site.path)
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
      try Data(run.errors.utf8).write(to: URL(fileURLWithPath: "\(Self.folder)/\(name)/expected.txt"))
    }
    let expected = try String(contentsOfFile: "\(Self.folder)/\(name)/expected.txt", encoding: .utf8)
    #expect(run.errors == expected)
    let isRefused = expected.contains(": error: ")
    #expect(run.code == (isRefused ? 1 : 0))
    #expect(site.exists("site") == !isRefused)
    if isRefused { #expect(run.output == "") }
  }

  @Test("there are wrong sites to try")
  func some() { #expect(Self.names.count > 40) }

  /// Puts the fixture's files over the site; a file of no bytes in `templates` deletes the site's own.
  private func overlay(_ source: String, on site: TemporaryFolder) throws {
    let files = FileManager.default.enumerator(atPath: source)
    while let file = files?.nextObject() as? String {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: source + "/" + file, isDirectory: &isFolder),
        !isFolder.boolValue, file != "expected.txt"
      else { continue }
      let data = try Data(contentsOf: URL(fileURLWithPath: source + "/" + file))
      if data.isEmpty, file.hasPrefix("templates/") || file == "content/site.yml" {
        try site.remove(file)
      } else {
        try site.write(Array(data), to: file)
      }
    }
  }
}
