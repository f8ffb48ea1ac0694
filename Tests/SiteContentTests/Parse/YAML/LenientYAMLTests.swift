import SiteModel
import Testing

@testable import SiteContent

@Suite struct LenientYAMLTests {
  private func value(_ line: String, of key: String) -> (String?, [String]) {
    var diagnostics: [Diagnostic] = []
    guard let source = SourceText(file: "x.md", bytes: Array("---\n\(line)\n---\n".utf8), &diagnostics),
      var matter = FrontMatter(source, keys: .article, &diagnostics)
    else { return (nil, written(diagnostics)) }
    return (matter.values.text(key, &diagnostics), written(diagnostics))
  }

  private func lenient(_ text: String, _ keys: KeySet?) -> (LenientYAML, [String]) {
    var diagnostics: [Diagnostic] = []
    let lenient = LenientYAML(text, file: "x.yml", lineOffset: 0, keys: keys, &diagnostics)
    return (lenient, written(diagnostics))
  }

  @Test(
    "a colon in a line of text is text",
    arguments: [
      "Europe : le débat", "Europe: le débat", "Europe : le débat : la suite", "Que faire :", "Que faire:",
      "L'Europe : l'heure d'agir", "Il a dit : \"non\"", "Europe : c'est 'oui'", "10:30 : le départ",
      "Europe :\tle débat", "- Europe : le débat", "- Europe", "Europe : [débat] {vif}", "Prix : 10 %",
      "A \\ B : C", "Europe", "L'Europe", "http://example.org/a:b", "@nom parle", "% de hausse", "? Pourquoi",
    ])
  func colon(_ text: String) {
    for key in ["title", "description", "author", "image_alt", "image_credit", "source"] {
      let (found, problems) = value("\(key): \(text)", of: key)
      #expect(problems == [])
      #expect(found == text.replacing("\t", with: " "))
    }
  }

  @Test("every key of one line is lenient", arguments: KeySet.article.keys.filter(\.isOneLine).map(\.name))
  func everyKey(_ key: String) {
    #expect(value("\(key): x : y", of: key) == ("x : y", []))
  }

  @Test(
    "quoted values, values over several lines and other keys are left to YAML",
    arguments: [
      ("title: \"Europe : le débat\"", "Europe : le débat"),
      ("title: 'L''Europe : le débat'", "L'Europe : le débat"),
      ("title: >\n  Europe :\n  le débat", "Europe : le débat"),
      ("title: |\n  Europe : le # 2\n  débat", "Europe : le # 2 débat"),
      ("title: Europe\n  et débat", "Europe et débat"),
      ("title: \"Europe\n  # 2 : le débat\"", "Europe # 2 : le débat"),
      ("title:   Europe : le débat   ", "Europe : le débat"),
      ("title: Europe : le débat\n\nauthor: x", "Europe : le débat"),
      ("\"title\": Europe : le débat", "Europe : le débat"),
    ])
  func quoted(_ line: String, _ expected: String) {
    let (found, problems) = value(line, of: "title")
    #expect(problems == [])
    #expect(found == expected)
  }

  @Test("what follows ' #' is a comment, and told")
  func comment() {
    let (found, problems) = value("title: Le billet n° 1 : suite # 2", of: "title")
    #expect(found == "Le billet n° 1 : suite")
    #expect(
      problems == [
        "x.md:2:31: warning: what follows ' #' is a comment in YAML and is not shown | "
          + "put the value in quotes: title: \"Le billet n° 1 : suite # 2\""
      ])
    #expect(value("title: Le C# : suite", of: "title").1 == [])
    #expect(value("title: \"a # b\"", of: "title").1 == [])
  }

  @Test(
    "a one-line key is one wherever it stands",
    arguments: [
      ("legal: {publisher: Parti : section de Paris}", "legal: {publisher: 'Parti : section de Paris'}"),
      (
        "legal: {publisher: Parti : A, host: {name: B : C}, phone: 01}",
        "legal: {publisher: 'Parti : A', host: {name: 'B : C'}, phone: 01}"
      ),
      (
        "legal:\n  publisher: Parti : A\n  host:\n    name: B : C",
        "legal:\n  publisher: 'Parti : A'\n  host:\n    name: 'B : C'"
      ),
      ("navigation:\n  - label: A : B\n    url: /", "navigation:\n  - label: 'A : B'\n    url: /"),
      ("navigation:\n- {label: A : B, url: /}", "navigation:\n- {label: 'A : B', url: /}"),
      ("extra:\n  slogan: A : B", "extra:\n  slogan: 'A : B'"),
      ("theme: accent: x", "theme: accent: x"),
      ("legal:\n  host: name: x", "legal:\n  host: name: x"),
    ])
  func nesting(_ text: String, _ expected: String) {
    let (found, problems) = lenient(text, .site)
    #expect(found.text == expected)
    #expect(problems == [])
  }

  @Test("the entries of a list of names too")
  func names() {
    #expect(
      lenient("tags:\n- Europe : le débat\n- b", .article).0.text == "tags:\n- 'Europe : le débat'\n- b")
    #expect(
      lenient("- label: UMP : le parti\n  aliases: a", .tags).0.text
        == "- label: 'UMP : le parti'\n  aliases: a")
  }

  @Test("places are those of the source, whatever was put into quotes before them")
  func places() {
    let (found, _) = lenient("legal: {publisher: L'A : B, form: C : D, phone: x}", .site)
    #expect(found.text == "legal: {publisher: 'L''A : B', form: 'C : D', phone: x}")
    #expect(found.original(SourcePosition(line: 1, column: 20)) == SourcePosition(line: 1, column: 20))
    #expect(found.original(SourcePosition(line: 1, column: 32)) == SourcePosition(line: 1, column: 29))
    #expect(found.original(SourcePosition(line: 1, column: 38)) == SourcePosition(line: 1, column: 35))
    #expect(found.original(SourcePosition(line: 1, column: 47)) == SourcePosition(line: 1, column: 42))
    #expect(found.original(SourcePosition(line: 2, column: 47)) == SourcePosition(line: 2, column: 47))
  }
}
