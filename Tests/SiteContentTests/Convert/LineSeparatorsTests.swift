import SiteModel
import Testing

@testable import SiteContent

@Suite struct LineSeparatorsTests {
  @Test(
    "where a program has put a line separator, the return key was pressed",
    arguments: [
      ("Un\u{2028}deux", "Un\ndeux"), ("Un\u{2029}deux", "Un\n\ndeux"), ("Un", "Un"), ("", ""),
      ("“Un”…\u{2028}", "“Un”…\n"),
    ])
  func separators(_ text: String, _ expected: String) {
    #expect(LineSeparators.madeLineEnds(in: Array(text.utf8)) == Array(expected.utf8))
  }
}
