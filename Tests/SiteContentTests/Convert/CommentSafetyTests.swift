import SiteModel
import Testing

@testable import SiteContent

/// Comments are strangers' texts: this table is what stands between them and the readers.
@Suite struct CommentSafetyTests {
  private static let rel = "rel=\"nofollow ugc noopener\""

  @Test(
    "a definition that makes no link of a comment is shown, and what refers to it",
    arguments: [
      ("Oui[^1].\n\n[^1]: source", "<p>Oui[^1].</p>\n<p>[^1]: source</p>\n"),
      ("Voir [1].\n\n[1]: Wikipédia", "<p>Voir [1].</p>\n<p>[1]: Wikipédia</p>\n"),
      ("Voir [1].\n\n[1]: /local/ \"ici\"", "<p>Voir 1.</p>\n"),
      ("Voir [1].\n\n[1]: https://e.org/", "<p>Voir <a href=\"https://e.org/\" \(rel)>1</a>.</p>\n"),
      ("Voir [1].\n\n[1]: <https://e.org/>", "<p>Voir <a href=\"https://e.org/\" \(rel)>1</a>.</p>\n"),
    ])
  func definitions(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, .comment, typography: .off) == expected)
  }

  @Test(
    "raw HTML is shown as text",
    arguments: [
      ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
      ("a <script>alert(1)</script>", "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
      ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n"),
      ("a <b onclick=\"x\">b</b>", "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n"),
      ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"),
      ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>\n"),
      ("<!--more-->", "<p>&lt;!--more--&gt;</p>\n"),
      ("<![CDATA[ x ]]>", "<p>&lt;![CDATA[ x ]]&gt;</p>\n"),
      ("<?php x ?>", "<p>&lt;?php x ?&gt;</p>\n"),
      ("</li></ol>", "<p>&lt;/li&gt;&lt;/ol&gt;</p>\n"),
      (
        "<div>\n\n*a*\n\n</div>",
        "<p>&lt;div&gt;</p>\n<p><em>a</em></p>\n<p>&lt;/div&gt;</p>\n"
      ),
      ("&lt;script&gt;", "<p>&lt;script&gt;</p>\n"),
      ("`<script>`", "<p><code>&lt;script&gt;</code></p>\n"),
      (
        "```\"><script>\n</script>\n```",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-&quot;&gt;&lt;script&gt;\">"
          + "&lt;/script&gt;\n</code></pre>\n"
      ),
      ("a\u{0}b\u{1}c", "<p>a\u{FFFD}bc</p>\n"),
    ])
  func rawHTML(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, .comment, typography: .off) == expected)
  }

  @Test(
    "a link with any other scheme, or none, is its text",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x",
      "file:///etc/passwd", "java&#x73;cript:alert(1)", "&#106;avascript:alert(1)",
      "javascript&colon;alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)",
      "&#32;javascript:alert(1)", "/tags/", "x.md", "#a", "", "//evil.example/", "?a=b",
      "ftp://example.org/", "tel:17", "blob:https://example.org/x", "https:x", "http:/x",
      "&#32;https://example.org/", "feed:https://example.org/",
      "view-source:https://example.org/",
    ])
  func schemes(_ url: String) {
    #expect(converted("[a](<\(url)>)", .comment) == "<p>a</p>\n")
    #expect(converted("[*a*][r]\n\n[r]: <\(url)>", .comment) == "<p><em>a</em></p>\n")
  }

  @Test(
    "an image of a scheme that is not allowed is its text",
    arguments: ["javascript:x", "data:x", "a.png", "/a"])
  func imageSchemes(_ url: String) {
    #expect(converted("![a](\(url))", .comment) == "<p>a</p>\n")
  }

  @Test(
    "allowed links tell search engines not to follow",
    arguments: [
      ("[a](https://example.org/)", "<p><a href=\"https://example.org/\" \(rel)>a</a></p>\n"),
      ("[a](HTTP://example.org/)", "<p><a href=\"HTTP://example.org/\" \(rel)>a</a></p>\n"),
      ("[a](mailto:a@example.org)", "<p><a href=\"mailto:a@example.org\" \(rel)>a</a></p>\n"),
      ("<https://example.org/>", "<p><a href=\"https://example.org/\" \(rel)>https://example.org/</a></p>\n"),
      ("<a@example.org>", "<p><a href=\"mailto:a@example.org\" \(rel)>a@example.org</a></p>\n"),
      ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"),
      (
        "[a](<https://example.org/\"onclick=\"x> \"t\")",
        "<p><a href=\"https://example.org/%22onclick=%22x\" \(rel)>a</a></p>\n"
      ),
      ("[a](<https://example.org/><b>)", "<p>[a](<https://example.org/>&lt;b&gt;)</p>\n"),
      (
        "[a](https://example.org/?a=1&b='2')",
        "<p><a href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\" \(rel)>a</a></p>\n"
      ),
      ("![a](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\" \(rel)>a</a></p>\n"),
      (
        "[b ![a](https://example.org/x.png)](https://example.com/)",
        "<p><a href=\"https://example.com/\" \(rel)>b a</a></p>\n"
      ),
      (
        "![[[a]](https://example.org/)](https://example.com/)",
        "<p><a href=\"https://example.com/\" \(rel)>[a]</a></p>\n"
      ),
    ])
  func links(_ markdown: String, _ expected: String) {
    let expected = expected.replacing(
      "[a](<https://example.org/>&lt;b&gt;)",
      with: "[a](<a href=\"https://example.org/\" \(Self.rel)>https://example.org/</a>&lt;b&gt;)")
    #expect(converted(markdown, .comment, typography: .off) == expected)
  }

  @Test(
    "headings are bold lines, and give no anchor",
    arguments: [
      ("# a\nb", "<p><strong>a</strong></p>\n<p>b</p>\n"),
      ("a *b*\n===", "<p><strong>a <em>b</em></strong></p>\n"),
      ("###### a", "<p><strong>a</strong></p>\n"),
    ])
  func headings(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, .comment) == expected)
  }

  @Test("no link of a comment leads into the site, so none is resolved")
  func noOpenLinks() {
    let text = HTMLRenderer.convert(
      Array("[a](x.md) ![b](/media/c.png) <a href=\"d.md\">e</a>\n\n<a href=\"f.md\">\n".utf8),
      trust: .comment, typography: .french, words: someWords, lineOffset: 0)
    #expect(text.body.links == [])
    #expect(text.body.rangesOutsideExcerpts == [])
    #expect(!text.hasMore)
  }

  @Test(
    "a line end is a line end",
    arguments: [
      ("Bonjour,\n12 rue X\n75000 Paris", "<p>Bonjour,<br>\n12 rue X<br>\n75000 Paris</p>\n"),
      ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
      ("> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n"),
      ("- a\n  b", "<ul>\n<li>a<br>\nb</li>\n</ul>\n"), ("*a\nb*", "<p><em>a<br>\nb</em></p>\n"),
      ("Oui\n! Non", "<p>Oui<br>\n! Non</p>\n"), ("«\nOui »", "<p>«\u{202F}<br>\nOui\u{202F}»</p>\n"),
      ("![a\nb](https://e.org/)", "<p><a href=\"https://e.org/\" \(rel)>a b</a></p>\n"),
    ])
  func lineEnds(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, .comment) == expected)
  }

  @Test(
    "what libcmark writes as no UTF-8 is replaced",
    arguments: [
      ("a &#xFFFF; b &#xfffe; c", "<p>a \u{FFFD} b \u{FFFD} c</p>\n"),
      ("&#65535;&#65534;", "<p>\u{FFFD}\u{FFFD}</p>\n"),
      (
        "[&#xFFFF;](https://e.org/&#xFFFE;)",
        "<p><a href=\"https://e.org/%EF%BF%BD\" \(rel)>\u{FFFD}</a></p>\n"
      ),
      (
        "```&#xFFFF;\nx\n```",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-\u{FFFD}\">x\n</code></pre>\n"
      ),
    ])
  func strayBytes(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, .comment) == expected)
    #expect(converted(markdown, .article).utf8.allSatisfy { $0 < 0xFE })
  }

  @Test("what is left out of a tag makes no other tag of it that is not looked at")
  func controlCharactersInTags() {
    // To libcmark a form feed is a space between a name and an attribute.
    #expect(converted("a <b\u{C}r>b") == "<p>a <br>b</p>\n")
    #expect(
      converted("a <scri\u{C}pt>b</script> c", .article, typography: .off)
        == "<p>a <script>b</script> c</p>\n")
  }

  @Test("the brackets of an IPv6 address stay")
  func hosts() {
    #expect(
      converted("<https://[::1]/[x]>", .comment)
        == "<p><a href=\"https://[::1]/%5Bx%5D\" \(Self.rel)>https://[::1]/[x]</a></p>\n")
  }

  @Test("quotes, lists and typography are as in articles")
  func ordinary() {
    #expect(
      converted("> Oui ?\n\n- a\n- b ;\n", .comment)
        == "<blockquote>\n<p>Oui\u{202F}?</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b\u{202F};</li>\n</ul>\n")
  }

  @Test(
    "what a stranger writes comes out as text, or as an honest link",
    arguments: [
      ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
      ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
      ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>\n"),
      ("[a](javascript:alert(1))", "<p>a</p>\n"),
      ("[a](JaVaScRiPt:alert(1))", "<p>a</p>\n"),
      ("[a](&#106;avascript:alert(1))", "<p>a</p>\n"),
      ("[a](<java\tscript:alert(1)>)", "<p>a</p>\n"),
      ("[a](data:text/html,x)", "<p>a</p>\n"),
      ("[a](vbscript:x)", "<p>a</p>\n"),
      ("[a](file:///etc/passwd)", "<p>a</p>\n"),
      ("[a](//evil.example/)", "<p>a</p>\n"),
      ("[a](/tags/)", "<p>a</p>\n"),
      ("[a](#x)", "<p>a</p>\n"),
      ("[a](2007-11-06-facebook.md)", "<p>a</p>\n"),
      ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"),
      ("[a]\n\n[a]: javascript:x", "<p>a</p>\n"),
      ("[a](http:x)", "<p>a</p>\n"),
      (
        "[a](https://e.org/?a=1&b='\"<>)",
        "<p><a href=\"https://e.org/?a=1&amp;b=&#39;%22%3C%3E\" rel=\"nofollow ugc noopener\">a</a></p>\n"
      ),
      (
        "[a](https://e.org/ \"t\\\" onclick=x\")",
        "<p><a href=\"https://e.org/\" rel=\"nofollow ugc noopener\">a</a></p>\n"
      ),
      (
        "<https://e.org/x>",
        "<p><a href=\"https://e.org/x\" rel=\"nofollow ugc noopener\">https://e.org/x</a></p>\n"
      ),
      (
        "<moi@e.org>", "<p><a href=\"mailto:moi@e.org\" rel=\"nofollow ugc noopener\">moi@e.org</a></p>\n"
      ),
      ("![photo](javascript:x)", "<p>photo</p>\n"),
      (
        "![photo](https://e.org/p.png)",
        "<p><a href=\"https://e.org/p.png\" rel=\"nofollow ugc noopener\">photo</a></p>\n"
      ),
      (
        "[![a](https://e.org/x.png)](https://e.org/)",
        "<p><a href=\"https://e.org/\" rel=\"nofollow ugc noopener\">a</a></p>\n"
      ),
      ("# Titre", "<p><strong>Titre</strong></p>\n"),
      ("Titre\n===", "<p><strong>Titre</strong></p>\n"),
      (
        "```js\" onclick=\"x\na\n```",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-js&quot;\">a\n</code></pre>\n"
      ),
      ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
      ("> a\n\n- b", "<blockquote>\n<p>a</p>\n</blockquote>\n<ul>\n<li>b</li>\n</ul>\n"),
      ("**a** *b*", "<p><strong>a</strong> <em>b</em></p>\n"),
      ("a\u{1}b\u{FFFE}c]]>", "<p>abc]]&gt;</p>\n"),
      ("{{site.title}} {{{x}}}", "<p>{{site.title}} {{{x}}}</p>\n"),
    ])
  func safe(markdown: String, expected: String) {
    #expect(converted(markdown, .comment, typography: .off) == expected)
  }
}
