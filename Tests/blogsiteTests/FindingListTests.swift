import SiteModel
import Testing

@testable import blogsite

@Suite struct FindingListTests {
  private static func findings(_ count: Int, _ kind: FindingKind) -> [Diagnostic] {
    (0..<count).map { .warning(kind, "a.md", SourcePosition(line: $0 + 1, column: 1), "m") }
  }

  @Test("ten of a kind are shown, and the others counted, kind by kind")
  func ten() {
    let all =
      Self.findings(12, .brokenLink) + Self.findings(10, .footnote) + Self.findings(5252, .missingFile)
    let list = FindingList(all, showsAll: false)
    #expect(list.shown.count == 30)
    #expect(list.hidden.map(\.kind) == [.brokenLink, .missingFile])
    #expect(list.hidden.map(\.count) == [2, 5242])
    #expect(FindingList(all, showsAll: true).shown == all)
    #expect(FindingList(all, showsAll: true).hidden.isEmpty)
  }

  @Test("the summary counts errors and warnings, and their kinds, the most frequent first")
  func counts() {
    #expect(FindingCounts([]).isEmpty)
    #expect(FindingCounts(Self.findings(1, .footnote)).inWords == "1 warning (footnote)")
    #expect(
      FindingCounts(
        Self.findings(1200, .footnote) + Self.findings(2000, .brokenLink) + [
          .error(.emptyFile, "x", nil, "m")
        ]
      ).inWords == "1 error (empty-file), 3,200 warnings (2,000 broken-link, 1,200 footnote)")
  }

  @Test(
    "numbers have commas between their thousands",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")])
  func grouped(number: Int, text: String) {
    #expect(Printer.grouped(number) == text)
  }
}
