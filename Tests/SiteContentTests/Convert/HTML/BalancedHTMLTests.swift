import SiteModel
import Testing

@testable import SiteContent

/// What an author's own HTML may do to the page around a text: nothing.
@Suite struct BalancedHTMLTests {
  private func convert(_ markdown: String, title: String = "") -> ConvertedDocument {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 10,
      title: title)
  }

  private func problems(_ markdown: String) -> [String] {
    convert(markdown).warnings.map {
      "\($0.position.line):\($0.position.column): \($0.severity): \($0.message) | \($0.hint)"
    }
  }

  @Test(
    "comments are never published",
    arguments: [
      ("a\n\n<!-- NOTE INTERNE : appeler M. X -->\n\nb\n", "<p>a</p>\n<p>b</p>\n"),
      ("foo <!-- a -- b --> bar\n", "<p>foo  bar</p>\n"), ("foo <!--- a ---> bar\n", "<p>foo  bar</p>\n"),
      ("foo <!-- a --\n b --> bar\n", "<p>foo  bar</p>\n"),
      ("<div><!-- a -- b -->c</div>\n", "<div>c</div>\n"),
      ("<!-- a\n\nb -->\n\nc\n", "<p>c</p>\n"), ("<!-- a --> b\n", " b\n"),
      ("- a\n- b <!-- c -->\n", "<ul>\n<li>a</li>\n<li>b </li>\n</ul>\n"),
      ("`<!-- a -- b -->`\n", "<p><code>&lt;!-- a -- b --&gt;</code></p>\n"),
      (
        "    <!-- a -- b -->\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>&lt;!-- a -- b --&gt;\n</code></pre>\n"
      ),
      ("<script>\nif (a <!-- b) {}\n</script>\n", "<script>\nif (a <!-- b) {}\n</script>\n"),
      (
        "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n<!-- wp:paragraph -->\n<p>b</p>\n",
        "<p>a</p>\n\n\n<p>b</p>\n"
      ),
    ])
  func comments(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
    #expect(problems(markdown) == [])
  }

  @Test(
    "the signs of a comment that an author has written as words are words",
    arguments: [
      "&lt;!-- x -->", "a &lt;!-- b", "# &lt;!--", "- &lt;!--", "&#60;!--", "&lt;!\u{2013} note", "\\<!-- a",
      "a \\<!-- b",
      "| a |\n| --- |\n| &lt;!-- |",
    ])
  func commentSigns(_ markdown: String) { #expect(problems(markdown) == []) }

  @Test(
    "a comment that ends where it begins shows readers what is for colleagues, and is an error",
    arguments: ["<!--> NOTE INTERNE -->\n", "<!-->\n\nNOTE\n\n-->\n", "<!---> NOTE\n"])
  func emptyComment(_ markdown: String) {
    #expect(
      problems(markdown) == [
        "11:1: error: the comment ends where it begins: readers see what follows | "
          + "delete the > behind <!--, and write --> where the comment ends"
      ])
  }

  @Test(
    "a comment that is ended nowhere is told of in the cell where it begins, not at a sign above the table")
  func commentInCell() {
    #expect(
      problems("a\n\nb `<!--` c\n\n| a | b |\n|---|---|\n| c | d <!-- e |\n") == [
        "17:9: error: the comment that begins here has no end | "
          + "write --> where it ends, in the same paragraph, or \\<!-- for readers to see"
      ])
  }

  @Test(
    "a comment is none where a word processor made a dash of its hyphens",
    arguments: [
      ("été <!\u{2013} note\n", "11:5"), ("<!\u{2014} NOTE INTERNE : appeler M. X \u{2014}>\n", "11:1"),
      ("a\n\n<!\u{2014}more\u{2014}>\n", "13:1"), ("<div>\n<!\u{2013} note \u{2013}>\n</div>\n", "12:1"),
    ])
  func dashComment(_ markdown: String, _ place: String) {
    #expect(
      problems(markdown) == [
        "\(place): error: a dash stands in the place of the hyphens that begin a comment, so it is published | "
          + "write <!-- where it begins and --> where it ends, or \\< for readers to see it"
      ])
  }

  @Test("a whole document is told of once, and its own tags are left out")
  func document() {
    let markdown =
      "<!DOCTYPE html>\n<html><head><title>Mon</title></head><body class=\"a\">\n<p>Texte</p>\n</body></html>\n"
    #expect(
      problems(markdown) == [
        "12:1: warning: this is a whole HTML document: its <html>, <head> and <body> do not belong in a text | "
          + "keep what stands between <body> and </body>, without <title>, <meta> and <link>"
      ])
    #expect(converted(markdown) == "<!DOCTYPE html>\n<title>Mon</title>\n<p>Texte</p>\n\n")
  }

  @Test("what would change a whole page is left out, and told of")
  func ofWholePage() {
    let markdown =
      "Un <base href=\"https://e.org/\"> deux <meta http-equiv=refresh content=0> <meta itemprop=a content=b>\n"
    #expect(
      problems(markdown) == [
        "11:4: warning: <base> is about a whole page, and every page that shows this text would obey it: it is left out"
          + " | delete it, and write the addresses of links in full",
        "11:38: warning: <meta> is about a whole page, and every page that shows this text would obey it: it is left out"
          + " | delete it; to lead readers on from an old address, write it in content/redirects.yml",
      ])
    #expect(converted(markdown) == "<p>Un  deux  <meta itemprop=a content=b></p>\n")
  }

  @Test("the end tag of an element that a slash has ended is no mistake where nothing stands between")
  func slashes() {
    for markdown in [
      "<iframe src=\"https://e.org/\" title=\"a\"/></iframe>\n", "<div class=\"a\" /></div>\n",
      "<div class=\"a\" />\n</div>\n",
    ] {
      #expect(problems(markdown) == [], "\(markdown)")
    }
    #expect(converted("<div class=\"a\" /></div>\n") == "<div class=\"a\" /></div>\n")
    #expect(
      problems("<div class=\"a\" />Texte</div>\n</div>\n") == [
        "11:23: warning: </div> is left out: the / in <div … /> has ended the element | "
          + "delete that / if what follows belongs to the element, else this </div>",
        "12:1: warning: </div> closes nothing and is left out | delete it, or write <div> where the element begins",
      ])
  }

  @Test("words between angle brackets that readers would not see are told of, once for each")
  func unknownElements() {
    #expect(
      problems("Écrivez à <prenom>.<nom>@e.org, ou <prenom>.\n") == [
        "11:11: warning: <prenom> is not an HTML element, so readers do not see it | "
          + "write \\<prenom> to show it as typed, or delete it",
        "11:20: warning: <nom> is not an HTML element, so readers do not see it | "
          + "write \\<nom> to show it as typed, or delete it",
      ])
    for known in [
      "<spacer>", "<my-card>a</my-card>", "<svg><path d=\"M0\"/></svg>", "<math><mi>x</mi></math>",
      "<b>a</b>",
    ] {
      #expect(problems("a \(known) b\n") == [], "\(known)")
    }
  }

  @Test(
    "what browsers take for a comment up to its first > is left out, and told of",
    arguments: [
      ("a <?php if ($a->b) echo 1; ?> fin\n", "<p>a  fin</p>\n", ["'<?php' is not HTML and is left out"]),
      ("a <![CDATA[>&<]]> fin\n", "<p>a  fin</p>\n", ["'<![CDATA[' is not HTML and is left out"]),
      (
        "<?xml:namespace prefix = o ns = \"urn:x\" /><p>Texte.</p>\n", "<p>Texte.</p>\n",
        ["'<?xml:namespace' is not HTML and is left out"]
      ),
      ("a <?php echo 1; ?> fin\n", "<p>a  fin</p>\n", ["'<?php' is not HTML and is left out"]),
      ("a <?xml x?> fin\n", "<p>a <?xml x?> fin</p>\n", []),
      ("<svg><![CDATA[>]]></svg>\n", "<p><svg><![CDATA[>]]></svg></p>\n", []),
    ])
  func declarations(_ markdown: String, _ expected: String, _ messages: [String]) {
    #expect(converted(markdown) == expected)
    #expect(convert(markdown).warnings.map(\.message) == messages)
  }

  @Test(
    "what begins like a program or data and has no end is an error; so is plain text up to the page's end")
  func endless() {
    #expect(
      problems("<?php echo\n\nTexte.\n") == [
        "11:1: error: what begins here has no end, and would hide the text after it | delete it, or write its end"
      ])
    #expect(
      problems("<plaintext>a\n").first
        == "11:1: error: <plaintext> would turn the rest of the page into text | write <pre> and </pre> around the text"
    )
  }

  @Test(
    "the article's title is not shown twice where its text begins with it as HTML",
    arguments: ["<h1>L’été &agrave; Paris</h1>\n\nb\n", "<h1 class=\"x\">L'été à Paris</h1>\nb\n"])
  func titleAsHTML(_ markdown: String) {
    let isAlone = markdown.contains("\n\n")
    let html = String(decoding: convert(markdown, title: "L'été à Paris").body.html, as: UTF8.self)
    #expect(html.contains("<h1") == !isAlone)
  }

  @Test(
    "every spelling of the mark of an excerpt counts",
    arguments: ["<!--more-->", "<!--More-->", "<!--MORE-->", "<!---more--->", "<!-- more Lire la suite -->"])
  func more(_ mark: String) {
    #expect(convert("Un.\n\n\(mark)\n\nDeux.\n").hasMore)
    #expect(convert("Un \(mark) deux.\n").hasMore)
    #expect(convert("<p>Un</p>\n\(mark)\n<p>Deux</p>\n").excerpt.map(filled) == "<p>Un</p>\n")
    #expect(!convert("Un.\n\n<!-- moreover -->\n\nDeux.\n").hasMore)
  }

  @Test(
    "what would swallow the rest of the page is an error where it begins",
    arguments: [
      (
        "a\n\n<!-- à revoir\n\nb\n", "13:1", "the comment that begins here has no end",
        "write --> where it ends"
      ),
      (
        "<div>\n<!-- a\n</div>\n", "12:1", "the comment that begins here has no end",
        "write --> where it ends"
      ),
      (
        "é <!-- à revoir\n\nb\n", "11:3", "the comment that begins here has no end",
        "write --> where it ends, in the same paragraph, or \\<!-- for readers to see"
      ),
      (
        "a\n\n<script>\nb\n", "13:1", "<script> is never closed: the rest of the page would be part of it",
        "write </script> where it ends"
      ),
      (
        "a <textarea> b\n\nc\n", "11:3",
        "<textarea> has no end in its paragraph: the rest of the page would be part of it",
        "write </textarea> in the same paragraph, or begin a line with <textarea> behind an empty one"
      ),
      (
        "<STYLE>\n\nb\n", "11:1", "<style> is never closed: the rest of the page would be part of it",
        "write </style> where it ends"
      ),
      (
        "<div>\n<title>b</div>\n", "12:1",
        "<title> is never closed: the rest of the page would be part of it",
        "write </title> where it ends"
      ),
      ("<div class=\"a\n\nb\n", "11:1", "the tag that begins here has no end", "write > where it ends"),
    ])
  func swallowed(_ markdown: String, _ place: String, _ message: String, _ hint: String) {
    #expect(problems(markdown).contains("\(place): error: \(message) | \(hint)"), "\(problems(markdown))")
  }

  @Test("a script that began within a line and goes on behind an empty one is an error, and closed")
  func inlineScripts() {
    let markdown = "a <script>b\n\n- c</script> d\n\ne\n"
    #expect(
      converted(markdown)
        == "<p>a <script>b</script></p>\n<ul>\n<li>c d</li>\n</ul>\n<p>e</p>\n")
    #expect(
      problems(markdown) == [
        "11:3: error: <script> has no end in its paragraph: the rest of the page would be part of it | "
          + "write </script> in the same paragraph, or begin a line with <script> behind an empty one",
        "13:4: warning: </script> closes nothing and is left out | "
          + "delete it, or write <script> where the element begins",
      ])
  }

  @Test("of a script with an empty line within other HTML it is told that Markdown changes it")
  func splitScripts() {
    #expect(
      problems("<div>\n<script>\nvar a;\n\nvar b;\n</script>\n</div>\n") == [
        "12:1: warning: <script> has an empty line in it, behind which Markdown puts its own tags into it | "
          + "leave its empty lines out, or begin a line with <script> behind an empty line, outside other HTML"
      ])
    #expect(problems("a\n\n<script>\nvar a;\n\nvar b;\n</script>\n\nb\n") == [])
    #expect(
      problems("<div>\n<script>\na\n\n- b</script>\n</div>\n").first
        == "12:1: error: <script> is never closed: the rest of the page would be part of it | "
        + "write </script> where it ends")
  }

  @Test(
    "what stays open is closed where the text ends",
    arguments: [
      ("<div>\n\na\n", "<div>\n<p>a</p>\n</div>\n", ["11:1: warning: <div> is never closed"]),
      ("a <b>c\n", "<p>a <b>c</p>\n</b>\n", ["11:3: warning: <b> is never closed"]),
      ("<table><tr><td>a\n", "<table><tr><td>a\n</table>\n", ["11:1: warning: <table> is never closed"]),
      ("<div><b>a</div>\n", "<div><b>a</b></div>\n", ["11:6: warning: <b> is never closed"]),
      (
        "> <div>\n\na\n", "<blockquote>\n<div>\n</div></blockquote>\n<p>a</p>\n",
        ["11:3: warning: <div> is never closed"]
      ),
    ])
  func unclosed(_ markdown: String, _ expected: String, _ messages: [String]) {
    #expect(converted(markdown) == expected)
    #expect(problems(markdown).map { String($0.prefix { $0 != "|" }.dropLast()) } == messages)
  }

  @Test(
    "a sign before what is left out makes no tag of what comes behind",
    arguments: [
      ("<p><<?t>div>", "<p>&lt;div>"), ("<p><<!-- x -->script>", "<p>&lt;script>"),
      ("<p></<!-- x -->div>", "<p>&lt;/div>"), ("<p><</div>script>", "<p>&lt;script>"),
      ("<p>a <<b>c</b>", "<p>a &lt;<b>c</b>"), ("<p>a < b <3", "<p>a < b <3"),
    ])
  func signs(markdown: String, html: String) {
    #expect(converted(markdown + "\n") == html + "\n")
  }

  @Test(
    "what closes nothing is left out",
    arguments: [
      ("a</div></article></main>\n", "<p>a</p>\n", ["</div>", "</article>", "</main>"]),
      ("a\n\n</div>\n", "<p>a</p>\n", ["</div>"]), ("- a</li>\n", "<ul>\n<li>a</li>\n</ul>\n", ["</li>"]),
      (
        "<div>\n\n> a</div>\n\n</div>\n", "<div>\n<blockquote>\n<p>a</p>\n</blockquote>\n</div>\n", ["</div>"]
      ),
    ])
  func stray(_ markdown: String, _ expected: String, _ tags: [String]) {
    #expect(converted(markdown) == expected)
    #expect(convert(markdown).warnings.map(\.message) == tags.map { "\($0) closes nothing and is left out" })
  }

  @Test(
    "HTML that is right passes as it is, without a word",
    arguments: [
      "<div>\n<p>a</p>\n</div>\n", "<p>a<p>b\n", "<ul><li>a<li>b</ul>\n",
      "<table><tr><td>a<td>b</table>\n",
      "<div><svg viewBox=\"0 0 1 1\"><title>a</title><path d=\"M0\"/></svg></div>\n",
      "<div><br/><img src=\"https://e.org/\"/></div>\n",
      "<div><b><i>a</b></i></div>\n", "<div><x-foo>a</div>\n", "<div>a</b></div>\n", "<dl><dt>a<dd>b</dl>\n",
      "<iframe src=\"https://e.org/\"></iframe>\n", "<style>\na { b: c }\n</style>\n",
      "<details><summary>a</summary>b</details>\n",
    ])
  func balanced(_ html: String) {
    #expect(converted(html, typography: .off) == html)
    #expect(problems(html) == [])
  }

  @Test("an element that closes itself as in XML is closed")
  func xml() {
    #expect(converted("<div><a name=\"x\"/>b</div>\n") == "<div><a name=\"x\"/></a>b</div>\n")
    #expect(converted("<div/>\n\nb\n") == "<div/></div>\n<p>b</p>\n")
    #expect(converted("<a  /><b2/>\n").hasPrefix("<p><a  />"))
  }

  @Test("the first paragraph as an excerpt is whole by itself")
  func excerpts() throws {
    func excerpt(_ markdown: String) throws -> String { filled(try #require(convert(markdown).excerpt)) }
    #expect(try excerpt("<div>\n\nUn</div> b\n\nc\n") == "<p>Un b</p>\n")
    #expect(try excerpt("Un <b>b\n\nc</b>\n") == "<p>Un <b>b</p>\n</b>")
    #expect(try excerpt("a</div></article></main>\n") == "<p>a</p>\n")
    #expect(
      try excerpt("<section>\n\n<div>\n\nUn\n\n<!--more-->\n\n</div>\n</section>\n")
        == "<section>\n<div>\n<p>Un</p>\n</div></section>")
  }

  @Test(
    "blocks of HTML have French spaces, in words only",
    arguments: [
      ("<p>Vraiment ? « Oui » !</p>\n", "<p>Vraiment\u{202F}? «\u{202F}Oui\u{202F}»\u{202F}!</p>\n"),
      ("<figcaption>Photo : X !</figcaption>\n", "<figcaption>Photo\u{A0}: X\u{202F}!</figcaption>\n"),
      (
        "<p>Caf&eacute; ? &laquo; Oui &raquo;&nbsp;!</p>\n",
        "<p>Caf&eacute;\u{202F}? «\u{202F}Oui\u{202F}»\u{202F}!</p>\n"
      ),
      ("<p>a &amp; b ; c&amp; d</p>\n", "<p>a &amp; b\u{202F}; c&amp; d</p>\n"),
      ("<pre>a ? b</pre>\n", "<pre>a ? b</pre>\n"),
      ("<div><code>a ?</code> ?</div>\n", "<div><code>a ?</code>\u{202F}?</div>\n"),
      ("<p><b>Oui</b> !<br>Non !</p>\n", "<p><b>Oui</b>\u{202F}!<br>Non\u{202F}!</p>\n"),
      ("<script>\nvar a = b ? c : d;\n</script>\n", "<script>\nvar a = b ? c : d;\n</script>\n"),
      ("a <script>f(1 < 2 ? b : c)</script> b\n", "<p>a <script>f(1 < 2 ? b : c)</script> b</p>\n"),
    ])
  func spacing(_ markdown: String, _ expected: String) { #expect(converted(markdown) == expected) }

  @Test("no HTML takes quadratic time", .timeLimit(.minutes(10)))
  func linear() {
    for text in [
      "<div a=b>" + String(repeating: "<!-- -->\n", count: 5_000) + "</div>",
      "<div>" + String(repeating: "<a \"", count: 15_000),
      String(
        repeating: "<!-- wp:paragraph -->\n<p><a href=\"/x?a&amp;b\">c</a></p>\n<!-- /wp:paragraph -->\n",
        count: 1_000),
      String(repeating: "[a](/t?x&amp;y)", count: 3_000), String(repeating: "[a](/x) ", count: 3_000),
      String(repeating: "<b>", count: 10_000), "<div>" + String(repeating: "<b><i></b>", count: 5_000),
      String(repeating: "</div>", count: 10_000), "<div>" + String(repeating: "<div></p>", count: 5_000),
    ] {
      _ = convert(text)
    }
  }

  @Test(
    "a heading that says the title again is left out, once",
    arguments: [
      ("# L'UMP ouvre : oui !\n\na\n", "<p>a</p>\n"), ("L’UMP ouvre : oui !\n===\n\na\n", "<p>a</p>\n"),
      ("<!-- x -->\n\n# l'ump *ouvre* : OUI !\n\n## b\n", "<h2 id=\"b\">b</h2>\n"),
      (
        "# L'UMP ouvre : oui !\n\n# L'UMP ouvre : oui !\n",
        "<h2 id=\"l-ump-ouvre-oui\">L’UMP ouvre\u{A0}: oui\u{202F}!</h2>\n"
      ),
      ("# L'UMP ouvre\n", "<h2 id=\"l-ump-ouvre\">L’UMP ouvre</h2>\n"),
      ("## L'UMP ouvre : oui !\n\nb\n", "<p>b</p>\n"),
      (
        "a\n\n# L'UMP ouvre : oui !\n",
        "<p>a</p>\n<h2 id=\"l-ump-ouvre-oui\">L’UMP ouvre\u{A0}: oui\u{202F}!</h2>\n"
      ),
    ])
  func title(_ markdown: String, _ expected: String) {
    #expect(filled(convert(markdown, title: "L’UMP ouvre\u{A0}: oui\u{202F}!").body) == expected)
  }

  @Test("instructions without an end of their own take no quadratic time", .timeLimit(.minutes(1)))
  func instructions() {
    for part in ["<table><?php/", "<p><?= a>", "<b><?x y>"] {
      _ = converted("<div>\n" + String(repeating: part, count: 200_000 / part.utf8.count) + "\n</div>")
    }
  }

  @Test("elements within elements take no quadratic time", .timeLimit(.minutes(5)))
  func nested() {
    for (start, end) in [("<b><i>", "</b></i>"), ("<div>", "</div>"), ("<ul><li>", "</li></ul>")] {
      let html = "a " + String(repeating: start, count: 10_000) + String(repeating: end, count: 10_000)
      _ = converted(html)
    }
  }
}
