import SiteTestSupport
import Testing

@testable import blogsite

/// `blogsite import`, by the real binary.
@Suite struct ImportCommandTests {
  private static let export = """
    <?xml version="1.0" encoding="UTF-8" ?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Le blog</title><link>http://blog.example.org</link><language>fr</language>
    <item><title>Facebook</title><link>http://blog.example.org/2007/11/facebook/</link>
    <content:encoded><![CDATA[Un texte.

    Et sa suite.]]></content:encoded><wp:post_id>52</wp:post_id><wp:post_date>2007-11-06 10:30:00</wp:post_date>
    <wp:post_date_gmt>2007-11-06 09:30:00</wp:post_date_gmt><wp:post_name>facebook</wp:post_name><wp:status>publish</wp:status>
    <wp:post_type>post</wp:post_type>
    <wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
    <wp:comment_author_email>ann@mail.example</wp:comment_author_email><wp:comment_date_gmt>2007-11-06 12:00:00</wp:comment_date_gmt>
    <wp:comment_content>Bien *vu* &lt;3</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
    </item></channel></rss>
    """

  @Test("an export becomes a blog that builds, and a second import changes nothing")
  func wordpress() throws {
    let folder = try makeSite()
    for part in ["content"] where folder.exists(part) { try folder.remove(part) }
    try folder.write(Self.export, to: "export.xml")
    let first = try Repository.run(["import", "wordpress", "export.xml"], in: folder.path)
    #expect(first.errors == "")
    #expect(first.code == 0)
    #expect(first.output.hasSuffix("\nnothing was lost\n"))
    let build = try Repository.run(["build", "--strict"], in: folder.path)
    #expect(build.errors == "")
    #expect(build.code == 0)
    let page = try folder.read("site/2007/11/facebook/index.html")
    #expect(page.contains("id=\"comment-7\""))
    #expect(page.contains("Bien *vu* &lt;3"))
    #expect(!page.contains("mail.example"))
    let before = try folder.contents(in: "content")
    let second = try Repository.run(
      ["import", "wordpress", "export.xml", "--format", "json"], in: folder.path)
    #expect(second.code == 0)
    #expect(second.output.hasPrefix("{\"commentStatuses\":{\"approved\":1},\"complete\":true,"))
    #expect(differences(try folder.contents(in: "content"), before) == [])
  }

  @Test("what is no archive ends with 1, a missing file with 74, wrong usage with 64")
  func codes() throws {
    let folder = try TemporaryFolder()
    try folder.write("<html></html>", to: "x.xml")
    let no = try Repository.run(["import", "wordpress", "x.xml"], in: folder.path)
    #expect(no.code == 1)
    #expect(
      no.errors
        == "error: 'x.xml' is no WordPress export\nhint: in WordPress, under Tools, Export, choose 'All content'\n"
    )
    #expect(try Repository.run(["import", "wordpress", "y.xml"], in: folder.path).code == 74)
    #expect(try Repository.run(["import", "wordpress"], in: folder.path).code == 64)
    #expect(try folder.files() == ["x.xml"])
  }
}
