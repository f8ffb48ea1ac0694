import SiteModel
import Testing

@testable import SiteContent

@Suite struct ExcerptTests {
  private func convert(_ markdown: String) -> ConvertedDocument {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 0)
  }

  @Test(
    "the excerpt is what stands above the mark, else the first paragraph",
    arguments: [
      ("Un.\n\nDeux.\n", "<p>Un.</p>\n", "Un."),
      ("Un.\n\nDeux.\n\n<!--more-->\n\nTrois.\n", "<p>Un.</p>\n<p>Deux.</p>\n", "Un. Deux."),
      ("Un.\n\n<!-- more -->\n\nTrois.\n", "<p>Un.</p>\n", "Un."),
      ("Un.<!--more--> Deux.\n", "<p>Un.</p>\n", "Un."),
      ("Un.\n<!--more-->\nDeux.\n", "<p>Un.</p>\n", "Un."),
      ("## Titre\n\n> Cité.\n\nUn.\n", "<p>Un.</p>\n", "Un."),
      (
        "![a](b.png \"c\")\n\nUn *vrai* paragraphe.\n", "<p>Un <em>vrai</em> paragraphe.</p>\n",
        "Un vrai paragraphe."
      ),
      ("## Titre\n\nUn.\n\n<!--more-->\n\nDeux.\n", "<h2>Titre</h2>\n<p>Un.</p>\n", "Titre Un."),
      ("Un.\n\n<!--more-->\n\nDeux.\n\n<!--more-->\n", "<p>Un.</p>\n", "Un."),
      ("Un [a](x.md) b.\n\n## T\n", "<p>Un <a href=\"{x.md}\">a</a> b.</p>\n", "Un a b."),
      (
        "## T [a](x.md)\n\n[b](y.md)<!--more-->\n",
        "<h2>T <a href=\"{x.md}\">a</a></h2>\n<p><a href=\"{y.md}\">b</a></p>\n", "T a b"
      ),
    ])
  func excerpt(_ markdown: String, _ html: String, _ text: String) throws {
    let excerpt = try #require(convert(markdown).excerpt)
    #expect(filled(excerpt) == html)
    #expect(excerpt.plainText == text)
  }

  @Test("links after the ids of several headings keep their places in the excerpt")
  func movedLinks() throws {
    let markdown =
      "## A\n\n[a](a.md) ![i](i.png) x\n\n## B [b](b.md)\n\n[c](c.md)\n\n<!--more-->\n\n[d](d.md)\n"
    let excerpt = try #require(convert(markdown).excerpt)
    #expect(
      filled(excerpt)
        == "<h2>A</h2>\n<p><a href=\"{a.md}\">a</a> <img src=\"{i.png}\" alt=\"i\" loading=\"lazy\"> x</p>\n"
        + "<h2>B <a href=\"{b.md}\">b</a></h2>\n<p><a href=\"{c.md}\">c</a></p>\n")
    let image = try #require(excerpt.links.first { $0.kind == .image })
    let sizeOffset = try #require(image.sizeOffset)
    #expect(String(decoding: excerpt.html[..<sizeOffset].suffix(4), as: UTF8.self) == "<img")
  }

  @Test("the mark is not printed, and told")
  func mark() {
    let document = convert("Un.\n\n<!--more-->\n\nDeux.\n")
    #expect(document.hasMore)
    #expect(filled(document.body) == "<p>Un.</p>\n<p>Deux.</p>\n")
    #expect(document.body.plainText == "Un. Deux.")
    #expect(!convert("Un.\n").hasMore)
    #expect(filled(convert("Un.<!--more--> Deux.\n").body) == "<p>Un. Deux.</p>\n")
  }

  @Test("a mark in a quote, a list or code is none")
  func inside() {
    #expect(!convert("> <!--more-->\n").hasMore)
    #expect(!convert("- a <!--more-->\n").hasMore)
    #expect(!convert("`<!--more-->`\n\n    <!--more-->\n").hasMore)
  }

  @Test("no paragraph, no excerpt", arguments: ["", "## Titre\n", "- a\n", "![a](b.png)\n"])
  func none(_ markdown: String) {
    #expect(convert(markdown).excerpt == nil)
  }
}
