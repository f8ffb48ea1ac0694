import SiteTestSupport
import Testing

@Suite struct PagesTests {
  private static let three = [
    "articles/2007-11-06-un.md": SmallSite.article("Un", "tags: UMP"),
    "articles/2007-12-01-deux.md": SmallSite.article("Deux", "tags: [ump, Écologie]"),
    "articles/2008-01-02-trois.md": SmallSite.article("Trois", "tags: Œuvres"),
  ]

  @Test("every row of the contract's table is a file")
  func everyKind() async throws {
    let site = try await BuiltSite(
      Self.three.merging([
        "pages/a-propos.md": "---\ntitle: À propos\naliases: /about/\n---\nx\n", "media/a.txt": "x",
        "comments/2007-11-06-un/a.md": SmallSite.comment("A"),
      ]) { $1 }, settings: "articles_per_page: 2\n")
    #expect(site.problems == [])
    let assets = ["assets/favicon.svg", "assets/search.js", "assets/style.css", "media/a.txt"]
    #expect(
      try site.files()
        == (assets + [
          "index.html", "page/2/index.html", "2007/11/un/index.html", "2007/11/un/feed.xml",
          "2007/12/deux/index.html", "2007/12/deux/feed.xml", "2008/01/trois/index.html",
          "2008/01/trois/feed.xml",
          "tag/ump/index.html", "tag/ump/feed.xml", "tag/ecologie/index.html", "tag/ecologie/feed.xml",
          "tag/oeuvres/index.html", "tag/oeuvres/feed.xml", "tags/index.html", "archives/index.html",
          "2007/index.html", "2007/11/index.html", "2007/12/index.html", "2008/index.html",
          "2008/01/index.html",
          "a-propos/index.html", "about/index.html", "feed.xml", "comments/feed.xml", "sitemap.xml",
          "robots.txt",
          "404.html", "atom.xml", "feed.json", "flux/index.html", "recherche/index.html",
          "recherche/index.json", "recherche/t.json", "recherche/d-0.json",
        ]).sorted())
  }

  @Test("the home page has the newest articles, and leads to the older ones")
  func home() async throws {
    let site = try await BuiltSite(Self.three, settings: "articles_per_page: 2\n")
    let first = try site.page("index.html")
    let second = try site.page("page/2/index.html")
    #expect(titles(first) == ["Trois", "Deux"])
    #expect(titles(second) == ["Un"])
    #expect(first.contains("href=\"/page/2/\"") && first.contains("Page 1 sur 2"))
    #expect(second.contains("href=\"/\"") && second.contains("Page 2 sur 2"))
  }

  @Test("an article leads to the ones before and after it")
  func neighbours() async throws {
    let page = try await BuiltSite(Self.three).page("2007/12/deux/index.html")
    #expect(page.contains("rel=\"prev\" href=\"/2007/11/un/\""))
    #expect(page.contains("rel=\"next\" href=\"/2008/01/trois/\""))
  }

  @Test("tags stand in French order, with their counts")
  func tags() async throws {
    let page = try await BuiltSite(
      [
        "articles/2007-11-06-x.md": SmallSite.article(
          "X", "tags: [Zoo, Économie, eau, œuvre, odeur, Oubli, été]")
      ]
    ).page("tags/index.html")
    let names = page.matches(of: /href="\/tag\/([a-z-]+)\/"/).map { String($0.1) }
    #expect(names == ["eau", "economie", "ete", "odeur", "oeuvre", "oubli", "zoo"])
    #expect(page.contains("1 article"))
  }

  @Test("the year and the month of an address are those of the site's time zone")
  func timeZone() async throws {
    let files = ["articles/minuit.md": SmallSite.article("Minuit", "date: 2007-12-31T23:30:00Z")]
    let paris = try await BuiltSite(files)
    #expect(paris.exists("2008/01/minuit/index.html"))
    #expect(try paris.page("2008/01/minuit/index.html").contains(">1er janvier 2008</time>"))
    #expect(paris.exists("2008/index.html") && !paris.exists("2007/index.html"))
    let utc = try await BuiltSite(files, settings: "timezone: UTC\n")
    #expect(utc.exists("2007/12/minuit/index.html"))
  }

  @Test("an alias is a page that leads to the new address")
  func redirect() async throws {
    let site = try await BuiltSite(
      ["articles/2007-11-06-x.md": SmallSite.article("X", "aliases: [/vieux, /a/b.html]")],
      url: "https://example.org/blog/")
    for page in [try site.page("vieux/index.html"), try site.page("a/b.html")] {
      #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/blog/2007/11/x/\">"))
      #expect(page.contains("url=/blog/2007/11/x/"))
      #expect(page.contains("noindex"))
    }
  }

  @Test("the sitemap names what readers should find, with the last change")
  func sitemap() async throws {
    let xml = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article("X", "aliases: /vieux/"),
      "comments/2007-11-06-x/a.md": SmallSite.comment("A", "2020-10-18 09:00"),
    ]).page("sitemap.xml")
    #expect(
      xml.contains("<loc>https://example.org/2007/11/x/</loc><lastmod>2020-10-18T09:00:00+02:00</lastmod>"))
    #expect(!xml.contains("vieux") && !xml.contains("404"))
  }

  @Test("a page has a description, a canonical address and its feeds in its head")
  func head() async throws {
    let page = try await BuiltSite(Self.three).page("2007/11/un/index.html")
    #expect(page.contains("<html lang=\"fr\">"))
    #expect(page.contains("<meta name=\"description\" content=\"Bonjour.\">"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/2007/11/un/\">"))
    #expect(page.contains("type=\"application/rss+xml\" title=\"Essai\" href=\"/feed.xml\""))
    #expect(page.contains("href=\"/2007/11/un/feed.xml\""))
  }

  @Test("English is a file: dates, counts and words")
  func english() async throws {
    let site = try await BuiltSite(
      [
        "articles/2008-01-01-x.md": SmallSite.article("What now ? Europe : a debate !"),
        "comments/2008-01-01-x/a.md": SmallSite.comment("A"),
      ], settings: "language: en\n")
    let page = try site.page("2008/01/x/index.html")
    #expect(page.contains("<html lang=\"en\">"))
    #expect(page.contains(">1 January 2008</time>") || page.contains(">January 1, 2008</time>"))
    #expect(page.contains("1 comment<"))
    #expect(page.contains("What now ? Europe : a debate !"))
    #expect(try site.page("index.html").contains("Read"))
  }

  @Test(
    "a number of comments is written as French writes it",
    arguments: [(0, "0 commentaire<"), (1, "1 commentaire<"), (2, "2 commentaires<")])
  func counts(number: Int, words: String) async throws {
    var files = ["articles/2008-01-01-x.md": SmallSite.article("X")]
    for i in 0..<number { files["comments/2008-01-01-x/\(i).md"] = SmallSite.comment("A") }
    #expect(try await BuiltSite(files).page("2008/01/x/index.html").contains(words))
  }

  @Test("a removed comment leaves neither its author's name nor the file's in the page")
  func removedName() async throws {
    let site = try await BuiltSite([
      "articles/2008-01-01-x.md": SmallSite.article("X"),
      "comments/2008-01-01-x/2020-greiner.md": SmallSite.comment("GREINER", "2020-01-01", "status: removed"),
      "comments/2008-01-01-x/b.md": SmallSite.comment("Bruno", "2020-01-02", "parent: 2020-greiner"),
    ])
    let page = try site.page("2008/01/x/index.html")
    #expect(!page.lowercased().contains("greiner"))
    #expect(page.contains("id=\"comment-removed-1\""))
  }

  @Test("the menu keeps fragments and queries, under a prefix too")
  func menu() async throws {
    let page = try await BuiltSite(
      [:], settings: "navigation: [{label: A, url: '/tags/?a=1#b'}, {label: É, url: /caf%C3%A9/}]\n",
      url: "https://example.org/blog/"
    ).page("index.html")
    #expect(page.contains("href=\"/blog/tags/?a=1#b\""))
    #expect(page.contains("href=\"/blog/caf%C3%A9/\""))
  }

  @Test("a file's name may be composed or not, as a Mac writes it")
  func decomposed() async throws {
    let site = try await BuiltSite([
      "articles/2008-01-01-x.md": SmallSite.article("X", body: "![i](/media/\u{E9}t\u{E9}.svg)"),
      "media/e\u{301}te\u{301}.svg":
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"></svg>",
    ])
    #expect(site.problems == [])
    #expect(
      try site.page("2008/01/x/index.html").contains(
        "<img width=\"3\" height=\"2\" src=\"/media/%C3%A9t%C3%A9.svg\""))
    #expect(site.exists("media/\u{E9}t\u{E9}.svg"))
  }

  @Test("an empty blog is a site too")
  func empty() async throws {
    let site = try await BuiltSite([:])
    #expect(site.problems == [])
    #expect(site.exists("index.html") && site.exists("feed.xml") && site.exists("tags/index.html"))
  }

  @Test("a reply without an address does not take that of the comment above it")
  func noLeak() async throws {
    let page = try await BuiltSite([
      "articles/2008-01-01-x.md": SmallSite.article("X"),
      "comments/2008-01-01-x/a.md": SmallSite.comment("Anne", "2008-01-02", "url: https://anne.example/"),
      "comments/2008-01-01-x/b.md": SmallSite.comment("Bruno", "2008-01-03", "parent: a"),
    ]).page("2008/01/x/index.html")
    #expect(page.matches(of: /https:\/\/anne\.example\//).count == 1)
    #expect(page.contains("Bruno"))
  }

  private func titles(_ page: String) -> [String] {
    page.matches(of: /<a class="p-name u-url"[^>]*>([^<]*)</).map { String($0.1) }
  }
}
