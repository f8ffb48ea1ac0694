import Testing

@testable import SiteContent

@Suite struct CharacterReferencesTests {
  @Test(
    "references are decoded as a browser does, once",
    arguments: [
      ("caf&eacute;", "café"), ("&#233;&#xE9;&#XE9;", "ééé"), ("&amp;eacute;", "&eacute;"),
      ("l&apos;a", "l'a"),
      ("&nbsp;", "\u{A0}"), ("&NotEqualTilde;", "≂̸"), ("a & b &nope; &copy=1 &;", "a & b &nope; &copy=1 &;"),
      ("&#0;&#xD800;", "\u{FFFD}\u{FFFD}"), ("&lt;b&gt;&quot;", "<b>\""), ("été", "été"),
      ("L&#146;UMP &#128;&#150;&#x85;", "L’UMP €–…"),
    ])
  func decoded(text: String, expected: String) { #expect(CharacterReferences.decoded(text) == expected) }

  @Test(
    "numbers of Windows-1252 mean its characters, in words, descriptions and titles, as they do in browsers")
  func windows() {
    #expect(converted("L&#146;UMP &#128; `&#146;`\n") == "<p>L’UMP € <code>&amp;#146;</code></p>\n")
    #expect(converted("L\u{92}UMP\n") == "<p>L’UMP</p>\n")
    #expect(converted("a ![l&#146;x](https://e.org/a.png) b\n").contains("alt=\"l’x\""))
    #expect(HTMLEntities.decoded("L&#146;UMP&#133;") == "L’UMP…")
    #expect(WindowsCharacters.replaced(in: "a\u{81}b\u{A0}«é") == "a\u{FFFD}b\u{A0}«é")
  }
}
