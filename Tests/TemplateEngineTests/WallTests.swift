import Foundation
import SiteTestSupport
import Testing

/// The engine knows nothing of what templates are about.
@Suite struct WallTests {
  /// `SiteModel` is where its texts, places and digests come from.
  private static var words: Regex<Substring> {
    /[Aa]rticle|[Pp]age|[Bb]log|[Ff]eed|\b[Ss]ites?\b|Site(?!Model\b)/
  }

  @Test("neither its code nor its words name anything of a site")
  func words() throws {
    let root = Repository.root + "/Sources/TemplateEngine"
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
    #expect(files.count > 20)
    for file in files {
      for line in try String(contentsOfFile: root + "/" + file, encoding: .utf8).split(separator: "\n") {
        #expect(!line.contains(Self.words), "\(file): \(line)")
      }
    }
    #expect("package struct ArticleCard".contains(Self.words) && "what a site has".contains(Self.words))
  }
}
