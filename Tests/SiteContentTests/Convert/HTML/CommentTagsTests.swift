import SiteModel
import Testing

@testable import SiteContent

@Suite struct CommentTagsTests {
  @Test(
    "tags that a comment shows as text are counted, and named once each",
    arguments: [
      ("<p>a</p>\n", 2, 1, "<p>"), ("a<br />\nb <B>c</B>\n", 3, 1, "<br> and <b>"),
      ("a\n\n<p>a <a href=\"x\">b</a>\n<img src=c><h2>d</h2>", 6, 3, "<p>, <a>, <img> and <h2>"),
    ])
  func counted(_ text: String, _ count: Int, _ line: Int, _ list: String) {
    let tags = CommentTags(in: Array(text.utf8))
    #expect(tags.count == count)
    #expect(tags.line == line)
    #expect(tags.list == list)
  }

  @Test(
    "a reader's own signs are no tags",
    arguments: [
      "3 < 4", "<3", "<ironie>Bravo</ironie>", "<https://e.org>", "a <b", "`<p>`", "    <p>", "\\<p>", "->",
    ])
  func words(_ text: String) {
    #expect(CommentTags(in: Array(text.utf8)).count == 0)
  }

  @Test(
    "HTML that a program has escaped is counted too, where it is markup",
    arguments: [
      ("&lt;p&gt;a&lt;/p&gt;", 2, "<p>"), ("a&lt;br /&gt;b&lt;br&gt;c", 2, "<br>"),
      ("a &lt;b&gt;b&lt;/b&gt;", 2, "<b>"),
    ])
  func escaped(_ text: String, _ count: Int, _ list: String) {
    let tags = CommentTags(in: Array("Bonjour\n\n\(text)\n".utf8))
    #expect(tags.count == count)
    #expect(tags.line == 3)
    #expect(tags.list == list)
  }

  @Test(
    "a tag that a reader speaks of is none",
    arguments: ["la balise &lt;b&gt;", "`&lt;p&gt;a&lt;/p&gt;`", "3 &lt; 4 &gt; 2", "&lt;br&gt; ?"])
  func spokenOf(_ text: String) { #expect(CommentTags(in: Array(text.utf8)).count == 0) }

  @Test("in a comment of plain text, a reader's words are shown as typed", arguments: [true, false])
  func plain(_ isText: Bool) throws {
    var diagnostics: [Diagnostic] = []
    _ = CommentParser.parse(
      SourceFile(path: "c.md", id: "c"), article: "a",
      Array(
        "---\nauthor: A\ndate: 2020-01-01\nformat: \(isText ? "text" : "markdown")\n---\n<b>x</b>\n".utf8),
      try plainSettings(), &diagnostics)
    #expect(diagnostics.map(\.kind) == (isText ? [] : [.htmlInComment]))
  }
}
