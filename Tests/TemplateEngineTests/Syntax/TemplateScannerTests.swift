import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct TemplateScannerTests {
  private func scan(_ text: String) -> TemplateTree {
    TemplateScanner.scan(TemplateSource(name: "home", file: "templates/home.mustache", text: text))
  }

  private func word(_ text: String, _ line: Int, _ column: Int) -> TemplateWord {
    TemplateWord(text: text, position: SourcePosition(line: line, column: column))
  }

  private func name(_ text: String, _ line: Int, _ column: Int) -> TemplateName {
    TemplateName(
      text: text, position: SourcePosition(line: line, column: column), transforms: [],
      path: [word(text, line, column)], isLocal: false)
  }

  @Test("text and variables, escaped or not, with the place of each name")
  func variables() {
    let tree = scan("<p>{{a}} é {{{ b }}}\n{{& c}}{{ \n  d\n}}}")
    #expect(tree.diagnostics.isEmpty)
    #expect(
      tree.nodes == [
        .text("<p>"), .variable(name("a", 1, 6), isEscaped: true), .text(" é "),
        .variable(name("b", 1, 16), isEscaped: false), .text("\n"),
        .variable(name("c", 2, 5), isEscaped: false), .variable(name("d", 3, 3), isEscaped: true), .text("}"),
      ])
  }

  @Test("columns count characters, and a Windows line end is one")
  func columns() {
    let tree = scan("e\u{301}\u{1F1EB}\u{1F1F7}{{a}}\r\n{{b}}")
    #expect(
      tree.nodes == [
        .text("e\u{301}\u{1F1EB}\u{1F1F7}"), .variable(name("a", 1, 5), isEscaped: true), .text("\r\n"),
        .variable(name("b", 2, 3), isEscaped: true),
      ])
  }

  @Test("sections hold what stands between their tags")
  func sections() {
    let tree = scan("{{#a}}x{{^b}}{{c}}{{/b}}{{/ a }}y")
    #expect(tree.diagnostics.isEmpty)
    #expect(
      tree.nodes == [
        .section(
          name("a", 1, 4), isInverted: false,
          [
            .text("x"),
            .section(name("b", 1, 11), isInverted: true, [.variable(name("c", 1, 16), isEscaped: true)]),
          ]), .text("y"),
      ])
  }

  @Test("partials, parents, blocks, comments, settings")
  func references() {
    let tree = scan(
      "{{> card}}{{! a {{comment\n}}{{% CONTENT_TYPE : TEXT }}"
        + "{{< layout }} {{! fine }}{{$content}}x{{/content}}\n{{/layout}}{{$side}}{{/side}}")
    #expect(tree.diagnostics.isEmpty)
    #expect(
      tree.nodes == [
        .partial(word("card", 1, 5), indentation: ""), .comment(" a {{comment\n"), .contentType("TEXT"),
        .parent(word("layout", 2, 33), [TemplateBlock(name: word("content", 2, 57), nodes: [.text("x")])]),
        .block(TemplateBlock(name: word("side", 3, 15), nodes: [])),
      ])
  }

  @Test("other delimiters are in force up to the end of their section")
  func delimiters() {
    let tree = scan("{{#a}}{{=<% %>=}}<%b%>{{x}}<%/a%>{{c}}{{= | | =}}|d|")
    #expect(tree.diagnostics.isEmpty)
    #expect(
      tree.nodes == [
        .section(
          name("a", 1, 4), isInverted: false,
          [
            .delimiters(open: "<%", close: "%>"), .variable(name("b", 1, 20), isEscaped: true),
            .text("{{x}}"),
          ]),
        .variable(name("c", 1, 36), isEscaped: true), .delimiters(open: "|", close: "|"),
        .variable(name("d", 1, 51), isEscaped: true),
      ])
  }

  @Test(
    "wrong syntax is shown at its place",
    arguments: [
      TemplateCase("a\n {{#articles}}x", 2, 5, "section 'articles' is not closed", "add '{{/articles}}'"),
      TemplateCase("{{^first(a)}}x", 1, 4, "section 'first(a)' is not closed", "add '{{/first(a)}}'"),
      TemplateCase("{{$side}}", 1, 4, "block 'side' is not closed", "add '{{/side}}'"),
      TemplateCase("{{< layout}}", 1, 5, "parent 'layout' is not closed", "add '{{/layout}}'"),
      TemplateCase(
        "{{#articles}}\n{{/article}}", 2, 4, "'{{/article}}' found where '{{/articles}}' is expected",
        "'{{#articles}}' is opened at line 1"),
      TemplateCase(
        "{{#first(a)}}{{/a}}", 1, 17, "'{{/a}}' found where '{{/first(a)}}' is expected",
        "'{{#first(a)}}' is opened at line 1"),
      TemplateCase(
        "{{#a}}{{^b}}{{/a}}{{x}}", 1, 16, "'{{/a}}' found where '{{/b}}' is expected",
        "'{{^b}}' is opened at line 1"),
      TemplateCase("x{{/a}}", 1, 5, "'{{/a}}' closes nothing", "remove it, or open 'a' before it"),
      TemplateCase("<b>{{title</b>\n", 1, 4, "the tag '{{' is not closed", "close it with '}}'"),
      TemplateCase("<b>{{title</b>{{x}}", 1, 4, "the tag '{{' is not closed", "close it with '}}'"),
      TemplateCase("{{! never closed", 1, 1, "the tag '{{' is not closed", "close it with '}}'"),
      TemplateCase("{{{x}} ", 1, 1, "the tag '{{{' is not closed", "close it with '}}}'"),
      TemplateCase("x {{", 1, 3, "the tag '{{' is not closed", "close it with '}}'"),
      TemplateCase(
        "x\n{", 2, 1, "a template cannot end with '{'", "end the file with a line break"),
      TemplateCase("a {{\n  b}}", 1, 3, "a line break follows '{{'", "write the name on the line of '{{'"),
      TemplateCase("a {{}}", 1, 3, "the tag has no name", "write a name, or remove the tag"),
      TemplateCase("a {{# }}{{/x}}", 1, 3, "the tag has no name", "write a name, or remove the tag"),
      TemplateCase("{{>}}", 1, 1, "the tag has no name", "write a name, or remove the tag"),
      TemplateCase(
        "{{ #a}}", 1, 4, "unexpected '#' in a tag",
        "write '{{#a}}': the sign stands right behind the braces"),
      TemplateCase(
        "{{> *name}}", 1, 5, "a partial's name cannot come from a variable: '*name'",
        "name the partial itself"),
      TemplateCase(
        "{{<*name}}{{/*name}}", 1, 4, "a partial's name cannot come from a variable: '*name'",
        "name the partial itself"),
      TemplateCase(
        "{{> my card}}", 1, 7, "unexpected ' ' in the name 'my card'",
        "a name has the letters a-z and A-Z, digits, '.', '_' and '-'"),
      TemplateCase(
        "{{$first(a)}}{{/first(a)}}", 1, 9, "unexpected '(' in the name 'first(a)'",
        "a name has the letters a-z and A-Z, digits, '.', '_' and '-'"),
      TemplateCase(
        "{{=<% =}}", 1, 1, "a tag that sets delimiters needs two of them between '='", "as in '{{=<% %>=}}'"),
      TemplateCase(
        "{{=<% %>}}{{a}}", 1, 1, "a tag that sets delimiters needs two of them between '='",
        "as in '{{=<% %>=}}'"),
      TemplateCase(
        "{{% CONTENT_TYPE}}", 1, 5, "the setting 'CONTENT_TYPE' has no value",
        "write '{{% CONTENT_TYPE:TEXT}}' or '{{% CONTENT_TYPE:HTML}}'"),
      TemplateCase(
        "{{% TYPE: TEXT}}", 1, 5, "unknown setting 'TYPE'",
        "write '{{% CONTENT_TYPE:TEXT}}' or '{{% CONTENT_TYPE:HTML}}'"),
      TemplateCase(
        "{{% CONTENT_TYPE: XML}}", 1, 19, "unknown content type 'XML'",
        "write '{{% CONTENT_TYPE:TEXT}}' or '{{% CONTENT_TYPE:HTML}}'"),
      TemplateCase(
        "{{=<% %>=}}\n<%#a%>", 2, 4, "section 'a' is not closed", "add '<%/a%>'"),
    ])
  func wrongSyntax(_ template: TemplateCase) {
    #expect(scan(template.text).diagnostics == template.expected("home"))
  }

  @Test(
    "inside a parent only blocks may stand",
    arguments: [
      ("{{<layout}}\n text {{/layout}}", 2, 2), ("{{<layout}}{{x}}{{/layout}}", 1, 12),
      ("{{<layout}}{{#x}}text{{/x}}{{/layout}}", 1, 12), ("{{<layout}}{{> card}}{{/layout}}", 1, 12),
      ("{{<layout}}{{<other}}{{/other}}{{/layout}}", 1, 12), ("{{<layout}}{{=<% %>=}}<%/layout%>", 1, 12),
      ("{{<layout}}{{%CONTENT_TYPE:TEXT}}{{/layout}}", 1, 12),
    ])
  func insideParent(_ text: String, _ line: Int, _ column: Int) {
    #expect(
      scan(text).diagnostics == [
        TemplateFixture.error(
          "home", line, column, "only blocks may stand inside '{{<layout}}'",
          "put it into a block, as in '{{$content}}…{{/content}}'")
      ])
  }

  @Test("one run reports every error, and goes on after each")
  func everyError() {
    let tree = scan("{{#a b}}{{x}}{{/a b}}{{}}{{#c}}{{/d}}{{#e}}{{f")
    #expect(
      tree.diagnostics.map { "\($0.position?.column ?? 0): \($0.message)" } == [
        "5: unexpected ' ' in the name 'a b'",
        "22: the tag has no name", "35: '{{/d}}' found where '{{/c}}' is expected",
        "44: the tag '{{' is not closed", "41: section 'e' is not closed",
      ])
    #expect(tree.nodes.count == 2)
  }

  @Test("the trees of the two broken halves are kept")
  func recovery() {
    let tree = scan("{{#a}}{{b}}{{/c}}{{d}}")
    #expect(tree.diagnostics.count == 1)
    #expect(
      tree.nodes == [
        .section(name("a", 1, 4), isInverted: false, [.variable(name("b", 1, 9), isEscaped: true)]),
        .variable(name("d", 1, 20), isEscaped: true),
      ])
  }
}
