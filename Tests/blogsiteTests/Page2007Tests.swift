import Foundation
import SiteTestSupport
import Testing

/// The page of 2007, as the party's blog had it under WordPress, written as two files.
@Suite struct Page2007Tests {
  private func build() throws -> TemporaryFolder {
    let site = try makeSite(
      [
        "content/articles/2007-11-06-facebook.md": """
        ---
        title: L'UMP sur Facebook
        technorati: sarkozy, vincent ducrey, thierry solere, federation numerique, ump
        tags: FEDERATION NUMERIQUE, INTERNET, THIERRY SOLERE, UMP, VINCENT DUCREY
        ---
        L'UMP ouvre un espace sur Facebook.
        """,
        "content/comments/2007-11-06-facebook/2020-10-18-greiner.md": """
        ---
        author: GREINER
        date: 2020-10-18
        ---
        Treize ans déjà !

        JG33
        """,
      ], settings: "author: La rédaction\n")
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == 0)
    #expect(run.errors == "")
    return site
  }

  @Test("one page has both lines, each in its own spelling, with rel=tag")
  func lines() throws {
    let page = try build().read("site/2007/11/facebook/index.html")
    func links(_ names: [(String, String)]) -> String {
      names.map { "<a class=\"p-category\" rel=\"tag\" href=\"/tag/\($1)/\">\($0)</a>" }.joined(
        separator: ", ")
    }
    #expect(page.contains("Identificateurs Technorati"))
    #expect(
      page.contains(
        links([
          ("sarkozy", "sarkozy"), ("vincent ducrey", "vincent-ducrey"), ("thierry solere", "thierry-solere"),
          ("federation numerique", "federation-numerique"), ("ump", "ump"),
        ])))
    #expect(
      page.contains(
        links([
          ("FEDERATION NUMERIQUE", "federation-numerique"), ("INTERNET", "internet"),
          ("THIERRY SOLERE", "thierry-solere"), ("UMP", "ump"), ("VINCENT DUCREY", "vincent-ducrey"),
        ])))
  }

  @Test("there are six tag pages, each with its feed, and rel=tag on none of them")
  func tags() throws {
    let site = try build()
    let slugs = ["federation-numerique", "internet", "sarkozy", "thierry-solere", "ump", "vincent-ducrey"]
    #expect(try site.files(in: "site/tag") == slugs.flatMap { ["\($0)/feed.xml", "\($0)/index.html"] })
    for slug in slugs {
      let page = try site.read("site/tag/\(slug)/index.html")
      #expect(page.contains("href=\"/2007/11/facebook/\""))
      #expect(!page.contains("rel=\"tag\""))
    }
  }

  @Test("the page shows one comment, with its author, its date and its anchor")
  func comment() throws {
    let page = try build().read("site/2007/11/facebook/index.html")
    #expect(page.contains(">1 commentaire</h2>"))
    #expect(page.contains("id=\"comment-2020-10-18-greiner\""))
    #expect(page.contains("<bdi class=\"p-name\">GREINER</bdi>"))
    #expect(page.contains("<time class=\"dt-published\" datetime=\"2020-10-18\">18 octobre 2020</time>"))
    #expect(page.contains("<p>Treize ans déjà\u{202F}!</p>\n<p>JG33</p>"))
  }

  @Test("the four kinds of feed have it all")
  func feeds() throws {
    let site = try build()
    let url = "https://example.org/2007/11/facebook/"
    for feed in ["feed.xml", "tag/federation-numerique/feed.xml", "tag/sarkozy/feed.xml"] {
      let xml = try site.read("site/" + feed)
      #expect(xml.contains("<title>L’UMP sur Facebook</title>"))
      #expect(xml.contains("<link>\(url)</link>"))
      #expect(xml.contains("&lt;p&gt;L’UMP ouvre un espace sur Facebook.&lt;/p&gt;"))
      #expect(xml.contains("<dc:creator>La rédaction</dc:creator>"))
      #expect(xml.contains("<slash:comments>1</slash:comments>"))
      #expect(xml.contains("<wfw:commentRss>\(url)feed.xml</wfw:commentRss>"))
      #expect(xml.matches(of: /<category>/).count == 6)
    }
    for feed in ["comments/feed.xml", "2007/11/facebook/feed.xml"] {
      let xml = try site.read("site/" + feed)
      #expect(xml.contains("<dc:creator>GREINER</dc:creator>"))
      #expect(xml.contains("<link>\(url)#comment-2020-10-18-greiner</link>"))
      #expect(xml.contains("<pubDate>Sun, 18 Oct 2020 00:00:00 +0200</pubDate>"))
      #expect(xml.contains("&lt;p&gt;Treize ans déjà\u{202F}!&lt;/p&gt;"))
    }
  }
}
