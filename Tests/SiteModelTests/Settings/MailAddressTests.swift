import SiteModel
import Testing

@Suite struct MailAddressTests {
  @Test(
    "a plain address is one",
    arguments: ["contact@example.org", "a.b+c@sub.example.org", "o'neill@example.org", "x@1.example"])
  func reads(text: String) { #expect(MailAddress(text)?.text == text) }

  @Test(
    "what could say more than an address is none",
    arguments: [
      "", "contact", "@example.org", "a@", "a@b", "a b@example.org", "a@example.org?cc=b@example.org",
      "a@example.org,b@example.org", "\"a\"@example.org", "a@@example.org", ".a@example.org",
      "a..b@example.org",
      "a@-example.org", "a@example.org\n", "é@example.org", "<a@example.org>",
    ])
  func refuses(text: String) { #expect(MailAddress(text) == nil) }
}

@Suite struct MailLinkTests {
  private let address = MailAddress("contact@example.org")

  @Test("the subject is percent-encoded, after RFC 6068")
  func subject() {
    #expect(
      MailLink.url(to: address, subject: "L’État & moi : « 100 % » ?\u{A0}#1+1=2")
        == "mailto:contact@example.org?subject=L%E2%80%99%C3%89tat%20%26%20moi%20%3A%20%C2%AB%20100%20%25%20%C2%BB"
        + "%20%3F%20%231%2B1%3D2")
  }

  @Test("no-break spaces are plain ones in a subject")
  func spaces() {
    #expect(MailLink.url(to: nil, subject: "Quoi\u{202F}?") == "mailto:?subject=Quoi%20%3F")
  }

  @Test("a body's lines end as mail has them")
  func body() {
    #expect(
      MailLink.url(to: address, subject: "A", body: "https://a.example/\n\n")
        == "mailto:contact@example.org?subject=A&body=https%3A%2F%2Fa.example%2F%0D%0A%0D%0A")
  }

  @Test("an address alone is a link too, and its own signs cannot begin a field")
  func addressAlone() {
    #expect(MailLink.url(to: address) == "mailto:contact@example.org")
    #expect(MailLink.url(to: MailAddress("a?b&c@example.org")) == "mailto:a%3Fb%26c@example.org")
  }
}
