import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct WordPressImportTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  private static let article = "content/articles/2007/2007-11-06-facebook.md"

  @Test("an article with all that belongs to it")
  func article() async throws {
    let body = """
      Premier <strong>paragraphe</strong>
      et sa suite.

      [caption id="attachment_3" width="300" caption="La salle"]<img src="http://blog.example.org/wp-content/uploads/2007/11/salle-300x200.jpg" alt="Une salle" />[/caption]
      <!--more-->
      Voir <a href="http://blog.example.org/2007/11/autre/">l'autre</a> [mystere id="3"].

      Identificateurs Technorati : <a href="http://technorati.com/tag/sarkozy" rel="tag">sarkozy</a>, <a href="http://technorati.com/tag/ump">ump</a>
      """
    let items =
      ImportFixture.item(
        title: "L&rsquo;Europe &amp; nous", body: body,
        more: """
          <category domain="category" nicename="federation-numerique"><![CDATA[FEDERATION NUMERIQUE]]></category>
          <category domain="post_tag" nicename="internet"><![CDATA[INTERNET]]></category>
          <category domain="category" nicename="non-classe"><![CDATA[Non classé]]></category>
          <wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value><![CDATA[En bref]]></wp:meta_value></wp:postmeta>
          """) + ImportFixture.item(id: 53, title: "Autre", name: "autre")
    try fixture.folder.write([1, 2, 3], to: "uploads/2007/11/salle.jpg")
    var options = ImportOptions()
    options.media = fixture.folder["uploads"]
    let report = try await fixture.wordpress(ImportFixture.export(items), options: options)
    #expect(
      try fixture.read(Self.article)
        == """
        ---
        title: L’Europe & nous
        date: 2007-11-06T10:30:00+01:00
        author: Vincent D.
        tags: [FEDERATION NUMERIQUE, INTERNET]
        technorati: [sarkozy, ump]
        description: En bref
        guid: http://blog.example.org/?p=52
        ---

        Premier **paragraphe**\\
        et sa suite.

        ![Une salle](/media/2007/11/salle.jpg "La salle")

        <!--more-->

        Voir [l'autre](2007-11-06-autre.md) [mystere id="3"].

        """.replacing("title: L’Europe & nous", with: "title: \"L’Europe & nous\""))
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report[.media] == .init(found: 1, written: 1))
    #expect(report.isComplete)
    #expect(report.findings.map(\.kind) == ["shortcode"])
    #expect(try fixture.read("content/redirects.yml").contains("- from: /?p=52\n  to: /2007/11/facebook/\n"))
    #expect(
      try fixture.read("content/site.yml") == """
        title: Le blog
        url: http://blog.example.org/
        language: fr
        timezone: Europe/Paris
        description: Notes
        permalink: /:year/:month/:slug/
        redirects: [apache, netlify]

        """)
  }

  @Test("comments keep their threads, and lose what is private")
  func comments() async throws {
    let item = ImportFixture.item(
      more: ImportFixture.comment(id: 7)
        + ImportFixture.comment(
          id: 8, author: "x@mail.example", parent: 7, text: "Écrivez à greiner7@mail.example ou 203.0.113.7")
        + ImportFixture.comment(
          id: 9, approved: "0", text: "<strong>Oui</strong>\net <a href=\"http://a.fr\">non</a>")
        + ImportFixture.comment(id: 10, approved: "spam")
        + ImportFixture.comment(id: 11, approved: "1", parent: 10))
    let report = try await fixture.wordpress(ImportFixture.export(item))
    #expect(report[.comments] == .init(found: 5, written: 4, listed: 1))
    #expect(report.commentStatuses == ["approved": 3, "pending": 1, "spam": 1])
    let folder = "content/comments/2007-11-06-facebook/"
    #expect(
      try fixture.files().filter { $0.hasPrefix("comments/") }.map {
        String($0.split(separator: "/").last ?? "")
      } == [
        "2007-11-07-anonyme.md", "2007-11-07-greiner-11.md", "2007-11-07-greiner-9.md",
        "2007-11-07-greiner.md",
      ])
    let first = try fixture.read(folder + "2007-11-07-greiner.md")
    #expect(
      first.hasPrefix(
        "---\nauthor: Greiner\ndate: 2007-11-07T08:00:00+01:00\nid: \"7\"\nguid: \"http://blog.example.org/?p=52#comment-7\"\n"
      ))
    #expect(first.hasSuffix("---\n\nBravo !\n"))
    let second = try fixture.read(folder + "2007-11-07-anonyme.md")
    #expect(second.contains("parent: \"7\"\n"))
    #expect(second.contains("[adresse retirée] ou [adresse retirée]"))
    let third = try fixture.read(folder + "2007-11-07-greiner-9.md")
    #expect(third.contains("status: pending\n"))
    #expect(third.hasSuffix("\n\n**Oui**\\\net [non](http://a.fr)\n"))
    // Nothing private anywhere, in the report neither.
    var all = ReportText.text(report) + ReportText.json(report)
    for file in try fixture.files() { all += try fixture.read("content/" + file) }
    for secret in ["@mail.example", "203.0.113", "Mozilla", "vd@example.org"] {
      #expect(!all.contains(secret))
    }
    #expect(report.findings.contains { $0.kind == "thread" })
  }

  @Test("drafts, private and protected texts are drafts, the password is nowhere")
  func drafts() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(id: 1, status: "draft", name: "")
          + ImportFixture.item(id: 2, title: "Privé", status: "private", name: "p")
          + ImportFixture.item(id: 3, title: "Secret", name: "s").replacing(
            "<wp:post_password></wp:post_password>",
            with: "<wp:post_password><![CDATA[sesame]]></wp:post_password>")))
    #expect(report[.articles] == .init(found: 3, written: 3))
    let articles = try fixture.files().filter { $0.hasPrefix("articles/") }
    #expect(
      articles.map { String($0.dropFirst("articles/2007/2007-11-06-".count)) } == [
        "facebook.md", "p.md", "s.md",
      ])
    for file in articles { #expect(try fixture.read("content/" + file).contains("draft: true\n")) }
    for file in try fixture.files() { #expect(try !fixture.read("content/" + file).contains("sesame")) }
  }

  @Test("a second run changes nothing, and what was changed by hand is left")
  func repeatable() async throws {
    let export = ImportFixture.export(ImportFixture.item(more: ImportFixture.comment(id: 7)))
    _ = try await fixture.wordpress(export)
    let before = try fixture.folder.contents(in: "blog/content")
    let again = try await fixture.wordpress(export)
    #expect(again[.articles] == .init(found: 1, unchanged: 1))
    #expect(again[.comments] == .init(found: 1, unchanged: 1))
    #expect(again[.redirects].written == 0)
    #expect(again.isComplete)
    #expect(differences(try fixture.folder.contents(in: "blog/content"), before) == [])
    try fixture.folder.write("à moi", to: "blog/" + Self.article)
    let third = try await fixture.wordpress(export)
    #expect(third[.articles] == .init(found: 1, refused: 1))
    #expect(!third.isComplete)
    #expect(try fixture.read(Self.article) == "à moi")
  }

  @Test("a dry run writes nothing")
  func dryRun() async throws {
    var options = ImportOptions()
    options.isDryRun = true
    let report = try await fixture.wordpress(ImportFixture.export(ImportFixture.item()), options: options)
    #expect(report[.articles] == .init(found: 1, written: 1))
    #expect(!fixture.folder.exists("blog"))
  }

  @Test("two files of one blog are one: what stands in both counts once")
  func split() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(ImportFixture.item() + ImportFixture.item(id: 53, name: "a")),
      ImportFixture.export(ImportFixture.item(id: 53, name: "a") + ImportFixture.item(id: 54, name: "b")))
    #expect(report[.articles] == .init(found: 4, written: 3, listed: 1))
  }

  @Test("names that would leave their folder stay in it")
  func names() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(title: "a/../../b", name: "../../../etc/passwd")
          + ImportFixture.item(id: 2, title: "http://x/y", name: "")))
    #expect(report.isComplete)
    #expect(
      try fixture.files().filter { $0.hasPrefix("articles/") } == [
        "articles/2007/2007-11-06-etc-passwd.md", "articles/2007/2007-11-06-http-x-y.md",
      ])
  }

  @Test("pages keep their parents, their comments stand at their end")
  func pages() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(id: 1, title: "Parti", type: "page", name: "parti")
          + ImportFixture.item(
            id: 2, title: "Histoire", type: "page", name: "histoire", more: ImportFixture.comment(id: 4)
          )
          .replacing("<wp:post_parent>0", with: "<wp:post_parent>1")))
    #expect(report[.pages] == .init(found: 2, written: 2))
    #expect(report[.comments] == .init(found: 1, written: 1))
    #expect(
      try fixture.read("content/pages/parti/histoire.md").contains(
        "\n## Commentaires\n\n**Greiner**, 7 novembre 2007 à 08:00\n"))
  }

  @Test("tags of Ultimate Tag Warrior, with lengths that CRLF has made wrong")
  func utw() async throws {
    let value =
      "a:2:{i:0;O:8:\"stdClass\":1:{s:3:\"tag\";s:9:\"sarkozy\";}i:1;O:8:\"stdClass\":1:{s:3:\"tag\";s:3:\"ump\";}}"
    _ = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more:
            "<wp:postmeta><wp:meta_key>_utw_tags_0</wp:meta_key><wp:meta_value>\(value)</wp:meta_value></wp:postmeta>"
        )))
    #expect(try fixture.read(Self.article).contains("tags: [sarkozy, ump]\n"))
  }

  @Test("what is no export is refused")
  func refused() async throws {
    await #expect(throws: ImportError.self) { try await fixture.wordpress("<html><body>x</body></html>") }
    #expect(!fixture.folder.exists("blog/content"))
  }

  @Test("an export that breaks off gives what is there, and says so")
  func cutOff() async throws {
    let export = ImportFixture.export(ImportFixture.item() + ImportFixture.item(id: 53, name: "a"))
    let end = try #require(export.ranges(of: "<wp:post_name>a").first)
    let report = try await fixture.wordpress(String(export[..<end.lowerBound]))
    #expect(report[.articles].found == 2)
    #expect(!report.isComplete)
    #expect(
      report.findings.filter { $0.kind == "cut-off" }.map(\.message) == [
        "the file breaks off here: what the old blog had behind it is not in it, so export it again",
        "'Facebook' has no end in the file: what is there was taken",
      ])
  }

  @Test("an export that breaks off between two texts is not whole either, and its last text is")
  func cutOffBetween() async throws {
    let export = ImportFixture.export(ImportFixture.item() + "\n<it")
    let end = try #require(export.ranges(of: "<it\n").first)
    let report = try await fixture.wordpress(String(export[..<end.lowerBound]))
    #expect(report[.articles].written == 1 && !report.isComplete)
    #expect(
      report.findings.map(\.message) == [
        "the file breaks off here: what the old blog had behind it is not in it, so export it again"
      ])
  }

  @Test("comments that share an id have no identifier for feeds in common")
  func sharedIDs() async throws {
    _ = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: ImportFixture.comment(id: 7, author: "Ann") + ImportFixture.comment(id: 7, author: "Bob"))))
    let folder = "content/comments/2007-11-06-facebook/2007-11-07-"
    #expect(
      try fixture.read(folder + "ann.md").contains("guid: \"http://blog.example.org/?p=52#comment-7\"\n"))
    #expect(!(try fixture.read(folder + "bob.md").contains("guid: ")))
  }
}
