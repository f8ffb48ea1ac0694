import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct DiagnosticTests {
  static let inOrder: [Diagnostic] = [
    .error(.unknownKey, "content/a.md", nil, "no position comes first"),
    .warning(.unknownKey, "content/a.md", SourcePosition(line: 1, column: 1), "line 1"),
    .error(
      .unknownKey, "content/a.md", SourcePosition(line: 2, column: 1),
      "an error before a warning in one place"),
    .warning(.unknownKey, "content/a.md", SourcePosition(line: 2, column: 1), "a warning"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 2, column: 9), "column 9"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 2, column: 10), "column 10, not '1' before '9'"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 10, column: 1), "line 10, not '1' before '2'"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 11, column: 1), "message a"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 11, column: 1), "message b"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 11, column: 1), "message b", hint: "hint a"),
    .error(.unknownKey, "content/a.md", SourcePosition(line: 11, column: 1), "message b", hint: "hint b"),
    .error(.wrongValue, "content/a.md", SourcePosition(line: 11, column: 1), "message b", hint: "hint b"),
    .warning(.unknownKey, "content/b.md", SourcePosition(line: 1, column: 1), "the next file"),
  ]

  @Test("diagnostics are sorted by file, line, column, severity, message, hint and kind", arguments: 1...20)
  func sorting(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    #expect(Self.inOrder.shuffled(using: &random).sortedAndUnique == Self.inOrder)
  }

  @Test("a problem that was found twice is told once")
  func duplicates() {
    let twice = [Self.inOrder[3], Self.inOrder[0], Self.inOrder[3], Self.inOrder[0]]
    #expect(twice.sortedAndUnique == [Self.inOrder[0], Self.inOrder[3]])
  }

  @Test("a list has errors if one of it is no warning")
  func errors() {
    let warning = Diagnostic.warning(.unknownKey, "content/a.md", nil, "odd")
    #expect(![Diagnostic]().hasErrors)
    #expect(![warning, warning].hasErrors)
    #expect([warning, .error(.unknownKey, "content/a.md", nil, "wrong")].hasErrors)
  }

  @Test("error and warning keep what they are told")
  func parts() {
    let position = SourcePosition(line: 4, column: 7)
    let error = Diagnostic.error(
      .unknownKey, "content/x.md", position, "unknown key 'tittle'", hint: "did you mean 'title'?")
    #expect(error.severity == .error)
    #expect(error.kind == .unknownKey)
    #expect(error.file == "content/x.md")
    #expect(error.position == position)
    #expect(error.message == "unknown key 'tittle'")
    #expect(error.hint == "did you mean 'title'?")
    #expect(Diagnostic.warning(.unknownKey, "content/x.md", position, "odd").severity == .warning)
    #expect(SourcePosition.start == SourcePosition(line: 1, column: 1))
    #expect(Diagnostic.Severity.warning < .error)
    #expect(!(Diagnostic.Severity.error < .error))
  }
}
