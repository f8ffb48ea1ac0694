import Testing

@testable import SiteModel

@Suite struct OldAddressTests {
  static let read: [(String, path: String, query: String?)] = [
    ("/archives/52/", "archives/52/", nil), ("/old", "old/", nil), ("old", "old/", nil),
    ("/vieux/page.html", "vieux/page.html", nil), ("/page.htm/", "page.htm/", nil), ("/v1.2", "v1.2/", nil),
    ("/.well-known", ".well-known/", nil), ("/rss.xml", "rss.xml", nil), ("/spip.php", "spip.php", nil),
    ("/caf%C3%A9/", "café/", nil), ("/?p=52", "", "p=52"), ("?p=52", "", "p=52"),
    ("/a/?b=%20", "a/", "b=%20"),
    ("/spip.php?article52", "spip.php", "article52"), ("/?s=été", "", "s=%C3%A9t%C3%A9"),
    ("/a?b?c", "a/", "b?c"),
    // As browsers send them: most signs as they are.
    ("/?page_id=7&lang=fr", "", "page_id=7&lang=fr"), ("/?f[]=a|b^{c}`", "", "f[]=a|b^{c}`"),
    ("/?a='b'", "", "a=%27b%27"),
  ]

  @Test("an address is taken apart; one that names no file is a folder", arguments: read)
  func accept(text: String, path: String, query: String?) throws {
    let address = try #require(OldAddress(text))
    #expect(address.path.text == path)
    #expect(address.query == query)
  }

  @Test(
    "what no request for this site can ask for is refused",
    arguments: [
      "", "/", "/?", "/a#b", "/../a", "/a/./b", "https://example.org/a", "/%zz", "/a%00b", "a\\b", "/?a b",
      "/a\nb",
      "/%2e%2e/x", "/?a=\"b\"", "/a%EF%BF%BE/", "/a%EF%B7%90/", "/a\u{85}/", "/a\u{202E}b/", "/a%E2%80%AEb/",
      "/%F4%8F%BF%BF", "/.git/", "/a/.GIT/x.html", "/.blogsite/", "/a%5Cb/",
    ])
  func refuse(text: String) { #expect(OldAddress(text) == nil) }

  static let feeds: [(String, owner: String?)] = [
    ("/feed/", ""), ("/feed", ""), ("/rss.xml", ""), ("/feed/atom/", ""), ("/feed/rss2/", ""), ("/rss/", nil),
    ("/a/atom/", nil),
    ("/tag/ump/feed/", "tag/ump/"), ("/comments/feed/", "comments/"), ("/2007/11/x/feed/", "2007/11/x/"),
    ("/index.xml", ""), ("/tag/ump/feed.xml", "tag/ump/"), ("/feedback/", nil), ("/a/b/", nil),
    ("/?feed=rss2", nil),
  ]

  @Test("an address that looks like a feed's tells whose", arguments: feeds)
  func feedOwner(text: String, owner: String?) throws {
    #expect(try #require(OldAddress(text)).feedOwner?.text == owner)
  }

  static let placesOfPages: [(String, page: String, isOfPage: Bool)] = [
    ("/a/", "a/", true), ("/a.html", "a.html", true), ("/a.htm", "a.htm", true), ("/v1.2", "v1.2/", true),
    ("/spip.php", "spip.php/", false), ("/a.pdf", "a.pdf/", false),
  ]

  @Test("a page stands where servers look for one", arguments: placesOfPages)
  func pages(text: String, page: String, isOfPage: Bool) throws {
    let address = try #require(OldAddress(text))
    #expect(address.pagePath.text == page && address.isOfPage == isOfPage)
  }
}
