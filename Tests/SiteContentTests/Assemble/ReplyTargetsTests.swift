import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ReplyTargetsTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.article("2007-11-06-facebook")
  }

  private func problems() async throws -> [String] { try await site.assemble().1 }

  @Test("an article answers another by its id, with or without .md", arguments: ["", ".md"])
  func answers(suffix: String) async throws {
    try site.article("2007-12-01-reponse", "reply_to: 2007-11-06-facebook\(suffix)")
    let (found, problems) = try await site.assemble()
    #expect(problems == [])
    #expect(found.articles.map(\.replyTo) == ["2007-11-06-facebook", nil])
  }

  @Test("an unknown id is an error with the nearest one")
  func unknown() async throws {
    try site.article("2007-12-01-reponse", "reply_to: 2007-11-06-facebok")
    #expect(
      try await problems() == [
        "content/articles/2007-12-01-reponse.md:3:1: error: the article that this one replies to, '2007-11-06-facebok', does not exist | "
          + "did you mean '2007-11-06-facebook'?"
      ])
  }

  @Test("a page is no article")
  func page() async throws {
    try site.folder.write("---\ntitle: P\n---\n", to: "content/pages/a-propos.md")
    try site.article("2007-12-01-reponse", "reply_to: a-propos")
    #expect(
      try await problems() == [
        "content/articles/2007-12-01-reponse.md:3:1: error: the article that this one replies to, 'a-propos', does not exist | "
          + "write the name of the article's file, such as 2007-11-06-facebook"
      ])
  }

  @Test("an article cannot reply to itself, nor one that readers would not find")
  func impossible() async throws {
    try site.article("2007-12-01-a", "reply_to: 2007-12-01-a")
    try site.article("2007-12-02-b", "reply_to: 2007-12-03-c")
    try site.article("2007-12-03-c", "draft: true")
    try site.article("2007-12-04-d", "reply_to: 2031-01-01-e")
    try site.article("2031-01-01-e")
    let cure = "publish it, or remove 'reply_to'"
    #expect(
      try await problems() == [
        "content/articles/2007-12-01-a.md:3:1: error: an article cannot reply to itself | "
          + "write the name of the article that it replies to",
        "content/articles/2007-12-02-b.md:3:1: error: the article that this one replies to, '2007-12-03-c', "
          + "is a draft and not published | \(cure)",
        "content/articles/2007-12-04-d.md:3:1: error: the article that this one replies to, '2031-01-01-e', "
          + "is dated 2031-01-01 and not published | \(cure)",
      ])
  }

  @Test("a reply that waits for its date may answer an article that appears before it")
  func scheduled() async throws {
    try site.article("2031-01-01-e")
    try site.article("2031-01-02-f", "reply_to: 2031-01-01-e")
    #expect(try await problems() == [])
  }
}
