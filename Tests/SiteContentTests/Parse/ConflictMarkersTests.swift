import SiteModel
import Testing

@testable import SiteContent

@Suite struct ConflictMarkersTests {
  private func lines(_ text: String, isMarkdown: Bool = true) -> [Int] {
    ConflictMarkers.lines(in: Array(text.utf8), isMarkdown: isMarkdown)
  }

  @Test(
    "a conflict is told where it begins, a marker that was left behind too",
    arguments: [
      ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", [2]), ("<<<<<<<\na\n", [1]),
      ("a\n>>>>>>> branche\nb\n", [2]),
      ("a\n=======\nb\n>>>>>>> x\n", [4]),
      ("<<<<<<< HEAD\n||||||| 1234\n=======\n>>>>>>> x\n\n<<<<<<< HEAD\n", [1, 6]),
      ("```\na\n```\n\n<<<<<<< HEAD\n", [5]), ("> a\n\n>>>>>>> x\n", [3]),
    ] as [(String, [Int])])
  func found(_ text: String, _ expected: [Int]) { #expect(lines(text) == expected) }

  @Test(
    "what is no conflict is none",
    arguments: [
      "```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```\n", "    <<<<<<< HEAD\n", "Titre\n=======\n",
      "a <<<<<<< b\n", "<<<<<<<<\n",
      "<<<<<<<x\n", ">>>>>>>> x\n", ">>>>>> a\n>>>>>>> b\n>>>>>> c\n", "`\n<<<<<< HEAD`\n", "<<< a\n",
    ])
  func none(_ text: String) { #expect(lines(text) == []) }

  @Test("YAML has no code")
  func yaml() { #expect(lines("    a\n<<<<<<< HEAD\n", isMarkdown: false) == [2]) }

  @Test(
    "articles, comments and their keys are checked",
    arguments: [
      ("---\ntitle: T\ndate: 2020-01-01\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", 5),
      ("---\n<<<<<<< HEAD\ntitle: T\n=======\ntitle: U\n>>>>>>> x\ndate: 2020-01-01\n---\na\n", 2),
      ("<<<<<<< HEAD\n---\ntitle: T\n---\n", 1),
    ])
  func articles(_ text: String, _ line: Int) throws {
    var diagnostics: [Diagnostic] = []
    _ = ArticleParser.parse(
      SourceFile(path: "a.md", id: "a"), Array(text.utf8), try plainSettings(), &diagnostics)
    #expect(
      written(diagnostics) == [
        "a.md:\(line):1: error: a merge conflict is not resolved | keep the lines that are right, delete the others "
          + "and the lines that begin with <<<<<<<, ======= and >>>>>>>"
      ])
  }

  @Test("comments are checked, whatever their format", arguments: ["markdown", "text"])
  func comments(_ format: String) throws {
    var diagnostics: [Diagnostic] = []
    _ = CommentParser.parse(
      SourceFile(path: "c.md", id: "c"), article: "a",
      Array("---\nauthor: A\ndate: 2020-01-01\nformat: \(format)\n---\n<<<<<<< HEAD\na\n".utf8),
      try plainSettings(),
      &diagnostics)
    #expect(diagnostics.map(\.position) == [SourcePosition(line: 6, column: 1)])
    #expect(diagnostics.hasErrors)
  }
}
