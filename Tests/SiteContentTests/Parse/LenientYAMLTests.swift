import SiteModel
import Testing

@testable import SiteContent

@Suite struct LenientYAMLTests {
  private func value(_ line: String, of key: String) -> (String?, [String]) {
    var diagnostics: [Diagnostic] = []
    guard let source = SourceText(file: "x.md", bytes: Array("---\n\(line)\n---\n".utf8), &diagnostics),
      var matter = FrontMatter(source, &diagnostics)
    else { return (nil, written(diagnostics)) }
    return (matter.values.text(key, &diagnostics), written(diagnostics))
  }

  @Test(
    "a colon in a line of text is text",
    arguments: [
      "Europe : le débat", "Europe: le débat", "Europe : le débat : la suite", "Que faire :", "Que faire:",
      "L'Europe : l'heure d'agir", "Il a dit : \"non\"", "Europe : c'est 'oui'", "10:30 : le départ",
      "Europe :\tle débat", "- Europe : le débat", "Europe : [débat] {vif}", "Prix : 10 %", "A \\ B : C",
      "Europe", "L'Europe", "http://example.org/a:b",
    ])
  func colon(_ text: String) {
    for key in ["title", "description", "author", "image_alt", "image_credit", "source"] {
      let (found, problems) = value("\(key): \(text)", of: key)
      #expect(problems == [])
      #expect(found == text.replacing("\t", with: " "))
    }
  }

  @Test(
    "quoted values, values over several lines and other keys are left to YAML",
    arguments: [
      ("title: \"Europe : le débat\"", "Europe : le débat"),
      ("title: 'L''Europe : le débat'", "L'Europe : le débat"),
      ("title: >\n  Europe :\n  le débat", "Europe : le débat"),
      ("title: |\n  Europe : le\n  débat", "Europe : le débat"),
      ("title: Europe\n  et débat", "Europe et débat"),
      ("title:   Europe : le débat   ", "Europe : le débat"),
      ("title: Europe : le débat\n\nauthor: x", "Europe : le débat"),
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

  @Test("keys inside groups and lists only where they are expected")
  func nesting() {
    var diagnostics: [Diagnostic] = []
    let text = "- label: UMP : le parti\n  description: a\n"
    #expect(
      LenientYAML.quoted(text, isNested: true, file: "x", lineOffset: 0, &diagnostics)
        == "- label: 'UMP : le parti'\n  description: a\n")
    #expect(LenientYAML.quoted(text, isNested: false, file: "x", lineOffset: 0, &diagnostics) == text)
    #expect(diagnostics == [])
  }
}
