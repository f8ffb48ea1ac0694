import Foundation
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct StructuredDataTests {
  private func data(_ page: String) throws -> [String: Any] {
    let match = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/))
    let object = try JSONSerialization.jsonObject(with: Data(match.1.utf8))
    return try #require(object as? [String: Any])
  }

  private func parts(_ page: String) throws -> [[String: Any]] {
    try #require(try data(page)["@graph"] as? [[String: Any]])
  }

  @Test("an article's data, to the letter")
  func exact() async throws {
    let page = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article(
          "Europe : le débat",
          "updated: 2007-11-08\ntags: [UMP, Net]\ntechnorati: ump\nauthor: Anne\nimage: https://i.example/a.jpg\nimage_alt: Un <point>"
        ),
        "comments/2007-11-06-x/a.md": SmallSite.comment("Bruno", "2008-01-01 08:00"),
        "comments/2007-11-06-x/b.md": SmallSite.comment("Chloé", "2008-01-02", "parent: a", body: "*Non.*"),
      ], url: "https://example.org/blog/"
    ).page("2007/11/x/index.html")
    let url = "https://example.org/blog/2007/11/x/"
    let home = "https://example.org/blog/"
    #expect(
      page.contains(
        """
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BlogPosting",\
        "@id":"\(url)#article","headline":"Europe\u{A0}: le débat","url":"\(url)","mainEntityOfPage":"\(url)",\
        "datePublished":"2007-11-06","dateModified":"2007-11-08","inLanguage":"fr","description":"Bonjour.",\
        "author":{"@type":"Person","name":"Anne"},\
        "publisher":{"@type":"Organization","name":"Essai","url":"\(home)"},\
        "image":{"@type":"ImageObject","url":"https://i.example/a.jpg","caption":"Un \\u003cpoint\\u003e"},\
        "keywords":["UMP","Net"],"isPartOf":{"@type":"Blog","@id":"\(home)#blog","name":"Essai"},\
        "commentCount":2,"comment":[{"@type":"Comment","@id":"\(url)#comment-a","url":"\(url)#comment-a",\
        "datePublished":"2008-01-01T08:00:00+01:00","author":{"@type":"Person","name":"Bruno"},"text":"Bravo."},\
        {"@type":"Comment","@id":"\(url)#comment-b","url":"\(url)#comment-b","datePublished":"2008-01-02",\
        "author":{"@type":"Person","name":"Chloé"},"text":"Non.","parentItem":{"@id":"\(url)#comment-a"}}]},\
        {"@type":"BreadcrumbList","itemListElement":[\
        {"@type":"ListItem","position":1,"name":"Essai","item":"\(home)"},\
        {"@type":"ListItem","position":2,"name":"2007","item":"\(home)2007/"},\
        {"@type":"ListItem","position":3,"name":"novembre 2007","item":"\(home)2007/11/"},\
        {"@type":"ListItem","position":4,"name":"Europe\u{A0}: le débat","item":"\(url)"}]}]}</script>
        """))
  }

  @Test("an article in another language than the site's says so")
  func language() async throws {
    let page = try await BuiltSite(["articles/2007-11-06-x.md": SmallSite.article("X", "lang: en")])
      .page("2007/11/x/index.html")
    #expect(try parts(page)[0]["inLanguage"] as? String == "en")
  }

  @Test("the home page tells of the site, its blog and its search, its followers do not")
  func home() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article("X"),
        "articles/2007-11-07-y.md": SmallSite.article("Y"),
      ],
      settings: "articles_per_page: 1\ndescription: Un essai\n")
    let parts = try parts(site.page("index.html"))
    #expect(parts.map { $0["@type"] as? String } == ["WebSite", "Blog"])
    let action = try #require(parts[0]["potentialAction"] as? [String: Any])
    let target = try #require(action["target"] as? [String: String])
    #expect(target["urlTemplate"] == "https://example.org/recherche/?q={search_term_string}")
    #expect(parts[1]["description"] as? String == "Un essai")
    #expect(
      try self.parts(site.page("page/2/index.html")).map { $0["@type"] as? String } == ["BreadcrumbList"])
  }

  @Test(
    "every kind of page says where it stands",
    arguments: [
      ("2007/index.html", ["", "archives/", "2007/"]),
      ("2007/11/index.html", ["", "archives/", "2007/", "2007/11/"]),
      ("tag/ump/index.html", ["", "tags/", "tag/ump/"]), ("tags/index.html", ["", "tags/"]),
      ("a-propos/index.html", ["", "a-propos/"]), ("recherche/index.html", ["", "recherche/"]),
    ])
  func breadcrumbs(file: String, places: [String]) async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article("X", "tags: UMP"),
      "pages/a-propos.md": "---\ntitle: À propos\n---\nx\n",
    ])
    let list = try #require(try parts(site.page(file)).last?["itemListElement"] as? [[String: Any]])
    #expect(list.map { $0["item"] as? String } == places.map { "https://example.org/" + $0 })
    #expect(list.map { $0["position"] as? Int } == Array(1...places.count))
  }

  @Test("pages that search engines should leave out say nothing")
  func unlisted() async throws {
    let site = try await BuiltSite(["articles/2007-11-06-x.md": SmallSite.article("X", "aliases: /vieux/")])
    for file in ["404.html", "vieux/index.html"] {
      #expect(!(try site.page(file)).contains("ld+json"), "\(file)")
    }
    #expect(!(try site.page("404.html")).contains("canonical"))
  }

  @Test("who signs for the site is no person")
  func author() async throws {
    let files = ["articles/2007-11-06-x.md": SmallSite.article("X")]
    for (settings, name) in [("author: La rédaction\n", "La rédaction"), ("", "Essai")] {
      let page = try await BuiltSite(files, settings: settings).page("2007/11/x/index.html")
      let author = try #require(try parts(page)[0]["author"] as? [String: String])
      #expect(author["@type"] == "Organization" && author["name"] == name)
    }
  }

  @Test("no removed, pending, hidden or foreign comment is told, and a reply to one names no parent")
  func withheld() async throws {
    let files = [
      "articles/2007-11-06-x.md": SmallSite.article("X"),
      "articles/2007-11-07-y.md": SmallSite.article("Y", "comments: hidden"),
      "comments/2007-11-07-y/a.md": SmallSite.comment("CACHÉ"),
      "comments/2007-11-06-x/a.md": SmallSite.comment(
        "SECRET", "2008-01-01", "status: removed", body: "SECRET"),
      "comments/2007-11-06-x/b.md": SmallSite.comment("Bruno", "2008-01-02", "parent: a"),
      "comments/2007-11-06-x/c.md": SmallSite.comment("ATTENTE", "2008-01-02", "status: pending"),
      "comments/2007-11-06-x/d.md": SmallSite.comment("POURRIEL", "2008-01-02", "status: spam"),
      "comments/2007-11-06-x/e.md": SmallSite.comment("AILLEURS", "2008-01-02", "type: pingback"),
    ]
    let site = try await BuiltSite(files) { $0.includesPendingComments = true }
    let posting = try parts(site.page("2007/11/x/index.html"))[0]
    let comments = try #require(posting["comment"] as? [[String: Any]])
    #expect(comments.map { ($0["author"] as? [String: String])?["name"] } == ["Bruno"])
    #expect(comments[0]["parentItem"] == nil)
    let hidden = try parts(site.page("2007/11/y/index.html"))[0]
    #expect(hidden["comment"] == nil && hidden["commentCount"] == nil)
  }

  @Test("what strangers write cannot end the element")
  func hostile() async throws {
    let nasty = "</script><script>alert(1)</script><!-- \u{2028} x"
    // YAML takes U+2028 for the end of a line, unless it is escaped.
    let quoted = "\"" + nasty.replacing("\u{2028}", with: "\\u2028") + "\""
    let page = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article(quoted, "tags: [\(quoted)]"),
      "comments/2007-11-06-x/a.md": SmallSite.comment(quoted, "2008-01-01", body: "`\(nasty)`"),
    ]).page("2007/11/x/index.html")
    #expect(!page.contains("<script>") && !page.contains("<!--"))
    #expect(page.matches(of: /ld\+json">.*<\/script>/).allSatisfy { !$0.0.contains("\u{2028}") })
    let posting = try parts(page)[0]
    let comment = try #require((posting["comment"] as? [[String: Any]])?.first)
    // A line of the comment ends there.
    #expect(comment["text"] as? String == "</script><script>alert(1)</script><!-- x")
    #expect((posting["headline"] as? String)?.hasPrefix("</script><script>alert(1)") == true)
  }

  @Test("a hundred long comments are told in part")
  func bounded() async throws {
    var files = ["articles/2007-11-06-x.md": SmallSite.article("X")]
    for i in 100..<200 {
      files["comments/2007-11-06-x/\(i).md"] = SmallSite.comment(
        "A", body: String(repeating: "mot ", count: 1000))
    }
    let posting = try parts(try await BuiltSite(files).page("2007/11/x/index.html"))[0]
    let comments = try #require(posting["comment"] as? [[String: Any]])
    #expect(comments.count == 20 && posting["commentCount"] as? Int == 100)
    for comment in comments {
      let text = try #require(comment["text"] as? String)
      #expect(text.count <= 401 && text.hasSuffix("mot…"))
    }
  }
}
