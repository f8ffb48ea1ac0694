import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct DotclearImportTests {
  private static let backup = #"""
    ///DOTCLEAR|2.25.3|single

    [setting setting_id,blog_id,setting_value]
    "blog_timezone","default","Europe/Paris"
    "lang","default","fr"

    [category cat_id,cat_title,cat_url,cat_desc]
    "1","Élections","Elections","Tout sur les Ã©lections"

    [post post_id,blog_id,user_id,cat_id,post_dt,post_tz,post_upddt,post_password,post_type,post_format,post_url,post_lang,post_title,post_excerpt,post_excerpt_xhtml,post_content,post_content_xhtml,post_status,post_selected,post_open_comment]
    "1","default","Marie","1","2007-11-06 09:30:00","Europe/Paris","2007-11-06 09:30:00","","post","wiki","2007/11/06/L-Europe","fr","L\"Europe\" d'abord","''chapo''","<p><em>chapo</em></p>","texte","<p>C'est <strong>écrit</strong>.\r\nOui \\ non.</p>","1","0","1"
    "2","default","Marie","","2007-11-07 09:30:00","Europe/Paris","2007-11-07 09:30:00","sesame","post","xhtml","2007/11/07/Secret","fr","Secret","","","","<p>x</p>","1","0","1"

    [meta meta_id,meta_type,post_id]
    "ump","tag","1"

    [comment comment_id,post_id,comment_dt,comment_tz,comment_upddt,comment_author,comment_email,comment_site,comment_content,comment_ip,comment_status,comment_trackback]
    "5","1","2007-11-06 20:00:00","Europe/Paris","2007-11-06 20:00:00","Ami","ami@mail.example","ami.example","<p>Bien dit.</p>\n<p>Ami</p>","203.0.113.5","1","0"
    "6","1","2007-11-06 21:00:00","Europe/Paris","2007-11-06 21:00:00","Blog","","http://b.example/","<!-- TB --><p>Vu.</p>","203.0.113.6","-1","1"
    """#

  @Test("articles with excerpt, category and tags; comments and trackbacks with their status")
  func backup() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.backup, to: "backup.txt")
    let report = try await Import.run(
      .dotclear(folder["backup.txt"]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report[.comments] == .init(found: 2, written: 2))
    #expect(report.isComplete)
    #expect(report.repairs.map(\.value.count) == [1])
    let article = try folder.read("blog/content/articles/2007/2007-11-06-l-europe.md")
    #expect(
      article == """
        ---
        title: "L\\"Europe\\" d'abord"
        date: 2007-11-06T10:30:00+01:00
        author: Marie
        tags: [Élections, ump]
        slug: L-Europe
        ---

        *chapo*

        <!--more-->

        C'est **écrit**. Oui \\\\ non.

        """)
    #expect(try folder.read("blog/content/articles/2007/2007-11-07-secret.md").contains("draft: true\n"))
    let comments = "blog/content/comments/2007-11-06-l-europe/"
    #expect(try folder.read(comments + "2007-11-06-ami.md").contains("url: http://ami.example\nid: c5\n"))
    #expect(
      try folder.read(comments + "2007-11-06-blog.md").contains("status: pending\nid: c6\ntype: trackback\n"))
    for file in try folder.files(in: "blog/content") {
      let text = try folder.read("blog/content/" + file)
      for secret in ["sesame", "mail.example", "203.0.113"] { #expect(!text.contains(secret)) }
    }
  }

  @Test("what is no backup is refused")
  func refused() async throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "backup.txt")
    await #expect(throws: ImportError.self) {
      try await Import.run(
        .dotclear(folder["backup.txt"]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    }
  }

  @Test("what has no place here is told of: other types, lists of links, notes; series are free keys")
  func others() async throws {
    let folder = try TemporaryFolder()
    let backup = Self.backup.replacing(",\"post\",\"wiki\",", with: ",\"galitem\",\"wiki\",").replacing(
      "\"ump\",\"tag\",\"1\"",
      with:
        "\"ump\",\"tag\",\"1\"\n\"A\",\"serie\",\"1\"\n\"B\",\"serie\",\"1\"\n\n[link link_id,link_href,link_title]\n\"1\",\"http://ami.example/\",\"Un ami\""
    )
    try folder.write(backup, to: "b.txt")
    let report = try await Import.run(
      .dotclear(folder["b.txt"]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    let file = try #require(try folder.files(in: "blog/content/articles").first { $0.contains("-l-europe") })
    #expect(try folder.read("blog/content/articles/" + file).contains("extra:\n  serie: [A, B]\n"))
    #expect(
      report.findings.filter { ["type", "blogroll"].contains($0.kind) }.map(\.message) == [
        "'L\"Europe\" d'abord' is of the type 'galitem': it became an article",
        "the blog's list of links has no place of its own here, a page may hold it: 'Un ami'",
      ])
    #expect(report[.other] == .init(found: 3, written: 2, listed: 1))
  }
}

/// What stopped other converters of Dotclear's backups.
@Suite struct DotclearFailureTests {
  private func run(_ backup: String, encoding: (String) -> [UInt8] = { Array($0.utf8) }) async throws -> (
    ImportReport, TemporaryFolder
  ) {
    let folder = try TemporaryFolder()
    try folder.write(encoding(backup), to: "backup.txt")
    let report = try await Import.run(
      .dotclear(folder["backup.txt"]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    return (report, folder)
  }

  @Test("wiki text without its HTML, and tags that only the article's own row has, as PHP wrote them")
  func wiki() async throws {
    let (report, folder) = try await run(
      #"""
      ///DOTCLEAR|2.0|single
      [post post_id,post_dt,post_tz,post_type,post_format,post_url,post_title,post_excerpt,post_content,post_meta,post_status]
      "1","2007-11-06 09:30:00","Europe/Paris","post","wiki","2007/11/06/a","L'été","''chapo''","[lien|/index.php/post/2007/11/06/a] \"cité\" \\\\o/","a:1:{s:3:\"tag\";a:2:{i:0;s:3:\"ump\";i:1;s:8:\"Élysée\";}}","1"
      """#)
    #expect(report.isComplete)
    let article = try folder.read("blog/content/articles/2007/2007-11-06-a.md")
    #expect(article.contains("tags: [ump, Élysée]\n"))
    #expect(article.hasSuffix("\n*chapo*\n\n<!--more-->\n\n[lien](2007-11-06-a.md) \"cité\" \\\\o/\n"))
  }

  @Test("version 1 has other columns, and the encoding of its day")
  func version1() async throws {
    let (report, folder) = try await run(
      #"""
      ///DOTCLEAR|1.2.8|single
      [categorie cat_id,cat_libelle,cat_libelle_url]
      "1","Politique","Politique"
      [post post_id,user_id,cat_id,post_dt,post_titre,post_titre_url,post_chapo,post_content,post_content_wiki,post_pub,post_open_comment]
      "1","Marie","1","2006-11-06 10:30:00","L'été","L-ete","","<p>Un café.</p>","Un café.","1","1"
      [comment comment_id,post_id,comment_dt,comment_auteur,comment_email,comment_site,comment_content,comment_ip,comment_pub,comment_trackback]
      "5","1","2006-11-06 20:00:00","Ami","ami@mail.example","","<p>Très bien.</p>","203.0.113.5","1","0"
      """#,
      encoding: { text in text.unicodeScalars.map { UInt8($0.value & 0xFF) } })
    #expect(report.isComplete)
    let article = try folder.read("blog/content/articles/2006/2006-11-06-l-ete.md")
    #expect(
      article.contains("title: L'été\ndate: 2006-11-06T10:30:00+01:00\nauthor: Marie\ntags: [Politique]\n"))
    #expect(article.hasSuffix("\nUn café.\n"))
    #expect(
      try folder.read("blog/content/comments/2006-11-06-l-ete/2006-11-06-ami.md").hasSuffix("\nTrès bien.\n"))
  }

  @Test("a smaller copy of a picture is the picture, and what is missing keeps its address")
  func media() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"""
      ///DOTCLEAR|2.25.3|single
      [post post_id,post_dt,post_tz,post_type,post_format,post_url,post_title,post_content_xhtml,post_status]
      "1","2007-11-06 09:30:00","Europe/Paris","post","xhtml","2007/11/06/a","A","<p><img src=\"/public/vues/.vue_m.jpg\" alt=\"\" /> <img src=\"/public/non.jpg\" alt=\"\" /></p>","1"
      """#, to: "backup.txt")
    try folder.write([1], to: "public/vues/vue.jpg")
    var options = ImportOptions()
    options.media = folder["public"]
    let report = try await Import.run(
      .dotclear(folder["backup.txt"]), into: SiteLayout(root: folder["blog"]), options)
    #expect(report[.media] == .init(found: 2, written: 1, listed: 1))
    #expect(
      try folder.read("blog/content/articles/2007/2007-11-06-a.md").hasSuffix(
        "\n![](/media/vues/vue.jpg) ![](/public/non.jpg)\n"))
  }
}
