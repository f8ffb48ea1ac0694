import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct LanguageReaderTests {
  private let french: String

  init() throws {
    let bytes = try FileReading.bytes(of: Repository.root + "/templates/locales/fr.yml")
    french = String(decoding: bytes, as: UTF8.self)
  }

  private func read(_ text: String) -> (Language?, [String]) {
    var diagnostics: [Diagnostic] = []
    let language = LanguageReader.read(
      code: "fr", Array(text.utf8), fallback: nil, known: [], &diagnostics)?.language
    return (language, written(diagnostics))
  }

  /// Where a line stands in the file.
  private func line(of text: String) -> Int {
    1
      + (french.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
        ?? -1)
  }

  @Test("both languages of the sample site are whole", arguments: ["fr", "en"])
  func samples(_ code: String) throws {
    var diagnostics: [Diagnostic] = []
    let bytes = try FileReading.bytes(of: Repository.root + "/templates/locales/\(code).yml")
    let language = try #require(
      LanguageReader.read(code: code, bytes, fallback: nil, known: [], &diagnostics)?.language)
    #expect(diagnostics == [])
    #expect(language.months.count == 12)
    #expect(Set(language.messages.keys) == Set(Language.Message.allCases))
  }

  @Test(
    "a key that has no place at the top is told where it belongs",
    arguments: [
      ("read_more: La suite", "a word that templates ask for stands below 'words:', indented; "),
      ("mots:\n  a: b", "write 'words' instead"), ("mois: [a]", "write 'months' instead"),
      ("stop-words: [a]", "write 'stop_words' instead"), ("word:\n  a: b", "did you mean 'words'?"),
      ("autre:\n  a: b", ""),
    ])
  func unknownKeys(_ lines: String, _ hint: String) {
    let known =
      "known: counts, date, first_day, messages, month_year, months, plurals, stop_words, words"
    let name = lines.prefix { $0 != ":" }
    let line = french.split(separator: "\n", omittingEmptySubsequences: false).count
    let isListed = hint.isEmpty || hint.hasSuffix("; ")
    #expect(
      read(french + lines + "\n").1 == [
        "templates/locales/fr.yml:\(line):1: error: unknown key '\(name)' | \(hint)\(isListed ? known : "")"
      ])
  }

  @Test("counts in French: 0 and 1 are singular")
  func counts() throws {
    let language = try #require(read(french).0)
    #expect(
      [0, 1, 2].map { language.count($0, .comments) } == ["0 commentaire", "1 commentaire", "2 commentaires"])
  }

  @Test("eleven months are an error")
  func months() {
    let (language, problems) = read(french.replacing(", décembre]", with: "]"))
    #expect(language == nil)
    #expect(
      problems == [
        "templates/locales/fr.yml:\(line(of: "months:")):1: error: 'months' must have 12 names, not 11"
      ])
  }

  @Test("an address among the sentences must be one word")
  func address() {
    let problems = read(french.replacing("search_path: \"recherche\"", with: "search_path: \"../chercher\""))
      .1
    #expect(
      problems == [
        "templates/locales/fr.yml:\(line(of: "search_path:")):3: error: "
          + "'search_path' cannot be used in an address: '../chercher' | "
          + "write one word in lower case, such as search_path: search"
      ])
  }

  @Test("words for the search to pass over are a list, or none")
  func stopWords() throws {
    let language = try #require(read(french).0)
    #expect(language.stopWords.contains("le") && language.stopWords.contains("aux"))
    let start = try #require(french.range(of: "stop_words:")?.lowerBound)
    let end = try #require(french.range(of: "# Les phrases")?.lowerBound)
    let without = french[..<start] + french[end...]
    #expect(read(String(without)).0?.stopWords == [])
    #expect(read(String(without) + "stop_words: [le, la]\n").0?.stopWords == ["le", "la"])
  }

  @Test("a missing sentence is an error that names it")
  func message() {
    let lines = french.split(separator: "\n", omittingEmptySubsequences: false)
    let problems = read(lines.filter { !$0.contains("tag_title:") }.joined(separator: "\n")).1
    #expect(
      problems == [
        "templates/locales/fr.yml:\(line(of: "page_number:")):3: error: 'tag_title' is missing | "
          + "add the text 'tag_title'"
      ])
  }

  @Test(
    "a placeholder that nothing fills in is an error",
    arguments: [
      (
        "\"{day} {month} {year}\"", "\"{jour} {month} {year}\"", "date:", 1,
        "unknown placeholder '{jour}' | known: {day}, {month}, {year}"
      ),
      (
        "\"{month} {year}\"", "\"{day} {month}\"", "month_year:", 1,
        "unknown placeholder '{day}' | known: {month}, {year}"
      ),
      (
        "Page {n} sur {total}", "Page {n} sur {somme}", "page_number:", 3,
        "unknown placeholder '{somme}' | known: {n}, {total}"
      ),
      (
        "tags_title: \"Tous", "tags_title: \"{n} Tous", "tags_title:", 3,
        "unknown placeholder '{n}' | this text has no placeholders"
      ),
      (
        "one: \"{n} article\"", "one: \"{x} article\"", "articles: {", 14,
        "unknown placeholder '{x}' | known: {n}"
      ),
    ])
  func placeholder(_ old: String, _ new: String, _ key: String, _ column: Int, _ expected: String) {
    let changed = french.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains(key) ? String(line).replacing(old, with: new) : String(line)
    }
    let problems = read(changed.joined(separator: "\n")).1
    #expect(problems == ["templates/locales/fr.yml:\(line(of: key)):\(column): error: \(expected)"])
  }

  @Test("a wrong plural rule and an unknown key are errors")
  func rules() {
    #expect(
      read(french.replacing("i = 0,1", with: "i is 0")).1 == [
        "templates/locales/fr.yml:\(line(of: "i = 0,1")):3: error: 'i is 0' is not a plural rule | "
          + "write CLDR rules, such as one: \"i = 0,1\""
      ])
    #expect(
      read(french.replacing("first_day:", with: "frist_day:")).1 == [
        "templates/locales/fr.yml:\(line(of: "first_day:")):1: error: unknown key 'frist_day' | "
          + "did you mean 'first_day'?"
      ])
  }

  @Test("what a language must have")
  func required() {
    #expect(
      read("x: y\n").1.map { $0.split(separator: "|")[0] } == [
        "templates/locales/fr.yml:1:1: error: 'counts' is missing ",
        "templates/locales/fr.yml:1:1: error: 'date' is missing ",
        "templates/locales/fr.yml:1:1: error: 'messages' is missing",
        "templates/locales/fr.yml:1:1: error: 'month_year' is missing ",
        "templates/locales/fr.yml:1:1: error: 'months' must have 12 names, not 0",
        "templates/locales/fr.yml:1:1: error: unknown key 'x' ",
      ])
  }
}
