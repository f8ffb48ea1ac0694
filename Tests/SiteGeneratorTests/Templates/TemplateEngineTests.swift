import SiteModel
import Testing

@testable import SiteGenerator

@Suite struct TemplateEngineTests {
  @Test(
    "text is escaped however it is printed, html and numbers are printed as they are",
    arguments: [
      ("{{text}}", "&lt;b&gt; &amp; &quot;&#39;"), ("{{{text}}}", "&lt;b&gt; &amp; &quot;&#39;"),
      ("{{&text}}", "&lt;b&gt; &amp; &quot;&#39;"), ("{{html}}", "<p>&amp;</p>"),
      ("{{{html}}}", "<p>&amp;</p>"), ("{{number}}", "7"), ("{{zero}}", "0"),
      ("{{#text}}{{.}}{{/text}}", "&lt;b&gt; &amp; &quot;&#39;"),
      ("{{#texts}}{{{.}}};{{/texts}}", "a&amp;b;c;"),
      ("{{#object}}{{{text}}}{{/object}}", "&lt;i&gt;"), ("{{{object.text}}}", "&lt;i&gt;"),
      ("{{uppercased(text)}}", "&lt;B&gt; &amp; &quot;&#39;"),
      ("{{{reversed(text)}}}", "&#39;&quot; &amp; &gt;b&lt;"), ("{{{control}}}", "ab"),
    ])
  func escaping(template: String, output: String) throws {
    #expect(try render(template) == output)
  }

  @Test(
    "what is missing or empty prints nothing and is false, and nothing further out takes its place",
    arguments: [
      ("{{missing}}", ""), ("{{{missing}}}", ""), ("{{missing.name.deeper}}", ""),
      ("{{#missing}}a{{/missing}}{{^missing}}b{{/missing}}", "b"),
      ("{{#empty_text}}a{{/empty_text}}{{^empty_text}}b{{/empty_text}}", "b"),
      ("{{#empty_html}}a{{/empty_html}}{{^empty_html}}b{{/empty_html}}", "b"),
      ("{{#zero}}a{{/zero}}{{^zero}}b{{/zero}}", "b"),
      ("{{#no}}a{{/no}}{{^no}}b{{/no}}", "b"), ("{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}", "a"),
      ("{{#none}}a{{/none}}{{^none}}b{{/none}}", "b"),
      ("{{#object}}{{gap}}{{#gap}}a{{/gap}}{{^gap}}b{{/gap}}{{/object}}", "b"),
      ("{{#object}}{{object.gap}}{{gap.text}}{{/object}}", ""),
      ("{{#missing}}{{text}}{{/missing}}", ""),
      ("{{#empty(missing)}}a{{/empty(missing)}}", "a"),
      ("{{^empty(texts)}}a{{/empty(texts)}}", "a"),
      ("{{#number}}{{text}}{{/number}}", "&lt;b&gt; &amp; &quot;&#39;"),
    ])
  func missing(template: String, output: String) throws {
    #expect(try render(template) == output)
  }

  @Test("a name that an object does not have is looked for further out")
  func further() throws {
    #expect(
      try render("{{#list}}{{text}}{{html}}{{^last()}}, {{/last()}}{{/list}}")
        == "1<p>&amp;</p>, 2<p>&amp;</p>")
  }

  @Test(
    "transforms",
    arguments: [
      ("{{count(list)}}", "2"), ("{{#first(list)}}{{text}}{{/first(list)}}", "1"),
      ("{{#last(list)}}{{text}}{{/last(list)}}", "2"),
      ("{{#reversed(list)}}{{text}}{{/reversed(list)}}", "21"),
      (
        "{{#list}}{{index()}}{{#first()}}f{{/first()}}{{#even()}}e{{/even()}}{{#odd()}}o{{/odd()}}{{/list}}",
        "0fe1o"
      ),
      ("{{capitalized(word)}} {{lowercased(word)}} {{uppercased(word)}}", "Été été ÉTÉ"),
      ("{{plusone(number)}} {{minusone(number)}}", "8 6"),
      ("{{#odd(number)}}a{{/odd(number)}}{{#even(number)}}b{{/even(number)}}", "a"),
      ("{{#equalzero(zero)}}a{{/equalzero(zero)}}{{#equalzero(number)}}b{{/equalzero(number)}}", "a"),
    ])
  func transforms(template: String, output: String) throws {
    #expect(try render(template) == output)
  }

  @Test("partials see what stands around them, and a page fills the blocks of its layout")
  func inheritance() throws {
    let parts = [
      "card": "[{{text}}]", "layout": "<{{$title}}{{word}}{{/title}}|{{$content}}{{/content}}>",
    ]
    #expect(try render("{{#list}}{{> card}}{{/list}}", parts) == "[1][2]")
    #expect(
      try render("{{<layout}}{{$content}}{{text}}{{/content}}{{/layout}}", parts)
        == "<été|&lt;b&gt; &amp; &quot;&#39;>")
  }

  @Test("the line that turns the library's own escaping off leaves no trace, not even in partials")
  func noTrace() throws {
    #expect(try render("a\n{{> part}}\nb\n", ["part": "  x\n"]) == "a\n  x\nb\n")
    #expect(try render("") == "")
  }

  @Test("what the library refuses is told with the line of the file")
  func refused() throws {
    var diagnostics: [Diagnostic] = []
    let source = TemplateSource(name: "home", file: "templates/home.mustache", text: "a\n\n  {{#x}}")
    _ = TemplateEngine(["home": source], &diagnostics)
    #expect(diagnostics.map(\.file) == ["templates/home.mustache"])
    #expect(diagnostics.first?.position?.line == 3)
    #expect(diagnostics.first?.message.hasPrefix("this is no valid Mustache: ") == true)
  }

  @Test("there is nothing to say for a template that is not there")
  func noTemplate() {
    var diagnostics: [Diagnostic] = []
    #expect(TemplateEngine([:], &diagnostics).render("home", Self.root) == nil)
  }

  private func render(_ text: String, _ partials: [String: String] = [:]) throws -> String {
    var diagnostics: [Diagnostic] = []
    let sources = partials.merging(["page": text]) { $1 }.map { name, text in
      (name, TemplateSource(name: name, file: name, text: text))
    }
    let engine = TemplateEngine(Dictionary(uniqueKeysWithValues: sources), &diagnostics)
    #expect(diagnostics == [])
    return try #require(engine.render("page", Self.root))
  }

  private static func object(_ values: [String: ContextValue]) -> ContextObject {
    ContextObject { values[$0] }
  }

  private static let root = object([
    "text": .text("<b> & \"'"), "html": .html("<p>&amp;</p>"), "number": .number(7), "zero": .number(0),
    "yes": .flag(true), "no": .flag(false), "missing": .missing, "empty_text": .text(""),
    "empty_html": .html(""), "none": .list([]), "texts": .texts(["a&b", "c"]), "word": .text("été"),
    "control": .text("a\u{1}\u{FFFE}b"), "gap": .object(object(["text": .text("leak")])),
    "object": .object(object(["text": .text("<i>"), "gap": .missing])),
    "list": .list([object(["text": .text("1")]), object(["text": .text("2")])]),
  ])
}
