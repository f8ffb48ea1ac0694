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
