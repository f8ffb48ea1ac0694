import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct AssembleTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.article("2007-11-06-facebook")
  }

  private func first(
    of site: SmallSite, now: String = "2026-01-01", pending: Bool = false
  ) async throws -> Article {
    let (found, problems) = try await site.assemble(now: now, pending: pending)
    #expect(problems == [])
    return try #require(found.articles.first)
  }

  @Test("articles stand newest first, those of one moment by name")
  func order() async throws {
    for id in ["2008-01-01-b", "2008-01-01-a", "2006-01-01-c"] { try site.article(id) }
    let (found, problems) = try await site.assemble()
    #expect(problems == [])
    #expect(
      found.articles.map(\.id) == ["2008-01-01-a", "2008-01-01-b", "2007-11-06-facebook", "2006-01-01-c"])
  }

  @Test("drafts and articles of the future are left out and listed")
  func leftOut() async throws {
    try site.article("2007-01-01-brouillon", "draft: true")
    try site.article("2008-01-01-demain", "date: 2008-01-01 10:00")
    try site.folder.write("---\ntitle: P\ndraft: true\n---\n", to: "content/pages/p.md")
    let (found, problems) = try await site.assemble(now: "2008-01-01 09:59")
    #expect(problems == [])
    #expect(found.articles.map(\.id) == ["2007-11-06-facebook"])
    #expect(found.pages.isEmpty)
    #expect(
      found.leftOut.map(\.source) == [
        "content/articles/2007-01-01-brouillon.md", "content/articles/2008-01-01-demain.md",
        "content/pages/p.md",
      ])
    #expect(found.leftOut.first?.reason == .draft)
    let moment = try Moment(parsing: "2008-01-01 10:00", in: found.settings.timeZone)
    #expect(found.leftOut.dropFirst().first?.reason == .future(moment))
    #expect(try await site.assemble(now: "2008-01-01 10:00").0.articles.count == 2)
    let everything = try await site.assemble(now: "2008-01-01", drafts: true, future: true).0
    #expect(everything.articles.map(\.isFuture) == [true, false, false])
    #expect(everything.articles.map(\.isDraft) == [false, false, true])
    #expect(everything.pages.count == 1)
  }

  @Test("the excerpt is the description where there is one")
  func description() async throws {
    try site.article("2007-11-06-facebook", "description: Facebook & l'UMP : le débat <vif>\n")
    let article = try await first(of: site)
    #expect(
      try article.excerpt.html(base: "/") == "<p>Facebook &amp; l’UMP\u{A0}: le débat &lt;vif&gt;</p>\n")
    #expect(article.excerptText == "Facebook & l’UMP\u{A0}: le débat <vif>")
  }

  @Test("links of an excerpt are moved with it, and their errors told once")
  func excerpt() async throws {
    try site.article(
      "2007-11-06-facebook", body: "## Un [b](/tags/)\n\n[c](/x/) d\n\n<!--more-->\n\n[e](/y/)\n")
    let article = try await first(of: site)
    #expect(
      try article.excerpt.html(base: "/blog/")
        == "<h2>Un <a href=\"/blog/tags/\">b</a></h2>\n<p><a href=\"/blog/x/\">c</a> d</p>\n")
    try site.article("2007-11-06-facebook", body: "[c](rien.md) d\n")
    #expect(try await site.assemble().1.count == 1)
  }

  @Test("approved comments are counted; pending ones and spam are not")
  func count() async throws {
    try site.comment("a")
    try site.comment("b", "status: pending")
    try site.comment("c", "status: spam")
    try site.comment("d", "type: pingback")
    try site.comment("e", date: "2020-01-02", "parent: a")
    try site.comment("f", "status: removed")
    let article = try await first(of: site)
    #expect(article.commentCount == 2)
    #expect(try article.comments.map(\.comment.id) == ["a"])
    #expect(try article.comments.first?.replies.map(\.comment.id) == ["e"])
    #expect(try article.pingbacks.map(\.id) == ["d"])
    let found = try await site.assemble().0
    #expect(found.newestComments.map(\.comment.id) == ["e", "a"])
    #expect(found.newestComments.map(\.article) == [0, 0])
    #expect(try await first(of: site, pending: true).comments.map(\.comment.id) == ["a", "b"])
    #expect(try await site.assemble(pending: true).0.newestComments.map(\.comment.id) == ["e", "a"])
  }

  @Test("nothing of a removed comment is left")
  func removed() async throws {
    try site.comment("anne", "status: removed\nurl: https://secret.example/\n", body: "Texte secret.\n")
    try site.comment("c2", date: "2020-01-02", "parent: anne")
    let thread = try #require(try await first(of: site).comments.first)
    var comment = thread.comment
    #expect(comment.id == "removed-1")
    #expect(thread.replies.map(\.comment.id) == ["c2"])
    // Where it lies is told to moderators only.
    #expect(comment.source == "content/comments/2007-11-06-facebook/anne.md")
    comment.source = ""
    for word in ["secret", "nne"] { #expect(!"\(comment)".contains(word)) }
  }

  @Test("hidden comments are not there at all")
  func hidden() async throws {
    try site.article("2007-11-06-facebook", "comments: hidden")
    try site.comment("a")
    try site.comment("b", "type: pingback")
    let article = try await first(of: site)
    #expect(article.commentMode == .hidden)
    #expect(try article.comments == [])
    #expect(try article.pingbacks == [])
    #expect(article.commentCount == 0)
    #expect(try await site.assemble().0.newestComments == [])
  }

  @Test("comments close after the days of the settings, unless the article says otherwise")
  func openForDays() async throws {
    let site = try SmallSite(settings: "comments: {open_for_days: 30}\n")
    try site.article("2007-11-06-facebook")
    #expect(try await first(of: site, now: "2007-12-06").commentMode == .open)
    #expect(try await first(of: site, now: "2007-12-07").commentMode == .closed)
    try site.article("2007-11-06-facebook", "comments: open")
    #expect(try await first(of: site).commentMode == .open)
    try site.article("2007-11-06-facebook", "comments: closed")
    #expect(try await first(of: site, now: "2007-11-07").commentMode == .closed)
    #expect(try await first(of: self.site).commentMode == .open)
  }

  @Test("the settings' author signs what nobody signs")
  func author() async throws {
    let site = try SmallSite(settings: "author: L'équipe\n")
    try site.article("2007-11-06-facebook")
    #expect(try await first(of: site).author == "L’équipe")
    try site.article("2007-11-06-facebook", "author: Vincent")
    #expect(try await first(of: site).author == "Vincent")
    #expect(try await first(of: self.site).author == nil)
  }

  @Test("two articles with one id, in whatever folders, are an error")
  func duplicateIDs() async throws {
    try site.article("vieux/2007-11-06-facebook")
    try site.article("2007-11-06-facebook/index")
    #expect(
      try await site.assemble().1 == [
        "content/articles/2007-11-06-facebook.md: error: the id '2007-11-06-facebook' is also the id of "
          + "content/articles/2007-11-06-facebook/index.md | rename one of the two files",
        "content/articles/vieux/2007-11-06-facebook.md: error: the id '2007-11-06-facebook' is also the id of "
          + "content/articles/2007-11-06-facebook/index.md | rename one of the two files",
      ])
  }

  @Test("a folder of comments that belongs to no article is one error, however many it holds")
  func orphans() async throws {
    try site.comment("a", under: "2007-11-06-facebok")
    try site.comment("b", under: "2007-11-06-facebok")
    try site.comment("a", under: "zzz")
    #expect(
      try await site.assemble().1 == [
        "content/comments/2007-11-06-facebok: error: there is no article '2007-11-06-facebok' | "
          + "did you mean '2007-11-06-facebook'?",
        "content/comments/zzz: error: there is no article 'zzz' | "
          + "name the folder after the article's file, without .md",
      ])
  }

  @Test("comments of a draft are checked, and those of an unreadable article are no orphans")
  func commentsOfOthers() async throws {
    try site.article("2007-11-06-facebook", "draft: true")
    try site.comment("a", "parent: b")
    #expect(
      try await site.assemble().1 == [
        "content/comments/2007-11-06-facebook/a.md:4:1: error: there is no comment 'b' under this article"
      ])
    try site.article("2007-11-06-facebook", "date: hier")
    try site.comment("a")
    #expect(try await site.assemble().1.count == 1)
  }

  @Test("a reply to an unreadable comment is no second error")
  func unreadableParent() async throws {
    try site.comment("a", "status: aproved\nzz: 1")
    try site.comment("b", "parent: c")
    try site.folder.write("Rien", to: "content/comments/2007-11-06-facebook/c.md")
    #expect(
      try await site.assemble().1.filter { $0.contains("/b.md") || $0.contains("/c.md") } == [
        "content/comments/2007-11-06-facebook/c.md:1:1: error: there is no front matter | "
          + "begin the file with a line '---', the keys, and another line '---'"
      ])
  }
}
