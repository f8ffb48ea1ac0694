import SiteModel
import Testing

@testable import SiteContent

@Suite struct MarkdownTests {
  @Test(
    "blocks",
    arguments: [
      ("Un.\n\nDeux.\n", "<p>Un.</p>\n<p>Deux.</p>\n"),
      ("a\nb  \nc\\\nd\n", "<p>a\nb<br>\nc<br>\nd</p>\n"),
      ("> a\n>\n> b\n", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
      ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
      ("- a\n\n- b\n", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
      ("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      ("3) a\n", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
      (
        "- a\n  - b\n    1. c\n",
        "<ul>\n<li>a\n<ul>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n</li>\n</ul>\n"
      ),
      (
        "- a\n\n      code\n",
        "<ul>\n<li><p>a</p>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>code\n</code></pre>\n</li>\n</ul>\n"
      ),
      ("-\n- b\n", "<ul>\n<li></li>\n<li>b</li>\n</ul>\n"),
      (
        "```swift\nlet a = \"<b>\"\n```\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-swift\">let a = &quot;&lt;b&gt;&quot;\n</code></pre>\n"
      ),
      (
        "```a\"b c\nx\n```\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-a&quot;b\">x\n</code></pre>\n"
      ),
      (
        "    a & b\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a &amp; b\n</code></pre>\n"
      ),
      ("***\n", "<hr>\n"),
      ("", ""),
    ])
  func blocks(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
  }

  @Test(
    "inlines",
    arguments: [
      ("*a* **b** `c < d`", "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>\n"),
      ("a < b & c", "<p>a &lt; b &amp; c</p>\n"),
      ("L'ami \"dit\" ... -- ---", "<p>L\u{2019}ami «\u{202F}dit\u{202F}» \u{2026} \u{2013} \u{2014}</p>\n"),
      ("Il a dit \" oui \" hier", "<p>Il a dit «\u{202F}oui\u{202F}» hier</p>\n"),
      ("\" Non ! \", dit-il.", "<p>«\u{202F}Non\u{202F}!\u{202F}», dit-il.</p>\n"),
      (
        "\"*oui*\" et *il dit \" non \"*",
        "<p>«\u{202F}<em>oui</em>\u{202F}» et <em>il dit «\u{202F}non\u{202F}»</em></p>\n"
      ),
      // What a piece does not hold is not known.
      ("dit \" *oui* \" hier", "<p>dit &quot; <em>oui</em> &quot; hier</p>\n"),
      ("un \" ,*oui*", "<p>un &quot; ,<em>oui</em></p>\n"),
      ("un \".*oui*", "<p>un «\u{202F}.<em>oui</em></p>\n"),
      ("&eacute;&#233; &amp;lt", "<p>éé &amp;lt</p>\n"),
      (
        "<https://example.org/?a=1&b=2>",
        "<p><a href=\"https://example.org/?a=1&amp;b=2\">https://example.org/?a=1&amp;b=2</a></p>\n"
      ),
      ("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n"),
      (
        "[a](https://example.org/é \"Le \\\"titre\\\"\")",
        "<p><a href=\"https://example.org/%C3%A9\" title=\"Le «\u{202F}titre\u{202F}»\">a</a></p>\n"
      ),
      ("[a](x.md#b)", "<p><a href=\"{x.md#b}\">a</a></p>\n"),
      ("[a]\n\n[a]: /tags/ 'Thèmes'", "<p><a href=\"{/tags/}\" title=\"Thèmes\">a</a></p>\n"),
      ("[a](JavaScript:alert(1))", "<p><a href=\"JavaScript:alert(1)\">a</a></p>\n"),
    ])
  func inlines(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
  }

  @Test(
    "headings have ids of their own, and stand below the page's title",
    arguments: [
      ("## Élection à l'UMP", "<h2 id=\"election-a-l-ump\">Élection à l\u{2019}UMP</h2>\n"),
      (
        "## a\n## a\n## a-2\n## a",
        "<h2 id=\"a\">a</h2>\n<h2 id=\"a-2\">a</h2>\n<h2 id=\"a-2-2\">a-2</h2>\n<h2 id=\"a-3\">a</h2>\n"
      ),
      ("# a\n## b", "<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>\n"),
      ("###### a\n# b", "<h6 id=\"a\">a</h6>\n<h2 id=\"b\">b</h2>\n"),
      ("## Comment ça va", "<h2 id=\"section-comment-ca-va\">Comment ça va</h2>\n"),
      ("## Comment", "<h2 id=\"comment\">Comment</h2>\n"),
      ("## !!!\n## ???", "<h2 id=\"section\">!!!</h2>\n<h2 id=\"section-2\">???</h2>\n"),
      (
        "## *a* `b` [c](/x/)",
        "<h2 id=\"a-b-c\"><em>a</em> <code>b</code> <a href=\"{/x/}\">c</a></h2>\n"
      ),
      ("Titre\n=====\n", "<h2 id=\"titre\">Titre</h2>\n"),
      ("<p id=\"a\">x</p>\n\n## a", "<p id=\"a\">x</p>\n<h2 id=\"a-2\">a</h2>\n"),
      ("## Pourquoi ?", "<h2 id=\"pourquoi\">Pourquoi\u{202F}?</h2>\n"),
    ])
  func headings(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
  }

  @Test(
    "an image alone is a figure; images load late",
    arguments: [
      ("![Le mur](mur.jpg)", "<figure><img src=\"{mur.jpg}\" alt=\"Le mur\" loading=\"lazy\"></figure>\n"),
      (
        "![a](b.jpg \"Photo : AFP\")",
        "<figure><img src=\"{b.jpg}\" alt=\"a\" loading=\"lazy\">"
          + "<figcaption>Photo\u{A0}: AFP</figcaption></figure>\n"
      ),
      (
        "[![a](b.jpg \"c\")](/d/)",
        "<figure><a href=\"{/d/}\"><img src=\"{b.jpg}\" alt=\"a\" loading=\"lazy\"></a>"
          + "<figcaption>c</figcaption></figure>\n"
      ),
      (
        "Vu : ![a](b.jpg \"c\")",
        "<p>Vu\u{A0}: <img src=\"{b.jpg}\" alt=\"a\" title=\"c\" loading=\"lazy\"></p>\n"
      ),
      (
        "a ![a](b.jpg) ![c](d.jpg)",
        "<p>a <img src=\"{b.jpg}\" alt=\"a\" loading=\"lazy\"> "
          + "<img src=\"{d.jpg}\" alt=\"c\" loading=\"lazy\"></p>\n"
      ),
      (
        "- ![a](b.jpg \"c\")\n",
        "<ul>\n<li><img src=\"{b.jpg}\" alt=\"a\" title=\"c\" loading=\"lazy\"></li>\n</ul>\n"
      ),
      (
        "![*a* `b` [c](/d/) ![e](f) \"g\"](h.jpg)",
        "<figure><img src=\"{h.jpg}\" alt=\"a b c e «\u{202F}g\u{202F}»\" loading=\"lazy\"></figure>\n"
      ),
      (
        "![a\nb](https://example.org/c.jpg)",
        "<figure><img src=\"https://example.org/c.jpg\" alt=\"a b\" loading=\"lazy\"></figure>\n"
      ),
      ("![](a.jpg)", "<figure><img src=\"{a.jpg}\" alt=\"\" loading=\"lazy\"></figure>\n"),
    ])
  func images(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
  }

  @Test(
    "French spacing on texts only, across marks and line breaks",
    arguments: [
      ("Bravo !", "<p>Bravo\u{202F}!</p>\n"),
      ("Bravo\n! Oui", "<p>Bravo\u{202F}! Oui</p>\n"),
      ("**Bravo** !", "<p><strong>Bravo</strong>\u{202F}!</p>\n"),
      ("« **Non** »", "<p>«\u{202F}<strong>Non</strong>\u{202F}»</p>\n"),
      ("«\nNon\n»", "<p>«\u{202F}Non\u{202F}»</p>\n"),
      ("Un `a ? b : c` code ; fin", "<p>Un <code>a ? b : c</code> code\u{202F}; fin</p>\n"),
      (
        "    a ? b : c",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a ? b : c\n</code></pre>\n"
      ),
      ("À 10:30 : départ", "<p>À 10:30\u{A0}: départ</p>\n"),
      (
        "Voir <https://example.org/a?b;c!d> !",
        "<p>Voir <a href=\"https://example.org/a?b;c!d\">https://example.org/a?b;c!d</a>\u{202F}!</p>\n"
      ),
      ("<span title=\"a ? b\">Qui ?</span>", "<p><span title=\"a ? b\">Qui\u{202F}?</span></p>\n"),
      ("<code>a ? b</code> ?", "<p><code>a ? b</code>\u{202F}?</p>\n"),
      ("Déjà\u{202F}! Et\u{A0}: fini", "<p>Déjà\u{202F}! Et\u{A0}: fini</p>\n"),
    ])
  func typography(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
    #expect(!converted(markdown, typography: .off).contains("\u{202F}\u{202F}"))
  }

  @Test("no spacing where it is off")
  func typographyOff() {
    #expect(converted("Bravo ! « oui »\n; fin", typography: .off) == "<p>Bravo ! « oui »\n; fin</p>\n")
  }
}
