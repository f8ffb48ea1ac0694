import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct CommentTextTests {
  private let texts = PrivateTexts([], takesAll: true)

  private func text(_ source: String, isMarkdown: Bool = false) -> CommentText {
    let comment = ImportedComment(
      id: "1", author: "Ann", status: .approved, kind: .comment, text: source, isMarkdown: isMarkdown,
      place: ArchivePlace(file: "x"))
    return CommentText.of(comment, texts)
  }

  @Test(
    "no mail and no IP address comes along, whether the archive names it elsewhere or not",
    arguments: [
      ("Mon mél : zoe@free.fr", "Mon mél : [adresse retirée]\n"),
      ("mon IP est 90.1.2.3, fe80::1", "mon IP est [adresse retirée], [adresse retirée]\n"),
      ("<a href=\"mailto:zoe.b@laposte.net\">Écrire</a>", "Écrire\n"),
      ("<b>zoe</b>@free.fr", "[adresse retirée]\n"),
      ("zo<span>e@fr</span>ee.fr", "[adresse retirée]\n"),
      ("<p>zoe_b@free.fr</p>", "[adresse retirée]\n"),
      (
        "Voir https://www.youtube.com/@chaine.fr à 10:30", "Voir https://www.youtube.com/@chaine.fr à 10:30\n"
      ),
    ])
  func addresses(_ source: String, _ expected: String) {
    #expect(text(source).text == expected)
  }

  @Test(
    "Markdown loses its links to addresses, and keeps their words",
    arguments: [
      ("[Écrire](mailto:zoe@free.fr) ou <zoe@free.fr>", "Écrire ou [adresse retirée]\n"),
      ("[moi](https://e.example/u/zoe@free.fr)", "moi\n"),
      ("[moi](https://e.example/)", "[moi](https://e.example/)\n"),
    ])
  func markdown(_ source: String, _ expected: String) {
    #expect(text(source, isMarkdown: true).text == expected)
  }

  @Test(
    "pictures and films become links, smileys their signs",
    arguments: [
      (
        "Photo : <img src=\"http://p.example/x.jpg\" alt=\"La place\"> fin",
        "Photo : [La place](http://p.example/x.jpg) fin\n", 1, 0
      ),
      ("<img src=\"http://p.example/x.jpg\">", "[x.jpg](http://p.example/x.jpg)\n", 1, 0),
      ("Oui <img src=\"x.gif\" alt=\":)\">", "Oui :)\n", 0, 0),
      (
        "Oui <img src=\"/wp-includes/images/smilies/icon_smile.gif\" alt=\"sourire\" />", "Oui sourire\n", 0,
        0
      ),
      ("Oui<img src=\"http://t.example/p.gif\" width=\"1\" height=\"1\">", "Oui\n", 0, 0),
      ("<img src=\"x.gif\" alt=\"Plan\">", "Plan\n", 0, 1),
      (
        "Vidéo <iframe src=\"//www.youtube.com/embed/abc\"></iframe> fin",
        "Vidéo <https://www.youtube.com/watch?v=abc> fin\n", 1, 0
      ),
      (
        "<a href=\"http://p.example/grand.html\"><img src=\"http://p.example/x.jpg\" alt=\"Vue\"></a>",
        "[Vue](http://p.example/grand.html)\n", 1, 0
      ),
    ])
  func pictures(_ source: String, _ expected: String, _ linked: Int, _ lost: Int) {
    let text = text(source)
    #expect(text.text == expected)
    #expect(text.linkedPictures == linked)
    #expect(text.lostPictures == lost)
    #expect(text.missing == [])
  }

  @Test("a picture in Markdown becomes a link, and code stays")
  func markdownPictures() {
    #expect(
      text("![Vue](https://p.example/x.jpg)", isMarkdown: true).text == "[Vue](https://p.example/x.jpg)\n")
    #expect(
      text("`![Vue](https://p.example/x.jpg)`", isMarkdown: true).text
        == "`![Vue](https://p.example/x.jpg)`\n")
  }

  @Test("a picture at Gravatar, which is made of a mail address, leaves nothing of its address")
  func avatars() async throws {
    let fixture = try ImportFixture()
    let digest = String(repeating: "0a", count: 16)
    let image = "<img src=\"https://secure.gravatar.com/avatar/\(digest)?s=32\" alt=\"moi\">"
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: ImportFixture.comment(
            id: 7,
            text:
              "Bravo \(image) <a href=\"https://gravatar.com/\(digest)\">ici</a> http://www.gravatar.com/\(digest)"
          ))))
    let all = try fixture.everything(report)
    #expect(!all.contains(digest) && !all.contains("gravatar"))
    #expect(all.contains("\nBravo moi ici [adresse retirée]\n"))
  }
}
