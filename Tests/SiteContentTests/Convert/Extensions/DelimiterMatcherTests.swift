import Testing

@testable import SiteContent

@Suite struct DelimiterMatcherTests {
  /// `<` opens, `>` closes, `x` does both; in capitals with two tildes: `{`, `}`, `X`.
  private func pairs(_ signs: String) -> [[Int]] {
    let runs = signs.map { sign in
      DelimiterMatcher.Run(
        length: "{}X".contains(sign) ? 2 : 1, canOpen: "<{xX".contains(sign), canClose: ">}xX".contains(sign))
    }
    return DelimiterMatcher(runs).pairs.map { [$0.opener, $0.closer] }
  }

  @Test(
    "runs of one length are a pair",
    arguments: [
      ("<>", [[0, 1]]), ("{}", [[0, 1]]), ("<<>>", [[1, 2], [0, 3]]), ("<><>", [[0, 1], [2, 3]]), ("><", []),
      ("xx", [[0, 1]]), ("xxx", [[0, 1]]),
      // A closer of another length than the nearest opener's is text, as on GitHub.
      ("{>", []), ("{>}", [[0, 2]]), ("{<}>", [[1, 3]]), ("<{>}", [[1, 3]]), ("{><}", []), ("{x}", [[0, 2]]),
      ("<X>", [[0, 2]]), ("{xx}", [[1, 2], [0, 3]]),
    ] as [(String, [[Int]])])
  func cases(_ signs: String, _ expected: [[Int]]) {
    #expect(pairs(signs) == expected)
  }
}
