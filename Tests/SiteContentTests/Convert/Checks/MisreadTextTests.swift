import SiteModel
import Testing

@testable import SiteContent

@Suite struct MisreadTextTests {
  private func problems(_ markdown: String) -> [String] {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 3
    ).warnings.map { "\($0.position.line):\($0.position.column): \($0.message) | \($0.hint)" }
  }

  @Test("a definition that no link uses is told of, with what to write")
  func definitions() {
    #expect(
      problems("Texte\n\n[Photo]: AFP\n") == [
        "6:1: nothing refers to '[Photo]', so this line is not shown | write \\[Photo]: AFP for readers to see it, or delete it"
      ])
    #expect(
      problems(
        "Voir [le doc][1], [2] et [le\nTexte].\n\n[1]: https://e.org/\n [2]: /a/ \"t\"\n[LE texte]: b.md\n[3]: https://g.org/ 'un titre'\n"
      )
        == [
          "10:1: nothing refers to '[3]', so this line is not shown | write [words][3] where the link belongs, or delete it"
        ])
  }

  @Test(
    "what defines nothing, or is code, is left alone",
    arguments: [
      "[NDLR]: ceci est un texte\n", "Un texte\n[a]: b\n", "```\n[a]: b\n```\n", "    [a]: b\n",
      "[a] [a]\n\n[a]: b\n", "[//]: # (à revoir avec Anne)\n", "[comment]: <> (à revoir)\n",
      "[//]: # \"à revoir\"\n",
      "# [a]\n[A]: b\n", "\\[a]: b\n", "[]: b\n", "[a]:\n",
    ])
  func noDefinitions(_ markdown: String) { #expect(problems(markdown) == []) }

  private func shown(_ comment: String) -> String { converted(comment, .comment, typography: .off) }

  @Test("a reader's words that look like one are shown")
  func comments() {
    #expect(shown("Voici\n\n[Note]: important\n") == "<p>Voici</p>\n<p>[Note]: important</p>\n")
    #expect(
      shown("[a] et [b]\n\n [a]: https://e.org/\n [c]: x\n")
        == "<p><a href=\"https://e.org/\" rel=\"nofollow ugc noopener\">a</a> et [b]</p>\n<p>[c]: x</p>\n")
    #expect(shown("```\n\n[a]: b\n```\n").contains("<code>\n[a]: b\n</code>"))
  }

  @Test("cells beyond a table's columns are told of")
  func cells() {
    #expect(
      problems("| a | b |\n| --- | --- |\n| 1 | 2 | trois | 4 |\n| 5 |\n| 6 | 7 | |\n") == [
        "6:1: this row has more cells than its table has columns: 'trois | 4' is not shown | "
          + "add a column to the first row and to the line of dashes, or write \\| for a | that separates nothing"
      ])
  }

  @Test("a fence without an end is told of where paragraphs follow")
  func fences() {
    let told =
      "6:1: the code block that begins here has no end: all that follows is shown as code | "
      + "write the same signs on a line of their own where it ends"
    #expect(problems("Avant\n\n```\ncode\n\nTout le reste\n") == [told])
    #expect(problems("Avant\n\n~~~ swift\ncode\n\n```\n\nLe reste\n") == [told])
    for whole in [
      "```\na\n\nb\n```\n", "```\na\n", "```\na\n\n", "- a\n\n  ```\n  b\n\nc\n", "```\na\n````\n\nb\n",
    ] {
      #expect(problems(whole) == [], "\(whole)")
    }
  }
}
