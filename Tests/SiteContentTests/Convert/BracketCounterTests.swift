import Testing

@testable import SiteContent

@Suite struct BracketCounterTests {
  /// The peak of each line of one paragraph.
  private func peaks(_ lines: String...) -> [Int] {
    var counter = BracketCounter()
    return lines.map {
      counter.count(Array($0.utf8)[...])
      return counter.peak
    }
  }

  @Test("brackets that are closed again count no longer, on the next line either")
  func closed() {
    #expect(peaks("[a] [b] [c]", "[d]") == [1, 1])
    #expect(peaks("[[a", "b] [c") == [2, 2])
    #expect(peaks("[[[", "") == [3, 3])
  }

  @Test("those that are escaped or in code are none")
  func escaped() { #expect(peaks("\\[\\[ `[[[` ``[`[``") == [0]) }

  @Test("behind HTML, an address with quotes or code that goes on, none counts as closed")
  func uncertain() {
    #expect(peaks("<a> [b] [c]") == [2])
    #expect(peaks("`code [a] [b]") == [2])
    #expect(peaks("[a](b \"c) [d] [e]") == [2])
  }

  @Test("the cells of a table may end code")
  func cells() { #expect(peaks("`[ | [`") == [2]) }

  @Test("a new paragraph begins with none open")
  func paragraphs() {
    var counter = BracketCounter()
    counter.count(Array("<[[".utf8)[...])
    counter.reset()
    counter.count(Array("[a] [b]".utf8)[...])
    #expect(counter.peak == 1)
  }
}
