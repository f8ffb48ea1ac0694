import SiteTestSupport
import Testing

@testable import SiteContent

/// Texts that are not read because of their names.
@Suite struct StrayTextTests {
  private let site: SmallSite
  private let keys = "---\ntitle: T\ndraft: true\n---\nTexte.\n"

  init() throws { site = try SmallSite() }

  private func told(of path: String, _ text: String) async throws -> [String] {
    try site.folder.write(text, to: path)
    return try await site.scan().1
  }

  @Test(
    "a text with keys is one whatever its ending is: an error where its name is that of a text, else a warning",
    arguments: [
      ("x.html", "x.md", "warning"), ("x.mdx", "x.md", "warning"), ("x", "x.md", "warning"),
      ("x.md.txt", "x.md", "error"), ("x.MD.html", "x.md", "warning"), ("x.md.bak.txt", "x.md", "error"),
      ("2007-11-06-v1.2", "2007-11-06-v1.2.md", "warning"), ("x.fr.mdx", "x.fr.md", "warning"),
      ("b/INDEX.MD", "index.md", "error"), ("b/Index.markdown", "index.md", "error"),
      ("b/index", "index.md", "warning"),
    ])
  func endings(_ name: String, _ right: String, _ severity: String) async throws {
    #expect(
      try await told(of: "content/articles/\(name)", keys) == [
        "content/articles/\(name): \(severity): the text is not read: its name does not end in '.md' | rename it to '\(right)'"
      ])
    #expect(
      try await told(of: "content/pages/\(name)", "+++\ntitle = \"T\"\n+++\n").last
        == "content/pages/\(name): \(severity): the text is not read: its name does not end in '.md' | rename it to '\(right)'"
    )
  }

  @Test("comments are told in the same way")
  func comments() async throws {
    #expect(
      try await told(of: "content/comments/a/1.html", "\u{FEFF}---\nauthor: A\n---\n") == [
        "content/comments/a/1.html: warning: the comment is not read: its name does not end in '.md' | rename it to '1.md'"
      ])
  }

  @Test("a space behind the name is named")
  func space() async throws {
    #expect(
      try await told(of: "content/articles/x.md ", keys) == [
        "content/articles/x.md : warning: the text is not read: its name ends in a space | rename it to 'x.md'"
      ])
  }

  @Test("markup of another language has to be written as Markdown")
  func otherMarkup() async throws {
    #expect(
      try await told(of: "content/articles/x.textile", keys) == [
        "content/articles/x.textile: warning: the text is not read: its name does not end in '.md' | "
          + "rename it to 'x.md', and write its markup as Markdown"
      ])
  }

  @Test("a copy that an editor keeps is a warning, and never to be put where it is public")
  func backups() async throws {
    #expect(
      try await told(of: "content/articles/x.md.bak", keys) == [
        "content/articles/x.md.bak: warning: the text is not read: its name does not end in '.md' | "
          + "rename it to 'x.md' to publish it, or move it out of content/"
      ])
    #expect(
      try await told(of: "content/articles/x.md", keys) == [
        "content/articles/x.md.bak: warning: the text is not read: its name does not end in '.md', and 'x.md' is "
          + "beside it | keep one of the two; in content/media it would be public"
      ])
  }

  @Test("a text that would be renamed to another's name is told so")
  func taken() async throws {
    try site.folder.write(keys, to: "content/articles/x.md")
    #expect(
      try await told(of: "content/articles/x.markdown", keys) == [
        "content/articles/x.markdown: error: the text is not read: its name does not end in '.md', and 'x.md' is "
          + "beside it | keep one of the two; in content/media it would be public"
      ])
  }

  @Test("a copy beside an article's 'index.md' is published with its keys: that is a warning")
  func published() async throws {
    try site.folder.write(keys, to: "content/articles/2007-11-06-a/index.md")
    try site.folder.write("---\ntitle: T\n---\n", to: "content/articles/2007-11-06-a/autre.markdown")
    #expect(
      try await told(of: "content/articles/2007-11-06-a/index.md.bak", keys) == [
        "content/articles/2007-11-06-a/autre.markdown: warning: this text is published as a file, with all its keys: "
          + "its name does not end in '.md' | rename it to 'autre.md' if it is an article, or move it out of content/",
        "content/articles/2007-11-06-a/index.md.bak: warning: this text is published as a file, with all its keys: "
          + "its name does not end in '.md' | move it out of content/",
      ])
  }

  @Test("'Index.md' is not the text of its folder")
  func index() async throws {
    #expect(
      try await told(of: "content/articles/2007-11-06-a/Index.md", keys) == [
        "content/articles/2007-11-06-a/Index.md: warning: 'Index.md' is read under its own name: "
          + "only 'index.md' is the text of its folder | rename it to 'index.md'"
      ])
  }

  @Test(
    "what has no keys is no text",
    arguments: [
      ("x.html", "<p>a</p>"), ("x", "a"), ("x.html", "---\n\nTexte : a\n"), ("x.yml", "---\ntitle: a\n---\n"),
      ("x.html", "----\ntitle: a\n----\n"), ("x.pdf", ""), ("x.html", "---\n<p>a: b</p>\n"),
    ])
  func others(_ name: String, _ text: String) async throws {
    #expect(
      try await told(of: "content/articles/\(name)", text) == [
        "content/articles/\(name): warning: this file does not belong to an article and is not published | "
          + "put it into content/media, or beside the 'index.md' of an article's own folder"
      ])
  }
}
