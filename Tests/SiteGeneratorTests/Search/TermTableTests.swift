import Testing

@testable import SiteGenerator

@Suite struct TermTableTests {
  private func number(_ word: String, in table: inout TermTable) -> Int {
    var word = word
    return word.withUTF8 { table.number(of: $0) }
  }

  @Test("a word keeps its number, a new one gets the next")
  func numbers() {
    var table = TermTable()
    #expect(["a", "b", "a", "", "é", "b"].map { number($0, in: &table) } == [0, 1, 0, 2, 3, 1])
    #expect((0..<4).map(table.text) == ["a", "b", "", "é"])
    #expect(table.count == 4)
  }

  @Test("ten thousand words are told apart, and stand in the order of their bytes")
  func many() {
    var table = TermTable()
    let words = (0..<10_000).map { "mot\($0 * 7919 % 10_000)" }
    for (i, word) in words.enumerated() { #expect(number(word, in: &table) == i) }
    for (i, word) in words.enumerated() { #expect(number(word, in: &table) == i) }
    #expect(
      table.sorted().map(table.text)
        == words.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test("words that begin alike for eight bytes are in order too, a shorter one first")
  func longPrefix() {
    var table = TermTable()
    for word in ["numeriques", "numeriqu", "numerique", "numeriqua"] { _ = number(word, in: &table) }
    #expect(table.sorted().map(table.text) == ["numeriqu", "numeriqua", "numerique", "numeriques"])
  }
}
