import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Pages of platforms that have no export.
@Suite struct OtherPlatformsTests {
  private func run(_ pages: [String: String]) async throws -> (ImportReport, TemporaryFolder) {
    let folder = try TemporaryFolder()
    for (name, page) in pages { try folder.write(page, to: name) }
    let report = try await Import.run(
      .pages(pages.keys.sorted().map { folder[$0] }), into: SiteLayout(root: folder["blog"]), ImportOptions())
    return (report, folder)
  }

  @Test("a page of Over-blog's, as an archive saved it")
  func overBlog() async throws {
    let (report, folder) = try await run([
      "x.html": """
      <html><head><title>Mon billet - Le blog</title>
      <link rel="canonical" href="https://web.archive.org/web/2010/http://leblog.over-blog.com/article-mon-billet-12345.html"></head><body>
      <div class="article"><h2 class="post-title"><a href="#">Mon billet</a></h2><p class="dateheader">Mardi 6 novembre 2007</p>
      <div class="contenuArticle"><p>Un texte d&eacute;j&agrave; long.</p></div></div>
      <div id="comments"><h3>2 commentaires</h3>
      <div class="commentaire"><p>Bien dit.</p><div class="comment-meta"><span class="comment-author">Marie</span> le 07/11/2007 à 10h30</div></div>
      <div class="commentaire"><p>Non.</p><div class="comment-meta"><span class="comment-author">Paul</span> le 08/11/2007 à 8h05</div></div></div>
      </body></html>
      """
    ])
    #expect(report.isComplete)
    #expect(report[.comments] == .init(found: 2, written: 2))
    let article = try folder.read("blog/content/articles/2007/2007-11-06-article-mon-billet-12345.md")
    #expect(article.hasPrefix("---\ntitle: Mon billet\ndate: 2007-11-06\n"))
    #expect(article.hasSuffix("\nUn texte déjà long.\n"))
    let comment = try folder.read(
      "blog/content/comments/2007-11-06-article-mon-billet-12345/2007-11-07-marie.md")
    #expect(comment.contains("author: Marie\ndate: 2007-11-07T10:30:00+01:00\n"))
    #expect(comment.hasSuffix("\nBien dit.\n"))
  }

  @Test("a page of Canalblog's in the encoding of its day")
  func canalblog() async throws {
    let folder = try TemporaryFolder()
    let page = """
      <html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
      <meta property="og:url" content="http://leblog.canalblog.com/archives/2008/03/04/8192.html"><title>L'été - Le blog</title></head><body>
      <div class="blogbody"><div class="dateheader">04 mars 2008</div><h3 class="articletitle">L'été</h3>
      <div class="articlebody"><p>Un café.</p></div></div>
      <div id="commentlist"><h3>1 commentaire</h3><ul><li class="comment"><p>Très bien</p><p class="comment-meta">Posté par <span class="author">Léa</span>, 05 mars 2008 à 21:04</p></li></ul></div>
      </body></html>
      """
    try folder.write(page.unicodeScalars.map { UInt8($0.value & 0xFF) }, to: "p.html")
    let report = try await Import.run(
      .pages([folder["p.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(report.isComplete)
    let article = try folder.read("blog/content/articles/2008/2008-03-04-8192.md")
    #expect(article.hasPrefix("---\ntitle: L'été\ndate: 2008-03-04\naliases: "))
    #expect(article.hasSuffix("\nUn café.\n"))
    let comment = try folder.read("blog/content/comments/2008-03-04-8192/2008-03-05-lea.md")
    #expect(comment.contains("author: Léa\ndate: 2008-03-05T21:04:00+01:00\n"))
    #expect(comment.hasSuffix("\nTrès bien\n"))
  }

  @Test("a page of SPIP's, which has no export")
  func spip() async throws {
    let (report, folder) = try await run([
      "article52.html": """
      <html><head><meta property="og:url" content="http://spip.example/spip.php?article52"></head><body><div class="hentry">
      <h1 class="crayon article-titre-52 titre surlignable">Un <em>été</em></h1><p class="info-publi"><abbr class="published" title="2007-11-06T10:30:00+01:00">mardi 6 novembre 2007</abbr></p>
      <div class="crayon article-texte-52 texte surlignable"><p>Texte.</p></div></div>
      <ul class="forum"><li class="forum-fil"><div class="forum-message"><strong class="forum-titre">Oui</strong>
      <small>Le 7 novembre 2007 à 08:05, par <span class="author">Ann</span></small><div class="forum-texte"><p>Bien dit.</p></div></div></li></ul></body></html>
      """
    ])
    #expect(report.isComplete)
    let article = try folder.read("blog/content/articles/2007/2007-11-06-un-ete.md")
    #expect(article.hasPrefix("---\ntitle: Un été\ndate: 2007-11-06T10:30:00+01:00\n"))
    #expect(article.hasSuffix("\nTexte.\n"))
    #expect(
      try folder.read("blog/content/redirects.yml")
        == "- from: /spip.php?article52\n  to: /2007/11/un-ete/\n")
    let comment = try folder.read("blog/content/comments/2007-11-06-un-ete/2007-11-07-ann.md")
    #expect(comment.contains("author: Ann\ndate: 2007-11-07T08:05:00+01:00\n"))
    #expect(comment.hasSuffix("\nBien dit.\n"))
  }

  @Test("a page that was saved twice is one article")
  func twice() async throws {
    let page =
      "<html><head><link rel=\"canonical\" href=\"http://b.example/2007/11/a/\"></head><body><div class=\"entry\"><p>x</p></div></body></html>"
    let (report, folder) = try await run(["a (1).html": page, "a.html": page])
    #expect(report[.articles] == .init(found: 2, written: 1, listed: 1))
    #expect(report.findings.map(\.kind) == ["no-day", "twice"])
    #expect(try folder.files(in: "blog/content/articles") == ["2007/2007-11-01-a.md"])
  }

  @Test("a thread in a theme of later years keeps its replies")
  func threads() async throws {
    let (report, folder) = try await run([
      "t.html": """
      <html><body><article class="post"><h1 class="entry-title">T</h1><time class="entry-date" datetime="2015-03-02T10:00:00+01:00">2 mars</time>
      <div class="entry-content"><p>x</p></div></article>
      <div id="comments"><h2>3 réponses à « T »</h2><ol class="comment-list">
      <li id="comment-5" class="comment"><article><footer class="comment-meta"><b class="fn">Ann</b> <time datetime="2015-03-02T11:00:00+01:00">2 mars</time></footer><div class="comment-content"><p>Un</p></div></article>
      <ol class="children"><li id="comment-6" class="comment"><article><footer class="comment-meta"><b class="fn">Bob</b> <time datetime="2015-03-02T12:00:00+01:00">2 mars</time></footer><div class="comment-content"><p>Deux</p></div></article></li></ol></li>
      <li id="comment-7" class="pingback"><p>Ping : <a href="http://c.example/">Carl</a></p></li>
      </ol></div></body></html>
      """
    ])
    #expect(report[.comments] == .init(found: 3, written: 3))
    #expect(report.isComplete)
    #expect(
      try folder.read("blog/content/comments/2015-03-02-t/2015-03-02-carl.md").contains(
        "author: Carl\ndate: 2015-03-02T10:00:00+01:00\nurl: http://c.example/\nid: \"7\"\ntype: pingback\n"))
    #expect(
      try folder.read("blog/content/comments/2015-03-02-t/2015-03-02-bob.md").contains(
        "id: \"6\"\nparent: \"5\"\n"))
  }
}
