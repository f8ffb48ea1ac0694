import SiteModel
import Testing

@testable import SiteContent

@Suite struct FootnotesTests {
  private func convert(_ markdown: String) -> ConvertedDocument {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .off, words: someWords, lineOffset: 10)
  }

  /// Marks as `[number]`, ways back as `^id`, notes as `number: …`.
  private func short(_ markdown: String) -> String {
    filled(convert(markdown).body)
      .replacing(
        /<sup class="footnote-ref"><a href="\{#fn-(\d+)\}" id="([^"]*)" role="doc-noteref">(\d+)<\/a><\/sup>/
      ) {
        "[\($0.1)]"
      }
      .replacing(
        /\u{A0}?<a href="\{#fnref-([^"]*)\}" class="footnote-backref"[^>]*>↩\u{FE0E}(?:<sup>\d+<\/sup>)?<\/a>/
      ) {
        " ^\($0.1)"
      }
      .replacing(/<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n/) { _ in
        "<notes>\n"
      }
      .replacing("</ol>\n</section>\n", with: "</notes>\n")
      .replacing(/<li id="fn-(\d+)">/) { "\($0.1): " }.replacing("</li>\n", with: "")
  }

  @Test("marks and notes lead to each other")
  func markup() {
    #expect(
      converted("Un[^a] deux[^a].\n\n[^a]: Note.\n", typography: .off) == """
        <p>Un<sup class="footnote-ref"><a href="{#fn-1}" id="fnref-1" role="doc-noteref">1</a></sup> \
        deux<sup class="footnote-ref"><a href="{#fn-1}" id="fnref-1-2" role="doc-noteref">1</a></sup>.</p>
        <section class="footnotes" role="doc-endnotes" aria-label="Notes">
        <ol>
        <li id="fn-1"><p>Note.\u{A0}<a href="{#fnref-1}" class="footnote-backref" role="doc-backlink" \
        aria-label="Retour à l&#39;appel 1">↩\u{FE0E}</a>\u{A0}<a href="{#fnref-1-2}" class="footnote-backref" \
        role="doc-backlink" aria-label="Retour à l&#39;appel 1-2">↩\u{FE0E}<sup>2</sup></a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test(
    "notes are numbered in the order of their marks",
    arguments: [
      (
        "a[^z] b[^y]\n\n[^y]: Y\n[^z]: Z\n",
        "<p>a[1] b[2]</p>\n<notes>\n1: <p>Z ^1</p>\n2: <p>Y ^2</p>\n</notes>\n"
      ),
      // Labels are the same in any case, and with the signs that smart punctuation changes.
      ("a[^Éa]\n\n[^éA]: x\n", "<p>a[1]</p>\n<notes>\n1: <p>x ^1</p>\n</notes>\n"),
      ("a[^l'ami--x]\n\n[^l'ami--x]: y\n", "<p>a[1]</p>\n<notes>\n1: <p>y ^1</p>\n</notes>\n"),
      // Notes may have notes.
      (
        "a[^1]\n\n[^2]: b\n[^1]: c[^2]\n",
        "<p>a[1]</p>\n<notes>\n1: <p>c[2] ^1</p>\n2: <p>b ^2</p>\n</notes>\n"
      ),
      ("a[^1]\n\n[^1]: b[^1]\n", "<p>a[1]</p>\n<notes>\n1: <p>b[1] ^1 ^1-2</p>\n</notes>\n"),
      (
        "*a[^1]* ~~b[^1]~~\n\n[^1]: c\n",
        "<p><em>a[1]</em> <del>b[1]</del></p>\n<notes>\n1: <p>c ^1 ^1-2</p>\n</notes>\n"
      ),
      (
        "> a[^1]\n\n- b[^1]\n\n[^1]: c\n",
        "<blockquote>\n<p>a[1]</p>\n</blockquote>\n<ul>\n<li>b[1]</ul>\n<notes>\n1: <p>c ^1 ^1-2</p>\n</notes>\n"
      ),
      ("a\n[^1]: b\nc\n[^1]\n", "<p>a</p>\n"),
      (
        "https://x.org[^1]\n\n[^1]: b\n",
        "<p><a href=\"https://x.org\">https://x.org</a>[1]</p>\n<notes>\n1: <p>b ^1</p>\n</notes>\n"
      ),
      (
        "| a[^1] |\n|---|\n\n[^1]: b\n",
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau 1\"><table>\n<thead>\n<tr>\n<th scope=\"col\">a[1]</th>\n</tr>\n</thead>\n</table></div>\n<notes>\n1: <p>b ^1</p>\n</notes>\n"
      ),
    ])
  func numbers(_ markdown: String, _ expected: String) {
    #expect(short(markdown) == expected)
  }

  @Test(
    "what is indented belongs to the note, and a paragraph that goes on",
    arguments: [
      ("b\nc\n", "<p>b\nc ^1</p>\n"), ("b\n\nc\n", "<p>b ^1</p>\n"),
      ("b\n\n    c\n", "<p>b</p>\n<p>c ^1</p>\n"),
      ("b\n\n\tc\n", "<p>b</p>\n<p>c ^1</p>\n"), ("\n    b\n", "<p>b ^1</p>\n"), ("\n", "<p> ^1</p>\n"),
      (
        "b\n\n        c\n",
        "<p>b</p>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>c\n</code></pre>\n<p> ^1</p>\n"
      ),
      ("b\n\n    - c\n    - d\n", "<p>b</p>\n<ul>\n<li>c<li>d</ul>\n<p> ^1</p>\n"),
      ("- b\nc\n", "<ul>\n<li>b\nc</ul>\n<p> ^1</p>\n"),
      ("b\n- c\n", "<p>b ^1</p>\n"), ("b\n# c\n", "<p>b ^1</p>\n"), ("b\n[^2]: c\n", "<p>b ^1</p>\n"),
      ("# b\nc\n", "<h2 id=\"b\">b</h2>\n<p> ^1</p>\n"), ("    b\nc\n", "<p>b\nc ^1</p>\n"),
      (
        "b\n\n    ```\n    [^2]: c\n\n    d\n    ```\n",
        "<p>b</p>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>[^2]: c\n\nd\n</code></pre>\n<p> ^1</p>\n"
      ),
      (
        "b\n\n    ```\n    c\n",
        "<p>b</p>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>c\n</code></pre>\n<p> ^1</p>\n"
      ),
      ("> b\n", "<blockquote>\n<p>b</p>\n</blockquote>\n<p> ^1</p>\n"),
      ("[b][r]\n\n[r]: /u\n", "<p><a href=\"{/u}\">b</a> ^1</p>\n"),
    ])
  func content(_ markdown: String, _ expected: String) {
    let html = short("a[^1]\n\n[^1]: \(markdown)")
    let start = html.firstRange(of: "1: ")?.upperBound ?? html.startIndex
    let end = html.firstRange(of: "</notes>")?.lowerBound ?? html.endIndex
    #expect(String(html[start..<end]).replacing("<p>^1", with: "<p> ^1") == expected)
  }

  @Test(
    "what is no mark stays text",
    arguments: [
      ("a[^x] b[^1]", "a[^x] b[1]"), ("\\[^1] [^1]", "[^1] [1]"), ("`[^1]`[^1]", "<code>[^1]</code>[1]"),
      ("[a[^1]](/b) [^1]", "<a href=\"{/b}\">a[^1]</a> [1]"), ("[^ 1] [^1]", "[^ 1] [1]"),
      ("[^1 ] [^1]", "[^1 ] [1]"),
      ("<a href=\"/\">[^1]</a>[^1]", "<a href=\"{/}\">[^1]</a>[1]"),
      ("[^1](/b) [^1]", "<a href=\"{/b}\">^1</a> [1]"),
      ("![[^1]](a.png) [^1]", "<img src=\"{a.png}\" alt=\"[^1]\" loading=\"lazy\"> [1]"),
    ])
  func literal(_ markdown: String, _ expected: String) {
    #expect(short("\(markdown)\n\n[^1]: n\n").hasPrefix("<p>\(expected)</p>\n<notes>\n1: <p>n ^1</p>\n"))
  }

  @Test(
    "what is no note stays what it is",
    arguments: [
      (
        "```\n[^1]: a\n```\n[^1]\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>[^1]: a\n</code></pre>\n<p>[^1]</p>\n"
      ),
      (
        "    [^1]: a\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>[^1]: a\n</code></pre>\n"
      ),
      ("<div>\n[^1]: a\n</div>\n", "<div>\n[^1]: a\n</div>\n"), ("\\[^1]: a [^1]\n", "<p>[^1]: a [^1]</p>\n"),
      ("[^a b]: c d\n", "<p>[^a b]: c d</p>\n"), ("[^]: a b\n", "<p>[^]: a b</p>\n"),
    ])
  func noNotes(_ markdown: String, _ expected: String) {
    #expect(short(markdown) == expected)
  }

  @Test("ids are no other's on the page")
  func ids() {
    #expect(
      converted("a[^1]\n\n## Fn 1\n\n## Fnref 1\n\n[^1]: b\n").contains(
        "<h2 id=\"fn-1-2\">Fn 1</h2>\n<h2 id=\"fnref-1-2\">Fnref 1</h2>\n"))
    let html = converted("a[^1]\n\n<p id=\"fn-7\">b</p>\n\n[^1]: c\n")
    #expect(html.contains("<a href=\"{#xfn-1}\" id=\"xfnref-1\""))
    #expect(html.contains("<li id=\"xfn-1\">"))
  }

  @Test("an excerpt has no marks, for it has no notes")
  func excerpts() {
    let text = convert("Un[^1] [deux](b.md)[^1] [trois](c.md).\n\nSuite.\n\n[^1]: Note.\n")
    let excerpt = text.excerpt
    #expect(excerpt.map(filled) == "<p>Un <a href=\"{b.md}\">deux</a> <a href=\"{c.md}\">trois</a>.</p>\n")
    #expect(excerpt?.plainText == "Un deux trois.")
    #expect(excerpt?.links.map(\.target) == ["b.md", "c.md"])
    let more = convert("## A[^1] b\n\nUn[^1] [c](d.md).\n\n<!--more-->\n\nSuite.\n\n[^1]: Note.\n")
    #expect(more.excerpt.map(filled) == "<h2>A b</h2>\n<p>Un <a href=\"{d.md}\">c</a>.</p>\n")
    #expect(
      filled(more.body).hasPrefix(
        "<h2 id=\"a-b\">A<sup class=\"footnote-ref\"><a href=\"{#fn-1}\" id=\"fnref-1\""))
  }

  @Test("links in a note are told by their own lines and columns")
  func positions() {
    let text = convert(
      "a[^1]\n\n[^1]: b\n    [c](d.md)\n\n    - [e](f.md)\n\n      | [g](h.md) |\n      |---|\n")
    #expect(
      text.body.links.filter { $0.target.hasSuffix("md") }.map(\.position) == [
        SourcePosition(line: 14, column: 9), SourcePosition(line: 16, column: 11),
        SourcePosition(line: 18, column: 13),
      ])
  }

  @Test("a note that is not shown is a warning")
  func warnings() {
    let text = convert("a[^1]\n\n[^1]: b\n[^Deux]: c\n[^1]: d\n[^3]: e[^4]\n[^4]: f\n")
    #expect(
      text.warnings.map { "\($0.position.line): \($0.message) | \($0.hint)" } == [
        "14: nothing refers to the footnote 'Deux', so it is not shown | write [^Deux] where it belongs, or delete it",
        "15: there is another footnote '1', so this one is not shown | give it another label, here and where it is referred to",
        "16: nothing refers to the footnote '3', so it is not shown | write [^3] where it belongs, or delete it",
        "17: nothing refers to the footnote '4', so it is not shown | write [^4] where it belongs, or delete it",
      ])
    #expect(filled(text.body).ranges(of: "<li ").count == 1)
  }

  @Test("comments have no notes")
  func comments() {
    #expect(converted("a[^1] b\n\n[^1]: c d", .comment) == "<p>a[^1] b</p>\n<p>[^1]\u{A0}: c d</p>\n")
  }

  @Test("French spacing sees through a mark")
  func typography() {
    let html = converted("Oui[^1] ! Non[^1]!\n\n[^1]: « a »\n")
    #expect(html.contains("</sup>\u{202F}! Non"))
    #expect(html.contains("</sup>\u{202F}!</p>"))
    #expect(html.contains("<p>«\u{202F}a\u{202F}»\u{A0}<a"))
  }
}
