import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct FolderImportTests {
  private func run(_ files: [String: String]) async throws -> (ImportReport, TemporaryFolder) {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: "old/" + path) }
    let report = try await Import.run(
      .folder(folder["old"]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    return (report, folder)
  }

  @Test("Jekyll: keys, Liquid, Staticman's comments with their threads")
  func jekyll() async throws {
    let (report, folder) = try await run([
      "_config.yml": "title: Mon blog\nurl: https://blog.example.org\n",
      "_posts/2007-11-06-facebook.md": """
      ---
      layout: post
      title: "Facebook : et vous ?"
      date: 2007-11-06 10:30:00 +0100
      categories: [UMP]
      tags: internet, blogs
      permalink: /facebook.html
      excerpt: En bref
      ---
      Un [texte]({% post_url 2007-11-07-autre %}).

      {% highlight php %}
      <?php
      {% endhighlight %}

      ![Vue]({{ site.baseurl }}/assets/vue.jpg) {% mystere %}
      """,
      "_posts/2007-11-07-autre.md": "---\ntitle: Autre\npublished: false\n---\nx\n",
      "about.md": "---\ntitle: À propos\nlayout: page\n---\nNous.\n",
      "assets/vue.jpg": "jpg",
      "_data/comments/facebook/1.yml":
        "_id: a1\nname: Ann\nemail: ann@mail.example\nmessage: Bravo\ndate: '2007-11-06T12:00:00Z'\n",
      "_data/comments/facebook/2.yml":
        "_id: a2\nname: Bob\nreplying_to: '1'\nmessage: Merci\ndate: 1194354000\n",
    ])
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report[.pages] == .init(found: 1, written: 1))
    #expect(report[.comments] == .init(found: 2, written: 2))
    #expect(report[.media] == .init(found: 1, written: 1))
    #expect(report.findings.map(\.kind) == ["liquid"])
    #expect(
      try folder.read("blog/content/articles/2007/2007-11-06-facebook.md") == """
        ---
        title: "Facebook : et vous ?"
        date: 2007-11-06T10:30:00+01:00
        tags: [UMP, internet, blogs]
        description: En bref
        aliases: [/facebook.html]
        ---

        Un [texte](2007-11-07-autre.md).

        ```php
        <?php
        ```

        ![Vue](/media/assets/vue.jpg) {% mystere %}

        """)
    #expect(try folder.read("blog/content/articles/2007/2007-11-07-autre.md").contains("draft: true\n"))
    #expect(try folder.read("blog/content/pages/about.md").hasPrefix("---\ntitle: À propos\n---\n"))
    let reply = try folder.read("blog/content/comments/2007-11-06-facebook/2007-11-06-bob.md")
    #expect(reply.contains("id: a2\nparent: a1\n"))
    for file in try folder.files(in: "blog/content") {
      #expect(try !folder.read("blog/content/" + file).contains("mail.example"))
    }
  }

  @Test("Hugo: TOML, a page bundle, shortcodes; Pelican: lines of keys")
  func hugoAndPelican() async throws {
    let (report, folder) = try await run([
      "config.toml": "title = \"Blog\"\nbaseURL = \"https://b.example/\"\n",
      "content/post/un/index.md":
        "+++\ntitle = \"Un \\\"mot\\\"\"\ndate = 2008-01-02T03:04:05+01:00\ntags = [\"a\", \"b c\"]\ndraft = false\n+++\n{{< youtube abc >}}\n\n{{< figure src=\"/x.jpg\" caption=\"Là\" >}}\n",
      "content/deux.md": "Title: Deux\nDate: 2008-02-03 10:20\nTags: x, z\n\nTexte.\n",
    ])
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report.isComplete)
    #expect(
      try folder.read("blog/content/articles/2008/2008-01-02-un.md") == """
        ---
        title: "Un \\"mot\\""
        date: 2008-01-02T03:04:05+01:00
        tags: [a, b c]
        ---

        https://www.youtube.com/watch?v=abc

        ![](/x.jpg "Là")

        """)
    #expect(
      try folder.read("blog/content/articles/2008/2008-02-03-deux.md").contains(
        "tags: [x, z]\n---\n\nTexte.\n"))
  }
}
