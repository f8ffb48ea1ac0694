import Foundation
import SiteTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct AtomFeedTests {
  @Test("the feed, to the letter")
  func exact() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article(
          "Europe : <le> débat", "updated: 2007-11-08\ntags: UMP\nauthor: Anne",
          body: "Bonjour [là](/tags/) !")
      ], settings: "description: Un essai\nauthor: La rédaction\n")
    #expect(
      try site.page("atom.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="fr">
        <id>https://example.org/atom.xml</id>
        <title>Essai</title>
        <subtitle>Un essai</subtitle>
        <updated>2007-11-08T00:00:00+01:00</updated>
        <author><name>La rédaction</name></author>
        <link rel="self" type="application/atom+xml" href="https://example.org/atom.xml"/>
        <link rel="alternate" type="text/html" href="https://example.org/"/>
        <generator>blogsite</generator>
        <entry>
        <id>https://example.org/2007/11/x/</id>
        <title>Europe\u{A0}: &lt;le&gt; débat</title>
        <link rel="alternate" type="text/html" href="https://example.org/2007/11/x/"/>
        <published>2007-11-06T00:00:00+01:00</published>
        <updated>2007-11-08T00:00:00+01:00</updated>
        <author><name>Anne</name></author>
        <category term="UMP"/>
        <link rel="replies" type="application/rss+xml" href="https://example.org/2007/11/x/feed.xml" thr:count="0"/>
        <summary type="html">Bonjour là\u{202F}!</summary>
        <content type="html">&lt;p&gt;Bonjour &lt;a href=&quot;https://example.org/tags/&quot;&gt;là&lt;/a&gt;\u{202F}!&lt;/p&gt;
        </content>
        </entry>
        </feed>

        """)
  }

  @Test(
    "an identifier that is an IRI is kept, another becomes a tag URI of it",
    arguments: [
      ("https://old.example/?p=52", "https://old.example/?p=52"), ("urn:uuid:60a76c80", "urn:uuid:60a76c80"),
      ("c-12", "tag:example.org,2007-11-06:c-12"),
      ("'52 & é'", "tag:example.org,2007-11-06:52%20%26%20%C3%A9"),
      ("'a: b'", "tag:example.org,2007-11-06:a:%20b"),
    ])
  func identifiers(guid: String, expected: String) async throws {
    let site = try await BuiltSite(["articles/2007-11-06-x.md": SmallSite.article("X", "guid: \(guid)")])
    #expect(try site.page("atom.xml").contains("<id>\(expected)</id>"))
  }

  @Test("an empty blog has a feed with a date that never changes")
  func empty() async throws {
    let site = try await BuiltSite([:])
    #expect(try site.page("atom.xml").contains("<updated>1970-01-01T00:00:00Z</updated>"))
  }

  @Test("whatever people write, the feed is XML")
  func hostile() async throws {
    let nasty = "]]> &<script></script>\""
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article(
        "'\(nasty)'", "tags: ['\(nasty)']\nguid: '\(nasty)'", body: nasty + "\u{1}\u{FFFE}")
    ])
    let parser = XMLParser(data: Data(try site.folder.bytes("site/atom.xml")))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }
}
