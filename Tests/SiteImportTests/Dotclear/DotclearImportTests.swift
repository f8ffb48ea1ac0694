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
}
