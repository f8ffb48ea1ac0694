import SiteModel
import Testing

@testable import SiteContent

@Suite struct ArticleMarkdownTests {
  private func convert(_ markdown: String, _ typography: Typography = .french) -> ConvertedDocument {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: typography, words: someWords, lineOffset: 10)
  }

  private func html(_ text: ConvertedText?) -> String { String(decoding: text?.html ?? [], as: UTF8.self) }

  @Test(
    "Markdown becomes the HTML that the pages want",
    arguments: [
      ("## Été à l'École", "<h2 id=\"ete-a-l-ecole\">Été à l’École</h2>\n"),
      ("## A\n## A", "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n"),
      ("## !!!", "<h2 id=\"section\">!!!</h2>\n"),
      ("## Comment faire", "<h2 id=\"section-comment-faire\">Comment faire</h2>\n"),
      ("# A\n\n## B", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n"),
      (
        "![Un *chat*](https://e.org/c.png)",
        "<figure><img src=\"https://e.org/c.png\" alt=\"Un chat\" loading=\"lazy\"></figure>\n"
      ),
      (
        "![x](https://e.org/c.png \"Un chat : le mien\")",
        "<figure><img src=\"https://e.org/c.png\" alt=\"x\" loading=\"lazy\">"
          + "<figcaption>Un chat\u{A0}: le mien</figcaption></figure>\n"
      ),
      (
        "a ![x](https://e.org/c.png \"t\")",
        "<p>a <img src=\"https://e.org/c.png\" alt=\"x\" title=\"t\" loading=\"lazy\"></p>\n"
      ),
      ("Non ! Oui ; à 10:30 ?", "<p>Non\u{202F}! Oui\u{202F}; à 10:30\u{202F}?</p>\n"),
      ("« a »", "<p>«\u{202F}a\u{202F}»</p>\n"),
      ("**Oui** ! *Non* : x", "<p><strong>Oui</strong>\u{202F}! <em>Non</em>\u{A0}: x</p>\n"),
      ("Bonjour\n! «\nici », x", "<p>Bonjour\u{202F}! «\u{202F}ici\u{202F}», x</p>\n"),
      ("`a ? b : c` ?", "<p><code>a ? b : c</code>\u{202F}?</p>\n"),
      (
        "    a ? b : c",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a ? b : c\n</code></pre>\n"
      ),
      ("<kbd>a ?</kbd> ?", "<p><kbd>a ?</kbd>\u{202F}?</p>\n"),
      ("<p title=\"a ?\">a ?</p>", "<p title=\"a ?\">a\u{202F}?</p>\n"),
      ("<https://e.org/?a=1;b>", "<p><a href=\"https://e.org/?a=1;b\">https://e.org/?a=1;b</a></p>\n"),
      ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
      ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
      ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
      ("a  \nb", "<p>a<br>\nb</p>\n"), ("---", "<hr>\n"),
      ("l'eau \"x\"...", "<p>l’eau «\u{202F}x\u{202F}»…</p>\n"),
      (
        "```swift x\nlet a = 1\n```",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-swift\">let a = 1\n</code></pre>\n"
      ),
      ("[a](<https://e.org/a b>)", "<p><a href=\"https://e.org/a%20b\">a</a></p>\n"),
    ])
  func html(markdown: String, expected: String) { #expect(html(convert(markdown).body) == expected) }

  @Test("without typography, spaces stay as they are")
  func off() { #expect(html(convert("Non ! « a »", .off).body) == "<p>Non ! « a »</p>\n") }

  @Test("addresses of this site are left open, each with its place")
  func links() {
    let body = convert(
      "x\n\nVoir [là](a.md#b) et\n![p](p.png) <img src='/q.png' srcset=\"r.png 1x, //s 2x\">"
    ).body
    #expect(body.links.map(\.target) == ["a.md#b", "p.png", "/q.png", "r.png", "//s"])
    #expect(body.links.map(\.position.line) == [13, 14, 14, 14, 14])
    #expect(body.links[0].position.column == 11)
    #expect(body.links[1].sizeOffset != nil)
    #expect(html(body).contains("<a href=\"\">là</a>"))
  }

  @Test("an address in a srcset runs to white space, and references in it are read")
  func srcset() {
    let body = convert(
      "<img srcset=\"data:image/png;base64,AAAA 1x, a.png 2x,b,c.png, d.png\" src=' &#x2F;e.png '>"
    ).body
    #expect(body.links.map(\.target) == ["a.png", "b,c.png", "d.png", "/e.png"])
  }

  @Test("a heading's id gives way to one of raw HTML, wherever it stands")
  func rawIDs() {
    #expect(html(convert("## Fin\n\n<p id=\"fin\">x</p>").body).contains("<h2 id=\"fin-2\">"))
  }

  @Test("the excerpt is what stands above the marker, without the ids of headings and with its links")
  func more() {
    let document = convert("## Un\n\n[a](a.md)\n\n<!--more-->\n\n[b](b.md)")
    #expect(document.hasMore)
    #expect(html(document.excerpt) == "<h2>Un</h2>\n<p><a href=\"\">a</a></p>\n")
    #expect(document.excerpt?.links.map(\.target) == ["a.md"])
    #expect(document.excerpt?.links.map(\.offset) == ["<h2>Un</h2>\n<p><a href=\"".utf8.count])
    #expect(document.excerpt?.plainText == "Un a")
    #expect(!html(document.body).contains("more"))
    #expect(document.body.links.count == 2)
  }

  @Test("WordPress's form of the marker counts, and a raw line break parts words")
  func wordPress() {
    #expect(convert("Un<br>deux\n\n<!--more Lire la suite-->\n\nb").excerpt?.plainText == "Un deux")
  }

  @Test("an excerpt closes the raw elements that it ends among")
  func openElements() {
    let document = convert(
      "<div class=\"a>b\">\n\n<br><p>x</p>\n\n<section>\n\nUn\n\n<!--more-->\n\n</section></div>")
    #expect(html(document.excerpt).hasSuffix("<p>Un</p>\n</section></div>"))
  }

  @Test("a marker inside a paragraph cuts it")
  func moreInside() {
    let document = convert("Début <!-- more --> fin.")
    #expect(html(document.excerpt) == "<p>Début </p>\n")
    #expect(html(document.body) == "<p>Début  fin.</p>\n")
  }

  @Test("without a marker the first paragraph is the excerpt, whatever stands before it")
  func firstParagraph() {
    let document = convert("## Titre\n\n![x](https://e.org/x.png)\n\nUn *mot*.\n\nDeux.")
    #expect(html(document.excerpt) == "<p>Un <em>mot</em>.</p>\n")
    #expect(document.excerpt?.plainText == "Un mot.")
    #expect(convert("## Titre").excerpt == nil)
  }
}
