import SiteTestSupport
import Testing

@testable import blogsite

/// Command lines that are nearly right.
@Suite struct CommandNameTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ words: [String]) throws -> Repository.Run { try Repository.run(words, in: folder.path) }

  @Test(
    "a slip in a command's name is told with the right one, at every level and for the help",
    arguments: [
      (["biuld"], "'biuld'", "did you mean 'build'?"),
      (["help", "biuld"], "'biuld'", "did you mean 'build'?"),
      (["comments", "lsit"], "'comments lsit'", "did you mean 'comments list'?"),
      (["help", "comments", "lsit"], "'comments lsit'", "did you mean 'comments list'?"),
      (["comments", "reject", "a/b"], "'comments reject'", "did you mean 'comments remove'?"),
      (["comments", "unspam", "a/b"], "'comments unspam'", "did you mean 'comments approve'?"),
      (["theme", "lits"], "'theme lits'", "did you mean 'theme list'?"),
      (["new", "articel", "x"], "'new articel'", "did you mean 'new article'?"),
      (["import", "jekyl", "."], "'import jekyl'", "did you mean 'import jekyll'?"),
      (
        ["import", "tumblr", "."], "'import tumblr'",
        "the commands of 'import' are dotclear, jekyll, page, wordpress"
      ),
      (["comments", "a\u{1B}[31m"], "'comments a�[31m'", nil),
    ] as [([String], String, String?)])
  func slips(words: [String], name: String, hint: String?) throws {
    let run = try run(words)
    #expect(run.code == 64)
    #expect(run.output == "")
    let expected = "Error: There is no command \(name)\nhint: "
    #expect(hint.map { run.errors == expected + $0 + "\n" } ?? run.errors.hasPrefix(expected))
  }

  @Test(
    "words without their quotes are told with them",
    arguments: [
      (["new", "article", "Deux", "mots"], #"new article "Deux mots""#),
      (
        ["new", "article", "--draft", "Trois", "petits", "mots", "--edit"],
        #"new article --draft "Trois petits mots" --edit"#
      ),
      (["new", "article", "L'été", "à", "3$"], #"new article 'L'\''été à 3$'"#),
      (["new", "page", "a", "--title", "Deux", "mots"], #"new page a --title "Deux mots""#),
      (["init", "Mon", "blog"], #"init "Mon blog""#),
      (
        ["comments", "reply", "x", "y", "--text", "Merci", "beaucoup"],
        #"comments reply x y --text "Merci beaucoup""#
      ),
    ])
  func quotes(words: [String], line: String) throws {
    let run = try run(words)
    #expect(run.code == 64)
    let lines = run.errors.split(separator: "\n")
    #expect(lines[0].contains("nexpected argument"))
    #expect(lines[1] == "hint: words that belong together stand in quotes: blogsite \(line)")
    #expect(lines[2].hasPrefix("Usage: blogsite "))
  }

  @Test("a word too many behind a command that takes none has no such hint, nor has an unknown option")
  func otherMistakes() throws {
    for words in [["build", "blog"], ["build", "--nope"], ["new", "article"]] {
      let run = try run(words)
      #expect(run.code == 64)
      #expect(run.errors.hasPrefix("Error: ") && !run.errors.contains("quotes"))
    }
  }

  @Test(
    "the help and the version are printed as ever",
    arguments: [["--help"], ["help", "comments", "list"], ["new"], ["--version"]])
  func help(words: [String]) throws {
    let run = try run(words)
    #expect(run.code == 0 && run.errors == "" && !run.output.isEmpty)
  }

  @Test(
    "options before their command are told where they stand",
    arguments: [
      (["--root", "mon blog", "build", "--strict"], "build --root 'mon blog' --strict"),
      (["comments", "--root", ".", "list", "--status", "spam"], "comments list --root . --status spam"),
      (["--root", ".", "theme", "copy", "assets"], "theme copy --root . assets"),
    ])
  func earlyOptions(words: [String], line: String) throws {
    let run = try run(words)
    #expect(run.code == 64)
    #expect(
      run.errors.hasPrefix(
        "Error: Unknown option '--root'\nhint: options go after their command: blogsite \(line)\nUsage: ")
    )
  }

  @Test("a word that is no UTF-8 is wrong usage, and no title without its accents")
  func noText() throws {
    try folder.write("title: T\nurl: https://example.org/\n", to: "content/site.yml")
    let run = try Repository.run(
      script: "\"$BLOGSITE\" new article \"$(printf 'un caf\\351')\"", in: folder.path)
    #expect(run.code == 64)
    #expect(
      run.errors == """
        Error: This word of the command line is not UTF-8: 'un caf�'
        hint: set the terminal, or the script that calls blogsite, to UTF-8

        """)
    #expect(!folder.exists("content/articles"))
  }

  @Test(
    "a closed standard error is no reason to end otherwise", arguments: [["biuld"], ["build", "--nope"]])
  func closedError(words: [String]) throws {
    let run = try Repository.run(
      script: "\"$BLOGSITE\" \(words.joined(separator: " ")) 2>&-", in: folder.path)
    #expect(run.code == 64)
  }
}
