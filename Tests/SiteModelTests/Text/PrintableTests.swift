import Testing

@testable import SiteModel

@Suite struct PrintableTests {
  @Test(
    "what steers a terminal, ends a line or turns the direction of writing is replaced",
    arguments: [
      "\u{0}", "\u{7}", "\u{8}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{61C}",
      "\u{200E}",
      "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{206A}",
      "\u{206F}",
      "\u{FEFF}", "\u{FFF9}", "\u{FFFB}",
    ])
  func unsafe(sign: String) {
    #expect(Printable.text("a\(sign)b") == "a\u{FFFD}b")
  }

  @Test(
    "what GitHub's and Azure's runners take for a command, wherever it stands in a line, is none any more",
    arguments: [
      ("a ##[error]b", "a ##\u{FFFD}error]b"), ("##[stop-commands]x", "##\u{FFFD}stop-commands]x"),
      ("##vso[task.complete]", "##vso\u{FFFD}task.complete]"), ("###[x]", "###\u{FFFD}x]"),
      ("## [Titre](a.md) #[x]", "## [Titre](a.md) #[x]"),
    ])
  func commands(text: String, printed: String) {
    #expect(Printable.text(text) == printed)
    #expect(Printable.lines(text) == printed)
    var json = JSONWriter(escaping: .diagnostic)
    json.text(text)
    #expect(!String(decoding: json.bytes, as: UTF8.self).contains("##"))
  }

  @Test("every character that Unicode says controls the direction is one of them")
  func bidirectional() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isBidiControl else { continue }
      #expect(Printable.isUnsafe(scalar), "U+\(String(value, radix: 16))")
    }
  }

  @Test("words of any script stay as they are")
  func words() {
    for text in ["L’été à Nîmes «\u{202F}oui\u{202F}»", "السلام", "שלום", "日本語", "👩‍👧", "a\u{200B}b"] {
      #expect(Printable.text(text) == text)
    }
  }
}
