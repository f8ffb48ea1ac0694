import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct TemplateWalkTests {
  private let layout = "{{> header}}<main>{{$content}}{{page.title}}{{/content}}</main>"

  @Test("a partial sees what the place that includes it sees")
  func partials() {
    #expect(
      TemplateFixture.check([
        "home": "{{#articles}}{{> card}}{{/articles}}", "partials/card": "{{title}}{{> dates}}{{site.title}}",
        "partials/dates": "{{date.iso}}{{date.isso}}",
      ]) == [
        TemplateFixture.error("partials/dates", 1, 20, "'date' has no 'isso'", "did you mean 'iso'?")
      ])
  }

  @Test("an error in a partial is reported once, whoever uses it")
  func once() {
    #expect(
      TemplateFixture.check([
        "home": "{{> header}}{{> header}}{{#articles}}{{> header}}{{/articles}}", "article": "{{> header}}",
        "partials/header": "{{site.titel}}{{sitte.title}}",
      ]) == [
        TemplateFixture.error("partials/header", 1, 8, "'site' has no 'titel'", "did you mean 'title'?"),
        TemplateFixture.error(
          "partials/header", 1, 17, "unknown variable 'sitte.title'", "did you mean 'site'?"),
      ])
  }

  @Test("a partial that is wrong for some pages only names them")
  func wrongForSome() {
    #expect(
      TemplateFixture.check([
        "home": "{{> body}}", "article": "{{> body}}", "partials/body": "{{#article}}{{title}}{{/article}}",
      ]) == [
        TemplateFixture.error(
          "partials/body", 1, 4, "unknown variable 'article' when 'home' includes it",
          "did you mean 'articles'?")
      ])
  }

  @Test("a page's block is checked where the layout shows it")
  func blocks() {
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$content}}{{#articles}}{{titel}}{{/articles}}{{url}}{{/content}}{{/layout}}",
        "article": "{{<layout}}{{/layout}}",
        "partials/layout": "{{#site.navigation}}{{$content}}{{page.titel}}{{/content}}{{/site.navigation}}",
      ]) == [
        TemplateFixture.error("home", 1, 39, "unknown variable 'titel'", "did you mean 'title'?"),
        TemplateFixture.error(
          "partials/layout", 1, 40, "'page' has no 'titel' when 'article' includes it",
          "did you mean 'title'?"),
      ])
  }

  @Test("what stands in a block by default is not looked at where every page fills it")
  func filledBlock() {
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$content}}x{{/content}}{{/layout}}",
        "partials/layout": "{{$content}}{{article.title}}{{/content}}",
      ]) == [])
  }

  @Test("a page's block reaches through partials and parents, and wins over those in between")
  func nestedLayouts() {
    let templates = [
      "partials/base": "{{> header}}{{$content}}{{wrong_base}}{{/content}}",
      "partials/header": "{{$title}}{{wrong_header}}{{/title}}",
      "partials/middle":
        "{{<base}}{{$content}}{{wrong_middle}}{{$inner}}{{wrong_inner}}{{/inner}}{{/content}}{{/base}}",
    ]
    func messages(_ home: String) -> [String] {
      TemplateFixture.check(templates.merging(["home": home]) { $1 }).map(\.message)
    }
    #expect(
      messages("{{<middle}}{{$title}}x{{/title}}{{$content}}y{{/content}}{{/middle}}") == [])
    #expect(
      messages("{{<middle}}{{$title}}x{{/title}}{{$inner}}y{{/inner}}{{/middle}}") == [
        "unknown variable 'wrong_middle'"
      ])
    #expect(
      messages("{{<middle}}{{/middle}}") == [
        "unknown variable 'wrong_header'", "unknown variable 'wrong_middle'",
        "unknown variable 'wrong_inner'",
      ])
    #expect(messages("{{<base}}{{$title}}x{{/title}}{{/base}}") == ["unknown variable 'wrong_base'"])
  }

  @Test("partials may be recursive over lists, and are checked to the end")
  func recursion() {
    let comment = "{{author}}{{#replies}}{{> comment}}{{/replies}}"
    let article = "{{#article}}{{#comments}}{{> comment}}{{/comments}}{{/article}}"
    #expect(TemplateFixture.check(["article": article, "partials/comment": comment]) == [])
    #expect(
      TemplateFixture.check(["article": article, "partials/comment": comment + "{{title}}{{autor}}"]) == [
        TemplateFixture.error("partials/comment", 1, 59, "unknown variable 'autor'", "did you mean 'author'?")
      ])
    #expect(
      TemplateFixture.check([
        "home": "{{#articles}}{{> card}}{{/articles}}", "partials/card": "{{#tags}}{{> tag}}{{/tags}}",
        "partials/tag": "{{#articles}}{{> card}}{{/articles}}{{#site}}{{> tag}}{{/site}}{{lable}}",
      ]) == [
        TemplateFixture.error("partials/tag", 1, 66, "unknown variable 'lable'", "did you mean 'label'?")
      ])
  }

  @Test(
    "a partial that includes itself with nothing changed would never end",
    arguments: [
      ("x{{> a}}", "partials/a", 1, 6, "a"), ("{{> b}}", "partials/b", 1, 5, "a"),
      ("{{#page.is_home}}{{> a}}{{/page.is_home}}", "partials/a", 1, 22, "a"),
      ("{{^site.title}}{{> a}}{{/site.title}}", "partials/a", 1, 20, "a"),
    ])
  func endless(_ text: String, _ path: String, _ line: Int, _ column: Int, _ name: String) {
    #expect(
      TemplateFixture.check(["home": "{{> a}}", "partials/a": text, "partials/b": "{{> a}}"]) == [
        TemplateFixture.error(
          path, line, column, "partial '\(name)' includes itself without end",
          "include it in a section that goes one object further down, or remove it")
      ])
  }

  @Test("a block that fills itself would never end")
  func endlessBlock() {
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$content}}a{{$content}}b{{/content}}{{/content}}{{/layout}}",
        "partials/layout": layout, "partials/header": "",
      ]) == [
        TemplateFixture.error(
          "home", 1, 28, "block 'content' contains itself without end", "give the inner block another name")
      ])
    // The outer block wins inside the inner parent too, so it comes round to itself there.
    #expect(
      TemplateFixture.check([
        "home": "{{<layout}}{{$content}}{{<box}}{{$content}}x{{/content}}{{/box}}{{/content}}{{/layout}}",
        "partials/layout": layout, "partials/header": "",
        "partials/box": "<div>{{$content}}{{/content}}</div>",
      ]) == [
        TemplateFixture.error(
          "partials/box", 1, 9, "block 'content' contains itself without end",
          "give the inner block another name")
      ])
  }

  @Test("a template that includes itself as a parent, filling the block that does so, ends")
  func endingRecursion() {
    #expect(
      TemplateFixture.check([
        "home": "{{> a}}", "partials/a": "{{$x}}{{<a}}{{$x}}stop{{/x}}{{/a}}{{/x}}",
      ]) == [])
  }
}
