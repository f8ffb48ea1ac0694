import SiteModel
import Testing

@testable import SiteContent

@Suite struct RawCodeTests {
  @Test(
    "code within a paragraph is what its author typed",
    arguments: [
      (
        "Un <code>a : \"b\" -- c...</code> \"x\"\n",
        "<p>Un <code>a : &quot;b&quot; -- c...</code> «\u{202F}x\u{202F}»</p>\n"
      ),
      (
        "Un <script>a(\"b\", 'c');\nd--</script> \"x\"\n",
        "<p>Un <script>a(\"b\", 'c');\nd--</script> «\u{202F}x\u{202F}»</p>\n"
      ),
      ("<KBD>l'un</KBD> l'un\n", "<p><KBD>l&#39;un</KBD> l’un</p>\n"),
      (
        "<code><span class=\"a\">\"b\"</span></code> ?\n",
        "<p><code><span class=\"a\">&quot;b&quot;</span></code>\u{202F}?</p>\n"
      ),
      // What Markdown reads, and what has no end.
      (
        "`<code>` \"x\" `</code>`\n",
        "<p><code>&lt;code&gt;</code> «\u{202F}x\u{202F}» <code>&lt;/code&gt;</code></p>\n"
      ),
      ("\\<code> \"x\"\n", "<p>&lt;code&gt; «\u{202F}x\u{202F}»</p>\n"),
      ("a <var>“b”\(scalar(0xFDD0))c</var>\n", "<p>a <var>“b”c</var></p>\n"),
    ])
  func code(_ markdown: String, _ expected: String) { #expect(converted(markdown) == expected) }

  @Test("blocks and tags keep their meaning")
  func blocks() {
    #expect(
      converted("- <code>a\n  -- b</code>\n- c\n", typography: .off)
        == "<ul>\n<li><code>a\n– b</code></li>\n<li>c</li>\n</ul>\n")
  }

  @Test("many tags without an end take no quadratic time", .timeLimit(.minutes(5)))
  func linear() {
    for part in ["<code>", "<code>a</code>\"", "<code> <kbd>'"] {
      _ = converted(String(repeating: part, count: 30_000 / part.utf8.count))
    }
  }
}
