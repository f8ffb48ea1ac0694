import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct PrivateDataTests {
  @Test(
    "e-mail and IP addresses are masked, however they are written",
    arguments: [
      ("Voir 2001::1.", "Voir […]."), ("\"lea d\"@exemple.fr", "[…]"), ("lea＠exemple.fr !", "[…] !"),
      ("lea%40exemple.fr", "[…]"), ("lea@[192.0.2.1]", "[…]"), ("fe80::1", "[…]"),
      ("https://e.example/u/lea@exemple.fr", "https://e.example/u/[…]"), ("82.64.12.3", "[…]"),
    ])
  func masked(text: String, expected: String) {
    #expect(PrivateData.masked(text) == expected)
  }

  @Test(
    "what is neither stays",
    arguments: [
      "https://www.google.com/maps/@48.8566,2.3522,12z", "https://www.youtube.com/@chaine.fr",
      "version 10.4.2.1", "Version : 2", "v10.4.2.1", "std::vector", "10:30:00", "a::b", "1.2.3.4.5",
    ])
  func harmless(text: String) {
    #expect(PrivateData.masked(text) == text)
  }

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
