import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// Old addresses, from the files that name them to the site.
@Suite struct RedirectTests {
  private static let facebook = SmallSite.article("Facebook", "date: 2007-11-06\ntags: UMP")

  private static func refresh(_ target: String) -> String {
    "<meta http-equiv=\"refresh\" content=\"0; url=\(target)\">"
  }

  @Test("redirects.yml gives pages that lead on, to articles, places and elsewhere")
  func pages() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-facebook.md": Self.facebook, "media/tract.txt": "Tract",
        "redirects.yml": """
        - {from: /archives/52/, to: 2007-11-06-facebook.md}
        - {from: /category/ump/, to: "/tag/ump/#liste"}
        - {from: /ailleurs.html, to: "https://ailleurs.example/é?a=1&b=2", status: 302}
        - {from: /tract/, to: /media/tract.txt}
        - {from: /uploads/tract.txt, to: /media/tract.txt}
        - {from: /disparu/, status: 410}
        """,
      ], url: "https://example.org/blog/")
    #expect(site.problems == [])
    #expect(try site.page("archives/52/index.html").contains(Self.refresh("/blog/2007/11/facebook/")))
    #expect(try site.page("category/ump/index.html").contains(Self.refresh("/blog/tag/ump/#liste")))
    #expect(
      try site.page("ailleurs.html").contains(Self.refresh("https://ailleurs.example/%C3%A9?a=1&amp;b=2")))
    #expect(try site.page("tract/index.html").contains(Self.refresh("/blog/media/tract.txt")))
    // A browser that asks for a file takes no page for it.
    #expect(try site.page("uploads/tract.txt") == "Tract")
    // A server says by itself that there is nothing.
    #expect(!site.exists("disparu/index.html"))
  }

  @Test("a redirect to an old address leads where that one does")
  func chains() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-facebook.md": SmallSite.article(
        "Facebook", "date: 2007-11-06\naliases: /archives/52/"),
      "redirects.yml": "- {from: /a/, to: /b/}\n- {from: /b/, to: /archives/52/}\n",
    ])
    #expect(site.problems == [])
    #expect(try site.page("a/index.html").contains(Self.refresh("/2007/11/facebook/")))
    #expect(try site.page("b/index.html").contains(Self.refresh("/2007/11/facebook/")))
  }

  @Test("loops, collisions and targets that are not there are errors, each in its line")
  func errors() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-facebook.md": Self.facebook,
      "articles/2031-01-01-plus-tard.md": SmallSite.article("Plus tard"),
      "redirects.yml": """
      - {from: /a/, to: /b/}
      - {from: /b/, to: /a/}
      - {from: /tags/, to: /}
      - {from: /c/, to: /tag/umq/}
      - {from: /d/, to: /tag/ump}
      - {from: /e/, to: facebok.md}
      - {from: /f/, to: 2031-01-01-plus-tard.md}
      - {from: /g/, to: "javascript:alert(1)"}
      - {from: /h/, to: /media/x.pdf}
      """,
    ])
    #expect(
      site.problems == [
        "content/redirects.yml:1:3: error: '/a/' leads back to itself",
        "content/redirects.yml:2:3: error: '/b/' leads back to itself",
        "content/redirects.yml:3:3: error: this would write the same file as the index of tags: /tags/",
        "content/redirects.yml:4:3: error: '/c/' leads to '/tag/umq/', which is not a page of this site",
        "content/redirects.yml:5:3: error: '/d/' leads to '/tag/ump', which is not a page of this site",
        "content/redirects.yml:6:15: error: there is no article or page 'facebok.md'",
        "content/redirects.yml:7:15: error: the link leads to '2031-01-01-plus-tard.md', which is dated 2031-01-01 and not published",
        "content/redirects.yml:8:15: error: a redirect cannot lead to 'javascript:alert(1)'",
        "content/redirects.yml:9:15: error: there is no file 'content/media/x.pdf'",
      ])
    #expect(site.report.diagnostics[3].hint == "did you mean '/tag/ump/'?")
    #expect(site.report.diagnostics[4].hint == "write '/tag/ump/', with a slash at its end")
    #expect(!site.exists("index.html"))
  }

  @Test(
    "what leads to an article whose time is over is a warning and left out: it must not keep the article on the site"
  )
  func over() async throws {
    func site(now: String) async throws -> BuiltSite {
      try await BuiltSite(
        [
          "articles/2007-11-06-facebook.md": Self.facebook,
          "articles/2008-01-02-petition/index.md": SmallSite.article(
            "Pétition", "date: 2008-01-02\npublish_until: 2009-01-01\ntags: Adieu, UMP\naliases: /signer/"),
          "articles/2008-01-02-petition/appel.pdf": "%PDF-1.4",
          "articles/2010-01-01-suite.md": SmallSite.article(
            "Suite", "date: 2010-01-01", body: "[L’appel](/2008/01/petition/appel.pdf)\n"),
          "redirects.yml": """
          - {from: /a/, to: 2008-01-02-petition.md}
          - {from: /b/, to: /2008/01/petition/}
          - {from: /c/, to: /signer/}
          - {from: /d/, to: /tag/adieu/}
          - {from: /e/, to: /2008/}
          - {from: /f/, to: /b/}
          - {from: /g/, to: /tag/ump/}
          """,
        ], now: now, change: { $0.isStrict = true })
    }
    #expect(try await site(now: "2008-12-31").problems == [])
    let after = try await site(now: "2009-01-02")
    let end = "which was published until 2009-01-01"
    #expect(
      after.problems == [
        "content/redirects.yml:1:3: warning: '/a/' leads to '/2008/01/petition/', \(end)",
        "content/redirects.yml:2:3: warning: '/b/' leads to '/2008/01/petition/', \(end)",
        "content/redirects.yml:3:3: warning: '/c/' leads to '/signer/', \(end)",
        "content/redirects.yml:4:3: warning: '/d/' leads to '/tag/adieu/', \(end)",
        "content/redirects.yml:5:3: warning: '/e/' leads to '/2008/', \(end)",
        "content/redirects.yml:6:3: warning: '/f/' leads to '/b/', \(end)",
      ])
    #expect(
      after.report.diagnostics.first?.hint == "remove the redirect, or change 'publish_until' of the article")
    #expect(
      try !after.files().contains { $0.contains("petition") || $0.hasPrefix("a/") || $0.hasPrefix("f/") })
    #expect(try after.page("g/index.html").contains(Self.refresh("/tag/ump/")))
    // The other article has come.
    let later = try await site(now: "2010-01-02")
    #expect(
      later.problems.first
        == "content/articles/2010-01-01-suite.md:5:11: warning: the link leads to '/2008/01/petition/appel.pdf', \(end)"
    )
    #expect(later.exists("2010/01/suite/index.html"))
  }

  @Test("a link to a draft stops a strict build, also where the settings make it a warning")
  func draftUnderStrict() async throws {
    let files = [
      "articles/2007-11-06-facebook.md": SmallSite.article("Un", body: "[x](2007-11-07-deux.md)\n"),
      "articles/2007-11-07-deux.md": SmallSite.article("Deux", "draft: true"),
    ]
    for isStrict in [false, true] {
      let site = try await BuiltSite(
        files, settings: "checks:\n  unpublished-target: warning\n", change: { $0.isStrict = isStrict })
      #expect(
        site.problems.map { $0.contains("warning: the link leads to '2007-11-07-deux.md', which is a draft") }
          == [true])
      #expect(site.exists("2007/11/facebook/index.html") == !isStrict)
    }
  }

  @Test("an address that only a server can answer to is a warning, until the settings name one or none")
  func queries() async throws {
    let files = [
      "articles/2007-11-06-facebook.md": Self.facebook,
      "redirects.yml":
        "- {from: /?p=52, to: 2007-11-06-facebook.md}\n- {from: /spip.php, to: /}\n- {from: /a/?b, to: /}\n",
    ]
    let silent = try await BuiltSite(files)
    #expect(try silent.page("spip.php/index.html").contains(Self.refresh("/")))
    #expect(
      silent.problems == [
        "content/redirects.yml:1:3: warning: no page can answer to '/?p=52' and 1 more: only a server can lead on from them"
      ])
    #expect(try await BuiltSite(files, settings: "redirects: []\n").problems == [])
    #expect(try await BuiltSite(files, settings: "redirects: [caddy]\n").problems == [])
    let wrong = try await BuiltSite(files, settings: "redirects: [apach]\n")
    #expect(wrong.problems == ["content/site.yml:3:13: error: 'redirects' has an unknown host 'apach'"])
    #expect(wrong.report.diagnostics[0].hint == "did you mean 'apache'?")
  }

  // MARK: Feeds

  @Test("an old address of a feed has the feed's bytes")
  func feeds() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-facebook.md": SmallSite.article(
        "Facebook", "date: 2007-11-06\ntags: UMP\naliases: [/2007/11/06/facebook/feed/]"),
      "comments/2007-11-06-facebook/a.md": SmallSite.comment("Anne"),
      "pages/fil.md": SmallSite.article(
        "Les flux", "aliases: [/feed/, /feed/atom/, /tag/ump/feed/, /comments/feed/, /vieux/]"),
      "redirects.yml":
        "- {from: /rss.xml, to: /feed.xml}\n- {from: /category/ump/feed/, to: /tag/ump/feed.xml}\n",
    ])
    #expect(site.problems == [])
    for (old, new) in [
      ("feed/index.html", "feed.xml"), ("feed/atom/index.html", "atom.xml"),
      ("tag/ump/feed/index.html", "tag/ump/feed.xml"), ("comments/feed/index.html", "comments/feed.xml"),
      ("2007/11/06/facebook/feed/index.html", "2007/11/facebook/feed.xml"), ("rss.xml", "feed.xml"),
      ("category/ump/feed/index.html", "tag/ump/feed.xml"),
    ] {
      #expect(try site.page(old) == site.page(new), "\(old)")
    }
    #expect(try site.page("vieux/index.html").contains(Self.refresh("/fil/")))
  }

  // MARK: Tags

  @Test("a tag with another label, and one that took over another, keep their old addresses and feeds")
  func tags() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md": SmallSite.article("A", "tags: Internet, Réseau"),
      "articles/2007-11-07-b.md": SmallSite.article("B", "tags: Toile mondiale, Lech Wałęsa"),
      "articles/2007-11-08-c.md": SmallSite.article("C", "tags: Lech Walesa, UMP"),
      "tags.yml": """
      - label: Toile mondiale
        aliases: [Internet, Réseau]
      - label: Les Républicains
        slug: ump
        aliases: UMP
      """,
    ])
    #expect(site.problems == [])
    for old in ["internet", "reseau"] {
      #expect(try site.page("tag/\(old)/index.html").contains(Self.refresh("/tag/toile-mondiale/")))
      #expect(try site.page("tag/\(old)/feed.xml") == site.page("tag/toile-mondiale/feed.xml"))
    }
    // The key `slug` keeps an address; the label's own leads to it.
    #expect(try site.page("tag/ump/index.html").contains("<h1"))
    #expect(try site.page("tag/les-republicains/index.html").contains(Self.refresh("/tag/ump/")))
    // Version 0.1 took ł for another letter.
    #expect(try site.page("tag/lech-wałesa/index.html").contains(Self.refresh("/tag/lech-walesa/")))
    #expect(try site.page("tag/lech-walesa/index.html").contains("href=\"/2007/11/b/\""))
  }

  @Test("a former address of a tag gives way to whatever else stands there")
  func formerAddressesGiveWay() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md": SmallSite.article("A", "tags: Internet, C#"),
      "articles/2007-11-07-b.md": SmallSite.article("B", "tags: c sharp\naliases: /tag/web/"),
      "tags.yml": "- label: Toile\n  aliases: [Internet, Web]\n- label: Autre\n  aliases: \"C#\"\n",
    ])
    #expect(site.problems == [])
    #expect(try site.page("tag/web/index.html").contains(Self.refresh("/2007/11/b/")))
    #expect(try !site.page("tag/c-sharp/index.html").contains("http-equiv"))
  }

  // MARK: Names of files

  @Test("names of files are folded, and the addresses that they had before lead on")
  func fileNames() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-Facebook-Ouvre.md": SmallSite.article("A"),
      "articles/2007-11-07-Un_Lieu.md": SmallSite.article("B"),
      "articles/2007-11-08-Garde.md": SmallSite.article("C", "slug: Un_Autre"),
      "pages/Le_Parti/Son_Histoire.md": SmallSite.article("Histoire"),
    ])
    #expect(site.problems == [])
    for file in [
      "2007/11/facebook-ouvre/index.html", "2007/11/un-lieu/index.html", "2007/11/Un_Autre/index.html",
      "le-parti/son-histoire/index.html",
    ] { #expect(try !site.page(file).contains("http-equiv"), "\(file)") }
    #expect(try site.page("2007/11/Un_Lieu/index.html").contains(Self.refresh("/2007/11/un-lieu/")))
    #expect(try site.page("2007/11/Un_Lieu/feed.xml") == site.page("2007/11/un-lieu/feed.xml"))
    #expect(
      try site.page("Le_Parti/Son_Histoire/index.html").contains(Self.refresh("/le-parti/son-histoire/")))
    // On many disks this would be the same file.
    #expect(!site.exists("2007/11/Facebook-Ouvre/index.html"))
  }

  // MARK: Addresses that end in .html

  @Test("articles may stand at files, one by one or all of them")
  func files() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-facebook.md": SmallSite.article("A", body: "[b](2007-11-07-b.md)"),
        "articles/2007-11-07-b.md": SmallSite.article("B", "permalink: /dossiers/b/"),
        "articles/2007-11-08-c/index.md": SmallSite.article("C", body: "[i](i.txt)"),
        "articles/2007-11-08-c/i.txt": "i",
        "articles/2007-11-09-d.md": SmallSite.article("D", "permalink: /:year/:id.html"),
        "comments/2007-11-06-facebook/a.md": SmallSite.comment("Anne"),
      ], settings: "permalink: /:year/:month/:slug.html\n")
    #expect(site.problems == [])
    for file in [
      "2007/11/facebook.html", "2007/11/facebook/feed.xml", "dossiers/b/index.html", "dossiers/b/feed.xml",
      "2007/11/c.html", "2007/11/c/i.txt", "2007/2007-11-09-d.html",
    ] { #expect(site.exists(file), "\(file)") }
    #expect(try site.page("2007/11/facebook.html").contains("<a href=\"/dossiers/b/\">b</a>"))
    #expect(try site.page("2007/11/c.html").contains("href=\"/2007/11/c/i.txt\""))
    #expect(try site.page("feed.xml").contains("https://example.org/2007/11/facebook.html"))
    #expect(try site.page("sitemap.xml").contains("<loc>https://example.org/2007/11/facebook.html</loc>"))
  }

  @Test("an address of its own that cannot be one")
  func wrongPermalinks() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md": SmallSite.article("A", "permalink: \"https://example.org/a/\""),
      "articles/2007-11-06-b.md": SmallSite.article("B", "permalink: /b.php"),
      "articles/2007-11-06-c.md": SmallSite.article("C", "permalink: /:title/"),
      "articles/2007-11-06-d.md": SmallSite.article("D", "permalink: /tags/"),
    ])
    #expect(
      site.problems == [
        "content/articles/2007-11-06-a.md:3:1: error: 'permalink' must be a path on this site: 'https://example.org/a/'",
        "content/articles/2007-11-06-b.md:3:1: error: servers take '/b.php' for something other than a page",
        "content/articles/2007-11-06-c.md:3:1: error: 'permalink' has an unknown part ':title'",
        "content/articles/2007-11-06-d.md: error: this would write the same file as the index of tags: /tags/",
      ])
  }

  @Test(
    "many redirects that lead nowhere are told of without comparing each with all", .timeLimit(.minutes(1)))
  func manyLeadingNowhere() async throws {
    let lines = (0..<10_000).map { "- {from: /r\($0)/, to: /b/}\n" }.joined()
    let site = try await BuiltSite(["articles/2007-11-06-facebook.md": Self.facebook, "redirects.yml": lines])
    #expect(site.problems.count == 10_000)
    #expect(
      site.problems.first
        == "content/redirects.yml:1:3: error: '/r0/' leads to '/b/', which is not a page of this site")
  }
}
