import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ContentPlacesTests {
  private let site: SmallSite

  init() throws { site = try SmallSite() }

  private func told(of paths: String...) async throws -> [String] {
    for path in paths { try site.folder.write("x", to: path) }
    return try await site.scan().1
  }

  @Test(
    "a name that is a slip of a known one is an error",
    arguments: [
      (
        "content/Articles/a.md", "content/Articles", "it differs from 'articles' in case only",
        "content/articles"
      ),
      ("content/article/a.md", "content/article", "it is not read", "content/articles"),
      ("content/articels/a.md", "content/articels", "it is not read", "content/articles"),
      ("content/comment/x/c.md", "content/comment", "it is not read", "content/comments"),
      (
        "content/COMMENTS/x/c.md", "content/COMMENTS", "it differs from 'comments' in case only",
        "content/comments"
      ),
      ("content/medias/a.png", "content/medias", "it is not read", "content/media"),
      ("content/page/a.md", "content/page", "it is not read", "content/pages"),
      ("content/tag.yml", "content/tag.yml", "it is not read", "content/tags.yml"),
      ("content/tags.yaml", "content/tags.yaml", "it is not read", "content/tags.yml"),
      ("content/site.yaml", "content/site.yaml", "it is not read", "content/site.yml"),
      ("content/Site.yml", "content/Site.yml", "it differs from 'site.yml' in case only", "content/site.yml"),
      ("content/redirect.yml", "content/redirect.yml", "it is not read", "content/redirects.yml"),
      ("Content/articles/a.md", "Content", "it differs from 'content' in case only", "content"),
      ("contents/articles/a.md", "contents", "it is not read", "content"),
      ("template/home.mustache", "template", "it is not read", "templates"),
    ])
  func slips(path: String, place: String, message: String, meant: String) async throws {
    #expect(
      try await told(of: path) == [
        "\(place): error: \(message) | did you mean '\(meant)'? Rename it, or move it out of the way"
      ])
  }

  @Test("anything else in content is a warning that says where it goes")
  func elsewhere() async throws {
    let known =
      "content/ holds articles/, comments/, media/, pages/, root/, moderation.yml, redirects.yml, site.yml, tags.yml"
    let root = "files for the root of the site are in content/root/, images in content/media/"
    #expect(
      try await told(
        of: "content/2026-01-02-x.md", "content/drafts/x.md", "content/static/x.txt", "content/images/a.png",
        "content/notes.txt", "content/data/a.csv", "static/a.txt", "_posts/a.md", "articles/a.md",
        "docs/a.md", "Makefile")
        == [
          "_posts: warning: this folder is not read | articles are files in content/articles/",
          "articles: warning: this folder is not read | move it into content/: 'content/articles'",
          "content/2026-01-02-x.md: warning: this file is not read | "
            + "move it into content/articles/, or into content/pages/ if it is a page",
          "content/data: warning: this folder is not read | \(known)",
          "content/drafts: warning: this folder is not read | drafts are articles in content/articles/ with 'draft: true'",
          "content/images: warning: this folder is not read | \(root)",
          "content/notes.txt: warning: this file is not read | \(known)",
          "content/static: warning: this folder is not read | \(root)",
          "static: warning: this folder is not read | \(root)",
        ])
  }

  @Test(
    "files and folders that are called as elsewhere, or in French, are told with their place here",
    arguments: [
      (
        "content/CNAME", "move it into content/root/, whose files are published at the root of the site"
      ),
      (
        "content/.htaccess", "move it into content/root/, whose files are published at the root of the site"
      ),
      ("content/_redirects", "old addresses are listed in content/redirects.yml"),
      ("content/redirections.yml", "old addresses are listed in content/redirects.yml"),
      ("content/_config.yml", "the settings are in content/site.yml, as YAML"),
      ("content/étiquettes.yml", "tags are described in content/tags.yml"),
      ("content/README.md", "it is not a text of the blog: move it out of content/"),
      ("tags.yml", "move it into content/: 'content/tags.yml'"),
    ])
  func elsewhereCalled(path: String, hint: String) async throws {
    #expect(try await told(of: path) == ["\(path): warning: this file is not read | \(hint)"])
  }

  @Test("French names of folders are told with their place")
  func frenchFolders() async throws {
    #expect(
      try await told(of: "content/billets/a.md", "content/commentaires/a/c.md") == [
        "content/billets: warning: this folder is not read | articles are files in content/articles/",
        "content/commentaires: warning: this folder is not read | comments are files in content/comments/ARTICLE-ID/",
      ])
  }

  @Test("what has its place, and what editors leave about, is fine")
  func known() async throws {
    #expect(
      try await told(
        of: "content/redirects.yml", "content/moderation.yml", "content/tags.yml", "content/.DS_Store",
        "content/site.yml~",
        "content/root/favicon.ico", ".github/x", "site/index.html", "README.md", "Sources/a.swift") == [])
  }

  @Test(
    "a text whose name has another ending is an error",
    arguments: ["x.markdown", "x.MD", "x.Md", "x.mdown", "x.mkd", "X.MARKDOWN", "x.txt"])
  func endings(name: String) async throws {
    for folder in ["content/articles", "content/articles/2020", "content/pages"] {
      try site.folder.write("---\ntitle: T\n---\n", to: "\(folder)/\(name)")
    }
    try site.folder.write("---\nauthor: A\n---\n", to: "content/comments/a/\(name)")
    let hint = "rename it to '\(name.split(separator: ".")[0]).md'"
    let text = "error: the text is not read: its name does not end in '.md' | \(hint)"
    #expect(
      try await site.scan().1 == [
        "content/articles/2020/\(name): \(text)", "content/articles/\(name): \(text)",
        "content/comments/a/\(name): error: the comment is not read: its name does not end in '.md' | \(hint)",
        "content/pages/\(name): \(text)",
      ])
  }

  @Test("a plain text without front matter may lie about, with a warning")
  func plainText() async throws {
    #expect(
      try await told(of: "content/articles/notes.txt") == [
        "content/articles/notes.txt: warning: this file does not belong to an article and is not published | "
          + "put it into content/media, or beside the 'index.md' of an article's own folder"
      ])
  }

  @Test("a pipe is called neither a file nor a folder, and only once")
  func pipes() {
    let entries = ["moderation.yml", "tags.yml", "x.md"].map { FolderEntry(name: $0, kind: .other) }
    #expect(
      written(ContentPlaces(rootEntries: [], contentEntries: entries).diagnostics) == [
        "content/moderation.yml: warning: this is neither a file nor a folder | remove it",
        "content/x.md: warning: this is neither a file nor a folder | remove it",
      ])
  }
}
