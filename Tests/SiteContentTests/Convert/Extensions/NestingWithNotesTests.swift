import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct NestingWithNotesTests {
  private func nesting(_ text: String) -> Nesting { Nesting(of: Array(text.utf8), withNotesTo: 64) }

  @Test(
    "a note's content is nested in it",
    arguments: [
      ("[^1]: > > > > a\n", 5, 1), ("a\n\n[^1]: b\n\n    - c\n      - d\n", 3, 6),
      // A note at the margin ends the list before it.
      ("- a\n\n[^1]: x\n  - b\n\n[^2]: x\n   - c\n", 1, 1),
      ("a[^1] > > > >\n", 1, 1), ("```\n[^1]: > > > > a\n```\n", 0, 1),
    ])
  func levels(_ text: String, _ depth: Int, _ line: Int) {
    #expect(nesting(text).depth == depth)
    #expect(nesting(text).line == line)
  }

  @Test("brackets in what would be code, were it not for a table's pipes, count")
  func cells() {
    let row = "| `\(String(repeating: "[", count: 70)) | ` |\n"
    #expect(Nesting(of: Array(row.utf8)).depth > 64)
    #expect(Nesting(of: Array("`[[[[[[[[[` `a | b`\n".utf8)).depth == 0)
  }

  @Test("never counts less than the parser opens, whatever the text", arguments: 0..<40)
  func upperBound(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "[^1]: ", "[^2]: ", "\n[^3]: ", "\n", "\n\n", "\n    ", "\n  ", "- ", "> ", "1. ", "a", "[^1] ", "| ",
      "|-|\n", "\t",
      "```\n", "## ",
    ]
    for _ in 0..<100 {
      let text = random.text(of: pieces, upTo: 60)
      let real = parsedDepth(text)
      #expect(nesting(text).depth >= real, "\(text.debugDescription) has \(real) levels")
    }
  }

  /// Levels of lists, quotes and notes in the tree that is rendered.
  private func parsedDepth(_ text: String) -> Int {
    let parsed = ExtendedDocument(parsing: Array(text.utf8), trust: .article)
    let extensions = parsed.extensions
    var (level, deepest) = (0, 0)
    parsed.document.forEachEvent { node, isEntering in
      var isLevel = node.kind == .item || node.kind == .blockQuote
      if node.kind == .blockExtension, case .footnote = extensions[node] { isLevel = true }
      guard isLevel else { return }
      level += isEntering ? 1 : -1
      deepest = max(deepest, level)
    }
    return deepest
  }
}
