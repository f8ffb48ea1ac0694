import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct PreviewScriptTests {
  private func inserted(_ html: String) -> String {
    var bytes = Array(html.utf8)
    let version = PageVersion(html: [], status: .ok, in: .empty, FileVersions(.init(root: "/nowhere")))
    PreviewScript.insert(into: &bytes, version: version)
    return String(decoding: bytes, as: UTF8.self).replacing(version.text, with: "V")
  }

  private let element = "<script src=\"/.blogsite/reload.js\" data-version=\"V\"></script>\n"

  @Test("one line comes before the last end of the body, and nothing else changes")
  func body() {
    #expect(
      inserted("<body>\n<pre>&lt;/body></pre></BODY>x</Body>\n</html>\n")
        == "<body>\n<pre>&lt;/body></pre></BODY>x\(element)</Body>\n</html>\n")
  }

  @Test("a page without an end has it at its end")
  func noBody() {
    #expect(inserted("<p>x") == "<p>x" + element)
    #expect(inserted("") == element)
  }

  @Test("the page of a site that cannot be read escapes what it says")
  func emptyPage() {
    let report = ProblemReport(
      [.error(.unknownKey, "content/<b>.md", nil, "a <script> & more", hint: "x < y")],
      .init(root: "/nowhere"))
    let page = PreviewScript.emptyPage(report)
    #expect(
      page.contains(
        "<pre>content/&lt;b&gt;.md: error: a &lt;script&gt; &amp; more\nhint: x &lt; y</pre>\n</body>\n</html>\n"
      ))
  }

  @Test("the script is one that a strict page may load: no markup from texts, no other server")
  func script() {
    for word in ["innerHTML", "eval(", "http://", "https://", "setInterval"] {
      #expect(!PreviewScript.text.contains(word), "\(word)")
    }
  }
}
