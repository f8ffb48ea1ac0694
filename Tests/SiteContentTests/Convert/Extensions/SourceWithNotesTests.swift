import Testing

@testable import SiteContent

@Suite struct SourceWithNotesTests {
  private func taken(_ text: String) -> SourceWithNotes {
    var source = SourceWithNotes(Array(text.utf8))
    source.takeNotes()
    return source
  }

  private func texts(_ lines: [ArraySlice<UInt8>]) -> [String] {
    lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("notes are taken out for a comment that ends what is before them, and every line keeps its number")
  func numbers() {
    let source = taken("a\n  [^B]:  b\nc\n\n    d\n\n\ne\n[^2]:\n")
    #expect(String(decoding: source.text, as: UTF8.self) == "a\n  <!---->\n\n\n\n\n\ne\n<!---->\n")
    #expect(source.notes.map(\.label) == ["B", "2"])
    #expect(source.notes.map(\.key) == ["b", "2"])
    #expect(source.notes.map(\.line) == [2, 9])
    #expect(source.notes.map { texts($0.lines) } == [["b", "c", "", "d"], [""]])
    #expect(texts(source.lines) == ["a", "b", "c", "", "d", "", "", "e", "", ""])
  }

  @Test(
    "a text without notes stays as it is",
    arguments: ["", "a\n", "[^1] a\n", "```\n[^1]: a\n```", "    [^1]: a"])
  func none(_ text: String) {
    let source = taken(text)
    #expect(String(decoding: source.text, as: UTF8.self) == text)
    #expect(source.notes.isEmpty)
  }

  @Test("of two notes with one label, the first counts")
  func repeated() {
    let source = taken("[^a]: b\n[^A]: c\n")
    #expect(source.notes.map { texts($0.lines) } == [["b"]])
    #expect(source.repeatedNotes.map(\.line) == [2])
  }
}
