import Foundation
import SiteTestSupport
import Testing

/// Blogs as older versions wrote them, with full copies of their templates: `Fixtures/versions/VERSION`.
///
/// What a new version may and may not do to them is in docs/upgrading.md.
@Suite struct UpgradeTests {
  static let folder = "Tests/blogsiteTests/Fixtures/versions"
  static let versions =
    ((try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/" + folder)) ?? []).sorted()

  private func blog(_ version: String, with folders: [String] = ["content", "templates"]) throws
    -> TemporaryFolder
  {
    let blog = try TemporaryFolder()
    for name in folders { try Repository.copy("\(Self.folder)/\(version)/\(name)", to: blog, as: name) }
    return blog
  }

  private func build(_ blog: TemporaryFolder) throws -> Repository.Run {
    try Repository.run(["build", "--now", "2026-11-24"], in: blog.path)
  }

  @Test("there are versions to try")
  func some() { #expect(Self.versions.contains("0.1.0")) }

  @Test(
    "a blog with a full copy of an older version's templates builds, and looks as it did", arguments: versions
  )
  func builds(version: String) throws {
    let blog = try blog(version)
    let run = try build(blog)
    #expect(run.code == 0, "\(run.errors)")
    #expect(!run.errors.contains(": error: "))
    // Its own layout and style sheet, not the program's.
    for file in ["assets/style.css", "assets/favicon.svg"] {
      #expect(try blog.bytes("site/" + file) == blog.bytes("templates/" + file), "\(file)")
    }
  }

  @Test("kinds of pages, partials and words that its copy lacks come from the program", arguments: versions)
  func missing(version: String) throws {
    let blog = try blog(version)
    for file in ["search.mustache", "feed.atom.mustache", "partials/related.mustache", "assets/search.js"] {
      try blog.remove("templates/" + file)
    }
    let french = "templates/locales/fr.yml"
    let lines = try blog.read(french).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("  search_") && !$0.hasPrefix("  related:") }
    try blog.write(lines.joined(separator: "\n"), to: french)
    let run = try build(blog)
    #expect(run.code == 0, "\(run.errors)")
    #expect(blog.exists("site/recherche/index.html"))
    #expect(blog.exists("site/assets/search.js"))
    #expect(try blog.read("site/recherche/index.html").contains("Recherche"))
  }

  @Test("its content builds with the program's own theme", arguments: versions)
  func newTheme(version: String) throws {
    let run = try build(blog(version, with: ["content"]))
    #expect(run.code == 0, "\(run.errors)")
  }
}
