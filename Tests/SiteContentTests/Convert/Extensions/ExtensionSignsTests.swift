import Testing

@testable import SiteContent

@Suite struct ExtensionSignsTests {
  @Test(
    "the signs of extensions",
    arguments: [
      ("Un texte : [lien](https://x.org/a), *gras* & `code`.", []), ("a ~b", .strikethrough),
      ("a@b", .mailAddress),
      ("voir https://x.org", .webAddress), ("voir www.x.org", .webAddress), ("a | b", .table),
      ("a[^1]", .footnote),
      ("<https://x.org>", .video), ("[![a](b)](https://x.org)", .video), ("<a href=\"https://x.org\">", []),
      ("a ^ b", []), ("http: //x", []), ("wwww.x", []), ("", []), ("^", []), (":", []), ("https://", []),
      ("~|www.a", [.strikethrough, .table, .webAddress]),
    ] as [(String, ExtensionSigns)])
  func articles(_ text: String, _ expected: ExtensionSigns) {
    #expect(ExtensionSigns(in: Array(text.utf8), trust: .article) == expected)
  }

  @Test(
    "comments have two extensions",
    arguments: [
      ("~ a@b | c[^1] <https://x.org>", .strikethrough), ("https://x.org", .webAddress), ("a@b | [^1]", []),
    ] as [(String, ExtensionSigns)])
  func comments(_ text: String, _ expected: ExtensionSigns) {
    #expect(ExtensionSigns(in: Array(text.utf8), trust: .comment) == expected)
  }
}
