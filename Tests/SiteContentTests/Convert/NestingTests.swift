import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct NestingTests {
  private func depth(_ text: String) -> Int { Nesting(of: Array(text.utf8)).depth }

  @Test(
    "counts levels",
    arguments: [
      ("", 0), ("Texte.", 0), ("> a", 1), (">>> a", 3), ("> > > a", 3), ("- a", 1), ("- - - a", 3),
      ("- a\n  - b\n    - c\n", 3), ("1. a\n   1. b\n", 2), ("> - > - a", 4), ("[[[a", 3), ("[[a]] [b]", 2),
      ("- a\n- b\n- c\n", 1), ("-\ta", 1), ("+ * a", 2),
    ])
  func levels(_ text: String, _ expected: Int) {
    #expect(depth(text) == expected)
  }

  @Test("tells the line of the deepest place")
  func line() {
    #expect(Nesting(of: Array("a\n\n> b\n>> c\n> d\n".utf8)).line == 4)
  }

  @Test(
    "attacks are seen for what they are",
    arguments: [
      String(repeating: "- ", count: 100) + "a", String(repeating: ">", count: 100),
      String(repeating: "![[]()", count: 100), String(repeating: "[", count: 100),
      String(repeating: "1. ", count: 100) + "a", String(repeating: "> - ", count: 50) + "a",
      (0..<100).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined(),
      // A list in a quote, one level more with each line.
      (0..<100).map { "> " + String(repeating: "  ", count: $0) + "- a\n" }.joined(),
      // Lazy lines keep the list open.
      (0..<100).map { String(repeating: "  ", count: $0) + "- a\nb\n" }.joined(),
      // Code that begins on the item's own line stands further right than the item's content.
      (0..<100).map { String(repeating: "  ", count: $0) + "-      a\n" }.joined(),
      // Brackets that stay open over the lines of one paragraph.
      String(repeating: "> [[[[[\n", count: 20), "a\n" + String(repeating: "2. [[[[[\n", count: 20),
      // No fence: it is indented, or in a container, or in HTML.
      "    ```\n\n" + String(repeating: ">", count: 100), "> ```\n\n" + String(repeating: ">", count: 100),
      "- ```\n\n" + String(repeating: ">", count: 100),
      "<div>\n```\n</div>\n\n" + String(repeating: ">", count: 100),
      "<!--\n\n```\n-->\n" + String(repeating: ">", count: 100),
      "<b>a</b> b\n```\n\n```\n" + String(repeating: ">", count: 100),
      "-\n\n  ```\n\n```\n" + String(repeating: ">", count: 100),
      "```\na\n    ```\n```\n" + String(repeating: ">", count: 100),
      "> ~~~\n" + String(repeating: "- ", count: 100) + "a",
      "~~~\n```\n~~~\n" + String(repeating: ">", count: 100),
      "``` a`b\n" + String(repeating: ">", count: 100),
      "\\\n" + String(repeating: "\\\\[", count: 100),
      "`" + String(repeating: "[", count: 100), "`` `" + String(repeating: "[", count: 100),
    ])
  func attacks(_ text: String) {
    #expect(depth(text) > 64)
  }

  @Test(
    "ordinary texts stay below the limit of comments",
    arguments: [
      "Voir [1], [2] et [3].\n", "- [ ] a\n- [x] b\n", "* * * * * * * * * * * * *\n",
      "- - - - - - - - - - - - -\n", "_ _ _ _ _ _ _ _ _ _ _\n", "a\n\n* * * * * * * * * *\n\nb\n",
      "> - - - - - - - - - - -\n",
      "```\n>>>>>>>>>>>>\n- - - - - - - - - - a\n[[[[[[[[[[[[\n```\n",
      "~~~\n[[[[[[[[[[[[\n\n[[[[[[[[[\n~~~\n", "`[[[[[[[[[[[[[`\n", "\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\n",
      "    if (a[b[c]]) {\n        d[0]\n    }\n",
      "                                        très à droite\n",
      "> On Mon, Anne wrote:\n>> On Sun, Jean wrote:\n>>> Non.\n", "1. a\n2. b\n3. c\n\n   d\n\n4. e\n",
      "a -> b -> c >>> d\n", "=> a\n=> b\n", "-1 -2 -3 -4 -5 -6 -7 -8 -9 -10\n", "1.2.3.4.5.6.7.8.9.10\n",
      String(repeating: "- a\n", count: 500),
      String(repeating: "Un long paragraphe [a](b) (c).\n\n", count: 500),
      String(repeating: "- a\n\n  b\n\n", count: 100), String(repeating: "> a\n\n", count: 100),
    ])
  func ordinary(_ text: String) {
    #expect(depth(text) <= 8)
  }

  @Test("never counts less than the parser opens, whatever the text", arguments: 0..<40)
  func upperBound(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "- ", "-", "> ", ">", "1. ", "2) ", "* ", "+\t", " ", "  ", "    ", "\t", "a", "b c", "\n", "\n",
      "\n\n", "```",
      "~~~", "\n```\n", "<div>", "<!--", "-->", "# ", "***", "---", "- - -", "`", "\\", "[", "]",
    ]
    for _ in 0..<150 {
      let text = random.text(of: pieces, upTo: 60)
      let real = parsedDepth(text)
      #expect(depth(text) >= real, "\(text.debugDescription) has \(real) levels")
    }
  }

  /// Levels of lists and quotes in the parser's own tree.
  private func parsedDepth(_ text: String) -> Int {
    var (level, deepest) = (0, 0)
    CommonMarkDocument(parsing: Array(text.utf8)).forEachEvent { node, isEntering in
      guard node.kind == .item || node.kind == .blockQuote else { return }
      level += isEntering ? 1 : -1
      deepest = max(deepest, level)
    }
    return deepest
  }

  @Test("the count itself takes no quadratic time", .timeLimit(.minutes(10)))
  func linear() {
    for text in ["- ", "> ", "* ", "- * ", "[", "]", "`", "`a``", "1. ", "\\", "> - ", "```\n", "~~~ a\n"] {
      _ = depth(String(repeating: text, count: 100_000 / text.utf8.count) + "a")
    }
  }

  @Test(
    "a text at the limits is converted at once",
    arguments: [
      String(repeating: "- ", count: 64) + "a\n", String(repeating: "> ", count: 64) + "a\n",
      String(repeating: "![[]()", count: 10) + "\n",
    ], [HTMLRenderer.Trust.article, .comment])
  func converts(_ text: String, _ trust: HTMLRenderer.Trust) {
    #expect(!converted(text, trust).isEmpty)
  }

  @Test(
    "deep nesting is counted before it is parsed",
    arguments: [
      (String(repeating: "- ", count: 40) + "x", 40), (String(repeating: "* ", count: 40), 0),
      (String(repeating: "> ", count: 40), 40),
      (String(repeating: ">", count: 40), 40), (String(repeating: "1. ", count: 40), 40),
      (String(repeating: "![[]()", count: 40), 41), ("Bonjour.\n\n- a\n  - b\n    - c\n", 3),
      ("> a\n> > b", 2), ("    - - - x", 0), ("[a](b) [c](d)", 1),
      ("```\n[[[[[[[[[[[[[\n> > > > > >\n```", 0), ("`[[[[[[[[`", 0), ("\\[\\[\\[", 0),
    ])
  func nesting(markdown: String, depth: Int) {
    #expect(self.depth(markdown) == depth)
  }
}
