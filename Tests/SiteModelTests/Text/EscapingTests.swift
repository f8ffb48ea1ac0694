import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct EscapingTests {
  static let texts: [(String, String)] = [
    ("", ""), ("Bonjour", "Bonjour"), ("a & b", "a &amp; b"), ("&amp;", "&amp;amp;"),
    ("<script>alert(\"x\")</script>", "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"),
    ("l'été", "l&#39;été"), ("&<>\"'", "&amp;&lt;&gt;&quot;&#39;"), ("]]>", "]]&gt;"), ("/`=", "/`="),
    ("tab\tligne\n", "tab\tligne\n"), ("a\u{0}b", "ab"), ("a\u{8}\u{B}\u{C}\u{E}\u{1B}\u{1F}b", "ab"),
    ("a\r\nb", "a\nb"), ("a\u{7F}b", "ab"), ("a\u{80}\u{92}\u{9F}b", "ab"),
    ("\u{A0}«é»\u{202F}…œ€", "\u{A0}«é»\u{202F}…œ€"), ("日本 👍🏽 \u{10FFFD}", "日本 👍🏽 \u{10FFFD}"),
    ("\u{FFFD}\u{FEFF}ﬁ\u{FDCF}\u{FDF0}", "\u{FFFD}\u{FEFF}ﬁ\u{FDCF}\u{FDF0}"),
    ("\u{1F3FE}\u{1F7FF}", "\u{1F3FE}\u{1F7FF}"),
    ("&\u{0}&", "&amp;&amp;"), ("é&é<é", "é&amp;é&lt;é"),
  ]

  @Test("text is made safe for HTML and XML", arguments: texts)
  func escaped(text: String, expected: String) {
    #expect(Array(Escaping.escaped(text).utf8) == Array(expected.utf8))
  }

  @Test("what is appended leaves what was there", arguments: texts)
  func append(text: String, expected: String) {
    var output = Array("<p>".utf8)
    Escaping.append(text, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "<p>" + expected)
  }

  @Test(
    "Unicode's noncharacters are dropped, their neighbours are kept",
    arguments: [
      (0xFFFD, true), (0xFFFE, false), (0xFFFF, false), (0xFDCF, true), (0xFDD0, false), (0xFDEF, false),
      (0xFDF0, true), (0x1FFFD, true), (0x1FFFE, false), (0x1FFFF, false), (0x20000, true), (0x3FFFF, false),
      (0x10FFFD, true), (0x10FFFE, false), (0x10FFFF, false),
    ] as [(UInt32, Bool)])
  func noncharacters(value: UInt32, isKept: Bool) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(Escaping.escaped("a\(scalar)b") == (isKept ? "a\(scalar)b" : "ab"))
  }

  @Test("bytes that end in the middle of a character are kept, and none is read beyond the end")
  func cutShort() {
    for bytes: [UInt8] in [[0xEF], [0xEF, 0xBF], [0xC2], [0xF0, 0x9F], [0xF0, 0x9F, 0xBF], [0x61, 0xEF]] {
      var output: [UInt8] = []
      bytes.withUnsafeBufferPointer { Escaping.append($0, to: &output) }
      #expect(output == bytes)
    }
  }

  @Test("whatever the text, nothing dangerous is left and nothing else is lost")
  func anyText() {
    var random = SeededRandom(seed: 39)
    let pieces = ["&", "<", ">", "\"", "'", "a", "é", "\u{A0}", "👍", "\u{1}", "\u{85}", "日"]
    for _ in 0..<2000 {
      let text = random.text(of: pieces, upTo: 20)
      let escaped = Escaping.escaped(text)
      #expect(!escaped.contains { "<>\"'".contains($0) })
      var read = escaped
      for (reference, sign) in [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
      ] {
        read = read.replacing(reference, with: sign)
      }
      let lost: Set<Unicode.Scalar> = ["\u{1}", "\u{85}"]
      #expect(Array(read.unicodeScalars) == text.unicodeScalars.filter { !lost.contains($0) })
    }
  }

  @Test("HTML as it was written loses what no page may hold, and nothing else")
  func permitted() {
    func permitted(_ text: String) -> String {
      String(decoding: Escaping.permitted(Array(text.utf8)), as: UTF8.self)
    }
    #expect(permitted("<b a='\"'>é € \u{1F600}&amp;\t\n</b>") == "<b a='\"'>é € \u{1F600}&amp;\t\n</b>")
    #expect(permitted("<scri\u{C}pt>\u{1}a\u{7F}\u{85}b") == "<script>ab")
    for value: UInt32 in [0xFFFE, 0xFDD0, 0x1FFFF, 0x10FFFE] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(permitted("a\(scalar)b\(scalar)") == "ab")
    }
    #expect(permitted("") == "")
  }
}
