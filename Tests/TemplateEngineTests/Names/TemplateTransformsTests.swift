import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct TemplateTransformsTests {
  @Test(
    "transforms give values of the right kind",
    arguments: [
      "{{#first(articles)}}{{title}}{{/first(articles)}}{{#last(articles)}}{{date.iso}}{{/last(articles)}}",
      "{{count(articles)}}{{plusone(count(articles))}}{{#even(count(articles))}}x{{/even(count(articles))}}",
      "{{^empty(articles)}}x{{/empty(articles)}}",
      "{{#reversed(articles)}}{{title}}{{index()}}{{/reversed(articles)}}",
      "{{#first(reversed(articles))}}{{title}}{{/first(reversed(articles))}}",
      "{{uppercased(site.title)}}{{lowercased(capitalized(site.title))}}{{reversed(site.title)}}",
      "{{^empty(site.title)}}x{{/empty(site.title)}}",
      "{{minusone(pagination.number)}}{{equalzero(pagination.number)}}",
      "{{#articles}}{{#first()}}a{{/first()}}{{^last()}}, {{/last()}}{{/articles}}",
      "{{#articles}}{{plusone(index())}}{{odd()}}{{even()}}{{/articles}}",
      "{{#articles}}{{#draft}}{{index()}}{{/draft}}{{^title}}{{index()}}{{/title}}{{/articles}}",
      "{{#site.title}}{{uppercased(.)}}{{/site.title}}",
      "{{count(site.extra.list)}}{{even(count(site.extra.list))}}",
    ])
  func accepted(_ text: String) {
    #expect(TemplateFixture.check(["home": text]) == [])
  }

  @Test(
    "a transform that is unknown or does not fit",
    arguments: [
      TemplateCase(
        "{{#frist(articles)}}{{x}}{{/frist(articles)}}", 1, 4, "unknown transform 'frist'",
        "did you mean 'first'?"),
      TemplateCase(
        "{{upercased(site.title)}}", 1, 3, "unknown transform 'upercased'", "did you mean 'uppercased'?"),
      TemplateCase(
        "{{sorted(articles)}}", 1, 3, "unknown transform 'sorted'",
        "known: capitalized, count, empty, equalzero, even, first, index, last, lowercased, minusone, odd, "
          + "plusone, reversed, uppercased"),
      TemplateCase(
        "{{uppercased(articles)}}", 1, 3, "transform 'uppercased' does not fit 'articles', which is a list",
        "a list takes: count, empty, first, last, reversed"),
      TemplateCase(
        "{{count(site.title)}}", 1, 3, "transform 'count' does not fit 'site.title', which is a text",
        "a text takes: capitalized, empty, lowercased, reversed, uppercased"),
      TemplateCase(
        "{{first(count(articles))}}", 1, 3,
        "transform 'first' does not fit 'count(articles)', which is a number",
        "a number takes: equalzero, even, minusone, odd, plusone"),
      TemplateCase(
        "{{odd(empty(articles))}}", 1, 3, "transform 'odd' does not fit 'empty(articles)', which is a flag",
        "no transform fits a flag"),
      TemplateCase(
        "{{count(first(articles))}}", 1, 3,
        "transform 'count' does not fit 'first(articles)', which is an object",
        "no transform fits an object"),
      TemplateCase(
        "{{#articles}}{{empty(excerpt)}}{{/articles}}", 1, 16,
        "transform 'empty' does not fit 'excerpt', which is HTML", "no transform fits HTML"),
      TemplateCase(
        "{{#articles}}{{count()}}{{/articles}}", 1, 16, "transform 'count' needs a value",
        "name one, as in 'count(…)'; without a value there are: even, first, index, last, odd"),
      TemplateCase(
        "{{#articles}}{{lsat()}}{{/articles}}", 1, 16, "unknown transform 'lsat'", "did you mean 'last'?"),
    ])
  func wrong(_ template: TemplateCase) {
    #expect(TemplateFixture.check(["home": template.text]) == template.expected("home"))
  }

  @Test(
    "the place in a list is known directly inside its section only, as in the engine",
    arguments: [
      ("{{^last()}}x{{/last()}}", 1, 4), ("{{#pagination}}{{last()}}{{/pagination}}", 1, 18),
      ("{{#articles}}{{#date}}{{last()}}{{/date}}{{/articles}}", 1, 25),
      ("{{#articles}}{{#title}}{{last()}}{{/title}}{{/articles}}", 1, 26),
      ("{{^articles}}{{last()}}{{/articles}}", 1, 16),
      ("{{#articles}}{{^tags}}{{last()}}{{/tags}}{{/articles}}", 1, 25),
      ("{{#articles}}{{$block}}{{last()}}{{/block}}{{/articles}}", 1, 26),
    ])
  func place(_ text: String, _ line: Int, _ column: Int) {
    #expect(
      TemplateFixture.check(["home": text]) == [
        TemplateFixture.error(
          "home", line, column, "'last()' is known only directly inside the section of a list",
          "a partial, a block or another object does not know its place in the list")
      ])
  }

  @Test("a partial does not know the place in the list that includes it")
  func placeInPartial() {
    #expect(
      TemplateFixture.check([
        "home": "{{#articles}}{{> card}}{{/articles}}", "partials/card": "{{title}}{{^last()}}, {{/last()}}",
      ]).map(\.message) == ["'last()' is known only directly inside the section of a list"])
  }
}
