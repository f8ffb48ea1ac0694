import Foundation
import SiteTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The four kinds of feed of a site whose texts try to break out of them, to the letter.
@Suite struct HostileFeedsTests {
  @Test("each feed, to the letter", arguments: expected.keys.sorted())
  func bytes(file: String) async throws {
    let site = try await BuiltSite(Self.files)
    #expect(
      site.problems == [
        "content/articles/2007-11-06-x/index.md:2:8: warning: 'title' shows '<b>' to readers as typed",
        "content/articles/2007-11-06-x/index.md:5:9: warning: 'author' shows '<A>' to readers as typed",
        "content/comments/2007-11-06-x/a.md:6:1: warning: 2 HTML tags are shown as text: <script>",
      ])
    #expect(try site.files().filter { $0.hasSuffix("feed.xml") } == Self.expected.keys.sorted())
    #expect(try site.page(file) == Self.expected[file])
  }

  @Test("a feed reader that takes a description for HTML meets no tag of a stranger's")
  func description() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article("X"),
      "comments/2007-11-06-x/a.md": SmallSite.comment(
        "A", body: "`<img src=https://track.example/a.gif>` & <a href=https://spam.example/>x</a>"),
    ])
    let items = try FeedItems(site.folder.bytes("site/comments/feed.xml")).items
    #expect(items.count == 1)
    #expect(
      items.first?["description"]
        == "&lt;img src=https://track.example/a.gif&gt; &amp; &lt;a href=https://spam.example/&gt;x&lt;/a&gt;"
    )
  }

  @Test("what XML readers get is what people wrote, without the characters that XML forbids")
  func parsed() async throws {
    let site = try await BuiltSite(Self.files)
    let article = try #require(try FeedItems(site.folder.bytes("site/feed.xml")).items.first)
    #expect(article["title"] == "a ]]> <b> & «\u{202F}c\u{202F}» \u{1F600}")
    #expect(article["dc:creator"] == "<A> & \"B\"")
    #expect(article["category"] == "]]>&<i>")
    #expect(article["content:encoded"]?.contains("script") == false)
    let comment = try #require(try FeedItems(site.folder.bytes("site/comments/feed.xml")).items.first)
    #expect(comment["dc:creator"] == "<i>]]>&'")
    #expect(comment["content:encoded"]?.contains("&lt;script&gt;alert(") == true)
  }

  // MARK: The site

  private static let nasty =
    "]]> \u{1}\u{8}\u{FFFE}<script>alert('x')</script> \u{1F600} \"q\""

  private static let files = [
    "articles/2007-11-06-x/index.md": SmallSite.article(
      "'a ]]> <b> & \"c\" \u{1F600}'",
      "date: 2007-11-06 10:30\ntags: [']]>&<i>']\nauthor: \"<A> & \\\"B\\\"\"",
      body: """
        \(nasty)

        <p><img src="a.svg" srcset='a.svg 1x, a.svg 2x' alt=""> <a href=/tags/>t</a> <a href="a.svg#b">u</a></p>
        """),
    "articles/2007-11-06-x/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "comments/2007-11-06-x/a.md": SmallSite.comment(
      "\"<i>]]>&'\u{202E}\"", "2008-01-01 08:00", "url: 'https://a.example/?a=1&b=\"'", body: nasty),
  ]

  // MARK: Its feeds

  private static let expected = [
    "feed.xml": articles(
      """
      <title>Essai</title>
      <link>https://example.org/</link>
      <description>Essai</description>
      <language>fr</language>
      <lastBuildDate>Tue, 06 Nov 2007 10:30:00 +0100</lastBuildDate>
      <generator>blogsite</generator>
      <docs>https://www.rssboard.org/rss-specification</docs>
      <atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/>
      """,
      item: articleItem),
    "tag/i/feed.xml": articles(
      """
      <title>Essai\u{A0}: ]]&gt;&amp;&lt;i&gt;</title>
      <link>https://example.org/tag/i/</link>
      <description>Les articles sur «\u{202F}]]&gt;&amp;&lt;i&gt;\u{202F}» de Essai</description>
      <language>fr</language>
      <lastBuildDate>Tue, 06 Nov 2007 10:30:00 +0100</lastBuildDate>
      <generator>blogsite</generator>
      <docs>https://www.rssboard.org/rss-specification</docs>
      <atom:link rel="self" type="application/rss+xml" href="https://example.org/tag/i/feed.xml"/>
      """,
      item: articleItem),
    "comments/feed.xml": comments(
      """
      <title>Essai\u{A0}: commentaires</title>
      <link>https://example.org/</link>
      <description>Les derniers commentaires de Essai</description>
      <language>fr</language>
      <lastBuildDate>Tue, 01 Jan 2008 08:00:00 +0100</lastBuildDate>
      <generator>blogsite</generator>
      <docs>https://www.rssboard.org/rss-specification</docs>
      <atom:link rel="self" type="application/rss+xml" href="https://example.org/comments/feed.xml"/>
      """,
      item: """
        <item>
        <title>&lt;i&gt;]]&gt;&amp;&#39; sur «\u{202F}a ]]&gt; &lt;b&gt; &amp; «\u{202F}c\u{202F}» \u{1F600}\u{202F}»</title>
        <link>https://example.org/2007/11/x/#comment-a</link>
        <guid isPermaLink="true">https://example.org/2007/11/x/#comment-a</guid>
        <pubDate>Tue, 01 Jan 2008 08:00:00 +0100</pubDate>
        <dc:creator>&lt;i&gt;]]&gt;&amp;&#39;</dc:creator>
        <description>]]&amp;gt; &amp;lt;script&amp;gt;alert(‘x’)&amp;lt;/script&amp;gt; \u{1F600} «\u{202F}q\u{202F}»</description>
        <content:encoded>&lt;p&gt;]]&amp;gt; &amp;lt;script&amp;gt;alert(‘x’)&amp;lt;/script&amp;gt; \u{1F600} «\u{202F}q\u{202F}»&lt;/p&gt;
        </content:encoded>
        </item>
        """),
    "2007/11/x/feed.xml": comments(
      """
      <title>Commentaires sur «\u{202F}a ]]&gt; &lt;b&gt; &amp; «\u{202F}c\u{202F}» \u{1F600}\u{202F}»</title>
      <link>https://example.org/2007/11/x/</link>
      <description>Les commentaires de l’article «\u{202F}a ]]&gt; &lt;b&gt; &amp; «\u{202F}c\u{202F}» \u{1F600}\u{202F}»</description>
      <language>fr</language>
      <lastBuildDate>Tue, 01 Jan 2008 08:00:00 +0100</lastBuildDate>
      <generator>blogsite</generator>
      <docs>https://www.rssboard.org/rss-specification</docs>
      <atom:link rel="self" type="application/rss+xml" href="https://example.org/2007/11/x/feed.xml"/>
      """,
      item: """
        <item>
        <title>Par &lt;i&gt;]]&gt;&amp;&#39;</title>
        <link>https://example.org/2007/11/x/#comment-a</link>
        <guid isPermaLink="true">https://example.org/2007/11/x/#comment-a</guid>
        <pubDate>Tue, 01 Jan 2008 08:00:00 +0100</pubDate>
        <dc:creator>&lt;i&gt;]]&gt;&amp;&#39;</dc:creator>
        <description>]]&amp;gt; &amp;lt;script&amp;gt;alert(‘x’)&amp;lt;/script&amp;gt; \u{1F600} «\u{202F}q\u{202F}»</description>
        <content:encoded>&lt;p&gt;]]&amp;gt; &amp;lt;script&amp;gt;alert(‘x’)&amp;lt;/script&amp;gt; \u{1F600} «\u{202F}q\u{202F}»&lt;/p&gt;
        </content:encoded>
        </item>
        """),
  ]

  private static let articleItem = """
    <item>
    <title>a ]]&gt; &lt;b&gt; &amp; «\u{202F}c\u{202F}» \u{1F600}</title>
    <link>https://example.org/2007/11/x/</link>
    <guid isPermaLink="true">https://example.org/2007/11/x/</guid>
    <pubDate>Tue, 06 Nov 2007 10:30:00 +0100</pubDate>
    <dc:creator>&lt;A&gt; &amp; &quot;B&quot;</dc:creator>
    <description>]]&amp;gt;  \u{1F600} «\u{202F}q\u{202F}»</description>
    <content:encoded>&lt;p&gt;]]&amp;gt;  \u{1F600} «\u{202F}q\u{202F}»&lt;/p&gt;
    &lt;p&gt;&lt;img loading=&quot;lazy&quot; src=&quot;https://example.org/2007/11/x/a.svg&quot; srcset=&#39;https://example.org/2007/11/x/a.svg 1x, https://example.org/2007/11/x/a.svg 2x&#39; alt=&quot;&quot;&gt; &lt;a href=https://example.org/tags/&gt;t&lt;/a&gt; &lt;a href=&quot;https://example.org/2007/11/x/a.svg#b&quot;&gt;u&lt;/a&gt;&lt;/p&gt;
    </content:encoded>
    <category>]]&gt;&amp;&lt;i&gt;</category>
    <comments>https://example.org/2007/11/x/#article_comments</comments>
    <slash:comments>1</slash:comments>
    <wfw:commentRss>https://example.org/2007/11/x/feed.xml</wfw:commentRss>
    </item>
    """

  private static func articles(_ channel: String, item: String) -> String {
    feed(
      """
      xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" \
      xmlns:wfw="http://wellformedweb.org/CommentAPI/"
      """, channel, item)
  }

  private static func comments(_ channel: String, item: String) -> String {
    feed(
      """
      xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"
      """, channel, item)
  }

  private static func feed(_ spaces: String, _ channel: String, _ item: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" \(spaces)>
    <channel>
    \(channel)
    \(item)
    </channel>
    </rss>

    """
  }
}

/// The items of a feed as an XML reader sees them: element name → text.
private final class FeedItems: NSObject, XMLParserDelegate {
  private(set) var items: [[String: String]] = []
  private var text = ""
  private var item: [String: String]?

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "item" { item = [:] }
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    item?[name] = text
    if name == "item", let found = item {
      items.append(found)
      item = nil
    }
  }
}
