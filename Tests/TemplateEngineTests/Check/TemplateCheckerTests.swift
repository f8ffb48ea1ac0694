import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct TemplateCheckerTests {
  @Test(
    "templates that use what there is",
    arguments: [
      "{{site.title}} {{t.read_more}} {{page.is_home}} {{pagination.number}}",
      "{{#articles}}{{title}}{{{excerpt}}}{{date.iso}}{{site.title}}{{#tags}}{{label}}{{/tags}}{{/articles}}",
      "{{#articles}}{{.title}}{{#date}}{{iso}}{{title}}{{/date}}{{/articles}}",
      "{{#pagination}}{{label}}{{/pagination}}{{^pagination}}{{page.title}}{{/pagination}}",
      "{{#site.title}}{{.}}{{/site.title}}",
      "{{#articles}}{{#comment_count}}{{.}}{{/comment_count}}{{/articles}}",
      "{{#articles}}{{#excerpt}}{{{.}}}{{title}}{{/excerpt}}{{/articles}}",
      "{{#page.is_home}}{{page.title}}{{/page.is_home}}",
      "{{site.extra}}{{site.extra.motto.fr}}",
      "{{#site.extra.links}}{{.}}{{label}}{{^last()}}, {{/last()}}{{/site.extra.links}}",
      "{{#site.extra}}{{#anything}}{{at.all}}{{first(it)}}{{/anything}}{{/site.extra}}",
      "{{#articles}}{{#.}}{{title}}{{/.}}{{/articles}}",
      "{{! only a comment }}{{% CONTENT_TYPE:TEXT}}{{=<% %>=}}<%page.title%>",
    ])
  func accepted(_ text: String) {
    #expect(TemplateFixture.check(["home": text]) == [])
  }

  @Test(
    "a name that stands for nothing",
    arguments: [
      TemplateCase(
        "<p>{{artcles.title}}", 1, 6, "unknown variable 'artcles.title'", "did you mean 'articles'?"),
      TemplateCase("\n{{ sitte.title }}", 2, 4, "unknown variable 'sitte.title'", "did you mean 'site'?"),
      TemplateCase("{{nonsense}}", 1, 3, "unknown variable 'nonsense'"),
      TemplateCase(
        "{{#artikles}}{{title}}{{/artikles}}", 1, 4, "unknown variable 'artikles'", "did you mean 'articles'?"
      ),
      TemplateCase(
        "{{^artikles}}x{{/artikles}}", 1, 4, "unknown variable 'artikles'", "did you mean 'articles'?"),
      TemplateCase(
        "{{#articles}}{{titel}}{{/articles}}", 1, 16, "unknown variable 'titel'", "did you mean 'title'?"),
      TemplateCase(
        "{{#articles}}{{.titel}}{{/articles}}", 1, 17, "'.' has no 'titel'", "did you mean 'title'?"),
      TemplateCase(
        "{{title}}", 1, 3, "unknown variable 'title'",
        "did you mean 'page.title' or 'site.title'?"),
      TemplateCase(
        "{{^articles}}{{title}}{{/articles}}", 1, 16, "unknown variable 'title'",
        "did you mean 'page.title' or 'site.title'?"),
      TemplateCase(
        "{{#navigation}}{{label}}{{/navigation}}", 1, 4, "unknown variable 'navigation'",
        "did you mean 'site.navigation'?"),
      TemplateCase("{{count(artcles)}}", 1, 9, "unknown variable 'artcles'", "did you mean 'articles'?"),
      TemplateCase("{{t.raed_more}}", 1, 5, "'t' has no 'raed_more'", "did you mean 'read_more'?"),
      TemplateCase("{{t.nothing}}", 1, 5, "'t' has no 'nothing'", "known: read_more, reply, tags_label"),
      TemplateCase(
        "{{#articles}}{{date.yaer}}{{/articles}}", 1, 21, "'date' has no 'yaer'", "did you mean 'year'?"),
      TemplateCase(
        "{{site.title.short}}", 1, 14, "'site.title' is a text and has no 'short'", "write 'site.title'"),
      TemplateCase(
        "{{pagination.number.x}}", 1, 21, "'pagination.number' is a number and has no 'x'",
        "write 'pagination.number'"),
      TemplateCase(
        "{{page.is_home.x}}", 1, 16, "'page.is_home' is a flag and has no 'x'", "write 'page.is_home'"),
      TemplateCase(
        "{{#articles}}{{excerpt.x}}{{/articles}}", 1, 24, "'excerpt' is HTML and has no 'x'",
        "write 'excerpt'"),
      TemplateCase(
        "{{site.navigation.label}}", 1, 19, "'site.navigation' is a list and has no 'label'",
        "walk through it with '{{#site.navigation}}…{{/site.navigation}}'"),
      TemplateCase(
        "{{#site.title}}{{.x}}{{/site.title}}", 1, 19, "'.' is a text and has no 'x'"),
    ])
  func unknownName(_ template: TemplateCase) {
    #expect(TemplateFixture.check(["home": template.text]) == template.expected("home"))
  }

  @Test(
    "what cannot be printed",
    arguments: [
      TemplateCase(
        "{{pagination}}", 1, 3, "'pagination' is an object and cannot be printed",
        "name one of its values, as '{{pagination.label}}'"),
      TemplateCase(
        "{{{site.navigation}}}", 1, 4, "'site.navigation' is a list and cannot be printed",
        "walk through it with '{{#site.navigation}}…{{/site.navigation}}'"),
      TemplateCase(
        "{{first(articles)}}", 1, 3, "'first(articles)' is an object and cannot be printed",
        "name one of its values, as '{{#first(articles)}}{{title}}{{/first(articles)}}'"),
      TemplateCase("{{.}}", 1, 3, "'.' is an object and cannot be printed"),
      TemplateCase(
        "{{#articles}}{{.}}{{/articles}}", 1, 16, "'.' is an object and cannot be printed",
        "name one of its values, as '{{title}}'"),
      TemplateCase(
        "{{#articles}}{{#draft}}{{.}}{{/draft}}{{/articles}}", 1, 26,
        "'.' is an object and cannot be printed",
        "name one of its values, as '{{title}}'"),
      TemplateCase("{{^articles}}{{.}}{{/articles}}", 1, 16, "'.' is a list and cannot be printed"),
    ])
  func unprintable(_ template: TemplateCase) {
    #expect(TemplateFixture.check(["home": template.text]) == template.expected("home"))
  }

  @Test("each page sees its own context, and what all see")
  func ownContexts() {
    #expect(
      TemplateFixture.check([
        "home": "{{article.title}}{{site.title}}",
        "article": "{{article.title}}{{#articles}}{{title}}{{/articles}}",
      ]) == [
        TemplateFixture.error("article", 1, 21, "unknown variable 'articles'", "did you mean 'article'?"),
        TemplateFixture.error("home", 1, 3, "unknown variable 'article.title'", "did you mean 'articles'?"),
      ])
  }

  @Test("the root's name wins over the common one, the inner over both")
  func order() {
    let diagnostics = TemplateChecker.check(
      templates: TemplateFixture.sources(["x": "{{a.of_root}}{{a.of_common}}{{#b}}{{a}}{{/b}}"]),
      roots: [("x", TemplateFixture.description("x", ["a": .object("root_a"), "b": .list("b")]))],
      common: TemplateFixture.description("common", ["a": .object("common_a")]),
      schemas: [
        "root_a": TemplateFixture.description("root_a", ["of_root": .text]),
        "common_a": TemplateFixture.description("common_a", ["of_common": .text]),
        "b": TemplateFixture.description("b", ["a": .text]),
      ]
    ).diagnostics
    #expect(diagnostics == [TemplateFixture.error("x", 1, 18, "'a' has no 'of_common'", "known: of_root")])
  }

  @Test("a root that is no template is passed over: only who wants it knows what to say")
  func missingRoot() {
    let (diagnostics, freeNames) = TemplateChecker.check(
      templates: TemplateFixture.sources(["home": "{{nonsense}}"]),
      roots: [("feed.rss", TemplateFixture.home), ("home", TemplateFixture.home)],
      common: TemplateFixture.common, schemas: TemplateFixture.schemas)
    #expect(diagnostics == [TemplateFixture.error("home", 1, 3, "unknown variable 'nonsense'")])
    #expect(freeNames == [])
  }

  @Test(
    "names in a group of free keys that mean nothing outside of it are handed back, with the key they stand in",
    arguments: [
      ("{{#site.extra.links}}{{label}}{{title}}{{/site.extra.links}}", ["label in links", "title in links"]),
      // Whatever the free keys are called: the schema tells, and not their name.
      ("{{#article.extra.links}}{{label}}{{/article.extra.links}}", ["label in links"]),
      ("{{#site.extra}}{{#links}}{{label}}{{/links}}{{/site.extra}}", ["label in links", "links in extra"]),
      ("{{#site.extra.links}}{{site.title}}{{article.title}}{{.label}}{{/site.extra.links}}", []),
      // A section over an object around the group is about that object, one over its free keys is not.
      (
        "{{#site.extra.links}}{{#article.tags}}{{lable}}{{/article.tags}}{{/site.extra.links}}", []
      ),
      (
        "{{#site.extra.links}}{{#article.extra.video}}{{length}}{{/article.extra.video}}{{/site.extra.links}}",
        ["length in video"]
      ),
      (
        "{{#site.extra.links}}{{#article.extra}}{{length}}{{/article.extra}}{{/site.extra.links}}",
        ["length in extra"]
      ),
      ("{{#site.extra.links}}{{#site.none.video}}{{length}}{{/site.none.video}}{{/site.extra.links}}", []),
    ])
  func freeNames(template: String, expected: [String]) {
    let found = TemplateChecker.check(
      templates: TemplateFixture.sources(["article": template]),
      roots: [("article", TemplateFixture.article)], common: TemplateFixture.common,
      schemas: TemplateFixture.schemas)
    #expect(found.diagnostics == [])
    #expect(found.freeNames.map { "\($0.name) in \($0.section)" }.sorted() == expected)
    #expect(found.freeNames.allSatisfy { $0.outside == ["site", "t", "page", "article"] })
  }

  @Test("templates that no page uses are checked for syntax and references, not for names")
  func unused() {
    #expect(
      TemplateFixture.check([
        "home": "x", "partials/a": "{{#x}}", "partials/b": "{{> crad}}{{whatever}}", "partials/card": "{{y}}",
      ]) == [
        TemplateFixture.error("partials/a", 1, 4, "section 'x' is not closed", "add '{{/x}}'"),
        TemplateFixture.error("partials/b", 1, 5, "unknown partial 'crad'", "did you mean 'card'?"),
      ])
  }

  @Test("syntax and names are reported in one run, sorted by file and line")
  func everything() {
    #expect(
      TemplateFixture.check(["home": "{{#articles}}\n{{titel}}\n{{#tags}}\n{{/articles}}\n{{pagge.title}}"])
        .map {
          "\($0.position?.line ?? 0): \($0.message)"
        } == [
          "2: unknown variable 'titel'", "4: '{{/articles}}' found where '{{/tags}}' is expected",
          "5: unknown variable 'pagge.title'",
        ])
  }

  @Test(
    "sections may be nested a hundred levels deep; more is one error, however much", arguments: [101, 7_000])
  func depth(count: Int) {
    func nested(_ count: Int) -> String {
      String(repeating: "{{#articles}}", count: count) + "{{title}}"
        + String(repeating: "{{/articles}}", count: count)
    }
    #expect(TemplateFixture.check(["home": nested(100)]) == [])
    #expect(
      TemplateFixture.check(["home": nested(count)]).map { "\($0.position?.column ?? 0): \($0.message)" } == [
        "1304: sections are nested more than 100 levels deep"
      ])
  }

  @Test("ten thousand partials in a chain are an error")
  func chain() {
    var templates = ["home": "{{>p0}}"]
    for i in 0..<10_000 { templates["p\(i)"] = "{{>p\(i + 1)}}" }
    templates["p10000"] = "end"
    #expect(
      TemplateFixture.check(templates).map(\.message) == [
        "templates include one another more than 200 levels deep"
      ])
  }

  @Test("broken text does no harm")
  func braces() {
    #expect(TemplateFixture.check(["home": String(repeating: "{", count: 5000)]).hasErrors)
  }
}
