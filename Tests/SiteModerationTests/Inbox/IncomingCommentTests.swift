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
      ("e.example", "https://e.example"),
    ] as [(String, String?)])
  func site(address: String, expected: String?) {
    let message = ReaderMessage(article: "a", name: "Léa", address: address, text: "T")
    let comment = IncomingComment(
      message, ArticleFinder.Place(article: "a", comment: nil), text: "T", zone: .utc,
      now: ModeratedBlog.now, language: "fr")
    #expect(comment.address == expected)
  }
}
