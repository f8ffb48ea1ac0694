import Testing

@testable import SiteImport

@Suite struct AutoParagraphsTests {
  @Test(
    "line ends of WordPress's editor, in a text that stays HTML",
    arguments: [
      ("a\nb\n\nc", "<p>a<br>b</p><p>c</p>"), ("<b>a\n\nb</b>", "<p><b>a</b></p><p><b>b</b></p>"),
      ("\na\n<ul>\n<li>b</li>\n</ul>\n", "<p>a</p><ul>\n<li>b</li>\n</ul>"),
      ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
      ("<p>a\nb</p>", "<p>a\nb</p>"),
    ])
  func paragraphs(_ html: String, _ expected: String) throws {
    let nodes = try #require(HTMLElement.parse(html))
    #expect(RawHTMLWriter.write(AutoParagraphs.added(to: nodes)) == expected)
  }
}
