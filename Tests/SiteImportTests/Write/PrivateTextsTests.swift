import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct PrivateTextsTests {
  private let texts = PrivateTexts(["jean.dupont@mail.example", "203.0.113.7", "2001:db8::7", "_a@b.example"])

  @Test(
    "addresses are found whatever stands around them",
    arguments: [
      ("Écrire à jean.dupont@mail.example.", "Écrire à [adresse retirée]."),
      ("mail:Jean.Dupont@Mail.Example, merci", "mail:[adresse retirée], merci"),
      ("mailto:jean.dupont@mail.example?x", "[adresse retirée]?x"),
      ("jean.dupont%40mail.example", "[adresse retirée]"),
      ("_jean.dupont@mail.example_", "_[adresse retirée]_"),
      ("_a@b.example", "[adresse retirée]"), ("(203.0.113.7)", "([adresse retirée])"),
      ("1203.0.113.70", "1203.0.113.70"),
      ("IP:203.0.113.7", "IP:[adresse retirée]"), ("[2001:db8::7]", "[[adresse retirée]]"),
      ("autre@mail.example", "autre@mail.example"), ("10:30:45 le 6.11.2007", "10:30:45 le 6.11.2007"),
    ])
  func cleaned(_ text: String, _ expected: String) {
    #expect(texts.cleaned(text).text == expected)
  }

  @Test("a link to an address loses it and keeps its words")
  func links() throws {
    let nodes = try #require(HTMLElement.parse("<a href=\"mailto:jean.dupont@mail.example\">Jean</a> &#64;"))
    let (cleaned, count) = texts.cleaned(nodes)
    #expect(count == 1)
    #expect(RawHTMLWriter.write(cleaned) == "<a>Jean</a> @")
  }

  @Test("a reader's address in an article goes too; one of the blog's own authors stays there")
  func articles() async throws {
    let fixture = try ImportFixture()
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          body:
            "Lettre de <a href=\"mailto:greiner7@mail.example\">greiner7@mail.example</a>, 203.0.113.7, à greiner8@mail.example",
          more: ImportFixture.comment(id: 7)
            + ImportFixture.comment(id: 8, more: "<wp:comment_user_id>2</wp:comment_user_id>"))))
    let article = try fixture.read("content/articles/2007/2007-11-06-facebook.md")
    #expect(article.hasSuffix("\nLettre de [adresse retirée], [adresse retirée], à greiner8@mail.example\n"))
    #expect(
      report.findings.map(\.message) == [
        "'Facebook' named a commenter's mail or IP address: it was taken out"
      ])
  }
}
