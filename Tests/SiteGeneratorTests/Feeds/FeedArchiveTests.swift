import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct FeedArchiveTests {
  private func articles(_ count: Int) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: (1...count).map {
        ("articles/2007-11-0\($0)-a\($0).md", SmallSite.article("A\($0)"))
      })
  }

  private func links(_ feed: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: feed.matches(of: /<atom:link rel="([^"]*)"[^>]*href="([^"]*)"/).map {
        (String($0.1), String($0.2))
      })
  }

  private func items(_ feed: String) -> [String] {
    feed.matches(of: /<title>(A\d)<\/title>/).map { String($0.1) }
  }

  @Test("from the feed, a reader follows the links to the blog's first article")
  func chain() async throws {
    let site = try await BuiltSite(articles(7), settings: "feed_items: 2\n")
    let home = "https://example.org/"
    var address = home + "feed.xml"
    var seen: [[String]] = []
    while true {
      let feed = try site.page(String(address.dropFirst(home.count)))
      seen.append(items(feed))
      #expect(links(feed)["self"] == address)
      #expect(feed.contains("<fh:archive/>") == (seen.count > 1))
      guard let previous = links(feed)["prev-archive"] else { break }
      #expect(seen.count == 1 || links(feed)["current"] == home + "feed.xml")
      address = previous
    }
    #expect(seen == [["A7", "A6"], ["A6", "A5"], ["A4", "A3"], ["A2", "A1"]])
    #expect(Set(seen.joined()).count == 7)
    #expect(links(try site.page("feed/archive/2.xml"))["next-archive"] == home + "feed/archive/3.xml")
    #expect(links(try site.page("feed/archive/3.xml"))["next-archive"] == nil)
  }

  @Test("an archive, to the letter")
  func exact() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article("X", "tags: UMP"),
        "comments/2007-11-06-x/a.md": SmallSite.comment("A"),
      ], settings: "feed_items: 1\n")
    #expect(
      try site.page("feed/archive/1.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/">
        <channel>
        <title>Essai</title>
        <link>https://example.org/</link>
        <description>Essai</description>
        <language>fr</language>
        <lastBuildDate>Tue, 06 Nov 2007 00:00:00 +0100</lastBuildDate>
        <generator>blogsite</generator>
        <docs>https://www.rssboard.org/rss-specification</docs>
        <atom:link rel="self" type="application/rss+xml" href="https://example.org/feed/archive/1.xml"/>
        <fh:archive/>
        <atom:link rel="current" type="application/rss+xml" href="https://example.org/feed.xml"/>
        <item>
        <title>X</title>
        <link>https://example.org/2007/11/x/</link>
        <guid isPermaLink="true">https://example.org/2007/11/x/</guid>
        <pubDate>Tue, 06 Nov 2007 00:00:00 +0100</pubDate>
        <dc:creator>Essai</dc:creator>
        <description>Bonjour.</description>
        <content:encoded>&lt;p&gt;Bonjour.&lt;/p&gt;
        </content:encoded>
        <category>UMP</category>
        <comments>https://example.org/2007/11/x/#article_comments</comments>
        <wfw:commentRss>https://example.org/2007/11/x/feed.xml</wfw:commentRss>
        </item>
        </channel>
        </rss>

        """)
  }

  @Test("new articles and comments change no archive, but for the last one's link to the next")
  func stable() async throws {
    let before = try await BuiltSite(articles(4), settings: "feed_items: 2\n")
    var files = articles(6)
    files["comments/2007-11-01-a1/a.md"] = SmallSite.comment("A")
    let after = try await BuiltSite(files, settings: "feed_items: 2\n")
    #expect(try after.page("feed/archive/1.xml") == before.page("feed/archive/1.xml"))
    let link =
      "<atom:link rel=\"next-archive\" type=\"application/rss+xml\" href=\"https://example.org/feed/archive/3.xml\"/>\n"
    #expect(
      try after.page("feed/archive/2.xml").replacing(link, with: "") == before.page("feed/archive/2.xml"))
    #expect(after.exists("feed/archive/3.xml") && !before.exists("feed/archive/3.xml"))
  }

  @Test("a blog that the feed holds whole has no archive")
  func small() async throws {
    let site = try await BuiltSite(articles(3))
    #expect(!(try site.files()).contains { $0.hasPrefix("feed/") })
    #expect(!(try site.page("feed.xml")).contains("prev-archive"))
    #expect(!(try site.page("flux/index.html")).contains("/feed/archive/"))
  }
}
