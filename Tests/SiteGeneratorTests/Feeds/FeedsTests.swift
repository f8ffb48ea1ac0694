import Foundation
import SiteTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct FeedsTests {
  @Test("a feed's bytes, to the letter")
  func exact() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article(
          "Europe : <le> débat & \"moi\"", "date: 2007-11-06 10:30\ntags: UMP\nauthor: Anne",
          body: "Bonjour [là](/tags/) !")
      ], settings: "description: Un essai\n")
    #expect(
      try site.page("feed.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/">
        <channel>
        <title>Essai</title>
        <link>https://example.org/</link>
        <description>Un essai</description>
        <language>fr</language>
        <lastBuildDate>Tue, 06 Nov 2007 10:30:00 +0100</lastBuildDate>
        <generator>blogsite</generator>
        <docs>https://www.rssboard.org/rss-specification</docs>
        <atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/>
        <item>
        <title>Europe\u{A0}: &lt;le&gt; débat &amp; «\u{202F}moi\u{202F}»</title>
        <link>https://example.org/2007/11/x/</link>
        <guid isPermaLink="true">https://example.org/2007/11/x/</guid>
        <pubDate>Tue, 06 Nov 2007 10:30:00 +0100</pubDate>
        <dc:creator>Anne</dc:creator>
        <description>Bonjour là\u{202F}!</description>
        <content:encoded>&lt;p&gt;Bonjour &lt;a href=&quot;https://example.org/tags/&quot;&gt;là&lt;/a&gt;\u{202F}!&lt;/p&gt;
        </content:encoded>
        <category>UMP</category>
        <comments>https://example.org/2007/11/x/#article_comments</comments>
        <slash:comments>0</slash:comments>
        <wfw:commentRss>https://example.org/2007/11/x/feed.xml</wfw:commentRss>
        </item>
        </channel>
        </rss>

        """)
  }

  @Test("whatever a text holds, every feed is XML, and every address in it absolute")
  func hostile() async throws {
    let nasty = "]]> \u{1}\u{8}\u{FFFE} &#1; &nbsp; <script>alert(1)</script> \u{1F600} \"'"
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article(
        "'x ]]> & <b> \u{1F600}'", "tags: ['R&D ]]>', UMP]",
        body: """
          \(nasty)

          <p><img src="/media/a.svg" srcset="/media/a.svg 1x, /media/a.svg 2x" alt=""><a href='/tags/'>t</a>
          <a href=/archives/>a</a> <video poster="/media/a.svg" src="//cdn.example/v"></video></p>

          [moi](#x) [lui](2007-11-06-x.md#y)

          ## x
          """),
      "media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "comments/2007-11-06-x/a.md": SmallSite.comment(
        "'<i>]]>\u{202E}&'", "2008-01-01",
        body: "\(nasty)\n\n[x](javascript:alert) [y](/tags/) ![z](https://e.org/z.png)"),
    ])
    #expect(
      site.problems == [
        "content/articles/2007-11-06-x.md:2:8: warning: 'title' shows '<b>' to readers as typed",
        "content/comments/2007-11-06-x/a.md:5:1: warning: 2 HTML tags are shown as text: <script>",
      ])
    for file in try site.files() where file.hasSuffix(".xml") {
      let bytes = try site.folder.bytes("site/" + file)
      let text = String(decoding: bytes, as: UTF8.self)
      let parser = XMLParser(data: Data(bytes))
      #expect(parser.parse(), "\(file): \(String(describing: parser.parserError))")
      for match in text.matches(
        of: /(?:href|src|srcset|poster)=(?:&quot;|&#39;|")([^ ]*?)(?:&quot;|&#39;|"|\s)/)
      {
        #expect(match.1.hasPrefix("https://"), "\(file): \(match.0)")
      }
      #expect(!text.contains("\u{1}") && !text.contains("\u{FFFE}"))
      #expect(!text.contains("javascript:alert&quot;"))
    }
    let feed = try site.page("feed.xml")
    #expect(
      feed.contains(
        "srcset=&quot;https://example.org/media/a.svg 1x, https://example.org/media/a.svg 2x&quot;"))
    #expect(feed.contains("src=&quot;https://cdn.example/v&quot;"))
    #expect(feed.contains("href=https://example.org/archives/"))
    #expect(feed.contains("https://example.org/2007/11/x/#y"))
  }

  @Test("a guid of the front matter is kept, and is no permalink")
  func guid() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article("X", "guid: https://old.example/?p=52"),
      "comments/2007-11-06-x/a.md": SmallSite.comment("A", "2008-01-01", "guid: c-12"),
    ])
    #expect(
      try site.page("feed.xml").contains("<guid isPermaLink=\"false\">https://old.example/?p=52</guid>"))
    #expect(try site.page("comments/feed.xml").contains("<guid isPermaLink=\"false\">c-12</guid>"))
  }

  @Test("a feed holds the newest items, and its date is the newest one's")
  func newest() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-a.md": SmallSite.article("A"),
        "articles/2008-11-06-b.md": SmallSite.article("B"),
        "articles/2009-11-06-c.md": SmallSite.article("C"),
      ], settings: "feed_items: 2\n")
    let feed = try site.page("feed.xml")
    #expect(
      feed.matches(of: /<link>([^<]*)</).map { String($0.1) }
        == ["https://example.org/", "https://example.org/2009/11/c/", "https://example.org/2008/11/b/"])
    #expect(feed.contains("<lastBuildDate>Fri, 06 Nov 2009 00:00:00 +0100</lastBuildDate>"))
  }

  @Test("hidden comments are in no page and no feed; closed ones are shown")
  func hidden() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md": SmallSite.article("A", "comments: hidden"),
      "articles/2008-11-06-b.md": SmallSite.article("B", "comments: closed"),
      "comments/2007-11-06-a/x.md": SmallSite.comment("CACHÉ"),
      "comments/2008-11-06-b/x.md": SmallSite.comment("MONTRÉ"),
    ])
    for file in try site.files() where file.hasSuffix("ml") {
      #expect(!(try site.page(file)).contains("CACHÉ"))
    }
    #expect(!site.exists("2007/11/a/feed.xml"))
    #expect(try site.page("comments/feed.xml").contains("MONTRÉ"))
    #expect(try site.page("2008/11/b/index.html").contains("MONTRÉ"))
  }
}
