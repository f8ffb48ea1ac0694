import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct PageImportTests {
  /// As a theme of 2007 wrote it.
  private static let page = """
    <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
    <!-- saved from url=(0051)http://blog.example.org/2007/11/06/facebook/ -->
    <html><head><title>Le blog  &raquo; Facebook, et vous ?</title></head><body><div id="page"><div class="post" id="post-52">
    <h2><a href="http://blog.example.org/2007/11/06/facebook/" rel="bookmark">Facebook, et vous&nbsp;?</a></h2>
    <small class="date">November 6th, 2007</small>
    <div class="entrytext"><p>Un <strong>réseau</strong> de plus.<br />Et un autre.</p>
    <p>Identificateurs Technorati : <a href="http://technorati.com/tag/sarkozy">sarkozy</a>, <a href="http://technorati.com/tag/ump">ump</a></p>
    <p>Tags: <a href="http://blog.example.org/tag/federation-numerique/" rel="tag">FEDERATION NUMERIQUE</a>, <a href="/tag/ump/" rel="tag">UMP</a></p>
    </div></div>
    <h3 id="comments">2 Responses to &#8220;Facebook&#8221;</h3>
    <ol class="commentlist">
    <li id="comment-12"><p>By <a href="http://greiner.example/" rel="nofollow">GREINER</a> on Oct 18, 2020</p><p>Bien vu.</p></li>
    <li id="comment-13"><p>By Marie on Oct 19, 2020</p><p>Merci <em>beaucoup</em>.</p></li>
    </ol></div></body></html>
    """

  private func run(_ page: String) async throws -> (ImportReport, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(page, to: "facebook.html")
    let report = try await Import.run(
      .pages([folder["facebook.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    return (report, folder)
  }

  @Test("title, text, both lines of tags, comments")
  func page() async throws {
    let (report, folder) = try await run(Self.page)
    #expect(report[.articles] == .init(found: 1, written: 1))
    #expect(report[.comments] == .init(found: 2, written: 2))
    #expect(report.isComplete)
    #expect(
      try folder.read("blog/content/articles/2007/2007-11-06-facebook.md") == """
        ---
        title: "Facebook, et vous\u{A0}?"
        date: 2007-11-06
        tags: [FEDERATION NUMERIQUE, UMP]
        technorati: [sarkozy, ump]
        ---

        Un **réseau** de plus.\\
        Et un autre.

        """)
    let comment = try folder.read("blog/content/comments/2007-11-06-facebook/2020-10-18-greiner.md")
    #expect(
      comment.hasPrefix("---\nauthor: GREINER\ndate: 2020-10-18\nurl: http://greiner.example/\nid: \"12\"\n"))
    #expect(comment.hasSuffix("\n\nBien vu.\n"))
    #expect(
      try folder.read("blog/content/comments/2007-11-06-facebook/2020-10-19-marie.md").hasSuffix(
        "\n\nMerci *beaucoup*.\n"))
  }

  @Test("another number of comments than the page says is a difference")
  func count() async throws {
    let (report, _) = try await run(Self.page.replacing("2 Responses", with: "3 Responses"))
    #expect(!report.isComplete)
    #expect(
      report.findings.map(\.message) == ["the page says that it has 3 comments, and 2 were found in it"])
  }

  @Test("a page without an article is refused")
  func none() async throws {
    let error = await #expect(throws: ImportError.self) {
      _ = try await run("<html><body><p>Rien</p></body></html>")
    }
    #expect(error?.message.hasPrefix("no text of an article was found in ") == true)
  }
}
