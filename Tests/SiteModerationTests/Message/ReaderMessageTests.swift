import SiteModel
import Testing

@testable import SiteModeration

@Suite struct ReaderMessageTests {
  @Test("a message is the same after it was written and read")
  func roundTrip() throws {
    let message = ReaderMessage(
      kind: .report, article: "2026-02-03-velo", parent: "2026-02-05-lea", name: "Léa : l'élève #1",
      address: "https://example.org/?a=b", sent: 1_795_867_200, text: "Une ligne.\n\n  Une autre: oui\n",
      isTrapped: true, seconds: 42)
    let text = message.fileText
    #expect(
      text == """
        Blogsite-Message: 1
        Kind: report
        Article: 2026-02-03-velo
        Parent: 2026-02-05-lea
        Name: Léa : l'élève #1
        Address: https://example.org/?a=b
        Date: 2026-11-28T12:00:00Z
        Trap: filled
        Seconds: 42

        Une ligne.

          Une autre: oui


        """)
    var read = try #require(try ReaderMessage(Array(text.utf8)))
    read.text.removeLast()
    #expect(read == message)
  }

  @Test("a line break in a value begins no line of its own")
  func injection() throws {
    let message = ReaderMessage(article: "x\nParent: y", name: "A\r\nArticle: z", text: "T")
    let read = try #require(try ReaderMessage(Array(message.fileText.utf8)))
    #expect(read.article == "x Parent: y")
    #expect(read.name == "A  Article: z")
    #expect(read.parent == nil)
  }

  @Test("what does not begin as a message is none; unknown names are left alone")
  func foreign() throws {
    #expect(try ReaderMessage(Array("From: x\n\ny".utf8)) == nil)
    let newer = try ReaderMessage(Array("Blogsite-Message: 1\nColour: red\nName: A\n\nT".utf8))
    #expect(newer?.name == "A")
    #expect(newer?.text == "T")
  }

  @Test(
    "an endpoint refuses what cannot become a comment",
    arguments: [
      ("", "T", "velo", Refusal.missingName), ("A", " \n", "velo", .missingText),
      ("A", "T", "../x", .wrongArticle),
      (String(repeating: "n", count: 81), "T", "velo", .tooLong),
      ("A", String(repeating: "é", count: 4000), "velo", .tooLong),
      ("A", String(repeating: "http://e.org ", count: 11), "velo", .tooManyLinks),
    ])
  func refusals(name: String, text: String, article: String, refusal: Refusal) {
    let message = ReaderMessage(article: article, name: name, text: text)
    #expect(message.refusal(MessageLimits(Limits())) == refusal)
  }

  @Test("a form that comes back within three seconds was filled in by a program")
  func fast() {
    let limits = MessageLimits(Limits())
    #expect(ReaderMessage(article: "velo", name: "A", text: "T", seconds: 2).refusal(limits) == .tooFast)
    #expect(ReaderMessage(article: "velo", name: "A", text: "T", seconds: 3).refusal(limits) == nil)
    #expect(ReaderMessage(kind: .report, article: "velo", name: "", text: "T").refusal(limits) == nil)
  }

  @Test("a form's fields are decoded, whatever stands in them")
  func form() throws {
    let body = "name=L%C3%A9a+B%2E&text=a%0D%0Ab%26c&article=velo&x=%zz&website=&parent=%20"
    let fields = try #require(FormFields(Array(body.utf8)))
    #expect(fields["x"] == "%zz")
    let message = ReaderMessage(fields, sent: 5, seconds: nil)
    #expect(message == ReaderMessage(article: "velo", name: "Léa B.", sent: 5, text: "a\nb&c"))
    #expect(FormFields(Array(repeating: "a=1", count: 51).joined(separator: "&").utf8) == nil)
  }
}
