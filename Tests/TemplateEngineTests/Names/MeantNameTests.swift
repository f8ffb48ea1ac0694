import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct MeantNameTests {
  @Test(
    "names of other systems are told by their own here",
    arguments: [
      (
        "{{else}}", 3, "unknown variable 'else'",
        "what is shown without the value stands in a section of its own: '{{^name}}…{{/name}}'"
      ),
      (
        "{{.Title}}", 4, "'.' has no 'Title'", "did you mean 'article.title' or 'page.title' or 'site.title'?"
      ),
      ("{{.Site.Title}}", 4, "'.' has no 'Site'", "did you mean 'site.title'?"),
      (
        "{{titel}}", 3, "unknown variable 'titel'",
        "did you mean 'article.title' or 'page.title' or 'site.title'?"
      ),
      ("{{content}}", 3, "unknown variable 'content'", "did you mean 'article.body'?"),
      ("{{article.content}}", 11, "'article' has no 'content'", "did you mean 'body'?"),
      ("{{site.baseurl}}", 8, "'site' has no 'baseurl'", "did you mean 'root'?"),
      ("{{site.toto}}", 8, "'site' has no 'toto'", "known: extra, navigation, root, title"),
      (
        "{{article.tags.count()}}", 3,
        "a transform stands before its value, not behind it: 'article.tags.count()'",
        "write '{{count(article.tags)}}'"
      ),
      (
        "{{#article.tags}}{{^last}}, {{/last}}{{/article.tags}}", 21, "unknown variable 'last'",
        "did you mean 'last()'?"
      ),
    ])
  func meant(_ text: String, _ column: Int, _ message: String, _ hint: String) {
    #expect(
      TemplateFixture.check(["article": text + "\n"]) == [
        TemplateFixture.error("article", 1, column, message, hint)
      ])
  }
}
