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

  @Test("what holds nothing to import is an error with its cure, and nothing is written")
  func nothing() throws {
    let folder = try TemporaryFolder()
    func expectRefusal(_ archive: String..., error: String, hint: String) throws {
      for dryRun in [[], ["--dry-run"]] {
        let run = try Repository.run(
          ["import"] + archive + dryRun + ["--root", "blog"], in: folder.path)
        #expect(run.code == 1)
        #expect(run.output == "")
        #expect(run.errors == "error: \(error)\nhint: \(hint)\n")
        #expect(!folder.exists("blog"))
      }
    }
    try folder.makeFolder("vide")
    try folder.write("# Des notes\n", to: "notes/README.md")
    for name in ["vide", "notes"] {
      try expectRefusal(
        "jekyll", name,
        error:
          "the folder '\(name)' is not one of Jekyll, Hugo, Eleventy, MkDocs or Pelican: it has neither their "
          + "settings nor a text with front matter",
        hint: "name the folder that holds the old blog's settings, such as '_config.yml', and its texts")
    }
    try folder.write("title: Vieux\n", to: "vieux/_config.yml")
    try expectRefusal(
      "jekyll", "vieux", error: "no article and no page was found in the folder 'vieux'",
      hint: "name the folder that holds the old blog's settings, such as '_config.yml', and its texts")
    try folder.write("= Un\n", to: "textes/_config.yml")
    try folder.write("= Un\n", to: "textes/_posts/2007-11-06-un.adoc")
    try expectRefusal(
      "jekyll", "textes", error: "no article and no page was found in the folder 'textes'",
      hint: "_posts/2007-11-06-un.adoc: the file is written in another language than Markdown and HTML: "
        + "convert it first")
    let empty = Self.export.replacing(/(?s)<item>.*<\/item>/, with: "")
    try folder.write(empty, to: "export.xml")
    try expectRefusal(
      "wordpress", "export.xml", error: "no article, no page and no file was found in 'export.xml'",
      hint: "in WordPress, under Tools, Export, choose 'All content'")
    try folder.write("<html><title>x</title></html>", to: "x.html")
    try expectRefusal(
      "page", "x.html", error: "no text of an article was found in 'x.html'",
      hint: "save an article's own page from the browser, as 'complete' or 'HTML only'")
  }

  @Test("into a new blog of 'init', twice: what was there stays, and the result builds")
  func intoNewBlog() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.export, to: "export.xml")
    #expect(try Repository.run(["init", "blog"], in: folder.path).code == 0)
    let settings = try folder.read("blog/content/site.yml")
    let first = try Repository.run(["import", "wordpress", "export.xml", "--root", "blog"], in: folder.path)
    #expect(first.errors == "")
    #expect(first.code == 0)
    #expect(try folder.read("blog/content/site.yml").hasPrefix(settings))
    let build = try Repository.run(["build", "--root", "blog"], in: folder.path)
    #expect(build.code == 0)
    let before = try folder.contents(in: "blog/content")
    #expect(
      try Repository.run(["import", "wordpress", "export.xml", "--root", "blog"], in: folder.path).code == 0)
    #expect(differences(try folder.contents(in: "blog/content"), before) == [])
  }

  @Test("an import that was stopped goes on where it was")
  func stopped() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.export, to: "export.xml")
    #expect(
      try Repository.run(["import", "wordpress", "export.xml", "--root", "blog"], in: folder.path).code == 0)
    let whole = try folder.contents(in: "blog/content")
    // What a killed run leaves: some files, and one that had no name yet.
    for part in ["site.yml", "redirects.yml", "comments"] { try folder.remove("blog/content/" + part) }
    try folder.write("---\ntit", to: "blog/.blogsite/edits/999999999-abc")
    let again = try Repository.run(
      ["import", "wordpress", "export.xml", "--root", "blog", "--format", "json"], in: folder.path)
    #expect(again.code == 0)
    #expect(
      again.output.contains(
        "\"articles\":{\"found\":1,\"listed\":0,\"refused\":0,\"unchanged\":1,\"written\":0}"))
    #expect(differences(try folder.contents(in: "blog/content"), whole) == [])
    #expect(try folder.files(in: "blog/.blogsite/edits") == [])
  }

  @Test("a dry run tells the same and writes nothing; what is lost ends with 1")
  func dryRunAndLoss() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.export, to: "export.xml")
    let dry = try Repository.run(
      ["import", "wordpress", "export.xml", "--root", "blog", "--dry-run"], in: folder.path)
    #expect(dry.code == 0)
    #expect(dry.output.hasSuffix("\nnothing would be lost; nothing was written (--dry-run)\n"))
    #expect(try folder.files() == ["export.xml"])
    try folder.write("---\ntitle: De nous\n---\n", to: "blog/content/articles/2007/2007-11-06-facebook.md")
    let run = try Repository.run(["import", "wordpress", "export.xml", "--root", "blog"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.output.contains("articles                1         0         0         1         0\n"))
    #expect(
      run.output.contains(
        "  export.xml:4: content/articles/2007/2007-11-06-facebook.md: there is already another file of this name; it was left as it is [refused]\n"
      ))
    #expect(run.output.hasSuffix("\nnot everything is in the blog: see above\n"))
    #expect(
      try folder.read("blog/content/articles/2007/2007-11-06-facebook.md") == "---\ntitle: De nous\n---\n")
  }

  @Test("comments of Disqus's come from a file of their own; one that is none is an error")
  func disqus() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: x\nurl: https://x.example\n", to: "old/_config.yml")
    try folder.write("---\ntitle: A\n---\nx\n", to: "old/_posts/2007-11-06-a.md")
    try folder.write("<x/>", to: "comments.xml")
    let no = try Repository.run(
      ["import", "jekyll", "old", "--comments", "comments.xml", "--root", "blog"], in: folder.path)
    #expect(no.code == 1)
    #expect(
      no.errors
        == "error: 'comments.xml' is no export of Disqus's\nhint: in Disqus, under Community, Export, save the comments\n"
    )
  }
}
