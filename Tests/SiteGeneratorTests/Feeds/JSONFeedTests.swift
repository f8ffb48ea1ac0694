import Foundation
import SiteTestSupport
import Testing

@Suite struct JSONFeedTests {
  @Test("the feed, to the letter")
  func exact() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article(
        "'\"Le\" débat'",
        "updated: 2007-11-08\ntags: [UMP, ump]\nauthor: Anne\nguid: c-12\nimage: https://i.example/a.jpg",
        body: "Là ![](https://i.example/b.jpg)"),
      "articles/2007-11-05-y.md": SmallSite.article("Y", body: ""),
    ])
    #expect(site.problems == [])
    #expect(
      try site.page("feed.json") == #"""
        {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Essai",
        "description": "Essai",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "language": "fr",
        "authors": [{"name":"Essai"}],
        "items": [
        {
        "id": "c-12",
        "url": "https://example.org/2007/11/x/",
        "title": "« Le » débat",
        "summary": "Là",
        "content_html": "\u003cfigure\u003e\u003cimg src=\"https://i.example/a.jpg\" alt=\"\"\u003e\u003c/figure\u003e\n\u003cp\u003eLà \u003cimg src=\"https://i.example/b.jpg\" alt=\"\" loading=\"lazy\"\u003e\u003c/p\u003e\n",
        "image": "https://i.example/a.jpg",
        "date_published": "2007-11-06T00:00:00+01:00",
        "date_modified": "2007-11-08T00:00:00+01:00",
        "tags": ["UMP"],
        "authors": [{"name":"Anne"}]
        },
        {
        "id": "https://example.org/2007/11/y/",
        "url": "https://example.org/2007/11/y/",
        "title": "Y",
        "content_html": "",
        "date_published": "2007-11-05T00:00:00+01:00",
        "authors": [{"name":"Essai"}]
        }
        ]
        }

        """#)
  }

  @Test("whatever people write, the feed is JSON, and says it")
  func hostile() async throws {
    let nasty = "\\\" \u{2028}</script>{{title}}"
    // YAML takes U+2028 for the end of a line, unless it is escaped.
    let quoted =
      "\""
      + nasty.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\u{2028}", with: "\\u2028")
      + "\""
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article(
        quoted, "tags: [\(quoted)]", body: "`\u{1}\(nasty)`")
    ])
    let feed = try JSONSerialization.jsonObject(with: Data(try site.folder.bytes("site/feed.json")))
    let items = try #require((feed as? [String: Any])?["items"] as? [[String: Any]])
    #expect(items.count == 1)
    #expect((items.first?["summary"] as? String)?.contains("</script>{{title}}") == true)
  }

  @Test("an empty blog has a feed without items")
  func empty() async throws {
    let site = try await BuiltSite([:])
    let feed = try JSONSerialization.jsonObject(with: Data(try site.folder.bytes("site/feed.json")))
    #expect(((feed as? [String: Any])?["items"] as? [Any])?.isEmpty == true)
  }
}
