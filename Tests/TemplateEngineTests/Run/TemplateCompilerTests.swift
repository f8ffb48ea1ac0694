import SiteModel
import SiteTestSupport
import Testing

@testable import TemplateEngine

/// Programs of templates: their instructions, and what they make.
@Suite struct TemplateCompilerTests {
  /// The instructions of a page's template, with blocks in brackets.
  private func program(_ texts: [String: String]) throws -> String {
    let vocabulary = TemplateVocabulary(
      root: TemplateFixture.article, common: TemplateFixture.common, schemas: TemplateFixture.schemas)
    var compiler = TemplateCompiler(TemplateFixture.sources(texts), vocabulary, after: nil)
    let program = compiler.compile("article")
    let start = try #require(program)
    return Self.text(start, compiler.blocks, [])
  }

  private static func text(_ block: Int, _ blocks: [[TemplateInstruction]], _ outer: Set<Int>) -> String {
    guard !outer.contains(block) else { return "again" }
    let within = outer.union([block])
    return blocks[block].map { instruction in
      switch instruction {
      case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
      case .print: "print"
      case .section(_, let inner, _, let isShared):
        "\(isShared ? "shared" : "section")[\(text(inner, blocks, within))]"
      case .inverted(_, let inner): "inverted[\(text(inner, blocks, within))]"
      case .call(let inner): "call[\(text(inner, blocks, within))]"
      }
    }.joined(separator: " ")
  }

  @Test("partials and filled blocks stand where they are included, and texts side by side are one")
  func included() throws {
    #expect(try program(["article": "a{{> b}}c", "partials/b": "b{{! rien }}"]) == "'abc'")
    #expect(
      try program([
        "article": "{{<p}}{{$x}}un{{/x}}{{/p}}", "partials/p": "({{$x}}rien{{/x}}{{$y}}deux{{/y}})",
      ]) == "'(undeux)'")
    #expect(try program(["article": "a{{article.title}}b"]) == "'a' print 'b'")
  }

  @Test("a partial that includes itself is called by its number")
  func recursion() throws {
    let text = try program([
      "article": "{{#article.comments}}{{> comment}}{{/article.comments}}",
      "partials/comment": "{{author}}{{#replies}}{{> comment}}{{/replies}}",
    ])
    #expect(text.contains("print"))
    #expect(text.contains("again"))
  }

  @Test("the lines of a partial are indented as its tag is")
  func indentation() throws {
    #expect(try program(["article": "  {{> b}}\nc", "partials/b": "1\n\n2\n"]) == "'  1\n\n  2\nc'")
  }

  @Test("a page that does not exist has no program")
  func missing() throws {
    let vocabulary = TemplateVocabulary(
      root: TemplateFixture.article, common: TemplateFixture.common, schemas: [:])
    var compiler = TemplateCompiler([:], vocabulary, after: nil)
    #expect(compiler.compile("article") == nil)
  }

  // MARK: What is made once for all pages

  private static let common = TestContext([
    "site": .object(TestContext(["title": .text("S")], name: "site")),
    "page": .object(TestContext(["title": .text("P")], name: "page")),
  ])

  @Test(
    "what a list makes of an item is made once where it asks only the item and what all pages share",
    arguments: [
      ("{{word}}", true), ("{{word}}{{site.title}}", true), ("{{#tags}}{{label}}{{/tags}}", true),
      ("{{#tags}}{{label}}{{word}}{{^last()}}, {{/last()}}{{/tags}}", true), ("{{> part}}", true),
      ("{{page.title}}", false), ("{{#tags}}{{page.title}}{{/tags}}", false), ("{{other}}", false),
      ("{{#last()}}x{{/last()}}", false), ("{{index()}}", false), ("{{^page.title}}x{{/page.title}}", false),
      ("{{> varying}}", false),
    ])
  func shared(template: String, isShared: Bool) throws {
    func item(_ number: Int) -> TestContext {
      TestContext(
        [
          "word": .text("mot \(number)"),
          "tags": .list([TestContext(["label": .text("UMP")], name: "tag")]),
        ], name: "item", identity: number)
    }
    var schemas: [String: ContextDescription] = [:]
    let root = TestContext(["items": .list([item(0), item(1)]), "other": .text("o")])
    let rootDescription = root.describe("root", &schemas)
    var common = Self.common.describe("common", &schemas)
    for i in common.variables.indices where common.variables[i].name == "page" {
      common.variables[i].varies = true
    }
    let texts = [
      "page": "{{#items}}\(template);{{/items}}", "part": "{{word}}", "varying": "{{page.title}}",
    ]
    let sources = Dictionary(
      uniqueKeysWithValues: texts.map { ($0, TemplateSource(name: $0, file: $0, text: $1)) })
    var compiler = TemplateCompiler(
      sources, TemplateVocabulary(root: rootDescription, common: common, schemas: schemas), after: nil)
    let program = compiler.compile("page")
    let start = try #require(program)
    #expect(Self.text(start, compiler.blocks, []).hasPrefix(isShared ? "shared[" : "section["))
    // With or without what was made before, the bytes are the same.
    let engine = TemplateEngine(sources, roots: [("page", rootDescription)], common: common, schemas: schemas)
    let fragments = TemplateFragments()
    let bytes = try (0..<3).map { number in
      try engine.render(
        "page", common: Self.common, root: root, fragments: number < 2 ? fragments : nil)
    }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0] == bytes[2])
  }
}
