import SiteModel
import Testing

@testable import TemplateEngine

/// What is plain text to Mustache.
@Suite struct ForeignTextTests {
  private func problems(_ text: String) -> [String] {
    TemplateScanner.scan(
      TemplateSource(name: "x", file: "x", text: text), objects: ["site", "article"]
    ).diagnostics.map {
      "\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.severity) \($0.message) | \($0.hint ?? "") [\($0.kind.rawValue)]"
    }
  }

  @Test(
    "a statement of another template language is shown to readers, and told",
    arguments: [
      ("{% if article.tags %}", "write '{{#article.tags}}…{{/article.tags}}'"),
      ("{%- include card.html -%}", "write '{{> card}}'"),
      ("{% comment %}", "write '{{! … }}'"),
      ("{% seo %}", "templates are Mustache: docs/templates.md tells how it is written"),
      ("<%= title %>", "templates are Mustache: docs/templates.md tells how it is written"),
      ("<?php the_title(); ?>", "templates are Mustache: docs/templates.md tells how it is written"),
      ("<?= $title ?>", "templates are Mustache: docs/templates.md tells how it is written"),
      ("<% if x %>", "write '{{#x}}…{{/x}}'"),
      ("{# à revoir #}", "write '{{! … }}'"),
      ("{article.title}", "write '{{article.title}}'"), ("{article.title}}", "write '{{article.title}}'"),
      ("{#article.image}", "write '{{#article.image}}'"),
    ])
  func statements(_ text: String, _ hint: String) {
    #expect(
      problems("<p>\n  \(text)\n</p>\n") == [
        "2:3: warning '\(text)' is shown to readers as typed | \(hint) [foreign-markup]"
      ])
  }

  @Test(
    "style sheets, scripts, data and code are no slips",
    arguments: [
      #"<?xml version="1.0" encoding="utf-8"?>"#,
      "@keyframes a{50%{width:50%}} a{width:100%}",
      "<script>const {title} = x; f(`${article.title}`)</script>",
      "a{b:c}#d{e:f}", "class A { #x = 1; {a: {title}} }", "{\"a\": {\"b\": {{{x}}}}}",
      "<code>{% if x %}</code>",
      "<!-- {% if x %} -->", "100 {%}", "{ % if %}", "{%", "<%", "{#", "{# a", "{https://x.example}", "{a.1}",
      "{x.title}", "50%>", "<% %>",
    ])
  func silence(_ text: String) { #expect(problems(text + "\n") == []) }

  @Test("a remark with a tag in it ends at that tag, and the rest is told to be shown")
  func remarks() {
    let hint = "take the braces out of the remark [foreign-markup]"
    #expect(
      problems("a\n{{! to do: {{x}} and {{y}} }}\n") == [
        "2:1: warning this remark ends at the first '}}', in line 2: what stands behind it is shown to readers | \(hint)"
      ])
    #expect(
      problems("{{!--\n<p>{{x}}</p>\n--}}\n") == [
        "1:1: warning this remark ends at the first '}}', in line 2: what stands behind it is shown to readers | \(hint)"
      ])
    #expect(problems("{{! see {{> card}}\n<style>@media x{a{b:c}}</style>\n") == [])
    #expect(problems("{{!-- a --}}\n}}\n") == [])
  }

  @Test("an unfinished tag is one error, and its end closes what it opened")
  func unfinished() {
    let message = "error the tag '{{' is not closed | close it with '}}' [template-error]"
    #expect(problems("{{#a}x{{/a}}{{b}}\n") == ["1:1: \(message)"])
    #expect(problems("{{#b}}{{#a}x{{/b}}\n") == ["1:7: \(message)"])
    #expect(problems("{{#a}}x{{/a}\n") == ["1:8: \(message)"])
  }

  @Test("Handlebars' else is one error, which names the section")
  func otherwise() {
    #expect(
      problems("{{#a}}x{{^}}y{{/a}}\n") == [
        "1:8: error the tag has no name | write '{{/a}}{{^a}}' in its place [template-error]"
      ])
  }

  @Test("thousands of statements, braces and remarks take linear time")
  func linear() {
    for piece in ["{% if x %}", "{article.title", "{# ", "{%", "{{! {{", "<%= a ", "{", "<"] {
      _ = problems(String(repeating: piece, count: 20_000) + "\n")
    }
  }
}
