import SiteTestSupport
import Testing

@testable import SiteContent

/// The true count of `Nesting+Counted`, which decides where the quick one is over the limit.
@Suite struct BracketTokensTests {
  private func depth(_ text: String, _ limit: Int = 8) -> Int {
    Nesting(of: Array(text.utf8), upTo: limit, hasTables: true).depth
  }

  @Test("what closes is closed, whatever stands beside it", arguments: closedTexts)
  func closed(_ text: String) {
    #expect(depth(text) <= 3, "\(depth(text, 64))")
  }

  @Test(
    "what stays open is counted, however it is hidden from a quick look",
    arguments: [
      "![[]()", "![[](])", "![<a b=\"]\">[]()", "![`]`[]()", "![[a](b \")]\")", "![\\][]()", "![&#93;[]()",
      "![[a](<]>)", "![[a](b (]))", "![[a](b ']')", "![<https://e.org/]>[]()", "![<!-- ] -->[]()",
      "[[a](b)](![)", "![[a](b\\)])", "![[a](b&#41;])",
    ])
  func attacks(_ text: String) {
    #expect(depth(times(100, text)) > 8)
    #expect(depth(times(100, text), 64) > 64)
  }

  @Test(
    "brackets of links that stay open nest nothing",
    arguments: [
      times(20, "["), "a " + times(20, "[") + " b", times(10, "[") + " Titre " + times(10, "]"),
      times(12, ":-[ ") + "<3 https://e.org", times(20, "a [1 "), "`[[[[[[[[[[[[", "\\" + times(12, "\\\\["),
    ])
  func unclosed(_ text: String) {
    #expect(depth(text) <= 1)
  }

  @Test("the line of the deepest place is told")
  func line() {
    let nesting = Nesting(
      of: Array("a\n\nb <c\n![![![ x\n\(times(9, "![")) y\n".utf8), upTo: 8, hasTables: false)
    #expect(nesting.depth > 8)
    #expect(nesting.line == 5)
  }

  @Test("levels of lists and quotes are those of the tree", arguments: 0..<20)
  func containers(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "- ", "> ", "1. ", "  ", "a", "\n", "\n\n", "```", "\n```\n", "<div>", "<!--", "[", "]", "\\", "`",
    ]
    for _ in 0..<100 {
      let text = random.text(of: pieces, upTo: 60)
      var (level, deepest) = (0, 0)
      CommonMarkDocument(parsing: Array(text.utf8)).forEachEvent { node, isEntering in
        guard node.kind == .item || node.kind == .blockQuote else { return }
        level += isEntering ? 1 : -1
        deepest = max(deepest, level)
      }
      #expect(depth(text, 1) >= min(deepest, 2), "\(text.debugDescription)")
      #expect(depth(text, 64) >= deepest, "\(text.debugDescription)")
    }
  }

  @Test("counting takes no quadratic time", .timeLimit(.minutes(10)))
  func linear() {
    for part in ["[", "![", "[[]()", "[]()", "![[]()", "[a](<", "[a](b \"", "`", "<a ", "[a][", "<b>[x]"] {
      _ = depth(String(repeating: part, count: 24_000 / part.utf8.count))
    }
  }
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

private let closedTexts: [String] = {
  var texts: [String] = []
  texts.append("Voir <https://e.org/>. Sources : [1], [2], [3], [4], [5], [6], [7], [8], [9], [10].")
  texts.append("3 < 4 : " + times(9, "[a](https://e.org/) "))
  texts.append("<ironie> " + times(12, "[x] "))
  texts.append("a <b " + times(12, "[x] "))
  texts.append(times(70, "[a](b.md)<br>\n"))
  texts.append(times(70, "![a](b.png) <br> "))
  texts.append(times(70, "[![a](b.png)](c.md) <i>d</i> "))
  texts.append(times(20, "[a](b \"t (x)\") "))
  texts.append(times(20, "[a](<b c.md>) "))
  texts.append(times(20, "[a](b 'c') <br>"))
  texts.append("`un\ncode` " + times(12, "[x] "))
  texts.append("a ` b " + times(12, "[x] "))
  texts.append(times(20, "[x] `]` "))
  texts.append(times(20, "[a][b] <br> ") + "\n\n[b]: /c")
  texts.append(times(12, "a[i] <b>c</b> "))
  texts.append(times(12, "[a](/x?f[]=1) <br> "))
  texts.append("<a href=\"x\"\ntitle=\"y\">z</a> " + times(12, "[x] "))
  texts.append("\\` < " + times(12, "[x] "))
  texts.append("- ```\n  >>>>>>>>>>>>\n  [[[[[[[[[[[[[[\n  ```\n")
  texts.append("<div>\n\n```\n[[[[[[[[[[[[\n```\n")
  texts.append(times(20, "[sic] ") + "<")
  return texts
}()
