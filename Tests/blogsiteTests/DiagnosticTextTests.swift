import Foundation
import SiteModel
import Testing

@testable import blogsite

@Suite struct DiagnosticTextTests {
  private let place = SourcePosition(line: 4, column: 7)

  private func line(
    _ diagnostic: Diagnostic, _ format: DiagnosticFormat, hasColor: Bool = false
  ) -> String {
    DiagnosticText.line(diagnostic, format: format, hasColor: hasColor)
  }

  @Test("text has place, severity and hint, and only what is known")
  func text() {
    #expect(
      line(.error(.unknownKey, "a.md", place, "unknown key 'tittle'", hint: "did you mean 'title'?"), .text)
        == "a.md:4:7: error: unknown key 'tittle' [unknown-key]\nhint: did you mean 'title'?")
    #expect(line(.warning(.unknownKey, "a.md", nil, "odd"), .text) == "a.md: warning: odd [unknown-key]")
  }

  @Test("text has colour where it is asked for: errors are red, warnings yellow")
  func color() {
    #expect(
      line(.error(.unknownKey, "a.md", place, "m", hint: "h"), .text, hasColor: true)
        == "\u{1B}[1ma.md:4:7:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m m [unknown-key]\n\u{1B}[36mhint:\u{1B}[0m h"
    )
    #expect(
      line(.warning(.unknownKey, "a.md", nil, "m"), .text, hasColor: true).contains("\u{1B}[1;33mwarning:"))
  }

  @Test("a file's own words cannot steer the terminal")
  func control() {
    let text = line(.error(.unknownKey, "a\u{1B}[2J.md", nil, "'\u{9B}31m\r\u{7}'", hint: "x\ny"), .text)
    #expect(text == "a\u{FFFD}[2J.md: error: '\u{FFFD}31m\u{FFFD}\u{FFFD}' [unknown-key]\nhint: x\u{FFFD}y")
  }

  @Test("json is one object a line, whatever the words, and never coloured")
  func json() throws {
    let message = "\"\\ \u{8}\n\r\t\u{1F} é 🙂 \u{2028}"
    let text = line(
      .warning(.unknownKey, "d/é \"x\".md", place, message, hint: "a\nb"), .json, hasColor: true)
    #expect(!text.contains("\n"))
    #expect(!text.contains("\u{1B}"))
    let object = try members(of: text)
    #expect(Set(object.keys) == ["file", "line", "column", "severity", "kind", "message", "hint"])
    #expect(object["file"] as? String == "d/é \"x\".md")
    #expect(object["line"] as? Int == 4)
    #expect(object["column"] as? Int == 7)
    #expect(object["severity"] as? String == "warning")
    #expect(object["kind"] as? String == "unknown-key")
    #expect(object["message"] as? String == message)
    #expect(object["hint"] as? String == "a\nb")
  }

  @Test("json leaves out the place of a whole file and the hint that is not known")
  func shortJSON() {
    let text = line(.error(.unknownKey, "a<b>.md", nil, "m\t\n&"), .json)
    #expect(
      text == #"{"file":"a<b>.md","severity":"error","kind":"unknown-key","message":"m\u0009\u000a&"}"#)
  }

  @Test(
    "github's workflow commands keep every sign",
    arguments: [
      (Diagnostic.error(.unknownKey, "a.md", nil, "m"), "::error file=a.md::m [unknown-key]"),
      (
        .warning(.unknownKey, "a.md", SourcePosition(line: 4, column: 7), "m"),
        "::warning file=a.md,line=4,col=7::m [unknown-key]"
      ),
      (
        .error(.unknownKey, "a.md", nil, "a: b, c", hint: "h"),
        "::error file=a.md::a: b, c [unknown-key]%0Ahint: h"
      ),
      (
        .error(.unknownKey, "a,b:c%.md", nil, "100 %\r\nx"),
        "::error file=a%2Cb%3Ac%25.md::100 %25%0D%0Ax [unknown-key]"
      ),
      (
        .error(.unknownKey, "a.md", nil, "'%\u{301}\r\n::stop-commands::x'"),
        "::error file=a.md::'%25\u{301}%0D%0A::stop-commands::x' [unknown-key]"
      ),
      (
        .error(.unknownKey, "##[group]a.md", nil, "'##vso[x]' # ##"),
        "::error file=##\u{FFFD}group]a.md::'##vso\u{FFFD}x]' # ## [unknown-key]"
      ),
    ])
  func github(diagnostic: Diagnostic, expected: String) {
    #expect(line(diagnostic, .github) == expected)
  }

  private func members(of text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
