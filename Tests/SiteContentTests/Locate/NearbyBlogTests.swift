import SiteTestSupport
import Testing

@testable import SiteContent

/// Where the settings are missing, the blog that is meant is most often one folder away.
@Suite struct NearbyBlogTests {
  private func hint(_ files: [String], from folder: String = "") throws -> String? {
    let root = try TemporaryFolder()
    for file in files { try root.write("x", to: file) }
    let path = folder.isEmpty ? root.path : root[folder]
    return NearbyBlog(around: path)?.hint.replacing(root.path, with: "ROOT")
  }

  @Test("within one of its folders, the blog is around", arguments: ["content", "content/articles/2026"])
  func above(folder: String) throws {
    #expect(
      try hint(["content/site.yml", "content/articles/2026/x.md"], from: folder)
        == "the blog is in 'ROOT': run blogsite there, or write --root ROOT")
  }

  @Test("beside its folder, where init has just been called, the blog is below")
  func below() throws {
    #expect(
      try hint(["blog/content/site.yml", "other/x.md"])
        == "the blog is in 'ROOT/blog': run blogsite there, or write --root ROOT/blog")
    #expect(
      try hint(["le blog/content/site.yml"])
        == "the blog is in 'ROOT/le blog': run blogsite there, or write --root 'ROOT/le blog'")
  }

  @Test("of two blogs nobody can tell which is meant, and a folder without one has none")
  func unknown() throws {
    #expect(try hint(["a/content/site.yml", "b/content/site.yml"]) == nil)
    #expect(try hint(["content/articles/x.md"]) == nil)
    #expect(NearbyBlog(around: "/nowhere/at/all") == nil)
  }

  @Test("settings beside 'content' are to be moved into it")
  func beside() throws {
    #expect(
      try hint(["site.yml", "content/articles/x.md"]) == "move site.yml into a folder 'content'")
  }
}
