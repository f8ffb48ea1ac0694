import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct TemplateNameTests {
  private func parse(_ text: String) throws -> TemplateName {
    try TemplateName(TemplateText(text), 0..<text.count)
  }

  private func words(_ words: [TemplateWord]) -> [String] { words.map { "\($0.text)@\($0.position.column)" } }

  @Test(
    "paths and transforms, each with its column",
    arguments: [
      ("title", [], ["title@1"], false),
      (" article.date.iso ", [], ["article@2", "date@10", "iso@15"], false),
      (".", [], [], true), (".title", [], ["title@2"], true), ("count(tags)", ["count@1"], ["tags@7"], false),
      ("first(reversed(a.b))", ["first@1", "reversed@7"], ["a@16", "b@18"], false),
      ("last()", ["last@1"], [], false), ("plusone(index())", ["plusone@1", "index@9"], [], false),
      ("uppercased(.)", ["uppercased@1"], [], true), ("_a-B9", [], ["_a-B9@1"], false),
    ] as [(String, [String], [String], Bool)])
  func parts(_ text: String, _ transforms: [String], _ path: [String], _ isLocal: Bool) throws {
    let name = try parse(text)
    #expect(words(name.transforms) == transforms)
    #expect(words(name.path) == path)
    #expect(name.isLocal == isLocal)
  }

  @Test("the text is kept as written, without white space around it")
  func text() throws {
    let name = try parse("  first(a.b)\n")
    #expect(name.text == "first(a.b)")
    #expect(name.pathText == "a.b")
    #expect(name.position == SourcePosition(line: 1, column: 3))
    #expect(try parse("last()").isNameless)
    #expect(try !parse("last(.)").isNameless)
  }

  @Test(
    "what is no name",
    arguments: [
      TemplateCase("é", 1, 1, "unexpected 'é' in the name 'é'", TemplateName.allowed),
      TemplateCase("a b", 1, 2, "unexpected ' ' in the name 'a b'", TemplateName.allowed),
      TemplateCase("a[0]", 1, 2, "unexpected '[' in the name 'a[0]'", TemplateName.allowed),
      TemplateCase("first( a)", 1, 7, "unexpected ' ' in the name 'first( a)'", TemplateName.allowed),
      TemplateCase("a..b", 1, 3, "the name 'a..b' has an empty part", "write one '.' between two names"),
      TemplateCase("a.", 1, 3, "the name 'a.' has an empty part", "write one '.' between two names"),
      TemplateCase("..", 1, 2, "the name '..' has an empty part", "write one '.' between two names"),
      TemplateCase("first(a", 1, 1, "'first(a' is missing a ')'", "close every '('"),
      TemplateCase("first(last(a)", 1, 7, "'first(last(a)' is missing a ')'", "close every '('"),
      TemplateCase("a)", 1, 2, "unexpected ')' in the name 'a)'", "write one ')' for each '('"),
      TemplateCase("first(a))", 1, 9, "unexpected ')' in the name 'first(a))'", "write one ')' for each '('"),
      TemplateCase("f(g(x)y)", 1, 7, "unexpected 'y' in the name 'f(g(x)y)'", "write one ')' for each '('"),
      TemplateCase("(a)", 1, 1, "a transform's name is missing before '('", "as in 'first(list)'"),
      TemplateCase(
        "first(a).title", 1, 9, "unexpected '.title' after ')'",
        "open the value as a section: '{{#first(a)}}'"),
    ])
  func wrong(_ template: TemplateCase) {
    #expect(
      throws: TemplateProblem(
        SourcePosition(line: template.line, column: template.column), template.message, hint: template.hint)
    ) {
      try parse(template.text)
    }
  }
}
