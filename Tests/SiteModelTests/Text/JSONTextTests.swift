import Foundation
import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct JSONTextTests {
  @Test(
    "a text becomes a JSON string",
    arguments: [
      ("", "\"\""), ("Bonjour", #""Bonjour""#), ("l'été \"x\" \\", #""l'été \"x\" \\""#),
      ("a\nb\tc\r\u{0}\u{1F}\u{7F}", #""a\nb\u0009c\u000d\u0000\u001f\u007f""#),
      ("</script><!-- ]]> &amp;", #""\u003c/script\u003e\u003c!-- ]]\u003e \u0026amp;""#),
      ("a\u{2028}b\u{2029}c", #""a\u2028b\u2029c""#), ("a\u{85}b", #""a\u0085b""#),
      ("\u{A0}«é»\u{202F}…œ€", "\"\u{A0}«é»\u{202F}…œ€\""), ("日本 👍🏽 \u{10FFFD}", "\"日本 👍🏽 \u{10FFFD}\""),
      ("a\u{FFFE}b\u{FFFD}", "\"ab\u{FFFD}\""),
    ])
  func quoted(text: String, expected: String) {
    #expect(JSONText.quoted(text) == expected)
  }

  @Test("noncharacters are left out", arguments: [0xFDD0, 0xFDEF, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    #expect(JSONText.quoted("a\(try #require(Unicode.Scalar(value)))b") == "\"ab\"")
  }

  @Test("what is appended leaves what was there")
  func append() {
    var output = Array("[".utf8)
    JSONText.append("é", to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "[\"é\"")
  }

  @Test("whatever the text, a JSON reader gets it back, and nothing in it can end a script element")
  func anyText() throws {
    var random = SeededRandom(seed: 8259)
    let pieces = [
      "&", "<", ">", "\"", "\\", "a", "é", "\u{A0}", "👍", "\u{1}", "\u{85}", "日", "\u{2028}", "</script>",
      "<!--", "\r\n",
    ]
    for _ in 0..<500 {
      let text = random.text(of: pieces, upTo: 20)
      let json = JSONText.quoted(text)
      #expect(!json.contains { "<>&\u{2028}\u{2029}".contains($0) })
      let read = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
      #expect(Array(read[0].utf8) == Array(text.utf8))
    }
  }
}
