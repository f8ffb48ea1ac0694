import SiteModel
import Testing

@testable import SiteContent

@Suite struct StrikethroughTests {
  private static let cases = [
    // GitHub's specification, 6.5.
    ("~~Hi~~ Hello, ~there~ world!", "<p><del>Hi</del> Hello, <del>there</del> world!</p>\n"),
    ("This ~~has a\n\nnew paragraph~~.", "<p>This ~~has a</p>\n<p>new paragraph~~.</p>\n"),
    ("This will ~~~not~~~ strike.", "<p>This will ~~~not~~~ strike.</p>\n"),
    // As CommonMark's emphasis.
    ("~~a\nb~~", "<p><del>a\nb</del></p>\n"), ("~~ a ~~", "<p>~~ a ~~</p>\n"),
    ("a~~b~~c", "<p>a<del>b</del>c</p>\n"),
    ("~~a~b~~", "<p><del>a~b</del></p>\n"), ("~a~~b~", "<p><del>a~~b</del></p>\n"), ("~~a~", "<p>~~a~</p>\n"),
    ("~~a ~~b~~ c~~", "<p><del>a <del>b</del> c</del></p>\n"),
    ("~~~~", "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code></code></pre>\n"),
    ("a ~~ b ~~ c", "<p>a ~~ b ~~ c</p>\n"), ("~~«a»~~", "<p><del>«a»</del></p>\n"),
    ("a~~.b.~~c", "<p>a~~.b.~~c</p>\n"),
    // Across other markup.
    ("~~**a** b~~", "<p><del><strong>a</strong> b</del></p>\n"),
    ("**~~a~~**", "<p><strong><del>a</del></strong></p>\n"),
    ("*a ~~b* c~~", "<p><em>a ~~b</em> c~~</p>\n"), ("~~a~~**b**", "<p><del>a</del><strong>b</strong></p>\n"),
    ("~~`a`~~", "<p><del><code>a</code></del></p>\n"), ("# ~~a~~", "<h2 id=\"a\"><del>a</del></h2>\n"),
    ("~~[a](https://x.org)~~", "<p><del><a href=\"https://x.org\">a</a></del></p>\n"),
    ("[~~a~~ b](https://x.org)", "<p><a href=\"https://x.org\"><del>a</del> b</a></p>\n"),
    ("~~https://x.org~~", "<p><del><a href=\"https://x.org\">https://x.org</a></del></p>\n"),
    ("![~~a~~](b.png)x", "<p><img src=\"{b.png}\" alt=\"~~a~~\" loading=\"lazy\">x</p>\n"),
    // Not in code, and not where a backslash stands before it.
    ("`~~a~~` `\\~`", "<p><code>~~a~~</code> <code>\\~</code></p>\n"), ("\\~~a~~", "<p>~~a~~</p>\n"),
    ("\\\\~~a~~", "<p>\\<del>a</del></p>\n"), ("~~a\\~\\~ b~~", "<p><del>a~~ b</del></p>\n"),
    ("~~a\\~~ b~~", "<p><del>a~~ b</del></p>\n"), ("~~a ~b~~ c~", "<p>~~a <del>b~~ c</del></p>\n"),
    (
      "    ~~a~~ \\~\n",
      "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>~~a~~ \\~\n</code></pre>\n"
    ),
    ("[a](<b\\~c> \"\\~\")", "<p><a href=\"{b~c}\" title=\"~\">a</a></p>\n"),
    (
      "``` a\\~b\nx\n```",
      "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code class=\"language-a~b\">x\n</code></pre>\n"
    ),
    ("<b title=\"\\~\">~a~</b>", "<p><b title=\"\\~\"><del>a</del></b></p>\n"),
    ("<code>~~a~~</code>", "<p><code>~~a~~</code></p>\n"),
  ]

  @Test("strikethrough", arguments: cases)
  func articles(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, typography: .off) == expected)
  }

  @Test(
    "in comments as well",
    arguments: [
      ("~~a~~ ~b~", "<p><del>a</del> <del>b</del></p>\n"),
      ("`~~a~~` \\~~b~~", "<p><code>~~a~~</code> ~~b~~</p>\n"),
      ("<del>a</del> ~~<b>~~", "<p>&lt;del&gt;a&lt;/del&gt; <del>&lt;b&gt;</del></p>\n"),
      ("# ~~a~~", "<p><strong><del>a</del></strong></p>\n"),
    ])
  func comments(_ markdown: String, _ expected: String) {
    #expect(converted(markdown, .comment) == expected)
  }

  @Test("French spacing sees through it")
  func typography() {
    #expect(converted("« ~~Oui~~ ! »") == "<p>«\u{202F}<del>Oui</del>\u{202F}!\u{202F}»</p>\n")
  }

  @Test(
    "each run of tildes is looked at a fixed number of times",
    arguments: ["~", "~~ ", "~a", "~~a~", "a~~b~c", "~~a ~b ", "~a~~b~~c", "~~a~~ ~"])
  func work(_ piece: String) {
    let text = Array(String(repeating: piece, count: 5000).utf8)
    var runs: [DelimiterMatcher.Run] = []
    var i = 0
    while i < text.count {
      let length = text[i...].prefix { $0 == UInt8(ascii: "~") }.count
      if length > 0 { runs.append(.init(length: min(length, 2), canOpen: true, canClose: i % 3 > 0)) }
      i += max(length, 1)
    }
    let matcher = DelimiterMatcher(runs)
    #expect(matcher.looks <= 6 * runs.count)
  }
}
