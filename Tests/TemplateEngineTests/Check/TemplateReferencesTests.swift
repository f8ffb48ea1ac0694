import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct TemplateReferencesTests {
  private func references(_ texts: [String: String], roots: Set<String> = ["home"]) -> TemplateReferences {
    TemplateReferences(TemplateFixture.sources(texts).mapValues(TemplateScanner.scan), roots: roots)
  }

  @Test("an unknown partial or parent offers the nearest partial, never a page")
  func unknownPartial() {
    #expect(
      TemplateFixture.check([
        "home": "{{> crad}}{{> hom}}{{<layuot}}{{/layuot}}", "partials/card": "", "partials/layout": "",
      ]) == [
        TemplateFixture.error("home", 1, 5, "unknown partial 'crad'", "did you mean 'card'?"),
        TemplateFixture.error("home", 1, 15, "unknown partial 'hom'", "known: card, layout"),
        TemplateFixture.error("home", 1, 23, "unknown partial 'layuot'", "did you mean 'layout'?"),
      ])
  }

  @Test("a partial that is named as its file is told without")
  func partialFile() {
    #expect(
      TemplateFixture.check([
        "home": "{{> partials/card}}{{> card.mustache}}{{> partials/a/card.mustache}}", "partials/card": "",
        "partials/a/card": "",
      ]).map(\.hint) == [
        "write 'card', without 'partials/' and '.mustache'",
        "write 'card', without 'partials/' and '.mustache'",
        "write 'a/card', without 'partials/' and '.mustache'",
      ])
  }

  @Test("a block that the parent shows nowhere")
  func unknownBlock() {
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$contnet}}{{pagge.title}}{{/contnet}}{{/layout}}",
        "partials/layout": "{{$content}}{{/content}}{{$title}}{{/title}}",
      ]) == [
        TemplateFixture.error("home", 1, 15, "unknown block 'contnet'", "did you mean 'content'?"),
        TemplateFixture.error("home", 1, 26, "unknown variable 'pagge.title'", "did you mean 'page'?"),
      ])
  }

  @Test("a block that is filled twice")
  func twice() {
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$a}}{{/a}}\n{{$a}}{{/a}}{{/layout}}", "partials/layout": "{{$a}}{{/a}}",
      ]) == [
        TemplateFixture.error(
          "home", 2, 4, "block 'a' is filled twice", "it is filled at line 1 already; keep one")
      ])
  }

  @Test("blocks are known wherever the parent leads: its sections, partials, parents, inner blocks")
  func blocks() {
    let all = references([
      "partials/layout":
        "{{#site}}{{$a}}{{$b}}{{/b}}{{/a}}{{/site}}{{> head}}{{<base}}{{$c}}{{$d}}{{/d}}{{/c}}{{/base}}",
      "partials/head": "{{$e}}{{/e}}{{> layout}}", "partials/base": "{{$c}}{{/c}}{{$f}}{{/f}}",
    ])
    #expect(all.blocks(of: "layout").names == ["a", "b", "c", "d", "e", "f"])
    #expect(all.blocks(of: "layout").isComplete)
    #expect(all.blocks(of: "nowhere").names.isEmpty)
    #expect(!all.blocks(of: "nowhere").isComplete)
  }

  @Test("no block is called unknown while a part of the parent is missing or broken")
  func incomplete() {
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$x}}{{/x}}{{/layout}}", "partials/layout": "{{#site}}{{$x}}{{/x}}",
      ]).map(\.message) == ["section 'site' is not closed"])
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$x}}{{/x}}{{/layout}}", "partials/layout": "{{> nowhere}}",
      ]).map(\.message) == ["unknown partial 'nowhere'"])
  }
}
