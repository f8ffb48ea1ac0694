import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ExtendedDocumentTests {
  private static let pieces = [
    "~", "~~", "a", "é", " ", "\n", "\n\n", "*", "**", "_", "`", "\\", "[", "]", "(", ")", "!", "<b>", "</b>",
    "<a href=\"/\">",
    "</a>", "https://x.org/a_b", "www.x.org", "a@b.org", "[^1]", "[^2]", "\n[^1]: ", "\n[^2]: ", "\n    ",
    "| ", " |",
    "\n|-|-|\n", "\n--|--\n", "> ", "- ", "1. ", "```\n", "<https://youtu.be/a>", "https://youtu.be/a\n",
    "\(scalar(0xFDD0))",
    "\(scalar(0xFDD1))", "\(scalar(0xFDE1))", "'", "\"", "&amp;", "&hl;", "\n[r]: /u\n\n", "[r]", "![",
    "](/b)",
  ]

  private func hasMark(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) }
  }

  /// The elements that are left open, or closed without having been open; those of raw HTML are left out.
  private func unbalanced(_ html: String) -> [String] {
    var open: [String] = []
    for match in html.matches(
      of:
        /<(\/?)(p|li|ul|ol|table|thead|tbody|tr|th|td|del|em|strong|sup|section|div|figure|span|code|blockquote)\b[^>]*>/
    ) {
      let name = String(match.2)
      if match.1.isEmpty {
        open.append(name)
      } else if open.last == name {
        open.removeLast()
      } else {
        return open + ["/" + name]
      }
    }
    return open
  }

  @Test("whatever the text, elements are closed in order and no mark is left", arguments: 0..<60)
  func wellFormed(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for trust in [HTMLRenderer.Trust.article, .comment] {
      for _ in 0..<60 {
        let text = random.text(of: Self.pieces, upTo: 120)
        let html = converted(text, trust)
        #expect(unbalanced(html) == [], "\(text.debugDescription)")
        // An author's own HTML passes as it is, with whatever signs.
        if trust == .comment || !hasMark(text) { #expect(!hasMark(html), "\(text.debugDescription)") }
      }
    }
  }

  @Test("a stranger's text makes links to the Web only, whatever it is", arguments: 0..<30)
  func links(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces =
      Self.pieces + [
        "javascript:", "data:", "//", "http://", "\u{0}", "\" onclick=\"", "'>", "<script>", "mailto:",
      ]
    for _ in 0..<100 {
      let text = random.text(of: pieces, upTo: 80)
      let html = converted(text, .comment)
      for match in html.matches(of: /<a href="([^"]*)"([^>]*)>/) {
        #expect(match.1.hasPrefix("http://") || match.1.hasPrefix("https://") || match.1.hasPrefix("mailto:"))
        #expect(match.2 == " rel=\"nofollow ugc noopener\"", "\(text.debugDescription)")
      }
      #expect(!html.contains("<script") && !html.contains("<img") && !html.contains(" id="))
    }
  }

  @Test(
    "every repetition is converted, however long",
    .timeLimit(.minutes(10)),
    arguments: [
      "~", "~~ ", "~~a~", "a~~b~c", "~~a ~b ", "http://", "www._", "http://a_", "https://x.org/(",
      "https://x.org/)", "&a;",
      "https://x.org&a;", "a@", "a@b.", "[^", "[^1", "[^1]", "[^1]: a\n", "[^1]\n\n[^1]: b\n", "|", "|a|b|\n",
      "|-|-\n",
      "| a |\n|---|\n", "| a |\n|---|\n| b |\n\n", "`|", "\\~", "\\[^1]", "*~~a ", "~~*a ",
      "https://youtu.be/a\n",
      "> | a |\n> |---|\n\n", "\(scalar(0xFDD0))http://a.b", "[https://x.org", "a.b-c_d@", "https://x.org/[",
      "https://x.org/]",
    ])
  func long(_ piece: String) {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
    for trust in [HTMLRenderer.Trust.article, .comment] {
      #expect(converted(text, trust).utf8.count < 100 * text.utf8.count)
    }
  }

  @Test("Windows line ends do no harm")
  func lineEnds() throws {
    let markdown = "a[^1] ~~b~~\r\n\r\n| c |\r\n|---|\r\n\r\n[^1]: d\r\n\r\n    e\r\n"
    var diagnostics: [Diagnostic] = []
    let source = try #require(SourceText(file: "a.md", bytes: Array(markdown.utf8), &diagnostics))
    #expect(converted(source.text) == converted(markdown.replacing("\r\n", with: "\n")))
    #expect(converted(source.text).contains("<table>"))
    #expect(converted(source.text).contains("<li id=\"fn-1\"><p>d</p>\n<p>e\u{A0}<a "))
  }

  @Test("everything together")
  func together() {
    let html = converted(
      "| ~~www.x.org~~[^n] | `\\|` |\n|:--|--|\n| moi@x.org | b |\n\n[^n]: https://youtu.be/abc\n",
      typography: .off)
    #expect(
      html.hasPrefix(
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau 1\"><table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-left\">"
          + "<del><a href=\"http://www.x.org\">www.x.org</a></del><sup class=\"footnote-ref\">"))
    #expect(html.contains("<th scope=\"col\"><code>|</code></th>"))
    #expect(html.contains("<a href=\"mailto:moi@x.org\">moi@x.org</a></td>"))
    #expect(html.contains("<li id=\"fn-1\"><p class=\"video-card\">"))
  }
}
