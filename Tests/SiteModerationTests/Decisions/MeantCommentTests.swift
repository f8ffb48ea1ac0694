import SiteContent
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct MeantCommentTests {
  @Test("a comment is known by its address, its path elsewhere, its id, its anchor, and its own name")
  func names() async throws {
    let folder = "content/comments/2026-02-03-velo/"
    let site = try await ModeratedBlog([
      folder + "2026-02-05-lea.md": SmallSite.comment("Léa", "2026-02-05", "id: autre"),
      folder + "max.md": SmallSite.comment("Max", "2026-02-06"),
    ]).site()
    let lea = CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea")
    for text in [
      "https://blog.example.org/2026/02/velo/#comment-autre", "/2026/02/velo/#comment-autre",
      "/home/me/blog/\(folder)2026-02-05-lea.md", "2026-02-03-velo/autre", "2026-02-03-velo/comment-autre",
      "autre", "#comment-autre", "2026-02-05-lea", "2026-02-05-lea.md",
    ] {
      #expect(site.comment(meantBy: text) == lea, "\(text)")
    }
    #expect(site.nearestName("2026-02-03-velo/2026-02-05") == lea.description)
    #expect(site.nearestName("2026-02-03-velo/2026-02-05-lae") == lea.description)
    #expect(site.nearestName("2026-02-03-velo/mx") == "2026-02-03-velo/max")
    for text in [
      "", "/", "zoe", "https://other.example/2026/02/velo/#comment-autre", "a/b/c", "/2026/02/velo/",
    ] {
      #expect(site.comment(meantBy: text) == nil, "\(text)")
    }
  }
}
