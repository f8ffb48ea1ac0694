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
    let tags = CommentTags(in: Array(text.utf8), isMarkdown: true)
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
    #expect(CommentTags(in: Array(text.utf8), isMarkdown: true).count == 0)
  }

  @Test("in plain words no backtick hides a tag")
  func plain() {
    let tags = CommentTags(in: Array("x\n`<p>`\n".utf8), isMarkdown: false)
    #expect(tags.count == 1)
    #expect(tags.line == 2)
  }
}
