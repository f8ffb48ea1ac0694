import Testing

@testable import SiteModel

@Suite struct SiteAddressTests {
  static let accepted: [(String, origin: String, root: String)] = [
    ("HTTPS://EXAMPLE.org/Blog", "https://EXAMPLE.org", "/Blog/"),
    ("https://example.org", "https://example.org", "/"), ("https://example.org/", "https://example.org", "/"),
    ("http://example.org/blog", "http://example.org", "/blog/"),
    ("https://example.org/blog/", "https://example.org", "/blog/"),
    ("https://example.org/a/b/", "https://example.org", "/a/b/"),
    ("https://example.org//blog//", "https://example.org", "/blog/"),
    ("http://localhost:4000", "http://localhost:4000", "/"),
    ("http://127.0.0.1:4000/x", "http://127.0.0.1:4000", "/x/"),
    ("http://[::1]:4000/", "http://[::1]:4000", "/"),
    ("https://exemple-été.fr/", "https://xn--exemple-t-i4ab.fr", "/"),
    ("https://Fédération.example:8080/", "https://xn--fdration-b1ab.example:8080", "/"),
    ("https://example.org/été/", "https://example.org", "/%C3%A9t%C3%A9/"),
    ("https://example.org/%C3%A9t%C3%A9", "https://example.org", "/%C3%A9t%C3%A9/"),
    ("https://example.org/~ump/", "https://example.org", "/~ump/"),
    ("https://example.org/a%20b/", "https://example.org", "/a%20b/"),
    ("https://example.org/100%/", "https://example.org", "/100%25/"),
    ("https://example.org/...", "https://example.org", "/.../"),
  ]

  @Test("an http or https address is taken apart", arguments: accepted)
  func accept(text: String, origin: String, root: String) throws {
    let address = try #require(SiteAddress(text))
    #expect(address.origin == origin)
    #expect(address.root == root)
    #expect(address.home == origin + root)
    #expect(SiteAddress(address.home) == address)
  }

  @Test(
    "what is no address of a site is refused",
    arguments: [
      "", "example.org", "//example.org", "/blog/", "ftp://example.org", "mailto:a@b.fr", "file:///etc",
      "https:/example.org",
      "https://", "https:///blog", "http://:4000", "https://example.org:port/", "https://example.org:",
      "https://a:b:c/",
      "https://example.org:123456/", "https://user@example.org", "https://user:secret@example.org/",
      "https://exam ple.org",
      " https://example.org", "https://example.org ", "https://example.org/a b",
      "https://example.org/?page=2",
      "https://example.org?a", "https://example.org/#top", "https://example.org\n",
      "https://example.org\u{0}",
      "https://example.org/\u{0}", "https://example.org/%00", "https://example.org/a\"b", "https://<b>.org",
      "https://a/<b>",
      "https://example.org\\a", "https://example.org/../a", "https://example.org/./a",
      "https://example.org/%2e%2E/a",
      "https://example.org/a%2Fb", "https://[::1", "https://[]", "https://[zz]",
      "https://example.org/\u{301}a",
      "https://a&b.org", "https://a'b.org", "https://%61.org",
    ])
  func refuse(text: String) {
    #expect(SiteAddress(text) == nil)
  }

  @Test("links begin at the root of the server, feeds' links at the scheme")
  func links() throws {
    let address = try #require(SiteAddress("https://example.org/blog"))
    #expect(address.href(.home) == "/blog/")
    #expect(address.href(SitePath("2007/11/été/")) == "/blog/2007/11/%C3%A9t%C3%A9/")
    #expect(address.absolute(.home) == "https://example.org/blog/")
    #expect(address.absolute(SitePath("tag/c#/feed.xml")) == "https://example.org/blog/tag/c%23/feed.xml")
    let root = try #require(SiteAddress("http://example.org"))
    #expect(root.href(SitePath("feed.xml")) == "/feed.xml")
    #expect(root.absolute(SitePath("feed.xml")) == "http://example.org/feed.xml")
  }

  static let places: [(String, String?)] = [
    ("https://example.org/blog/", "/"), ("https://example.org/blog", "/"),
    ("http://example.org/blog/a/?b#c", "/a/?b#c"),
    ("//example.org/blog/a", "/a"), ("HTTPS://EXAMPLE.ORG:443/blog/a", "/a"),
    ("https://example.org/blog?p=1", "/?p=1"),
    ("https://example.org/blog/caf%C3%A9/", "/caf%C3%A9/"),
    ("https://example.org/", nil), ("https://example.org/blogue/", nil),
    ("https://www.example.org/blog/", nil),
    ("https://example.org.evil.example/blog/", nil), ("https://example.org:8080/blog/", nil), ("/blog/", nil),
    ("mailto:a@example.org", nil), ("https://a@example.org/blog/", nil), ("ftp://example.org/blog/", nil),
    ("", nil),
  ]

  @Test("an absolute address below the home page is a place on the site", arguments: places)
  func place(url: String, expected: String?) throws {
    #expect(try #require(SiteAddress("https://example.org/blog/")).place(of: url) == expected)
  }

  @Test("a name with accents is compared in any of its spellings")
  func placeOfInternationalName() throws {
    let address = try #require(SiteAddress("https://fédération.example/été/"))
    for url in [
      "https://fédération.example/été/a/", "https://FÉDÉRATION.example/%C3%A9t%C3%A9/a/",
      "https://xn--fdration-b1ab.example/%C3%A9t%C3%A9/a/",
    ] { #expect(address.place(of: url) == "/a/", "\(url)") }
  }

  static let decoded: [(String, String?)] = [
    ("", ""), ("abc", "abc"), ("%C3%A9", "é"), ("%c3%a9t%C3%A9", "été"), ("a%20b", "a b"), ("%2541", "%41"),
    ("a+b", "a+b"),
    ("%", nil), ("%4", nil), ("a%", nil), ("%zz", nil), ("%+1", nil), ("%-1", nil), ("% 1", nil),
    ("%C3", nil), ("%FF%FE", nil),
    ("%é", nil), ("été", "été"),
  ]

  @Test("percent signs are read as UTF-8, or not at all", arguments: decoded)
  func decode(text: String, expected: String?) {
    #expect(text.removingPercentEncoding == expected)
  }
}
