import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What is said of a site's templates besides what stands in them.
@Suite struct TemplatesTests {
  @Test("a form that the settings ask for and older templates do not show is told")
  func unshownForm() throws {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write(
      "title: Essai\nurl: https://example.org/\ncomments: {form: /commenter.php, report: /commenter.php}\n",
      to: "content/site.yml")
    func told() throws -> [String] {
      let located = try Locate.run(SiteLayout(root: folder.path), baseURL: nil).value
      return try Templates.read(try #require(located)).diagnostics.filter { $0.kind == .uselessKey }.map {
        "\($0.file): \($0.message)"
      }
    }
    #expect(try told() == [])
    for (partial, part) in [("comments", "{{> leave_comment}}"), ("comment", "{{> comment_acts}}")] {
      let path = "templates/partials/\(partial).mustache"
      try folder.write(try folder.read(path).replacing(part, with: ""), to: path)
    }
    #expect(
      try told() == [
        "content/site.yml: 'comments: form' has no effect: the blog's own templates show no form below articles",
        "content/site.yml: 'comments: report' has no effect: the blog's own templates let nobody report a comment",
      ])
    let path = "templates/partials/comments.mustache"
    try folder.write(try folder.read(path) + "<form action=\"/commenter.php\"></form>\n", to: path)
    #expect(try told().count == 1)
  }

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
