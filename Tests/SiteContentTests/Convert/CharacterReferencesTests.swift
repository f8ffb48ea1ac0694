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
    ])
  func decoded(text: String, expected: String) { #expect(CharacterReferences.decoded(text) == expected) }
}
