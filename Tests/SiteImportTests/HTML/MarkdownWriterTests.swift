import SiteContent
import Testing

@testable import SiteImport

@Suite struct MarkdownWriterTests {
  private func markdown(_ html: String, _ lineEnds: MarkdownWriter.LineEnds = .spaces) throws -> String {
    let nodes = try #require(HTMLElement.parse(html))
    var writer = MarkdownWriter(lineEnds: lineEnds, trust: .article)
    let text = writer.write(nodes)
    // Whatever is written, its words are those of the HTML.
    let rendered = try #require(HTMLElement.parse(RenderedText.article(text)))
    let source = Words.of(nodes)
    let shown = Words.of(rendered) {
      $0.hasClass("video-card") || $0.hasClass("footnote-ref") || $0.hasClass("footnotes")
    }
    let (missing, added) = Words.difference(source, shown)
    #expect(missing == [])
    #expect(added == [])
    return text
  }

  @Test(
    "what Markdown can say is Markdown",
    arguments: [
      ("<p>Un <strong>mot</strong> et <em>deux</em>.</p><p>Trois</p>", "Un **mot** et *deux*.\n\nTrois\n"),
      ("<h2>Titre</h2><p>a<br>b</p>", "## Titre\n\na\\\nb\n"),
      ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c\n"),
      ("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b\n"),
      ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
      (
        "<pre><code class=\"language-php\">if (a &lt; b) {\n\n}</code></pre>",
        "```php\nif (a < b) {\n\n}\n```\n"
      ),
      ("<p><a href=\"http://a.fr/x_(y)\">mot</a></p>", "[mot](http://a.fr/x_%28y%29)\n"),
      ("<p><a href=\"http://a.fr/\">http://a.fr/</a></p>", "<http://a.fr/>\n"),
      (
        "<p>2 * 3 = 6, snake_case, a_ [x](y) &amp;eacute; &lt;b&gt;</p>",
        "2 \\* 3 = 6, snake_case, a\\_ [x\\](y) &amp;eacute; \\<b>\n"
      ),
      ("<p># titre</p><p>- liste</p><p>1. un</p><p>+1</p>", "\\# titre\n\n\\- liste\n\n1\\. un\n\n+1\n"),
      ("<p>L<b>a</b>c «<b>»</b></p>", "L**a**c «**»**\n"),
      ("<p>mot<b>« x »</b>mot</p>", "mot<strong>« x »</strong>mot\n"),
      ("<p><b>a </b>b<i> c</i></p>", "**a** b *c*\n"),
      (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td><b>c</b></td></tr></table>",
        "| a | b |\n| --- | --- |\n| 1\\|2 | **c** |\n"
      ),
      (
        "<figure><img src=\"a.jpg\" alt=\"Vue\"><figcaption>La \"vue\"</figcaption></figure>",
        "![Vue](a.jpg \"La \\\"vue\\\"\")\n"
      ),
      (
        "<p><iframe src=\"//www.youtube.com/embed/abc\"></iframe></p>",
        "https://www.youtube.com/watch?v=abc\n"
      ),
      ("<p>a<sup>2</sup> <code>b`c</code> <del>d</del></p>", "a<sup>2</sup> ``b`c`` ~~d~~\n"),
      ("<p>a</p><!--more--><p>b</p>", "a\n\n<!--more-->\n\nb\n"),
      ("a\u{A0}: <span style=\"color:red\">b</span>", "a\u{A0}: b\n"),
      ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b\n"),
    ])
  func says(_ html: String, _ text: String) throws {
    #expect(try markdown(html) == text)
  }

  @Test(
    "what it cannot say is whole HTML",
    arguments: [
      ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>\n"),
      (
        "<table>\n\n<tr><td rowspan=\"2\">a</td></tr></table>",
        "<table>\n<tr><td rowspan=\"2\">a</td></tr></table>\n"
      ),
      ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>\n"),
      ("<video src=\"a.mp4\" controls></video>", "<div><video src=\"a.mp4\" controls=\"\"></video></div>\n"),
    ])
  func keeps(_ html: String, _ text: String) throws {
    #expect(try markdown(html) == text)
  }

  @Test(
    "line ends of WordPress's editor are breaks and paragraphs",
    arguments: [
      ("a\nb\n\nc", "a\\\nb\n\nc\n"),
      ("<strong>a\n\nb</strong>", "**a**\n\n**b**\n"),
      ("a\n<ul>\n<li>b</li>\n</ul>\nc", "a\n\n- b\n\nc\n"),
      ("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b\n"),
      ("<pre>a\n\nb</pre>", "```\na\n\nb\n```\n"),
      ("<p>a</p>\n\n<p>b</p>", "a\n\nb\n"),
    ])
  func lineEnds(_ html: String, _ text: String) throws {
    #expect(try markdown(html, .breaks) == text)
  }

  @Test("a text nested too deeply for a tree is none")
  func deep() {
    #expect(HTMLElement.parse(String(repeating: "<div>", count: 5000) + "x") == nil)
  }
}
