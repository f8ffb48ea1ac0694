import SiteModel
import Testing

@testable import SiteContent

/// Hints for texts that are not YAML: what they say is YAML, and says what was meant.
@Suite struct YAMLLineHintTests {
  private func problems(_ text: String, _ keys: KeySet = .article) -> [String] {
    var diagnostics: [Diagnostic] = []
    _ = YAMLSource(file: "x", text: text, lineOffset: 0, keys: keys).read(&diagnostics)
    return written(diagnostics).map { String($0.dropFirst(2)) }
  }

  private func hint(_ text: String, _ keys: KeySet = .article) -> String? {
    problems(text, keys).first.map { String($0.split(separator: " | ").last ?? "") }
  }

  @Test(
    "quotes around a value are no part of it",
    arguments: [
      ("title: 'L'été'", "title: \"L'été\"", "L'été"),
      ("description: 'C'est l'été'", "description: \"C'est l'été\"", "C'est l'été"),
      ("title: \"Le \"grand\" soir\"", #"title: "Le \"grand\" soir""#, #"Le "grand" soir"#),
      ("title: \"C:\\photos\"", #"title: "C:\\photos""#, #"C:\photos"#),
      ("title: \"Non\" à la réforme", #"title: "\"Non\" à la réforme""#, #""Non" à la réforme"#),
      ("title: \"UMP\" et \"PS\"", #"title: "\"UMP\" et \"PS\"""#, #""UMP" et "PS""#),
      ("title: 'Le 'grand' soir", "title: \"Le 'grand' soir\"", "Le 'grand' soir"),
    ])
  func quotes(_ line: String, _ mended: String, _ meant: String) throws {
    #expect(hint(line) == "put the value in quotes: \(mended)")
    var diagnostics: [Diagnostic] = []
    let value = try #require(
      YAMLSource(file: "x", text: mended, lineOffset: 0, keys: .article).read(&diagnostics))
    #expect(written(diagnostics) == [])
    guard case .mapping(let entries) = value.content else {
      Issue.record("no group")
      return
    }
    #expect(entries.first?.value.text == meant)
  }

  @Test("a backslash before the last of the quotes")
  func lastBackslash() {
    #expect(hint("title: \"C:\\\"") == #"write each backslash twice: title: "C:\\""#)
  }

  @Test("names that are quoted one by one are a list")
  func names() {
    #expect(hint("tags: \"UMP\", \"PS\"") == "put brackets around the names: tags: [\"UMP\", \"PS\"]")
    #expect(hint("tags: 'UMP', Le PS") == "put brackets around the names: tags: [\"UMP\", \"Le PS\"]")
    #expect(hint("title: \"UMP\", \"PS\"") == #"put the value in quotes: title: "\"UMP\", \"PS\"""#)
  }

  @Test(
    "names between brackets that are no list are written as one, each in quotes",
    arguments: [
      ("tags: [UMP, 'Loi d'Orientation']", "[\"UMP\", \"Loi d'Orientation\"]"),
      ("tags: ['L'Europe', 'UMP']", "[\"L'Europe\", \"UMP\"]"),
      ("tags: [\"Loi \"Travail\"\", UMP]", #"["Loi \"Travail\"", "UMP"]"#),
      ("tags: [UMP], [Loi]", "[\"UMP\", \"Loi\"]"), ("tags: [UMP] Loi", "[\"UMP\", \"Loi\"]"),
    ])
  func brackets(_ line: String, _ list: String) {
    #expect(hint(line) == "put each name in quotes: tags: \(list)")
    #expect(problems("tags: \(list)") == [])
  }

  @Test("where a comma may be a part of a name between brackets, no list is guessed")
  func commaInName() {
    #expect(hint("tags: [\"a, b\", 'L'x']") == "put each name in double quotes, and commas between them")
  }

  @Test("names in quotes without commas are a list")
  func withoutCommas() {
    #expect(hint("tags: \"UMP\" \"Loi\"") == "put brackets around the names: tags: [\"UMP\", \"Loi\"]")
  }

  @Test(
    "an entry of a list is mended on its line",
    arguments: [
      ("tags:\n  - 'L'Europe'", "put the value in quotes: - \"L'Europe\""),
      ("tags:\n  - \"Loi \"Travail\"\"", #"put the value in quotes: - "Loi \"Travail\"""#),
      ("tags:\n  - [UMP] Loi", "put the value in quotes: - \"[UMP] Loi\""),
      ("tags: - UMP\n  - Loi", "write the entries below 'tags:', each on a line of its own: - UMP"),
      ("tags:\n  - UMP\n  draft: true", "remove the spaces before 'draft'"),
    ])
  func entries(_ text: String, _ hint: String) {
    #expect(problems(text).count == 1)
    #expect(self.hint(text) == hint)
  }

  @Test("a key that is indented too far is told of")
  func indented() {
    let hint = "remove the spaces before"
    #expect(self.hint("title: a\n draft: true") == "\(hint) 'draft'")
    #expect(self.hint(" title: a\ndraft: true") == "\(hint) 'title'")
    #expect(self.hint("tags: [a]\n  draft: true\nauthor: b") == "\(hint) 'draft'")
    #expect(
      self.hint("navigation:\n  - label: a\n    url: 'b'c'", .site) == "put the value in quotes: url: \"b'c\""
    )
    #expect(self.hint("- label: a\n  slug: 'b'c'", .tags) == "put the value in quotes: slug: \"b'c\"")
    #expect(self.hint("extra:\n  title: 'b'c'") == "put the value in quotes: title: \"b'c\"")
  }

  @Test(
    "a no-break space behind a key's colon is told of where it stands",
    arguments: [
      ("title:\u{A0}a", "1:7", "U+00A0 (NO-BREAK SPACE)", "title: a"),
      ("title: a\ndraft :\u{A0}true", "2:8", "U+00A0 (NO-BREAK SPACE)", "draft: true"),
      ("title: a\ndraft:\u{202F}true\nauthor: b", "2:7", "U+202F (NARROW NO-BREAK SPACE)", "draft: true"),
    ])
  func noBreak(_ text: String, _ place: String, _ sign: String, _ mended: String) {
    #expect(
      problems(text) == [
        "\(place): error: an invisible character, \(sign), stands where YAML needs a space | "
          + "delete it and type a space: \(mended)"
      ])
  }

  @Test(
    "no-break spaces in a text are the text's",
    arguments: [
      "title: Que faire\u{A0}:\u{A0}agir", "description: >\n  source\u{A0}:\u{A0}Le Monde\n  source:\u{A0}b",
    ])
  func innocent(_ text: String) { #expect(problems(text) == []) }

  @Test(
    "what a template was to fill in has no value to be put in quotes",
    arguments: [
      "title: {{title}}", "title: \"{{ replace .Name \"-\" \" \" }}\"", "title: {{ page.title | upcase }}",
    ])
  func templates(_ line: String) {
    #expect(hint(line) == "write the value itself: templates are not run here")
  }
}
