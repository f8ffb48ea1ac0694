import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// What translators write by mistake, in a file that changes a few lines of the program's.
@Suite struct LanguageTextTests {
  private func read(_ text: String, code: String = "fr", isSameLanguage: Bool = true) throws -> (
    Language?, [String]
  ) {
    var diagnostics: [Diagnostic] = []
    let bytes = try FileReading.bytes(of: Repository.root + "/templates/locales/fr.yml")
    let program = try #require(
      LanguageReader.read(code: "fr", bytes, fallback: nil, known: [], &diagnostics)?.language)
    let language = LanguageReader.read(
      code: code, Array(text.utf8),
      fallback: LanguageFallback(language: program, isSameLanguage: isSameLanguage), known: [], &diagnostics
    )?.language
    return (language, written(diagnostics).map { $0.replacing("templates/locales/\(code).yml:", with: "") })
  }

  @Test(
    "a word that readers would not see as it was meant is told",
    arguments: [
      (
        "read_more:",
        "2:3: warning: 'read_more' has no value: readers see nothing in its place | "
          + "write the words, or \"\" to show nothing on purpose"
      ),
      (
        "read_more: Lire {title}",
        "2:3: warning: 'read_more' shows '{title}' to readers as typed | nothing is filled in here"
      ),
      (
        "search_many: \"{nombre} articles\"",
        "2:3: warning: 'search_many' shows '{nombre}' to readers as typed | known: {n}"
      ),
      (
        "search_many: \"%d articles\"",
        "2:3: warning: 'search_many' shows '%d' to readers as typed | placeholders stand in braces: {n}"
      ),
      (
        "read_more: <b>Lire</b>",
        "2:3: warning: 'read_more' shows '<b>' to readers as typed | "
          + "write plain text: words of a language take no markup"
      ),
      (
        "read_more: Lire &amp; suite",
        "2:3: warning: 'read_more' shows HTML's names of characters to readers as typed | "
          + "write the characters themselves: Lire & suite"
      ),
      (
        "comment_form_path: a/b",
        "2:3: warning: 'comment_form_path' cannot be used in an address: 'a/b'; 'comment' stands there | "
          + "write one word in lower case, such as comment_form_path: comment"
      ),
    ])
  func words(_ line: String, _ problem: String) throws {
    let (language, problems) = try read("words:\n  \(line)\n")
    #expect(language != nil)
    #expect(problems == [problem])
  }

  @Test(
    "what is meant, or the blog's own, is not told",
    arguments: [
      "read_more: \"\"", "search_one: un article", "my_word: Bonjour {name}", "read_more: 25 % d’eau",
      "read_more: A & B",
    ])
  func silence(_ line: String) throws { #expect(try read("words:\n  \(line)\n").1 == []) }

  @Test("other programs' placeholders, names and forms are told in sentences, dates and counts")
  func others() throws {
    #expect(
      try read("messages:\n  page_number: \"Page %d de %s\"\n").1 == [
        "2:3: warning: 'page_number' shows '%d' to readers as typed | placeholders stand in braces: {n}, {total}"
      ])
    #expect(
      try read("messages:\n  page_number: \"Page {{n}} de {{total}}\"\n").1 == [
        "2:3: error: placeholders stand in one brace, not in two | write Page {n} de {total}"
      ])
    #expect(
      try read("messages:\n  page_numbre: x\n").1 == [
        "2:3: error: unknown key 'page_numbre' | did you mean 'page_number'?"
      ])
    #expect(
      try read("messages:\n  read_more: x\n").1 == [
        "2:3: error: unknown key 'read_more' | it stands under 'words'"
      ])
    #expect(
      try read("date: \"%d %B %Y\"\n").1 == [
        "1:1: warning: 'date' has no placeholder: every date is '%d %B %Y' | for example: date: \"{day} {month} {year}\""
      ])
    #expect(
      try read("counts:\n  comments: {one: a, many: b, other: c}\n").1 == [
        "2:22: warning: 'many' is never used: 'plurals' does not say of which numbers | "
          + "add 'many' under 'plurals', or delete the form"
      ])
    #expect(
      try read("counts:\n  comments: \"{n} commentaires\"\n").1 == [
        "2:3: error: 'comments' needs a form for each plural, not one text | "
          + "for example: comments: {one: \"…\", other: \"{n} commentaires\"}"
      ])
    #expect(
      try read("fr:\n  words:\n    read_more: x\n").1 == [
        "1:1: error: unknown key 'fr' | a file holds one language: delete this line, and take the indentation below it away"
      ])
  }

  private static let breton = """
    months: [a, b, c, d, e, f, g, h, i, j, k, l]
    date: "{day} {month} {year}"
    month_year: "{month} {year}"
    counts:
      comments: {other: "{n}"}
      articles: {other: "{n}"}

    """

  @Test("a language from before there were minutes of reading goes on to work")
  func older() throws {
    let (language, problems) = try read(Self.breton, code: "br", isSameLanguage: false)
    #expect(language?.count(5, .readingMinutes) == "5 min de lecture")
    #expect(problems.count == 1 && problems[0].contains("under 'counts', 'messages' and 'words'"))
  }

  @Test("a language's name is made one that browsers know, or told")
  func names() throws {
    let (language, problems) = try read(Self.breton, code: "deutsch", isSameLanguage: false)
    #expect(language?.tag == "deutsch")
    #expect(
      problems.contains(
        "content/site.yml: warning: browsers do not know the language code 'deutsch' | "
          + "call the file and 'language' de"))
    let (brazilian, others) = try read(Self.breton, code: "pt_BR", isSameLanguage: false)
    #expect(brazilian?.tag == "pt-BR" && others.count == 1)
    for (code, isRight) in [
      ("ar", true), ("he", true), ("fa-IR", true), ("az-Arab", true), ("ar-Latn", false), ("fr", false),
    ] {
      let named = try read(Self.breton, code: code, isSameLanguage: false).0
      #expect(named?.isRightToLeft == isRight, "\(code)")
    }
  }
}
