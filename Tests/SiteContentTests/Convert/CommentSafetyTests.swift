import SiteModel
import Testing

@testable import SiteContent

/// Comments are written by strangers: nothing of theirs can run, load or break anything.
@Suite struct CommentSafetyTests {
  private func html(_ markdown: String) -> String {
    let text = HTMLRenderer.convert(
      Array(markdown.utf8), trust: .comment, typography: .off, lineOffset: 0)
    #expect(text.body.links.isEmpty)
    return String(decoding: text.body.html, as: UTF8.self)
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
        "<pre tabindex=\"0\"><code class=\"language-js&quot;\">a\n</code></pre>\n"
      ),
      ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
      ("> a\n\n- b", "<blockquote>\n<p>a</p>\n</blockquote>\n<ul>\n<li>b</li>\n</ul>\n"),
      ("**a** *b*", "<p><strong>a</strong> <em>b</em></p>\n"),
      ("a\u{1}b\u{FFFE}c]]>", "<p>abc]]&gt;</p>\n"),
      ("{{site.title}} {{{x}}}", "<p>{{site.title}} {{{x}}}</p>\n"),
    ])
  func safe(markdown: String, expected: String) { #expect(html(markdown) == expected) }

  @Test("a fence hides nothing of a comment")
  func fences() {
    let hidden = Array(("> ~~~\n" + String(repeating: "- ", count: 40) + "x").utf8)
    #expect(Nesting(of: hidden, knowsFences: false).depth == 40)
  }

  @Test(
    "deep nesting is counted before it is parsed",
    arguments: [
      (String(repeating: "- ", count: 40) + "x", 40), (String(repeating: "* ", count: 40), 0),
      (String(repeating: "> ", count: 40), 40),
      (String(repeating: ">", count: 40), 40), (String(repeating: "1. ", count: 40), 40),
      (String(repeating: "![[]()", count: 40), 41), ("Bonjour.\n\n- a\n  - b\n    - c\n", 3),
      ("> a\n> > b", 2), ("    - - - x", 3), ("[a](b) [c](d)", 1),
      ("```\n[[[[[[[[[[[[[\n> > > > > >\n```", 0), ("`[[[[[[[[`", 0), ("\\[\\[\\[", 0),
    ])
  func nesting(markdown: String, depth: Int) { #expect(Nesting(of: Array(markdown.utf8)).depth == depth) }
}
