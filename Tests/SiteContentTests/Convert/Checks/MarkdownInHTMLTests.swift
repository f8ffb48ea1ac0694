import SiteModel
import Testing

@testable import SiteContent

@Suite struct MarkdownInHTMLTests {
  private func problems(_ markdown: String) -> [String] {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 0
    ).warnings.map { "\($0.position.line):\($0.position.column): \($0.message)" }
  }

  @Test(
    "it is told of once, with how often there is more",
    arguments: [
      (
        "<center>![Affiche](/media/a.png)</center>\n",
        "1:9: Markdown within HTML is shown to readers as typed: '![Affiche](/media/a.png)'"
      ),
      (
        "Avant\n\n<div class=\"e\">\n## Titre\n**gras** et [lien](/tags/).\n</div>\n",
        "4:1: Markdown within HTML is shown to readers as typed: '## Titre' (and 1 more in this text)"
      ),
      ("<figure>**gras**</figure>\n", "1:9: Markdown within HTML is shown to readers as typed: '**gras**'"),
    ])
  func found(_ markdown: String, _ message: String) { #expect(problems(markdown) == [message]) }

  @Test(
    "where it has its effect, or is code or words, it is not",
    arguments: [
      "<div>\n\n**gras** [a](/b/)\n\n</div>\n", "<pre>\n## a\n**b**\n</pre>\n",
      "<div><code>[a](b)</code></div>\n",
      "<p>2 ** 3 ** 4</p>\n", "<p>[sic] (ou presque)</p>\n", "<div>#hashtag et *un mot*</div>\n",
      "<p>a <b>**</b></p>\n",
    ])
  func innocent(_ markdown: String) { #expect(problems(markdown) == []) }
}
