import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Pages of the platforms where French blogs stood, and of programs that mark a text's parts in their own way: each with
/// the same article and the same two comments.
@Suite struct FrenchPlatformsTests {
  private static let text = "<p>Un texte <b>gras</b>.</p><p>Une réponse vient.</p>"
  private static let zoe = "<a href=\"http://zoe.example/\" rel=\"nofollow\">Zoé</a>"

  private static func page(_ address: String, _ body: String) -> String {
    """
    <html><head><meta charset="utf-8"><title>Un vélo - Le blog</title><link rel="canonical" href="http://velo.example/\(address)"></head>
    <body>\(body)</body></html>
    """
  }

  private static let pages: [String: String] = [
    "Canalblog": page(
      "archives/2007/11/06/187.html",
      """
      <div id="leftbar"><a href="/tag/x" rel="tag">x</a></div>
      <div id="content"><div itemscope itemtype="http://schema.org/Article" id="187" class="item_div"><meta itemprop="dateCreated" content="2007-11-06T11:41"/>
      <h2>06 novembre 2007</h2><a name="187"></a><h3>Un vélo</h3>\(text)
      <div class="itemfooter">Posté par <span class='articlecreator'>Jeanne</span> à 13:41 - <a href="/tag/velo" rel="tag">vélo</a></div></div>
      <ul id="comment_list"><li class="comment guest"><div class="comment_item" id="comment_12"><p>Bravo.</p><div class="itemfooter">Posté par \(zoe), 06 novembre 2007 à 12:30</div></div></li>
      <li class="comment guest"><div class="comment_item" id="comment_13"><p>Non.</p><div class="itemfooter">Posté par Max, 07 novembre 2007 à 08:15</div></div></li></ul></div>
      """),
    "TypePad": page(
      "2007/11/velo.html",
      """
      <div class="entry"><h3 class="entry-header">Un vélo</h3><div class="entry-content"><div class="entry-body"><p>Un texte <b>gras</b>.</p></div><div class="entry-more"><p>Une réponse vient.</p></div></div>
      <div class="entry-footer"><p class="entry-footer-info">Rédigé le 06 novembre 2007 à 10:30 dans <a href="/x/">Ville</a></p></div></div>
      <div id="comments"><h2>Commentaires</h2><div id="comment-6a12" class="comment"><div class="comment-content"><p>Bravo.</p></div><p class="comment-footer">Rédigé par : \(zoe) | <a href="#c">le 06 novembre 2007 à 12:30</a></p></div>
      <div id="comment-6a13" class="comment"><div class="comment-content"><p>Non.</p></div><p class="comment-footer">Rédigé par : Max | <a href="#c">le 07 novembre 2007 à 08:15</a></p></div></div>
      """),
    "Blogger, of old": page(
      "2007/11/velo.html",
      """
      <div class="post hentry"><h3 class="post-title entry-title">Un vélo</h3><div class="post-body entry-content">\(text)</div>
      <div class="post-footer">Publié par <span class="post-author vcard"><span class="fn">Jeanne</span></span> à <abbr class="published" title="2007-11-06T10:30:00+01:00">10:30</abbr></div></div>
      <div id="comments"><h4>2 commentaires:</h4><dl id="comments-block"><dt class="comment-author" id="c12">\(zoe) a dit…</dt><dd class="comment-body"><p>Bravo.</p></dd><dd class="comment-footer"><a href="#c12">6 novembre 2007 à 12:30</a></dd>
      <dt class="comment-author" id="c13">Max a dit…</dt><dd class="comment-body"><p>Non.</p></dd><dd class="comment-footer"><a href="#c13">7 novembre 2007 à 08:15</a></dd></dl><p><a href="x">Enregistrer un commentaire</a></p></div>
      """),
    "Blogger": page(
      "2007/11/velo.html",
      """
      <h2 class="date-header">mardi 6 novembre 2007</h2><div class="post hentry"><h3 class="post-title entry-title">Un vélo</h3><div class="post-body" itemprop="description articleBody">\(text)</div></div>
      <div class="comments" id="comments"><ol id="top-ra"><li class="comment" id="c12"><div class="comment-block"><div class="comment-header"><cite class="user">\(zoe)</cite><span class="datetime secondary-text"><a href="#c12">6 novembre 2007 à 12:30</a></span></div><p class="comment-content">Bravo.</p><span class="comment-actions"><a class="comment-reply">Répondre</a><span class="item-control"><a>Supprimer</a></span></span></div>
      <div class="comment-replies"><span class="thread-count"><a>Réponses</a></span><ol><li class="comment" id="c13"><div class="comment-block"><div class="comment-header"><cite class="user">Max</cite><span class="datetime"><a href="#c13">7 novembre 2007 à 08:15</a></span></div><p class="comment-content">Non.</p></div></li></ol></div></li></ol></div>
      """),
    "Over-blog, of old": page(
      "article-141.html",
      """
      <div class="article"><h2><a class="titreArticle" href="#">Un vélo</a></h2><div class="dateArticle">Mardi 6 novembre 2007</div><div class="contenuArticle">\(text)</div><a href="#c">Ecrire un commentaire</a></div>
      <div id="commentaires"><h2>Commentaires</h2><div class="commentaire"><div class="contenuCommentaire"><p>Bravo.</p></div><div>Commentaire n°1 posté par \(zoe) le 06/11/2007 à 12h30</div></div>
      <div class="commentaire"><div class="contenuCommentaire"><p>Non.</p></div><div>Commentaire n°2 posté par Max le 07/11/2007 à 08h15</div></div></div>
      """),
    "Hautetfort": page(
      "archive/2007/11/06/velo.html",
      """
      <h2 class="date">06/11/2007</h2><h3 id="p1">Un vélo</h3><div class="posttext">\(text)</div>
      <div class="comment"><p>Bravo.</p><p class="posted">Écrit par : <b>\(zoe)</b> | <a href="#c12">mardi, 06 novembre 2007 12:30</a></p></div>
      <div class="comment"><p>Non.</p><p class="posted">Écrit par : <b>Max</b> | <a href="#c13">mercredi, 07 novembre 2007 08:15</a></p></div>
      """),
    "Dotclear 2": page(
      "post/2007/11/06/velo",
      """
      <div class="post"><h2 class="post-title">Un vélo</h2><p class="post-info">Par Jeanne le mardi 6 novembre 2007, 10:30 - <a href="/x">Ville</a></p><ul class="post-tags"><li><a href="/tag/velo">vélo</a></li></ul><div class="post-content">\(text)</div></div>
      <div id="comments"><dl><dt id="c12"><a href="#c12">1.</a> Le mardi 6 novembre 2007, 12:30 par \(zoe)</dt><dd><p>Bravo.</p></dd><dt id="c13"><a href="#c13">2.</a> Le mercredi 7 novembre 2007, 08:15 par Max</dt><dd><p>Non.</p></dd></dl></div>
      """),
    "Drupal": page(
      "node/42",
      """
      <h1 id="page-title">Un vélo</h1><div class="node"><div class="submitted">Soumis par <span class="username">Jeanne</span> le mar, 06/11/2007 - 10:30</div><div class="content">\(text)</div></div>
      <div id="comments"><div class="comment"><div class="submitted"><a href="#c">Permalien</a> Soumis par <span class="username">\(zoe)</span> le mar, 06/11/2007 - 12:30.</div><div class="content"><p>Bravo.</p></div><ul class="links"><li>répondre</li></ul></div>
      <div class="comment"><div class="submitted">Soumis par <span class="username">Max</span> le mer, 07/11/2007 - 08:15.</div><div class="content"><p>Non.</p></div></div></div>
      """),
    "WordPress's blocks": page(
      "2007/11/06/velo/",
      """
      <h1 class="wp-block-post-title">Un vélo</h1><div class="wp-block-post-date"><time datetime="2007-11-06T10:30:00+01:00">6 novembre 2007</time></div><div class="entry-content">\(text)</div>
      <ol class="wp-block-comment-template"><li id="comment-12" class="comment"><div class="wp-block-comment-author-name">\(zoe)</div><div class="wp-block-comment-date"><time datetime="2007-11-06T12:30:00+01:00">6 novembre 2007</time></div><div class="wp-block-comment-content"><p>Bravo.</p></div><div class="wp-block-comment-reply-link"><a>Répondre</a></div></li>
      <li id="comment-13" class="comment"><div class="wp-block-comment-author-name">Max</div><div class="wp-block-comment-date"><time datetime="2007-11-07T08:15:00+01:00">7 novembre 2007</time></div><div class="wp-block-comment-content"><p>Non.</p></div></li></ol>
      """),
    "WordPress's theme of 2010": page(
      "2007/11/06/velo/",
      """
      <div class="post hentry"><h1 class="entry-title">Un vélo</h1><span class="entry-date">6 novembre 2007</span><div class="entry-content">\(text)<div class="sharedaddy"><h3>Partager</h3></div></div></div>
      <div id="comments"><ol class="commentlist"><li class="comment" id="li-comment-12"><div id="comment-12"><div class="comment-author vcard"><cite class="fn">\(zoe)</cite> <span class="says">dit :</span></div><div class="comment-meta commentmetadata"><a href="#c">6 novembre 2007 à 12 h 30 min</a></div><div class="comment-body"><p>Bravo.</p></div><div class="reply"><a>Répondre</a></div></div>
      <ul class="children"><li class="comment" id="li-comment-13"><div id="comment-13"><cite class="fn">Max</cite><div class="comment-meta commentmetadata">7 novembre 2007 à 8 h 15 min</div><div class="comment-body"><p>Non.</p></div></div></li></ul></li></ol></div>
      """),
    "Over-blog": page(
      "velo",
      """
      <h2 class="post-title">Un vélo</h2><div class="post-date">Publié le <span>6 Novembre 2007</span></div><div class="ob-sections">\(text)</div>
      <div class="ob-comments"><div class="ob-comment"><span class="ob-user"><span class="ob-info"><span class="ob-name">\(zoe)</span><span class="ob-date">06/11/2007 12:30</span></span></span><div class="ob-text"><p>Bravo.</p></div></div>
      <div class="ob-comment"><span class="ob-user"><span class="ob-info"><span class="ob-name">Max</span><span class="ob-date">07/11/2007 08:15</span></span></span><div class="ob-text"><p>Non.</p></div></div></div>
      """),
    "Thesis": page(
      "2007/11/06/velo/",
      """
      <h1 class="entry-title">Un vélo</h1><abbr class="published" title="2007-11-06">6 novembre 2007</abbr><div class="format_text entry-content">\(text)</div>
      <dl id="comment_list"><dt class="comment odd" id="comment-12"><span class="comment_author">\(zoe)</span> <span class="comment_time">6 novembre 2007 à 12:30</span></dt><dd class="comment odd"><div class="format_text"><p>Bravo.</p><p class="reply"><a>Reply</a></p></div></dd>
      <dt class="comment" id="comment-13"><span class="comment_author">Max</span> <span class="comment_time">7 novembre 2007 à 08:15</span></dt><dd class="comment"><div class="format_text"><p>Non.</p></div></dd></dl>
      """),
    "WordPress's theme of 2005": page(
      "2007/11/06/velo/",
      """
      <div class="post"><h2>Un vélo</h2><div class="entrytext">\(text)<p class="postmetadata"><small>This entry was posted on mardi, novembre 6th, 2007 at 10:30 and is filed under <a href="/x/">Ville</a>.</small></p></div></div>
      <ol class="commentlist"><li id="comment-12"><cite>\(zoe)</cite> Says:<br><small class="commentmetadata"><a href="#c">novembre 6th, 2007 at 12:30</a></small><p>Bravo.</p></li>
      <li id="comment-13"><cite>Max</cite> Says:<br><small class="commentmetadata"><a href="#c">novembre 7th, 2007 at 8:15</a></small><p>Non.</p></li></ol>
      """),
    "no marks but an article's": page(
      "velo/",
      """
      <article><header><h1>Un vélo</h1><time datetime="2007-11-06">6 novembre 2007</time></header>\(text)<footer><ul class="tags"><li><a href="/t/velo">#vélo</a></li></ul></footer></article>
      <section class="Comments"><div class="Comment" id="comment-12"><div class="comment-author">\(zoe)</div><div class="comment-date">06/11/2007 12:30</div><div class="comment-text"><p>Bravo.</p></div></div>
      <div class="Comment" id="comment-13"><div class="comment-author">Max</div><div class="comment-date">07/11/2007 08:15</div><div class="comment-text"><p>Non.</p></div></div></section>
      """),
  ]

  @Test(
    "an article with its comments, whole, and nothing of what stands around it",
    arguments: pages.keys.sorted())
  func platform(_ name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(try #require(Self.pages[name]), to: "p.html")
    let report = try await Import.run(
      .pages([folder["p.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(report.isComplete)
    #expect(report.findings.filter { !["old-link"].contains($0.kind) }.map(\.message) == [])
    let article = try #require(try folder.files(in: "blog/content/articles").first)
    let written = try folder.read("blog/content/articles/" + article)
    #expect(written.hasPrefix("---\ntitle: Un vélo\ndate: 2007-11-06"))
    #expect(written.hasSuffix("\nUn texte **gras**.\n\nUne réponse vient.\n"))
    #expect(!written.contains("tags: [x"))
    let comments = try folder.files(in: "blog/content/comments").map {
      try folder.read("blog/content/comments/" + $0)
    }
    #expect(comments.count == 2)
    let first = try #require(comments.first { $0.contains("\nauthor: Zoé\n") })
    #expect(first.contains("\ndate: 2007-11-06T12:30:00+01:00\nurl: http://zoe.example/\n"))
    #expect(first.hasSuffix("\nBravo.\n"))
    let second = try #require(comments.first { $0.contains("\nauthor: Max\n") })
    #expect(second.contains("\ndate: 2007-11-07T08:15:00+01:00\n"))
    #expect(second.hasSuffix("\nNon.\n"))
  }

  @Test("what stands around a text that only its box marks is told of")
  func beside() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.page(
        "2007/11/06/velo/", "<article><h1>Un vélo</h1>\(Self.text)<footer>Partagez ceci</footer></article>"),
      to: "p.html")
    let report = try await Import.run(
      .pages([folder["p.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(
      report.findings.map(\.message) == [
        "what stands above or below the text was left out: 'Partagez' 'ceci'"
      ])
  }

  @Test(
    "comments that another site keeps, or that no mark tells apart, are spoken of",
    arguments: [
      (
        "<div id=\"disqus_thread\"></div>",
        "the comments of 'Un vélo' were kept by Disqus: they are not in the page"
      ),
      (
        "<div id=\"comments\"><h3>Avis</h3><p>Marie trouve que le vélo devrait passer devant la gare.</p><p>Paul pense plutôt à la mairie et au marché.</p></div>",
        "no comment could be told from the next in the page's part for them, which says 'Marie' 'trouve' 'que' 'vélo' 'devrait' 'passer' 'devant' 'gare' and 7 more"
      ),
      (
        "<div id=\"comments\"><form><p>Votre adresse ne sera pas publiée, les champs obligatoires sont indiqués avec une étoile</p></form></div>",
        nil
      ),
    ] as [(String, String?)])
  func unread(comments: String, message: String?) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.page(
        "2007/11/06/velo/",
        "<h1 class=\"entry-title\">Un vélo</h1><div class=\"entry-content\">\(Self.text)</div>\(comments)"),
      to: "p.html")
    let report = try await Import.run(
      .pages([folder["p.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(report.findings.map(\.message) == (message.map { [$0] } ?? []))
  }

  @Test("links and pictures of a page from an archive lead to where they led")
  func archived() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <html><body><div class="post"><h2><a href="/web/20080105101112/http://velo.example/2007/11/06/velo/" rel="bookmark">Un vélo</a></h2>
      <div class="entry"><p><a href="https://web.archive.org/web/2008/http://a.example/">a</a> <img src="/web/20080105101112im_/http://c.example/x.jpg" alt="x"></p></div></div></body></html>
      """, to: "p.html")
    let report = try await Import.run(
      .pages([folder["p.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(report.findings.map(\.kind) == [])
    #expect(
      try folder.read("blog/content/articles/2007/2007-11-06-velo.md").hasSuffix(
        "\n[a](http://a.example/) ![x](http://c.example/x.jpg)\n"))
  }
}
