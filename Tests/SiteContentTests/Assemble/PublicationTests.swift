import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct PublicationTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.article("2007-11-06-facebook")
    try site.article("2008-01-01-petition", "publish_until: 2008-02-01 12:00")
  }

  @Test("an article whose time is over is left out, and listed")
  func expired() async throws {
    let (before, _) = try await site.assemble(now: "2008-02-01 11:59")
    #expect(before.articles.map(\.id) == ["2008-01-01-petition", "2007-11-06-facebook"])
    #expect(before.leftOut == [])
    let (after, problems) = try await site.assemble(now: "2008-02-01 12:00", drafts: true, future: true)
    #expect(problems == [])
    #expect(after.articles.map(\.id) == ["2007-11-06-facebook"])
    let end = try Moment(parsing: "2008-02-01 12:00", in: after.settings.timeZone)
    #expect(
      after.leftOut == [LeftOut(source: "content/articles/2008-01-01-petition.md", reason: .expired(end))])
  }

  @Test("a link to it is a warning, for that day comes by itself; so is an answer to it")
  func links() async throws {
    try site.article(
      "2008-01-02-suite", "reply_to: 2008-01-01-petition", body: "[x](2008-01-01-petition.md)\n")
    #expect(try await site.assemble(now: "2008-01-31").1 == [])
    let (_, problems) = try await site.assemble(now: "2008-02-02")
    #expect(
      problems == [
        "content/articles/2008-01-02-suite.md:3:1: warning: the article that this one replies to, "
          + "'2008-01-01-petition', was published until 2008-02-01T12:00:00+01:00 | "
          + "remove 'reply_to', or change 'publish_until' there",
        "content/articles/2008-01-02-suite.md:5:5: warning: the link leads to '2008-01-01-petition.md', "
          + "which was published until 2008-02-01T12:00:00+01:00 | "
          + "remove the link, or change 'publish_until' there",
      ])
  }

  @Test("an update to come is a warning until it has come")
  func updated() async throws {
    try site.article("2007-11-06-facebook", "updated: 2206-01-01")
    try site.folder.write("---\ntitle: P\nupdated: 2206-01-01\n---\n", to: "content/pages/p.md")
    let expected = "warning: 'updated' is in the future: 2206-01-01 | check the year"
    #expect(
      try await site.assemble(now: "2008-01-01").1 == [
        "content/articles/2007-11-06-facebook.md:3:1: \(expected)", "content/pages/p.md:3:1: \(expected)",
      ])
    #expect(try await site.assemble(now: "2206-01-02").1 == [])
  }

  @Test("the language of a text reaches the site")
  func language() async throws {
    try site.article("2007-11-06-facebook", "lang: en")
    try site.folder.write("---\ntitle: P\nlang: de\n---\n", to: "content/pages/p.md")
    let (found, problems) = try await site.assemble(now: "2008-01-01")
    #expect(problems == [])
    #expect(found.articles.map(\.language) == [nil, "en"])
    #expect(found.pages.map(\.language) == ["de"])
  }
}
