import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct CommentWriterTests {
  private static func comment(_ id: Int, author: String, text: String = "x", more: String = "") -> String {
    ImportFixture.comment(id: id, author: author, text: text, more: more).replacing(
      "greiner\(id)@mail.example", with: "autre@free.example"
    ).replacing("203.0.113.\(id)", with: "")
  }

  @Test("addresses in names, texts and sites go, and the report counts them")
  func addresses() async throws {
    let fixture = try ImportFixture()
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: Self.comment(1, author: "Zoé zoe@free.example", text: "Mon mél : zoe@free.example")
            + Self.comment(2, author: "82.1.2.3 Bob")
            + Self.comment(3, author: "Léa &lt;lea@free.example&gt;")
            + Self.comment(4, author: "eve@free.example")
            + Self.comment(5, author: "Max").replacing(
              "<wp:comment_author_url>", with: "<wp:comment_author_url>http://90.1.2.3/"
            ).replacing("Max", with: "Max")
            + Self.comment(6, author: "Ina").replacing(
              "<wp:comment_author_url>", with: "<wp:comment_author_url>https://social.example/@ina"))))
    let names = try fixture.files().filter { $0.hasPrefix("comments/") }.map {
      String($0.split(separator: "/").last ?? "")
    }
    #expect(
      names == [
        "2007-11-07-anonyme.md", "2007-11-07-bob.md", "2007-11-07-ina.md", "2007-11-07-lea.md",
        "2007-11-07-max.md",
        "2007-11-07-zoe.md",
      ])
    let folder = "content/comments/2007-11-06-facebook/"
    #expect(try fixture.read(folder + "2007-11-07-zoe.md").hasPrefix("---\nauthor: Zoé\n"))
    #expect(try fixture.read(folder + "2007-11-07-zoe.md").hasSuffix("\nMon mél : [adresse retirée]\n"))
    #expect(try fixture.read(folder + "2007-11-07-lea.md").hasPrefix("---\nauthor: Léa\n"))
    #expect(!(try fixture.read(folder + "2007-11-07-max.md").contains("url: ")))
    #expect(try fixture.read(folder + "2007-11-07-ina.md").contains("url: \"https://social.example/@ina\"\n"))
    #expect(report.removedAddresses == 6)
    #expect(
      report.findings.map(\.message) == [
        "the name of a comment under 'Facebook' held an address: it was taken out",
        "a comment under 'Facebook' named an address: it was taken out",
        "the name of a comment under 'Facebook' held an address: it was taken out",
        "the name of a comment under 'Facebook' held an address: it was taken out",
        "the name of a comment under 'Facebook' was an address: 'Anonyme' was written",
        "the site of a comment's author under 'Facebook' is no address of the Web's, or a private one: left out",
      ])
    let all = try fixture.everything(report)
    #expect(all.contains("\nreaders' mail and IP addresses that were taken out: 6\n"))
    for secret in ["free.example", "82.1.2.3", "90.1.2.3"] { #expect(!all.contains(secret)) }
  }

  @Test("signs that nobody sees, and HTML's names of signs, hide no address in a name, a text or a site")
  func hiddenAddresses() async throws {
    let fixture = try ImportFixture()
    let site = { (id: Int, url: String) in
      Self.comment(id, author: "Max\(id)").replacing(
        "<wp:comment_author_url>", with: "<wp:comment_author_url><![CDATA[\(url)]]>")
    }
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: Self.comment(1, author: "Zoé zoe&commat;free.example", text: "zoe\u{200B}@free.example ou")
            + Self.comment(2, author: "Bob bob&amp;#64;free.example", text: "zoe&shy;@free.example ou")
            + Self.comment(
              3, author: "Ina", text: "<b>zoe@</b>&#x200B;free.example &commat; zoe&commat;free.example")
            + site(4, "http://a.example/zoe&#64;free.example")
            + site(5, "http://a.example/zoe\u{AD}@free.example")
            + site(6, "http://a.example/?a=1&#038;b=2"))))
    let all = try fixture.everything(report)
    #expect(!all.contains("free.example"), "\(all)")
    let folder = "content/comments/2007-11-06-facebook/2007-11-07-"
    #expect(try fixture.read(folder + "zoe.md").contains("author: Zoé\n"))
    #expect(try fixture.read(folder + "bob.md").contains("author: Bob\n"))
    #expect(try fixture.read(folder + "max6.md").contains("url: \"http://a.example/?a=1&b=2\"\n"))
  }

  @Test("an id that is an address names no file")
  func ids() async throws {
    let fixture = try ImportFixture()
    let report = try await fixture.folder([
      "_config.yml": "title: x\nurl: https://x.example\n",
      "_posts/2007-11-06-a.md": "---\ntitle: A\n---\nx\n",
      "_data/comments/a/1.yml": "_id: zoe@free.example\nname: Ann\nmessage: Bravo\ndate: 2007-11-07\n",
    ])
    #expect(try fixture.read("content/comments/2007-11-06-a/2007-11-07-ann.md").contains("id: c1\n"))
    #expect(!(try fixture.everything(report)).contains("free.example"))
  }

  @Test("one is one")
  func singular() async throws {
    let fixture = try ImportFixture()
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(body: "[slider id=1]", more: ImportFixture.comment(id: 7, approved: "spam"))))
    #expect(
      report.findings.map(\.message) == [
        "'Facebook': 1 comment in spam left out (--all-comments brings them in)",
        "[slider] is not known and stands in the text as it was, once",
      ])
  }

  @Test("comments at a page's end are there already where the page is")
  func repeatedPage() async throws {
    let fixture = try ImportFixture()
    let export = ImportFixture.export(
      ImportFixture.item(
        id: 1, title: "Parti", type: "page", name: "parti", more: ImportFixture.comment(id: 4)))
    #expect(try await fixture.wordpress(export)[.comments] == .init(found: 1, written: 1))
    #expect(try await fixture.wordpress(export)[.comments] == .init(found: 1, unchanged: 1))
    try fixture.folder.write("---\ntitle: Parti\n---\n", to: "blog/content/pages/parti.md")
    #expect(try await fixture.wordpress(export)[.comments] == .init(found: 1, refused: 1))
  }

  @Test(
    "comments at a page's end are in its language, dates as people write them",
    arguments: [
      ("fr-FR", "\n## Commentaires\n\n**Greiner**, 7 novembre 2007 à 08:00\n"),
      ("en-GB", "\n## Comments\n\n**Greiner**, 7 November 2007 at 08:00\n"),
    ])
  func pages(_ language: String, _ expected: String) async throws {
    let fixture = try ImportFixture()
    _ = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          id: 1, title: "Parti", type: "page", name: "parti", more: ImportFixture.comment(id: 4))
      ).replacing("<language>fr-FR", with: "<language>\(language)"))
    let page = try fixture.read("content/pages/parti.md")
    #expect(page.contains(expected), "\(page)")
  }

  @Test(
    "a comment that has another name since the last import, for its author was forgotten, does not come again"
  )
  func forgotten() async throws {
    let fixture = try ImportFixture()
    let export = ImportFixture.export(
      ImportFixture.item(more: ImportFixture.comment(id: 7) + ImportFixture.comment(id: 8, author: "Zoé")))
    _ = try await fixture.wordpress(export)
    let folder = "content/comments/2007-11-06-facebook/"
    let text = try fixture.read(folder + "2007-11-07-greiner.md")
    try fixture.folder.remove("blog/" + folder + "2007-11-07-greiner.md")
    try fixture.folder.write(
      text.replacing("Greiner", with: "Anonyme"), to: "blog/" + folder + "2007-11-07-anonyme.md")
    let report = try await fixture.wordpress(export)
    #expect(
      try fixture.files().filter { $0.hasPrefix("comments/") } == [
        "comments/2007-11-06-facebook/2007-11-07-anonyme.md",
        "comments/2007-11-06-facebook/2007-11-07-zoe.md",
      ])
    #expect(report[.comments].unchanged == 2 && report.isComplete)
    #expect(
      report.findings.map(\.message) == [
        "a comment under 'Facebook' is there under another name, \(folder)2007-11-07-anonyme.md: left as it is"
      ])
  }
}
