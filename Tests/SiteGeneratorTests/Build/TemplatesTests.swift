import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What is said of a site's templates besides what stands in them.
@Suite struct TemplatesTests {
  @Test("a page's template that is not there is told once", arguments: [["feed.rss"], ["404", "home"]])
  func missingRoot(names: [String]) throws {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    for name in names { try folder.remove("templates/\(name).mustache") }
    let located = try Locate.run(SiteLayout(root: folder.path), baseURL: nil).value
    let (_, diagnostics) = try Templates.read(try #require(located)).both
    #expect(
      diagnostics
        == names.map { name in
          .error(
            .missingTemplate, "templates/\(name).mustache", nil, "the template is missing",
            hint: "every kind of page has its own; restore the file")
        })
  }
}
