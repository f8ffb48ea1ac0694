import Testing

@testable import SiteModel

@Suite struct SitePathTests {
  static let encodings: [(String, String)] = [
    ("", ""), ("2007/11/facebook/", "2007/11/facebook/"), ("feed.xml", "feed.xml"),
    ("tag/été/", "tag/%C3%A9t%C3%A9/"),
    ("a b", "a%20b"), ("100%", "100%25"), ("%C3%A9", "%25C3%25A9"), ("a?b#c", "a%3Fb%23c"),
    ("tag/web+2.0/", "tag/web+2.0/"),
    ("a&b", "a%26b"), ("l'été", "l%27%C3%A9t%C3%A9"), ("a\"b<c>d", "a%22b%3Cc%3Ed"), ("a\\b", "a%5Cb"),
    ("[x]", "%5Bx%5D"),
    ("-._~!$()*+,;=:@/", "-._~!$()*+,;=:@/"), ("日本", "%E6%97%A5%E6%9C%AC"), ("👍", "%F0%9F%91%8D"),
    ("a\u{0}b\nc\u{7F}", "a%00b%0Ac%7F"), ("\u{202F}", "%E2%80%AF"), ("^`{|}", "%5E%60%7B%7C%7D"),
  ]

  @Test("an address is percent-encoded after RFC 3986, and needs no escaping in HTML", arguments: encodings)
  func encoded(text: String, expected: String) {
    let path = SitePath(text)
    #expect(path.encoded == expected)
    #expect(Escaping.escaped(path.encoded) == expected)
    #expect(expected.removingPercentEncoding == text)
  }

  @Test(
    "a folder is served by its index.html",
    arguments: [
      ("", "index.html"), ("tags/", "tags/index.html"), ("2007/11/été/", "2007/11/été/index.html"),
      ("feed.xml", "feed.xml"), ("404.html", "404.html"), ("media/a.jpg", "media/a.jpg"),
    ])
  func file(text: String, expected: String) {
    #expect(SitePath(text).file == expected)
  }

  @Test("paths are put together from folders and files")
  func parts() {
    #expect(SitePath.home.text == "")
    #expect(SitePath.home.description == "/")
    #expect(SitePath(folder: "tag", "ump").text == "tag/ump/")
    #expect(SitePath(folder: "tag", "ump").description == "/tag/ump/")
    #expect(SitePath.home.appending(folder: "page").appending(folder: "2") == SitePath("page/2/"))
    #expect(SitePath(folder: "tag", "ump").appending("feed.xml") == SitePath("tag/ump/feed.xml"))
    #expect([SitePath("b/"), SitePath("a/b"), SitePath("")].sorted().map(\.text) == ["", "a/b", "b/"])
  }
}
