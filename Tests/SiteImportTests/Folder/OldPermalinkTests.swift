import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Addresses that older programs made of their settings.
@Suite struct OldPermalinkTests {
  @Test(
    "Jekyll's patterns",
    arguments: [
      ("", "/vie/2007/11/06/facebook.html"), ("permalink: pretty", "/vie/2007/11/06/facebook/"),
      ("permalink: none", "/vie/facebook.html"), ("permalink: ordinal", "/vie/2007/310/facebook.html"),
      ("permalink: /blog/:year/:i_month/:i_day/:title/", "/blog/2007/11/6/facebook/"),
      ("permalink: /:categories/:short_year-:month/:slug:output_ext", "/vie/07-11/facebook.html"),
      (
        "defaults:\n  - scope: {path: '', type: posts}\n    values: {permalink: '/billets/:title/'}",
        "/billets/facebook/"
      ),
    ])
  func jekyll(_ settings: String, _ address: String) async throws {
    let fixture = try ImportFixture()
    _ = try await fixture.folder([
      "_config.yml": "title: x\nurl: https://x.example\n\(settings)\n",
      "_posts/2007-11-06-facebook.md": "---\ntitle: Facebook\ncategories: Vie\n---\nx\n",
      // Others decide the new blog's pattern.
      "_posts/2007-11-07-a.md": "---\ntitle: A\npermalink: /2007/11/a/\n---\nx\n",
      "_posts/2007-11-07-b.md": "---\ntitle: B\npermalink: /2007/11/b/\n---\nx\n",
    ])
    #expect(
      try fixture.read("content/articles/2007/2007-11-06-facebook.md").contains("aliases: [\(address)]\n"))
  }
}
