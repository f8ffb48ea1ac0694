import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// Addresses as slots: the HTML that stage 4 made is neither copied nor changed.
@Suite struct LinkResolverTests {
  private func resolved(_ body: String) async throws -> (markup: Markup, problems: [String]) {
    let site = try SmallSite()
    try site.article("2007-11-06-facebook", body: body)
    try site.article("2008-01-01-autre")
    let (assembled, problems) = try await site.assemble()
    let article = try #require(assembled.articles.first { $0.id == "2007-11-06-facebook" })
    return (article.body, problems)
  }

  @Test("links into the site and addresses without a scheme become slots, in their order")
  func slots() async throws {
    let (markup, problems) = try await resolved(
      "[Un](2008-01-01-autre.md#ici), [deux](//cdn.example/x?a&b), [trois](/tags/), [quatre](https://example.org/).\n"
    )
    #expect(problems == [])
    let html = String(decoding: try markup.text.read(), as: UTF8.self)
    #expect(
      html == "<p><a href=\"\">Un</a>, <a href=\"\">deux</a>, <a href=\"\">trois</a>, "
        + "<a href=\"https://example.org/\">quatre</a>.</p>\n")
    #expect(markup.slots.map(\.text) == ["2008/01/autre/#ici", "https://cdn.example/x?a&amp;b", "tags/"])
    #expect(markup.slots.map(\.isInSite) == [true, false, true])
    #expect(
      try markup.html(base: "/blog/")
        == "<p><a href=\"/blog/2008/01/autre/#ici\">Un</a>, <a href=\"https://cdn.example/x?a&amp;b\">deux</a>, "
        + "<a href=\"/blog/tags/\">trois</a>, <a href=\"https://example.org/\">quatre</a>.</p>\n")
  }

  @Test("a link to nothing is an error at its place, and leaves those after it where they belong")
  func wrong() async throws {
    let (markup, problems) = try await resolved("[Un](rien.md), [deux](/tags/).\n")
    #expect(problems.count == 1 && problems[0].contains("there is no article or page 'rien.md'"))
    #expect(try markup.html(base: "/") == "<p><a href=\"rien.md\">Un</a>, <a href=\"/tags/\">deux</a>.</p>\n")
  }

  @Test("a text without links is the text itself")
  func none() async throws {
    let (markup, _) = try await resolved("Rien.\n")
    #expect(markup == Markup(html: Array("<p>Rien.</p>\n".utf8)))
  }
}
