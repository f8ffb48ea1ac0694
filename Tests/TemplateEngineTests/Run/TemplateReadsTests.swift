import SiteModel
import Testing

@testable import TemplateEngine

/// What a page's template can ask for, found by compiling it.
@Suite struct TemplateReadsTests {
  /// `article.title` and the like, in order, of what the article's template can ask for.
  private func reads(_ texts: [String: String]) throws -> [String] {
    let program = try #require(engine(texts).program("article"))
    let vocabulary = TemplateVocabulary(
      root: TemplateFixture.article, common: TemplateFixture.common, schemas: TemplateFixture.schemas)
    var names = [0: "common", 1: "root", 2: "free"]
    for schema in TemplateFixture.schemas.keys { names[vocabulary.number(of: .schema(schema))] = schema }
    return program.reads.fields.flatMap { layer, fields in
      fields.map { "\(names[layer] ?? "?").\($0.name)" }
    }.sorted()
  }

  private func engine(_ texts: [String: String]) -> TemplateEngine {
    TemplateEngine(
      TemplateFixture.sources(texts),
      roots: [("home", TemplateFixture.home), ("article", TemplateFixture.article)],
      common: TemplateFixture.common, schemas: TemplateFixture.schemas)
  }

  @Test(
    "variables, with the way to them",
    arguments: [
      ("Bonjour", []),
      ("{{article.title}}", ["article.title", "root.article"]),
      ("{{#article}}{{title}}{{/article}}", ["article.title", "root.article"]),
      ("{{^article}}{{site.title}}{{/article}}", ["common.site", "root.article", "site.title"]),
      ("{{#article}}{{site.title}}{{/article}}", ["common.site", "root.article", "site.title"]),
      ("{{#article}}{{#tags}}{{label}}{{/tags}}{{/article}}", ["article.tags", "root.article", "tag.label"]),
      ("{{count(article.tags)}}", ["article.tags", "root.article"]),
      ("{{#article.tags}}{{^last()}}, {{/last()}}{{/article.tags}}", ["article.tags", "root.article"]),
      ("{{#article}}{{.title}}{{/article}}", ["article.title", "root.article"]),
      ("{{! {{article.title}} }}", []),
    ])
  func variables(template: String, expected: [String]) throws {
    #expect(try reads(["article": template]) == expected)
  }

  @Test("those of partials, parents and the blocks that a page fills count, those of other templates do not")
  func included() throws {
    #expect(
      try reads(["article": "{{> partial}}", "partials/partial": "{{site.title}}", "home": "{{site.root}}"])
        == ["common.site", "site.title"])
    #expect(
      try reads([
        "article": "{{<parent}}{{$a}}{{article.title}}{{/a}}{{/parent}}",
        "partials/parent": "{{$a}}{{site.title}}{{/a}}{{$b}}{{site.root}}{{/b}}",
      ]) == ["article.title", "common.site", "root.article", "site.root"])
  }

  @Test("a partial that includes itself comes to an end")
  func recursion() throws {
    #expect(
      try reads([
        "article": "{{#article}}{{#comments}}{{> comment}}{{/comments}}{{/article}}",
        "partials/comment": "{{author}}{{#replies}}{{> comment}}{{/replies}}",
      ]) == ["article.comments", "comment.author", "comment.replies", "root.article"])
  }

  @Test("a name within free keys may be any object's")
  func freeKeys() throws {
    let reads = try reads(["article": "{{#article.extra}}{{title}}{{/article.extra}}"])
    #expect(Set(reads).isSuperset(of: ["article.extra", "root.article"]))
  }

  @Test("the sources of a program are its template and all that it includes")
  func sources() throws {
    let engine = engine([
      "article": "{{> a}}", "home": "{{> b}}", "partials/a": "{{> c}}", "partials/b": "", "partials/c": "",
    ])
    #expect(
      engine.program("article")?.sources.map(\.file)
        == ["templates/partials/a.mustache", "templates/article.mustache", "templates/partials/c.mustache"])
    #expect(engine.program("home")?.number == 0)
    #expect(engine.program("article")?.number == 1)
    #expect(engine.program("tag") == nil)
  }

  @Test("templates that ask the same of a kind of object share what is known of it")
  func families() {
    var families = ReadFamilies()
    let one = families.number(of: [[5, 1, 2]])
    #expect(families.number(of: [[5, 1, 2]]) == one)
    #expect(families.number(of: [[5, 1, 3]]) != one)
    #expect(families.number(of: [[5, 1, 2], [6]]) != one)
  }
}
