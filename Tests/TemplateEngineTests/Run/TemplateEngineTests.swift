import SiteModel
import Synchronization
import Testing

@testable import TemplateEngine

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

  @Test(
    "a line with nothing but a tag of structure leaves no trace, and indents the partial that it includes")
  func standalone() throws {
    #expect(try render("a\n{{> part}}\nb\n", ["part": "  x\n"]) == "a\n  x\nb\n")
    #expect(try render("a\n  {{> part}}  \nb", ["part": "x\ny\n"]) == "a\n  x\n  y\nb")
    #expect(try render("  {{#yes}}  \nx\n  {{/yes}}\ny") == "x\ny")
    #expect(try render("a {{#yes}}\nx{{/yes}}\ny") == "a \nx\ny")
    #expect(try render("a\r\n{{! b }}\r\nc\r\n") == "a\r\nc\r\n")
    #expect(try render("{{=<% %>=}}\n<% word %>") == "été")
    #expect(try render("") == "")
  }

  @Test("an outer template's block wins over the one in between, and a block left open shows its own text")
  func layouts() throws {
    let parts = [
      "base": "{{$a}}1{{/a}}{{$b}}2{{/b}}\n", "middle": "{{<base}}{{$a}}3{{/a}}{{$b}}4{{/b}}{{/base}}",
    ]
    #expect(try render("{{<middle}}{{$b}}5{{word}}{{/b}}{{/middle}}", parts) == "35été\n")
  }

  @Test("a partial that includes itself ends where the objects do")
  func recursion() throws {
    let parts = ["item": "({{text}}{{#items}}{{> item}}{{/items}})"]
    #expect(try render("{{#tree}}{{> item}}{{/tree}}", parts) == "(a(b)(c(d)))")
  }

  @Test("free keys are asked by name, and what surrounds them stays in sight")
  func free() throws {
    #expect(try render("{{extra.a}}{{extra.none}}{{#extra.flag}}{{word}}{{/extra.flag}}") == "1été")
    #expect(try render("{{#extra.list}}{{.}}{{^last()}},{{/last()}}{{/extra.list}}") == "x,y")
    #expect(try render("{{#extra.people}}{{name}}{{word}};{{/extra.people}}") == "Aété;Bété;")
  }

  @Test(
    "what a section asks for is not asked for again where it is printed",
    arguments: [
      ("{{#text}}({{text}}{{{text}}}){{/text}}", "(a&lt;ba&lt;b)", 1),
      ("{{#text}}{{> part}}{{/text}}", "[a&lt;b]", 1),
      // Elsewhere `.` is something else.
      ("{{#text}}{{#html}}{{text}}{{/html}}{{text}}{{/text}}", "a&lt;ba&lt;b", 2),
      ("{{#text}}{{uppercased(text)}}{{/text}}", "A&lt;B", 2),
      ("{{^empty(text)}}{{text}}{{/empty(text)}}", "a&lt;b", 2), ("{{text}}{{text}}", "a&lt;ba&lt;b", 2),
    ])
  func askedOnce(template: String, output: String, count: Int) throws {
    let description = TestContext(["html": .html("<p>"), "text": .text("a<b")])
    let root = CountingContext(object: description)
    let engine = Self.engine(template, description, ["part": "[{{text}}]"])
    let bytes = try #require(try engine.render("page", common: TestContext([:]), root: root))
    #expect(String(decoding: bytes, as: UTF8.self) == output)
    #expect(root.count.load(ordering: .relaxed) == count)
  }

  @Test("a text that comes as bytes is the text that they are")
  func bytes() throws {
    let root = Self.root(["raw": .bytes(Array("<é>".utf8)), "nothing": .bytes([])])
    let template =
      "{{raw}}{{{raw}}}{{#raw}}[{{raw}}{{.}}]{{/raw}}{{uppercased(raw)}}{{^empty(raw)}}!{{/empty(raw)}}{{#nothing}}?{{/nothing}}"
    let bytes = try Self.engine(template, root).render("page", common: TestContext([:]), root: root)
    #expect(
      String(decoding: try #require(bytes), as: UTF8.self)
        == "&lt;é&gt;&lt;é&gt;[&lt;é&gt;&lt;é&gt;]&lt;É&gt;!")
  }

  @Test("what all templates see is asked for once an output, wherever it is printed")
  func commonAskedOnce() throws {
    let values = TestContext(["list": .list([]), "site": .object(TestContext(["title": .text("é")]))])
    let common = CountingContext(object: values)
    let root = TestContext([
      "people": .list([TestContext(["name": .text("A")]), TestContext(["name": .text("B")])])
    ])
    var schemas: [String: ContextDescription] = [:]
    let (site, page) = (values.describe("common", &schemas), root.describe("root", &schemas))
    let text = "{{site.title}}{{#people}}{{name}}{{site.title}}{{/people}}{{#site}}{{title}}{{/site}}"
    let engine = TemplateEngine(
      ["page": TemplateSource(name: "page", file: "page", text: text)], roots: [("page", page)], common: site,
      schemas: schemas)
    for asked in 1...2 {
      let bytes = try #require(try engine.render("page", common: common, root: root))
      #expect(String(decoding: bytes, as: UTF8.self) == "éAéBéé")
      #expect(common.count.load(ordering: .relaxed) == asked)
    }
  }

  @Test("what all pages make of a thing is made once, and only where it asks for nothing else")
  func fragments() throws {
    let template = "{{#cards}}{{text}}{{word}};{{/cards}}|{{#cards}}[{{text}}]{{/cards}}"
    let card = TestContext(["text": .text("1")], identity: 7)
    let other = TestContext(["text": .text("2")], identity: 7)
    let fragments = TemplateFragments()
    let engine = Self.engine(template, Self.root(["cards": .list([card])]))
    func render(_ card: TestContext) throws -> String {
      let root = Self.root(["cards": .list([card])])
      let bytes = try engine.render("page", common: TestContext([:]), root: root, fragments: fragments)
      return String(decoding: bytes ?? [], as: UTF8.self)
    }
    #expect(try render(card) == "1été;|[1]")
    // The second part is taken from the first page: only an object that changed within one site could tell.
    #expect(try render(other) == "2été;|[1]")
  }

  @Test("a part is kept until the last output is made that may show it")
  func lastFragments() throws {
    let card = TestContext(["text": .text("1")], identity: 7)
    let engine = Self.engine("{{#cards}}{{text}};{{/cards}}", Self.root(["cards": .list([card])]))
    let fragments = TemplateFragments(engine, outputs: ["page": 3, "no such root": 1])
    func render(_ text: String) throws -> String {
      let card = TestContext(["text": .text(text)], identity: 7)
      let root = Self.root(["cards": .list([card])])
      let bytes = try engine.render("page", common: TestContext([:]), root: root, fragments: fragments)
      return String(decoding: bytes ?? [], as: UTF8.self)
    }
    // Only an object that changed within one site could tell that a part is taken from an earlier output.
    #expect(try render("1") == "1;")
    #expect(try render("2") == "1;")
    #expect(try render("3") == "1;")
    #expect(try render("4") == "4;")
  }

  @Test("there is nothing to say for a template that is not there")
  func noTemplate() throws {
    let engine = TemplateEngine([:], roots: [], common: TestContext([:]).description("common"), schemas: [:])
    #expect(try engine.render("home", common: TestContext([:]), root: TestContext([:])) == nil)
  }

  private func render(_ text: String, _ partials: [String: String] = [:]) throws -> String {
    let root = Self.root()
    let bytes = try Self.engine(text, root, partials).render("page", common: TestContext([:]), root: root)
    return String(decoding: try #require(bytes), as: UTF8.self)
  }

  private static func engine(
    _ text: String, _ root: TestContext, _ partials: [String: String] = [:]
  ) -> TemplateEngine {
    let sources = partials.merging(["page": text]) { $1 }.map { name, text in
      (name, TemplateSource(name: name, file: name, text: text))
    }
    var schemas: [String: ContextDescription] = [:]
    let description = root.describe("root", &schemas)
    return TemplateEngine(
      Dictionary(uniqueKeysWithValues: sources), roots: [("page", description)],
      common: TestContext([:]).description("common"), schemas: schemas)
  }

  private static func object(_ values: [String: ContextValue]) -> TestContext { TestContext(values) }

  private static func root(_ more: [String: ContextValue] = [:]) -> TestContext {
    TestContext(values.merging(more) { $1 })
  }

  private static let values: [String: ContextValue] = [
    "text": .text("<b> & \"'"), "html": .html("<p>&amp;</p>"), "number": .number(7), "zero": .number(0),
    "yes": .flag(true), "no": .flag(false), "missing": .missing, "empty_text": .text(""),
    "empty_html": .html(""), "none": .list([]), "texts": .texts(["a&b", "c"]), "word": .text("été"),
    "control": .text("a\u{1}\u{FFFE}b"), "gap": .object(object(["text": .text("leak")])),
    "object": .object(object(["text": .text("<i>"), "gap": .missing])),
    "list": .list([object(["text": .text("1")]), object(["text": .text("2")])]),
    "tree": .object(tree("a", [tree("b"), tree("c", [tree("d")])])),
    "extra": .object(
      FreeContext.object([
        "a": .text("1"), "flag": .flag(true), "list": .list([.text("x"), .text("y")]),
        "people": .list([.object(["name": .text("A")]), .object(["name": .text("B")])]),
      ])),
  ]

  private static func tree(_ text: String, _ items: [TestContext] = []) -> TestContext {
    TestContext(["text": .text(text), "items": .list(items)], name: "tree")
  }
}

/// Counts how often the object in it is asked for the text, its second value.
private final class CountingContext: ContextObject {
  let count = Atomic<Int>(0)
  private let object: TestContext

  init(object: TestContext) { self.object = object }

  func value(at position: Int) -> ContextValue {
    if position == 1 { count.add(1, ordering: .relaxed) }
    return object.value(at: position)
  }

  func value(_ name: String) -> ContextValue? { object.value(name) }
}
