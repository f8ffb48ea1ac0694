import Foundation
import SiteTestSupport
import Testing

@Suite struct FeedsPageTests {
  @Test("people find every kind of feed, and the newest archive")
  func lists() async throws {
    let page = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article("X", "tags: [UMP, Écologie]"),
        "articles/2007-11-07-y.md": SmallSite.article("Y", "tags: UMP"),
      ], settings: "feed_items: 1\n"
    ).page("flux/index.html")
    let body = page[(page.range(of: "<main")?.lowerBound ?? page.startIndex)...]
    let links = body.matches(of: /<a type="([^"]*)" href="([^"]*)">([^<]*)</).map {
      "\($0.2) \($0.3) \($0.1)"
    }
    #expect(
      links == [
        "/feed.xml https://example.org/feed.xml application/rss+xml",
        "/atom.xml https://example.org/atom.xml application/atom+xml",
        "/feed.json https://example.org/feed.json application/feed+json",
        "/comments/feed.xml https://example.org/comments/feed.xml application/rss+xml",
        "/feed/archive/2.xml la dernière archive (RSS) application/rss+xml",
        "/tag/ecologie/feed.xml Écologie application/rss+xml", "/tag/ump/feed.xml UMP application/rss+xml",
      ])
    #expect(page.contains("<title>Flux RSS – Essai</title>"))
    #expect(page.contains("<li>Essai (Atom)<br>") && !body.contains("se trouvent par"))
  }

  @Test("of many tags, the thirty most used stand there in French order")
  func manyTags() async throws {
    var files: [String: String] = [:]
    for i in 10..<50 {
      // The tag t49 stands under 40 articles, t10 under one.
      let tags = (i..<50).map { "t\($0)" }.joined(separator: ", ")
      files["articles/2007-11-06-a\(i).md"] = SmallSite.article("A\(i)", "tags: [\(tags)]")
    }
    let page = try await BuiltSite(files).page("flux/index.html")
    let tags = page.matches(of: /href="\/tag\/(t\d+)\/feed.xml"/).map { String($0.1) }
    #expect(tags == (20..<50).map { "t\($0)" })
    #expect(page.contains("se trouvent par <a href=\"/tags/\">"))
  }

  @Test("another language has other addresses")
  func english() async throws {
    let site = try await BuiltSite([:], settings: "language: en\n")
    #expect(site.exists("feeds/index.html") && site.exists("search/index.html"))
    #expect(try site.page("index.html").contains("href=\"/search/\""))
  }

  @Test("a page of the editors' at its address is an error that names both")
  func collision() async throws {
    let site = try await BuiltSite(["pages/flux.md": "---\ntitle: Flux\n---\nx\n"])
    #expect(
      site.problems == [
        "content/pages/flux.md: error: this would write the same file as the page of feeds: /flux/"
      ])
  }
}
