import SiteTestSupport

extension CostShape {
  /// What was quadratic once, here or elsewhere, and what is the likeliest to become so.
  static let all: [CostShape] = html + markdown + extensions + typography + frontMatter + sites

  private static let html: [CostShape] = [
    .text("`<div>`, HTML comments, `</div>`") {
      "<div a=b>\n" + String(repeating: "<!-- -->\n", count: $0) + "</div>"
    },
    .text("broken tags: `<a \"`") { "<div>" + String(repeating: "<a \"", count: $0) },
    .repeated("paragraphs of HTML without blank lines", "<p>Texte et <b>plus</b>.</p>\n"),
    .repeated("elements never closed: `<b>`", "<b>x "),
    .repeated("ends of nothing: `</div>`", "</div>\n"),
    .repeated("HTML comments in a line", "a <!-- b --> "),
    .repeated("comments never closed: `<!--`", "a <!-- "),
    .repeated("less-than signs", "<"),
    .repeated("declarations: `<!`, `<?`, `<![CDATA[`", "<!x <?y <![CDATA[z "),
    .text("attributes of one tag", most: 300_000) {
      "<div " + (0..<$0).map { "a\($0)=\"x\" " }.joined() + ">\n\n</div>"
    },
    .repeated("instructions without an end of their own", "<table><?php/"),
    .repeated("raw tables", "<table><tr><td>a</td></tr></table>\n\n"),
    .repeated("styles with addresses", "<p style=\"background:url(/assets/style.css)\">x</p>\n\n"),
  ]

  private static let markdown: [CostShape] = [
    .repeated("links on a line: `[a](/t?x&amp;y)`", "[a](/tags/?x&amp;y)"),
    .repeated("links without an end: `[a](`", "[a]("),
    .repeated("addresses without an end: `[a](<`", "[a](<"),
    .repeated("titles without an end: `[a](b (`", "[a](b ("),
    .repeated("links to elsewhere", "[a](https://e.example/) "),
    .repeated("`![[]()`", "![[]()"),
    .repeated("brackets without a meaning", "[a] [b][c] "),
    .repeated("signs of emphasis: `*a **b _c`", "*a **b _c "),
    .repeated("emphasis that closes late", "*a_ b* c_ "),
    // By bytes: with one more length the text grows by that length, and the time should grow with the text.
    .text("backticks of all lengths", start: 40_000, most: 3_900_000) { bytes in
      var text = ""
      var length = 1
      while text.utf8.count < bytes {
        text += String(repeating: "`", count: length) + " "
        length += 1
      }
      return text
    },
    .repeated("quotes at the limit", String(repeating: "> ", count: 60) + "a\n\n", start: 200),
    .text("lists at the limit", start: 50, most: 700) { count in
      let list = (0..<50).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
      return String(repeating: list + "\ntexte\n\n", count: count)
    },
    .repeated("items of one list", "- a\n"),
    .numbered("definitions of references and their uses") {
      "[a\($0)]\n\n[a\($0)]: https://e.example/\($0)\n\n"
    },
    .repeated("headings of one name", "# Titre\n\n"),
    .numbered("headings of many names") { "# Titre \($0)\n\n" },
    .repeated("code in fences", "```php\nx\n```\n\n"),
    .repeated("references to characters", "&eacute;&#233;&x; "),
    .repeated("backslashes", "\\*\\_\\\\"),
    .repeated("images on a line", "![a](https://e.example/a.png) "),
  ]

  private static let extensions: [CostShape] = [
    .numbered("footnotes") { "a[^\($0)]\n\n[^\($0)]: Note.\n\n" },
    .text("one footnote asked for often", most: 400_000) {
      String(repeating: "a[^1] ", count: $0) + "\n\n[^1]: N."
    },
    .text("rows of a table", most: 400_000) {
      "| a | b |\n|---|---|\n" + String(repeating: "| c | d |\n", count: $0)
    },
    .text("columns of a table", start: 500, most: 100_000) {
      String(repeating: "| a ", count: $0) + "|\n" + String(repeating: "|---", count: $0) + "|\n"
    },
    .numbered("attributes `{#id}`") { "## T {#t\($0) .x}\n\n" },
    .repeated("braces that are no attributes", "a {#b {.c "),
    .repeated("tasks", "- [ ] a\n"),
    .repeated("alerts", "> [!NOTE]\n> a\n\n"),
    .repeated("a row of tildes", "~~~"),
    .repeated("struck words: `~~a~~ ~`", "~~a~~ ~b "),
    .repeated("bare addresses", "www.example.org/a_(b) "),
    .repeated("signs of e-mail: `@`", "a@b@c.d "),
    .repeated("markup of other systems", "{% x %} [[a]] :b: "),
  ]

  private static let typography: [CostShape] = [
    .repeated("typography", "Il dit : \"oui\" ! n° 3 à 10 000 € -- l'été... "),
    .repeated("quotation marks", "\""),
    .repeated("digits in groups", "10 000 "),
    .repeated("letters with marks", "e\u{301}\u{301}"),
    .repeated("one word without an end", "abcdefgh"),
  ]

  private static let frontMatter: [CostShape] = [
    // 20,000 values are the most that front matter may have: beyond, it is an error, which costs something else.
    .keys("keys of `extra`", most: 19_000) {
      "extra:\n" + (0..<$0).map { "  k\($0): v" }.joined(separator: "\n")
    },
    .keys("unknown keys", start: 500, most: 50_000) {
      (0..<$0).map { "tilte\($0): v" }.joined(separator: "\n")
    },
    .keys("tags above the limit") { "tags: [" + (0..<$0).map { "tag \($0)" }.joined(separator: ", ") + "]" },
    .keys("hashtags in a list", start: 1000, most: 50_000) {
      "tags: [" + (0..<$0).map { "#tag\($0)" }.joined(separator: ", ") + "]"
    },
    .keys("values above the limit", start: 25_000) {
      "extra:\n" + (0..<$0).map { "  k\($0): a : b" }.joined(separator: "\n")
    },
    .keys("values with colons", start: 1000, most: 19_000) {
      "extra:\n" + (0..<$0).map { "  k\($0): a : b" }.joined(separator: "\n")
    },
    .keys("comments behind values", start: 1000, most: 50_000) {
      (0..<$0).map { "k\($0): a # b" }.joined(separator: "\n")
    },
    .keys("a description of many words") { "description: " + String(repeating: "mot : ", count: $0) },
    .keys("aliases", start: 500, most: 20_000) {
      "aliases: [" + (0..<$0).map { "/old/\($0)/" }.joined(separator: ", ") + "]"
    },
  ]

  private static let sites: [CostShape] = [
    .many("articles") { ("articles/2020-02-02-b\($0).md", SmallSite.article("B \($0)")) },
    .many("articles of one tag") { ("articles/2020-02-02-b\($0).md", SmallSite.article("B", "tags: [Ump]")) },
    .many("articles with a tag of their own") {
      ("articles/2020-02-02-b\($0).md", SmallSite.article("B", "tags: [Tag \($0)]"))
    },
    .many("comments of one article") { ("comments/2020-01-01-a/c\($0).md", SmallSite.comment("C")) },
    .many("comments with unknown parents") {
      ("comments/2020-01-01-a/c\($0).md", SmallSite.comment("C", "2020-10-18", "parent: d\($0)"))
    },
    .many("answers to answers", most: 8_000) {
      (
        "comments/2020-01-01-a/c\($0).md",
        SmallSite.comment("C", "2020-10-18", $0 == 0 ? "" : "parent: c\($0 - 1)")
      )
    },
    .many("dead links") {
      ("articles/2020-02-02-b\($0).md", SmallSite.article("B", body: "[x](b\($0 + 100_000).md)"))
    },
    .many("missing images with near names") {
      ("articles/2020-02-02-b\($0).md", SmallSite.article("B", body: "![x](/media/photo\($0).jpg)"))
    },
    .many("files that are in the wrong place") { ("article/b\($0).md", SmallSite.article("B")) },
    .many("articles of one address") { ("articles/x\($0)/2020-02-02-b.md", SmallSite.article("B")) },
    .many("media") { ("media/f\($0).txt", "x") },
    CostShape("redirects", start: 500, most: 100_000) { count in
      [
        "content/articles/2020-01-01-a.md": SmallSite.article("A"),
        "content/redirects.yml": (0..<count).map { "- {from: '/?p=\($0)', to: /tags/}\n" }.joined(),
      ]
    },
    CostShape("redirects that lead to each other", start: 500, most: 100_000) { count in
      [
        "content/articles/2020-01-01-a.md": SmallSite.article("A"),
        "content/redirects.yml": (0..<count).map { "- {from: /r\($0)/, to: /r\($0 + 1)/}\n" }.joined()
          + "- {from: /r\(count)/, to: /tags/}\n",
      ]
    },
    CostShape("redirects that lead nowhere", start: 500, most: 100_000) { count in
      [
        "content/articles/2020-01-01-a.md": SmallSite.article("A"),
        "content/redirects.yml": (0..<count).map { "- {from: /r\($0)/, to: /b/}\n" }.joined(),
      ]
    },
    CostShape("tags of `tags.yml`", start: 500, most: 50_000) { count in
      [
        "content/articles/2020-01-01-a.md": SmallSite.article("A"),
        "content/tags.yml": (0..<count).map { "- {label: Tag \($0), aliases: [Autre \($0)]}\n" }.joined(),
      ]
    },
    CostShape("sections of a template", start: 1_000, most: 100_000) { count in
      [
        "content/articles/2020-01-01-a.md": SmallSite.article("A"),
        "templates/partials/how_to_comment.mustache": String(
          repeating: "{{#site}}{{title}}{{/site}}", count: count),
      ]
    },
    CostShape("partials that include the next two", start: 4, most: 60) { count in
      var files = ["content/articles/2020-01-01-a.md": SmallSite.article("A")]
      for i in 0..<count { files["templates/partials/p\(i).mustache"] = "{{> p\(i + 1)}}" }
      files["templates/partials/p\(count).mustache"] = "x"
      files["templates/partials/how_to_comment.mustache"] = String(repeating: "{{> p0}}", count: 50 * count)
      return files
    },
  ]
}
