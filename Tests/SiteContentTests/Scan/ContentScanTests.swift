import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ContentScanTests {
  private let site: SmallSite
  private var folder: TemporaryFolder { site.folder }

  init() throws { site = try SmallSite() }

  @Test("finds articles, bundles, pages, comments, media and assets, sorted")
  func everything() async throws {
    for file in [
      "content/articles/2008/2008-01-01-b.md", "content/articles/2007-11-06-a/index.md",
      "content/articles/2007-11-06-a/photo.jpg", "content/articles/2007-11-06-a/plus/plan.pdf",
      "content/pages/a-propos.md", "content/pages/parti/histoire.md", "content/pages/contact/index.md",
      "content/pages/contact/plan.svg", "content/comments/2007-11-06-a/z.md",
      "content/comments/2007-11-06-a/b.md", "content/media/2007/x.png", "templates/assets/style.css",
    ] {
      try folder.write("x", to: file)
    }
    let (content, problems) = try await site.scan()
    #expect(problems == [])
    #expect(
      content.articles == [
        SourceFile(path: "content/articles/2007-11-06-a/index.md", id: "2007-11-06-a"),
        SourceFile(path: "content/articles/2008/2008-01-01-b.md", id: "2008-01-01-b"),
      ])
    #expect(
      content.pages == [
        SourceFile(path: "content/pages/a-propos.md", id: "a-propos"),
        SourceFile(path: "content/pages/contact/index.md", id: "contact"),
        SourceFile(path: "content/pages/parti/histoire.md", id: "parti/histoire"),
      ])
    #expect(content.discussions.map(\.article) == ["2007-11-06-a"])
    #expect(
      content.discussions[0].files.map(\.path) == [
        "content/comments/2007-11-06-a/b.md", "content/comments/2007-11-06-a/z.md",
      ])
    #expect(
      content.bundleFiles == [
        "content/articles/2007-11-06-a": [
          "content/articles/2007-11-06-a/photo.jpg", "content/articles/2007-11-06-a/plus/plan.pdf",
        ],
        "content/pages/contact": ["content/pages/contact/plan.svg"],
      ])
    #expect(content.media == ["content/media/2007/x.png"])
    #expect(content.assets == ["templates/assets/style.css"])
  }

  @Test("a word processor's file is to be saved as text, and its lock to be closed")
  func office() async throws {
    for file in ["articles/2026-01-02-a.docx", "pages/b.ODT", "articles/~$26-01-02-a.docx"] {
      try folder.write("x", to: "content/\(file)")
    }
    func text(_ name: String) -> String {
      "warning: this is a word processor's file, and is not published | save its words as plain text "
        + "with the name '\(name).md'; for readers to download, put it into content/media"
    }
    #expect(
      try await site.scan().1 == [
        "content/articles/2026-01-02-a.docx: \(text("2026-01-02-a"))",
        "content/articles/~$26-01-02-a.docx: warning: a word processor keeps this file while a document is open "
          + "in it | close the document there, or delete the file",
        "content/pages/b.ODT: \(text("b"))",
      ])
  }

  @Test(
    "ignores what editors and systems leave about",
    arguments: [
      ".DS_Store", ".a.md.swp", "a.md~", "#a.md#", "Thumbs.db", "desktop.ini", ".git/config", "._a.md",
    ])
  func ignored(_ name: String) async throws {
    for top in ["articles", "pages", "comments/x", "media"] {
      try folder.write("x", to: "content/\(top)/\(name)")
    }
    let (content, problems) = try await site.scan()
    #expect(problems == [])
    #expect(content.articles == [])
    #expect(content.pages == [])
    #expect(content.discussions.flatMap(\.files).isEmpty)
    #expect(content.media == [])
  }

  @Test("an empty site has no content and no problem")
  func empty() async throws {
    let (content, problems) = try await site.scan()
    #expect(problems == [])
    #expect(content.articles == [])
  }

  @Test("a link is followed to what is published, and refused where it leads elsewhere or nowhere")
  func links() async throws {
    let other = try TemporaryFolder()
    try other.write("secret", to: "secret.md")
    try folder.write("x", to: "content/media/x.png")
    try folder.write("x", to: "content/comments/a/b.md")
    try folder.makeFolder("content/articles")
    try folder.link("content/media/inside.png", to: "x.png")
    try folder.link("content/articles/outside.md", to: other["secret.md"])
    try folder.link("content/articles/above", to: "..")
    try folder.link("content/articles/itself", to: ".")
    try folder.link("content/media/broken.png", to: "nothing")
    try folder.link("content/media/system", to: "/etc")
    try folder.link("content/media/comments", to: "../comments")
    try folder.link("content/media/settings", to: "../site.yml")
    let (content, problems) = try await site.scan()
    #expect(content.media == ["content/media/inside.png", "content/media/x.png"])
    #expect(content.articles == [])
    #expect(
      problems == [
        leadsOut("content/articles/above"),
        "content/articles/itself: error: the link leads to a folder that it stands in | remove the link",
        leadsOut("content/articles/outside.md"), leadsOut("content/media/broken.png"),
        leadsOut("content/media/comments"), leadsOut("content/media/settings"),
        leadsOut("content/media/system"),
      ])
  }

  private func leadsOut(_ path: String) -> String {
    "\(path): error: the link leads out of the folders that links may lead into | put the file itself here; "
      + "links may lead into content/articles/, content/pages/, content/media/, content/root/, templates/assets/"
  }

  @Test(
    "a folder of the site that is a link is not looked into",
    arguments: [
      "content/articles", "content/comments", "content/media", "content/pages", "templates/assets",
    ])
  func linkedTops(_ top: String) async throws {
    let other = try TemporaryFolder()
    try other.write("secret", to: "a.md")
    try folder.makeFolder("content")
    try folder.link(top, to: other.path)
    let (content, problems) = try await site.scan()
    #expect(content.articles + content.pages == [])
    #expect(content.media + content.assets == [])
    #expect(content.discussions.map(\.article) == [])
    #expect(
      problems == [
        "\(top): error: this folder is a link: it could publish what lies outside of the site | "
          + "put the folder itself here"
      ])
  }

  @Test("links that branch from folder to folder lead to each folder once")
  func branchingLinks() async throws {
    for i in 0..<24 {
      try folder.makeFolder("content/media/\(i)")
      try folder.link("content/media/\(i)/a", to: "../\(i + 1)")
      try folder.link("content/media/\(i)/b", to: "../\(i + 1)")
    }
    try folder.write("x", to: "content/media/24/x.png")
    let (content, problems) = try await site.scan()
    #expect(content.media.count == 2)
    #expect(
      problems.contains(
        "content/media/0/b: error: the link leads to the same folder as 'content/media/0/a' | "
          + "one link to a folder is enough: remove the others"))
    #expect(problems.count < 24 * 3)
  }

  @Test("a folder whose name begins like the site's is not inside it")
  func neighbour() async throws {
    let outer = try TemporaryFolder()
    try outer.write("title: x\nurl: https://example.org/\n", to: "blog/content/site.yml")
    try outer.write("secret", to: "blog-secret/x.png")
    try outer.makeFolder("blog/content/media")
    try outer.link("blog/content/media/x.png", to: outer["blog-secret/x.png"])
    let (content, diagnostics) = try await ContentScan.run(SiteLayout(root: outer["blog"]), jobs: 2).both
    #expect(content.media == [])
    #expect(diagnostics.map(\.file) == ["content/media/x.png"])
  }

  @Test("files that belong to nothing are told, and not published")
  func strays() async throws {
    try folder.write("x", to: "content/articles/photo.jpg")
    try folder.write("x", to: "content/articles/2007/photo.jpg")
    try folder.write("x", to: "content/articles/index.md")
    try folder.write("x", to: "content/pages/index.md")
    try folder.write("x", to: "content/comments/a.md")
    try folder.write("x", to: "content/comments/2007-11-06-a/b/c.md")
    try folder.write("x", to: "content/comments/2007-11-06-a/note.txt")
    let (content, problems) = try await site.scan()
    #expect(content.articles == [])
    #expect(content.pages == [])
    #expect(content.discussions.flatMap(\.files).isEmpty)
    let stray =
      "warning: this file does not belong to an article and is not published | "
      + "put it into content/media, or beside the 'index.md' of an article's own folder"
    #expect(
      problems == [
        "content/articles/2007/photo.jpg: \(stray)",
        "content/articles/index.md: error: 'index.md' has no folder of its own | name the folder after "
          + "the article: content/articles/2007-11-06-facebook/index.md",
        "content/articles/photo.jpg: \(stray)",
        "content/comments/2007-11-06-a/b: error: a comment must be directly in its article's folder | "
          + "a reply names the comment that it answers with 'parent:'",
        "content/comments/2007-11-06-a/note.txt: warning: this file is not a comment and is not published | "
          + "the names of comments end in '.md'",
        "content/comments/a.md: error: this comment does not belong to an article | "
          + "put it into the folder of its article: content/comments/ARTICLE-ID/a.md",
        "content/pages/index.md: error: the home page is made by the generator | give the page another name",
      ])
  }
}
