import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct FutureCommentsTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.article("2007-11-06-facebook")
  }

  private let message = "warning: 'date' is in the future: 2062-01-03 | check the year"

  @Test("a comment to come would hold the feeds, and is told of until it has come")
  func future() async throws {
    try site.comment("a", date: "2062-01-03")
    try site.comment("b", date: "2020-01-03")
    #expect(
      try await site.assemble(now: "2026-01-01").1 == [
        "content/comments/2007-11-06-facebook/a.md:3:1: \(message)"
      ])
    #expect(try await site.assemble(now: "2062-01-04").1 == [])
  }

  @Test("what readers do not see holds nothing", arguments: ["pending", "spam", "removed"])
  func unseen(_ status: String) async throws {
    try site.comment("a", date: "2062-01-03", "status: \(status)")
    #expect(try await site.assemble(now: "2026-01-01").1 == [])
  }

  @Test("a clock that is some hours ahead is no slip")
  func tolerance() async throws {
    try site.comment("a", date: "2026-01-01 23:59")
    #expect(try await site.assemble(now: "2026-01-01").1 == [])
  }
}
