import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct IncomingCommentTests {
  @Test(
    "a reader's site tells neither a machine's address nor a person's",
    arguments: [
      ("http://82.64.12.3/blog", nil), ("http://0x52.0x40.0xc.0x3/", nil),
      ("https://e.example/?mail=lea%40exemple.fr", nil), ("https://e.example/lea@exemple.fr", nil),
      ("https://www.youtube.com/@chaine.fr", "https://www.youtube.com/@chaine.fr"),
      ("e.example", "https://e.example"), ("https://e.example/lea\u{200B}@exemple.fr", nil),
      ("https://e.example/lea&#64;exemple.fr", nil), ("https://e.example/lea@exemple&#46;fr", nil),
      ("https://e.example/\u{202E}gpj.exe", "https://e.example/gpj.exe"),
      ("https://e.example/\u{1B}x", "https://e.example/x"),
    ] as [(String, String?)])
  func site(address: String, expected: String?) {
    let message = ReaderMessage(article: "a", name: "Léa", address: address, text: "T")
    let comment = IncomingComment(
      message, ArticleFinder.Place(article: "a", comment: nil), text: "T", zone: .utc,
      now: ModeratedBlog.now, language: "fr")
    #expect(comment.address == expected)
  }

  @Test(
    "a name is what the site shows of it, and no address comes out of it there",
    arguments: [
      ("Tom &amp; Léa", "Tom & Léa"), ("lea&#64;exemple.fr", "Anonyme"),
      ("lea&amp;commat;exemple.fr", "Anonyme"),
      ("Léa lea@exemple&#46;fr", "Léa […]"), ("lea@\u{FE0F}exemple.fr", "Anonyme"),
      ("L&eacute;a &#8211; &lt;b&gt;", "Léa – <b>"), ("R&D", "R&D"),
    ])
  func name(written: String, expected: String) {
    let message = ReaderMessage(article: "a", name: written, text: "T")
    let comment = IncomingComment(
      message, ArticleFinder.Place(article: "a", comment: nil), text: "T", zone: .utc,
      now: ModeratedBlog.now, language: "fr")
    #expect(comment.author == expected)
  }
}
