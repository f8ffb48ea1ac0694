import Testing

@testable import TemplateEngine

@Suite struct ForeignTagTests {
  @Test(
    "a tag of another template language is told in Mustache",
    arguments: [
      ("page.title | upcase", "write '{{uppercased(page.title)}}'"),
      ("article.tags|size", "write '{{count(article.tags)}}'"),
      ("article.title | escape", "write '{{article.title}}': texts are always escaped, html never"),
      (
        "article.date | date: \"%d\"",
        "there are no filters: a date has its forms as values, as '{{date.text}}'"
      ),
      (
        "article.title | truncate: 20",
        "there are no filters, but transforms, as '{{uppercased(article.title)}}'; docs/templates.md lists them"
      ),
      ("\"now\" | date", "there are no filters: a tag holds one name, as '{{name}}'"),
      ("- article.title -", "write '{{article.title}}'"), ("~ article.title ~", "write '{{article.title}}'"),
      ("#if article.image", "write '{{#article.image}}…{{/article.image}}'"),
      ("if article.image", "write '{{#article.image}}…{{/article.image}}'"),
      ("#unless article.image", "write '{{^article.image}}…{{/article.image}}'"),
      ("if not article.image", "write '{{^article.image}}…{{/article.image}}'"),
      ("#each article.tags", "write '{{#article.tags}}…{{/article.tags}}'"),
      ("for tag in article.tags", "write '{{#article.tags}}…{{/article.tags}}'"),
      ("range .Pages", "a list is walked through as '{{#list}}…{{/list}}'"),
      (
        "if eq .Section \"x\"",
        "templates do not compare: a section asks whether a value is there, as '{{#name}}…{{/name}}'"
      ),
      (
        "site.title or \"x\"",
        "templates do not compare: a section asks whether a value is there, as '{{#name}}…{{/name}}'"
      ),
      ("else if x", "what is shown without the value stands in a section of its own: '{{^name}}…{{/name}}'"),
      ("endif", "a section ends with its own name: '{{/name}}'"),
      ("include \"card.html\"", "write '{{> card}}'"),
      ("partial \"parts/_card.html\" .", "write '{{> card}}'"),
      (">\"card\"", "write '{{> card}}'"),
      (">card title=\"x\"", "write '{{> card}}': a part takes no values, it sees what stands around it"),
      ("> card", "write '{{> card}}'"),
      ("#article.image", "write '{{#article.image}}': the sign stands right behind the braces"),
      ("block content", "write '{{$content}}…{{/content}}'"),
      (
        "extends \"base\"",
        "the blocks of a frame are filled: '{{<layout}}{{$content}}…{{/content}}{{/layout}}'"
      ),
      ("assign x = 3", "templates have no variables of their own"), ("comment", "write '{{! … }}'"),
      ("T \"read_more\"", "a word of the language is '{{t.its_name}}'"),
      ("uppercased article.title", "write '{{uppercased(article.title)}}'"),
      ("article[\"title\"]", "write '{{article.title}}'"),
      ("article.tags[0]", "write '{{#first(article.tags)}}…{{/first(article.tags)}}'"),
      ("../title", "write '{{title}}': what an object has not is looked for further out"),
      ("@index", "write '{{index()}}'"), ("@last", "write '{{last()}}'"),
    ])
  func hints(_ tag: String, _ hint: String) { #expect(ForeignTag.hint(tag) == hint) }

  @Test(
    "of what is no other language's, nothing is said",
    arguments: ["é", "", "a b", "#", ">", "##x", "()", "> my card"])
  func silence(_ tag: String) { #expect(ForeignTag.hint(tag) == nil) }
}
