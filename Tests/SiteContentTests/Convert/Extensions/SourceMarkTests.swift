import Testing

@testable import SiteContent

@Suite struct SourceMarkTests {
  /// A marked text with its marks shown: `⟨…⟩` an address, `↯` the next sign is literal, `·x` a hidden sign.
  private func marked(_ text: String) -> String {
    let bytes = SourceMark.marking(Array(text.utf8), [.webAddress, .strikethrough, .footnote])
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar -> String in
      switch scalar.value {
      case 0xFDD0: "⟨"
      case 0xFDD1: "⟩"
      case 0xFDD2: "↯"
      case 0xFDE0...0xFDE5: "·" + String(Array("*_~'-.")[Int(scalar.value - 0xFDE0)])
      case 0xFDEF: "✗"
      default: String(scalar)
      }
    }.joined()
  }

  @Test(
    "marks addresses and escaped signs",
    arguments: [
      ("a https://x.org/a_b--c.d b", "a ⟨https://x.org/a·_b·-·-c.d⟩ b"), ("www.x.org/'~*", "⟨www.x.org/⟩'~*"),
      ("a \\~ \\\\~ \\[^1] \\[a] \\*", "a ↯\\~ \\\\~ ↯\\[^1] \\[a] \\*"),
      ("https://x.org/\\_\\~ b", "⟨https://x.org/⟩\\_↯\\~ b"),
      ("<https://x.org> [a](https://x.org)", "<https://x.org> [a](https://x.org)"),
      ("\(scalar(0xFDD0))a\(scalar(0xFDD1)) \(scalar(0xFDE0)) \u{FDCF} \u{FDF0}", "✗a✗ ✗ \u{FDCF} \u{FDF0}"),
    ])
  func marks(_ text: String, _ expected: String) {
    #expect(marked(text) == expected)
  }

  @Test(
    "what is marked comes back byte for byte",
    arguments: [
      "https://x.org/*_~'--... www.x.org/__a__ \\~ \\[^1]", "ﷻ ﷺ \u{FDCF} https://x.org/--ﷺ--a", "\\~",
    ])
  func removed(_ text: String) {
    let bytes = SourceMark.marking(Array(text.utf8), [.webAddress, .strikethrough, .footnote])
    #expect(SourceMark.removed(from: String(decoding: bytes, as: UTF8.self)) == text)
  }

  @Test("a text without marks is not copied")
  func unmarked() {
    #expect(SourceMark.removed(from: "Une phrase, ﷺ.") == nil)
  }
}
