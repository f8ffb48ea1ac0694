import SiteModel
import Testing

@testable import SiteContent

@Suite struct TablesTests {
  /// A table as the tests write it: `th`, `td` and `tr` without line ends, no wrapper.
  private func table(_ markdown: String, typography: Typography = .off) -> String {
    converted(markdown, typography: typography)
      .replacing(
        /<div class="table" tabindex="0" role="region" aria-label="Tableau \d+"><table>\n/, with: "<table>"
      )
      .replacing("</table></div>\n", with: "</table>\n").replacing(" scope=\"col\"", with: "")
      .replacing("</th>\n", with: "</th>").replacing("</td>\n", with: "</td>")
      .replacing("<tr>\n", with: "<tr>").replacing("</tr>\n", with: "</tr>")
      .replacing("<thead>\n", with: "<thead>").replacing("<tbody>\n", with: "<tbody>")
      .replacing("</thead>\n", with: "</thead>").replacing("</tbody>\n", with: "</tbody>")
  }

  @Test("a table is written with its heads, and can be reached from the keyboard where it scrolls")
  func markup() {
    #expect(
      converted("| a | b |\n|---|:-:|\n| c | d |\n") == """
        <div class="table" tabindex="0" role="region" aria-label="Tableau 1"><table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" class="align-center">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>c</td>
        <td class="align-center">d</td>
        </tr>
        </tbody>
        </table></div>

        """)
  }

  @Test(
    "the examples of GitHub's specification (4.10)",
    arguments: [
      (
        "| foo | bar |\n| --- | --- |\n| baz | bim |\n",
        "<table><thead><tr><th>foo</th><th>bar</th></tr></thead><tbody><tr><td>baz</td><td>bim</td></tr></tbody></table>\n"
      ),
      (
        "| abc | defghi |\n:-: | -----------:\nbar | baz\n",
        "<table><thead><tr><th class=\"align-center\">abc</th><th class=\"align-right\">defghi</th></tr></thead><tbody><tr><td class=\"align-center\">bar</td><td class=\"align-right\">baz</td></tr></tbody></table>\n"
      ),
      (
        "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
        "<table><thead><tr><th>f|oo</th></tr></thead><tbody><tr><td>b <code>|</code> az</td></tr><tr><td>b <strong>|</strong> im</td></tr></tbody></table>\n"
      ),
      (
        "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr></tbody></table>\n<blockquote>\n<p>bar</p>\n</blockquote>\n"
      ),
      (
        "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr><tr><td>bar</td><td></td></tr></tbody></table>\n<p>bar</p>\n"
      ),
      (
        "| abc | def |\n| --- |\n| bar |\n",
        "<p>| abc | def |\n| \u{2014} |\n| bar |</p>\n"
      ),
      (
        "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td></td></tr><tr><td>bar</td><td>baz</td></tr></tbody></table>\n"
      ),
      (
        "| abc | def |\n| --- | --- |\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead></table>\n"
      ),
    ] as [(String, String)])
  func specification(_ markdown: String, _ expected: String) {
    #expect(table(markdown) == expected)
  }

  private static let small = "<table><thead><tr><th>a</th><th>b</th></tr></thead></table>\n"

  private static let boundCases: [(String, String)] = [
    // The last line of a paragraph is the header.
    ("Un.\nDeux.\na | b\n--|--\n", "<p>Un.\nDeux.</p>\n\(small)"),
    ("[x]: /u\na | b\n--|--\n", small),
    ("a | b\n--|--\n---\n", "\(small)<hr>\n"),
    (
      "a | b\n--|--\n    code\n",
      "\(small)<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>code\n</code></pre>\n"
    ),
    ("a | b\n--|--\n2. x\n", "\(small)<ol start=\"2\">\n<li>x</li>\n</ol>\n"),
    ("a | b\n--|--\n- x\n", "\(small)<ul>\n<li>x</li>\n</ul>\n"),
    ("a | b\n--|--\n# t\n", "\(small)<h2 id=\"t\">t</h2>\n"),
    ("a | b\n--|--\n|\nc\n", "\(small)<p>|\nc</p>\n"),
    ("> a | b\n> --|--\nc\n", "<blockquote>\n\(small)<p>c</p>\n</blockquote>\n"),
    ("- a | b\n  --|--\n", "<ul>\n<li>\(small)</li>\n</ul>\n"),
    ("- x\n  a | b\n  --|--\n", "<ul>\n<li>x\n\(small)</li>\n</ul>\n"),
    ("1. > a | b\n   > --|--\n", "<ol>\n<li><blockquote>\n\(small)</blockquote>\n</li>\n</ol>\n"),
    (
      "\ta | b\n\t--|--\n",
      "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a | b\n--|--\n</code></pre>\n"
    ),
    ("|\ta\t|\tb\t|\n|\t--\t|--\t|\n", small),
    // No tables.
    ("a\n---\n", "<h2 id=\"a\">a</h2>\n"),
    ("| a |\n---\nb\n", "<h2 id=\"a\">| a |</h2>\n<p>b</p>\n"),
    ("a | b\n- | -\n", "<p>a | b</p>\n<ul>\n<li>| -</li>\n</ul>\n"),
    ("- a | b\n--|--\n", "<ul>\n<li>a | b\n\u{2013}|\u{2013}</li>\n</ul>\n"),
    ("> a | b\n--|--\n", "<blockquote>\n<p>a | b\n\u{2013}|\u{2013}</p>\n</blockquote>\n"),
    (
      "```\na | b\n--|--\n```\n",
      "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a | b\n--|--\n</code></pre>\n"
    ),
    ("<div>\na | b\n--|--\n</div>\n", "<div>\na | b\n--|--\n</div>\n"),
  ]

  @Test("a table ends and begins where GitHub ends and begins it", arguments: boundCases)
  func bounds(_ markdown: String, _ expected: String) {
    #expect(table(markdown) == expected)
  }

  private func cell(_ content: String, typography: Typography = .off, below: String = "") -> String {
    let html = table("| x |\n|---|\n| \(content) |\n\n\(below)", typography: typography)
    let start = "<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>"
    guard html.hasPrefix(start), let end = html.firstRange(of: "</td>") else { return html }
    return String(html.dropFirst(start.count)[..<end.lowerBound])
  }

  @Test(
    "a cell is a text of its own",
    arguments: [
      ("*a* **b** `c`", "<em>a</em> <strong>b</strong> <code>c</code>"), ("_a_", "<em>a</em>"),
      ("*a", "*a"), ("`a", "`a"), ("\"a\"", "\u{201C}a\u{201D}"), ("\"a", "\u{201C}a"),
      ("# a", "# a"), ("- a", "- a"), ("> a", "&gt; a"), ("1. a", "1. a"), ("```", "```"),
      ("[a]: /b", "[a]: /b"), ("<b>a</b>", "<b>a</b>"), ("<br>", "<br>"), ("a\\\\", "a\\"),
      ("~~a~~", "<del>a</del>"), ("https://x.org", "<a href=\"https://x.org\">https://x.org</a>"),
      ("[a][r]", "<a href=\"{/u}\" title=\"T\">a</a>"),
      ("![a](b.png)", "<img src=\"{b.png}\" alt=\"a\" loading=\"lazy\">"),
      ("\\*a\\*", "*a*"), ("&amp; &eacute;", "&amp; é"), ("`a \\| b`", "<code>a | b</code>"),
      ("[a](b\\|c)", "<a href=\"{b|c}\">a</a>"),
    ] as [(String, String)])
  func cells(_ markdown: String, _ expected: String) {
    #expect(cell(markdown, below: "[r]: /u 'T'\n") == expected)
  }

  @Test("French spacing begins anew in each cell")
  func typography() {
    #expect(cell("Oui ! | «", typography: .french) == "Oui\u{202F}!")
    #expect(
      table("| «a» | b ? |\n|--|--|\n", typography: .french)
        == "<table><thead><tr><th>«\u{202F}a\u{202F}»</th><th>b\u{202F}?</th></tr></thead></table>\n")
  }

  @Test("links in a table are told by their own lines and columns")
  func positions() {
    let text = HTMLRenderer.convert(
      Array("Un.\n\n> x\n> | a | b |\n> |---|---|\n> | [c](d.md) | e |\n> | f | [gé](h.md) |\n".utf8),
      trust: .article, typography: .off, words: someWords, lineOffset: 10)
    #expect(
      text.body.links.map(\.position) == [
        SourcePosition(line: 16, column: 9), SourcePosition(line: 17, column: 14),
      ])
  }

  @Test("cells that rows lack are made up for within bounds")
  func bomb() {
    let columns = 2000
    let header =
      String(repeating: "|a", count: columns) + "\n" + String(repeating: "|-", count: columns) + "\n"
    let html = converted(header + String(repeating: "|b\n", count: 1000))
    #expect(html.ranges(of: "<td>").count == 1000 + Tables.mostMissingCells)
  }

  @Test("comments have no tables")
  func comments() {
    #expect(converted("a | b\n--|--\n", .comment) == "<p>a | b<br>\n\u{2013}|\u{2013}</p>\n")
  }
}
