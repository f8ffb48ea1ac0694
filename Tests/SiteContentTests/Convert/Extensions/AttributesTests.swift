import SiteModel
import Testing

@testable import SiteContent

@Suite struct AttributesTests {
  @Test(
    "titles of links and images, and descriptions, are typeset as words are",
    arguments: [
      ("[x](#y \"Vraiment ? L'an 'deux'\")", "title=\"Vraiment\u{202F}? L’an &#39;deux&#39;\""),
      ("a ![x](https://e.org/a.png \"Oui !\") b", "title=\"Oui\u{202F}!\""),
      ("[x](#y){title=\"Oui !\"}", "title=\"Oui\u{202F}!\""),
      ("[x](#y \"Yes !\"){lang=en}", "title=\"Yes !\""),
      ("<i lang=\"en\">[x](#y \"Yes !\")</i>", "title=\"Yes !\""),
      ("<a href=\"#y\" title=\"Oui !\">x</a>", "title=\"Oui !\""),
      ("![À *Paris* ! \"Oui\"](https://e.org/a.png)", "alt=\"À Paris\u{202F}! «\u{202F}Oui\u{202F}»\""),
      ("a ![`a : b`](https://e.org/a.png)", "alt=\"a : b\""),
      ("![Why ?](https://e.org/a.png){lang=en}", "alt=\"Why ?\""),
    ])
  func titles(_ markdown: String, _ expected: String) {
    #expect(converted(markdown).contains(expected), "\(converted(markdown))")
  }

  @Test(
    "lists of attributes are read, and nothing else",
    arguments: [
      ("{#a}", "a", [], []), ("{.a .b-c}", nil, ["a", "b-c"], []),
      ("{: .a #b lang=en }", "b", ["a"], ["lang=en"]),
      ("{:.a}", nil, ["a"], []), ("{width=300 height=\"2 0\"}", nil, [], ["width=300", "height=2 0"]),
      ("{.a#b}", "b", ["a"], []), ("{title='l a' class=\"x y\" id=z}", "z", ["x", "y"], ["title=l a"]),
      ("{title=“L’été”}", nil, [], ["title=L’été"]),
    ] as [(String, String?, [String], [String])])
  func read(_ text: String, _ id: String?, _ classes: [String], _ values: [String]) throws {
    let (list, end) = try #require(AttributeList.read(Array(text.utf8)[...]))
    #expect(list.id == id)
    #expect(list.classes == classes)
    #expect(list.values.map { "\($0.name)=\($0.text)" } == values)
    #expect(end == text.utf8.count)
  }

  @Test(
    "words in braces are words",
    arguments: [
      "{x}", "{ x }", "{}", "{:}", "{: toc}", "{1}", "{#}", "{.}", "{#1}", "{a=}", "{.a", "{{ x }}", "{%x%}",
      "a", "",
    ])
  func words(_ text: String) { #expect(AttributeList.read(Array(text.utf8)[...]) == nil) }

  @Test("an id that is given twice is told of where it is given again")
  func twice() {
    let warnings = HTMLRenderer.convert(
      Array("## T {#a}\n\n## U {#a}\n\n## V {#b}\n".utf8), trust: .article, typography: .french,
      words: someWords,
      lineOffset: 10
    ).warnings
    #expect(
      warnings.map { "\($0.position.line): \($0.message) | \($0.hint)" } == [
        "13: the id 'a' is given twice in this text: links lead to the first | give this one another id"
      ])
  }

  @Test(
    "headings, images, links and paragraphs take them",
    arguments: [
      ("## T {#id}\n", "<h2 id=\"id\">T</h2>\n"),
      ("## T {: #id .a lang=en}\n", "<h2 id=\"id\" class=\"a\" lang=\"en\">T</h2>\n"),
      ("## T\n{: .a}\n", "<h2 id=\"t\" class=\"a\">T</h2>\n"), ("T {#id}\n===\n", "<h2 id=\"id\">T</h2>\n"),
      ("## id\n\n## T {#id}\n", "<h2 id=\"id-2\">id</h2>\n<h2 id=\"id\">T</h2>\n"),
      (
        "![x](https://e.org/a.png){.right width=300}\n",
        "<figure class=\"right\"><img src=\"https://e.org/a.png\" alt=\"x\" width=\"300\" loading=\"lazy\"></figure>\n"
      ),
      (
        "![x](https://e.org/a.png \"L\") {#i .right loading=eager title=t}\n",
        "<figure id=\"i\" class=\"right\"><img src=\"https://e.org/a.png\" alt=\"x\" title=\"t\" loading=\"eager\">"
          + "<figcaption>L</figcaption></figure>\n"
      ),
      (
        "![x](https://e.org/a.png)\n{: .right height=20px}\n",
        "<figure class=\"right\"><img src=\"https://e.org/a.png\" alt=\"x\" height=\"20\" loading=\"lazy\"></figure>\n"
      ),
      (
        "a ![x](https://e.org/a.png){.b} c\n",
        "<p>a <img src=\"https://e.org/a.png\" alt=\"x\" class=\"b\" loading=\"lazy\"> c</p>\n"
      ),
      (
        "[a](https://e.org/){.b #c lang=en}\n",
        "<p><a href=\"https://e.org/\" id=\"c\" class=\"b\" lang=\"en\">a</a></p>\n"
      ),
      ("Un\ndeux.\n{: .lead}\n", "<p class=\"lead\">Un\ndeux.</p>\n"),
      ("Un. {.lead}\n", "<p class=\"lead\">Un.</p>\n"),
      ("Un {x} deux {y}\n", "<p>Un {x} deux {y}</p>\n"), ("`a`{.b}\n", "<p><code>a</code>{.b}</p>\n"),
      ("Un. `{.b}`\n", "<p>Un. <code>{.b}</code></p>\n"), ("Un.{.b}\n", "<p>Un.{.b}</p>\n"),
      (
        "[a](https://e.org/){title='a < b & c'}\n",
        "<p><a href=\"https://e.org/\" title=\"a &lt; b &amp; c\">a</a></p>\n"
      ),
    ])
  func taken(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
  }

  @Test("in a comment they are words")
  func comments() { #expect(converted("Un. {.b}", .comment) == "<p>Un. {.b}</p>\n") }

  @Test("an excerpt goes without the ids")
  func excerpt() throws {
    let document = HTMLRenderer.convert(
      Array("Un. {#a .b}\n".utf8), trust: .article, typography: .french, words: someWords, lineOffset: 0)
    #expect(filled(try #require(document.excerpt)) == "<p class=\"b\">Un.</p>\n")
  }

  @Test(
    "what cannot be set is told",
    arguments: [
      (
        "[a](https://e.org/){target=_blank}", "a text cannot set the attribute 'target'",
        "delete it; id, class, lang, title, and of images width, height, loading and credit can be set"
      ),
      (
        "## T {width=3}", "'width' has no effect here: only an image has one",
        "put it right after the image, without a space"
      ),
      (
        "![a](https://e.org/){width=50%}", "'width' must be a number of pixels, not '50%'",
        "write for example width=300"
      ),
      (
        "![a](https://e.org/){loading=x}", "'loading' has an unknown value 'x'",
        "write loading=lazy or loading=eager"
      ),
    ])
  func warnings(_ markdown: String, _ message: String, _ hint: String) {
    let document = HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 10)
    #expect(
      document.warnings == [
        .init(kind: .wrongAttribute, position: .init(line: 11, column: 1), message: message, hint: hint)
      ])
    #expect(!filled(document.body).contains("target=") && !filled(document.body).contains("50%"))
  }

  @Test(
    "tasks have boxes whose label is their text",
    arguments: [
      (
        "- [ ] a *b*\n- [x] c\n- [X] d\n- e\n",
        "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled> a <em>b</em></label></li>\n"
          + "<li class=\"task\"><label><input type=\"checkbox\" checked disabled> c</label></li>\n"
          + "<li class=\"task\"><label><input type=\"checkbox\" checked disabled> d</label></li>\n<li>e</li>\n</ul>\n"
      ),
      (
        "1. [ ] a\n\n   b\n",
        "<ol>\n<li class=\"task\"><p><label><input type=\"checkbox\" disabled> a</label></p>\n<p>b</p>\n</li>\n</ol>\n"
      ),
      (
        "- [ ]\n- []\n- [y] a\n- [ ]b\n- `[ ] a`\n",
        "<ul>\n<li>[ ]</li>\n<li>[]</li>\n<li>[y] a</li>\n<li>[ ]b</li>\n<li><code>[ ] a</code></li>\n</ul>\n"
      ),
      ("[ ] a\n", "<p>[ ] a</p>\n"),
      (
        "- [ ] **a** b\n- [x] `c`\n",
        "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled> <strong>a</strong> b</label></li>\n"
          + "<li class=\"task\"><label><input type=\"checkbox\" checked disabled> <code>c</code></label></li>\n</ul>\n"
      ),
    ])
  func tasks(_ markdown: String, _ expected: String) { #expect(converted(markdown) == expected) }

  @Test(
    "alerts have a title of their language",
    arguments: [
      (
        "> [!NOTE]\n> a\n",
        "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n"
      ),
      (
        "> [!warning]\n>\n> a\n> - b\n",
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Warning</p>\n<p>a</p>\n"
          + "<ul>\n<li>b</li>\n</ul>\n</div>\n"
      ),
      ("> [!FOO]\n> a\n", "<blockquote>\n<p>[!FOO]\na</p>\n</blockquote>\n"),
      ("> a\n> [!NOTE]\n", "<blockquote>\n<p>a\n[!NOTE]</p>\n</blockquote>\n"),
      ("[!NOTE]\n", "<p>[!NOTE]</p>\n"),
    ])
  func alerts(_ markdown: String, _ expected: String) { #expect(converted(markdown) == expected) }

  @Test("in French they are called so")
  func french() {
    #expect(
      Alert.allCases.map { $0.title(in: "fr") } == [
        "Remarque", "Astuce", "Important", "Avertissement", "Attention",
      ])
  }
}
