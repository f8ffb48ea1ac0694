import Foundation
import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct JSONEscapingTests {
  private func quoted(_ text: String, _ escaping: JSONEscaping = .page) -> String {
    var output: [UInt8] = []
    escaping.append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "a text becomes a JSON string that is safe on a page",
    arguments: [
      ("", "\"\""), ("Bonjour", #""Bonjour""#), ("l'été \"x\" \\", #""l'été \"x\" \\""#),
      ("a\nb\tc\r\u{0}\u{1F}\u{7F}", #""a\nb\u0009c\u000d\u0000\u001f\u007f""#),
      ("</script><!-- ]]> &amp;", #""\u003c/script\u003e\u003c!-- ]]\u003e \u0026amp;""#),
      ("a\u{2028}b\u{2029}c", #""a\u2028b\u2029c""#), ("a\u{85}b", #""a\u0085b""#),
      ("\u{A0}«é»\u{202F}…œ€", "\"\u{A0}«é»\u{202F}…œ€\""), ("日本 👍🏽 \u{10FFFD}", "\"日本 👍🏽 \u{10FFFD}\""),
      ("a\u{FFFE}b\u{FFFD}", "\"ab\u{FFFD}\""), ("a\u{202E}b\u{61C}", "\"a\u{202E}b\u{61C}\""),
    ])
  func page(text: String, expected: String) {
    #expect(quoted(text) == expected)
  }

  @Test(
    "in a terminal it steers nothing, and what is no danger there stays as it is",
    arguments: [
      ("</p> & \"x\" \\ /", #""</p> & \"x\" \\ /""#),
      ("a\u{8}\u{9}\u{A}\u{C}\u{D}b", #""a\b\t\n\f\rb""#),
      ("\u{0}\u{B}\u{1B}[2J\u{7F}\u{9B}", #""\u0000\u000b\u001b[2J\u007f\u009b""#),
      (
        "\u{61C}\u{200E}\u{2028}\u{202E}\u{2066}\u{FEFF}\u{FFF9}",
        #""\u061c\u200e\u2028\u202e\u2066\ufeff\ufff9""#
      ),
      ("\u{A0}é…س\u{FFFE}👍", "\"\u{A0}é…س\u{FFFE}👍\""),
    ])
  func terminal(text: String, expected: String) {
    #expect(quoted(text, .terminal) == expected)
  }

  @Test("a diagnostic has line ends and tabs by their numbers")
  func diagnostic() {
    #expect(
      quoted("<a\u{8}\u{9}\u{A}\u{C}\u{D}b>\u{1B}", .diagnostic)
        == #""<a\u0008\u0009\u000a\u000c\u000db>\u001b""#)
  }

  @Test(
    "noncharacters are left out of pages", arguments: [0xFDD0, 0xFDEF, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    #expect(quoted("a\(try #require(Unicode.Scalar(value)))b") == "\"ab\"")
  }

  @Test("what is appended leaves what was there")
  func append() {
    var output = Array("[".utf8)
    JSONEscaping.page.append("é", to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "[\"é\"")
  }

  @Test(
    "whatever the text, a JSON reader gets it back, and nothing in it can end a script element or steer a terminal",
    arguments: [JSONEscaping.page, .terminal, .diagnostic])
  func anyText(escaping: JSONEscaping) throws {
    var random = SeededRandom(seed: 8259)
    let pieces = [
      "&", "<", ">", "\"", "\\", "a", "é", "\u{A0}", "👍", "\u{1}", "\u{85}", "日", "\u{2028}", "</script>",
      "<!--", "\r\n", "\u{202E}", "\u{61C}", "\u{FEFF}", "\t",
    ]
    for _ in 0..<500 {
      let text = random.text(of: pieces, upTo: 20)
      let json = quoted(text, escaping)
      switch escaping {
      case .page: #expect(!json.contains { "<>&\u{2028}\u{2029}".contains($0) })
      case .terminal, .diagnostic: #expect(!json.unicodeScalars.contains(where: Printable.isUnsafe))
      }
      let read = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
      #expect(Array(read[0].utf8) == Array(text.utf8))
    }
  }
}
