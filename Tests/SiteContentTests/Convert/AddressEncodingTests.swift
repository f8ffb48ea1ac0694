import Testing

@testable import SiteContent

@Suite struct AddressEncodingTests {
  @Test(
    "what cannot stand in a URL is percent-encoded, and nothing twice",
    arguments: [
      ("https://e.org/?a=1&b=<x>", "https://e.org/?a=1&b=%3Cx%3E"),
      ("https://e.org/é\"|", "https://e.org/%C3%A9%22%7C"),
      ("https://e.org/%C3%A9", "https://e.org/%C3%A9"), ("https://e.org/a[1]", "https://e.org/a%5B1%5D"),
      ("https://[::1]/", "https://[::1]/"),
      ("http://moi@[2001:DB8::7]:80/[x]", "http://moi@[2001:DB8::7]:80/%5Bx%5D"),
      ("https://[x]/", "https://%5Bx%5D/"), ("[::1]", "%5B::1%5D"),
      ("https://e.org/[::1]", "https://e.org/%5B::1%5D"),
      ("https://e.org/50%", "https://e.org/50%25"), ("https://e.org/%zz%é", "https://e.org/%25zz%25%C3%A9"),
      ("https://e.org/#a#b", "https://e.org/#a%23b"),
      ("https://fédération.example:80/é", "https://xn--fdration-b1ab.example:80/%C3%A9"),
      ("https://é@é.fr", "https://%C3%A9@xn--9ca.fr"),
      ("https://[::1", "https://%5B::1"), ("mailto:a@b", "mailto:a@b"), ("", ""), ("a b", "a%20b"),
    ])
  func encoded(_ url: String, _ expected: String) {
    #expect(AddressEncoding.encoded(url) == expected)
    #expect(AddressEncoding.encoded(expected) == expected)
  }

  @Test(
    "an address names a server that there can be",
    arguments: [
      ("https://e.org", true), ("http://moi:x@e.org:8080/a?b", true), ("https://[::1]:80/", true),
      ("https://é.fr/", true), ("https://e.org:/", true), ("http://localhost/", true),
      ("https://e.org:99999/", false), ("https://e.org:x/", false), ("https://[::1/", false),
      ("http:///a", false), ("http://http://e.org/", false), ("https://?a", false), ("https://:80/", false),
    ])
  func server(_ url: String, _ expected: Bool) { #expect(AddressEncoding.namesServer(url) == expected) }
}
