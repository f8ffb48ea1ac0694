import SiteModel
import Testing

@testable import SiteContent

@Suite struct SourceLinesTests {
  private func columns(_ text: String, _ targets: String...) -> [Int] {
    var lines = SourceLines(Array(text.utf8))
    return targets.map { lines.position(of: $0, from: 1).column }
  }

  @Test("an address is not found within a longer one")
  func whole() {
    #expect(columns("![z](media/a.png) ![z](a.png)", "media/a.png", "a.png") == [6, 24])
    #expect(columns("![z](media/a.png) ![z](a.png)", "a.png", "media/a.png") == [24, 6])
    #expect(columns("[a](/b/#c) [d](#c)", "#c") == [16])
    #expect(columns("<img src=a.png alt=\"ba.png\">", "a.png") == [10])
    #expect(columns("[t][1]\n\n[1]:a.png", "a.png") == [5])
  }

  @Test(
    "a long address that repeats itself, and is written otherwise, takes no quadratic time",
    .timeLimit(.minutes(1)))
  func repeated() {
    let text = String(repeating: "/a@b.fr", count: 40_000)
    #expect(columns("x \(text)y", text + "z") == [3])
  }

  @Test("where it stands in a longer one only, that is its place")
  func part() { #expect(columns("xa.png <b>xa.png", "a.png", "<b>") == [2, 8]) }
}
