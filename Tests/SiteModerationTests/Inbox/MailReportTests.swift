import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

/// *Signaler* where `comments: report` is an e-mail address.
@Suite struct MailReportTests {
  private static let settings = "comments:\n  email: blog@example.org\n  report: moderation@example.org\n"
  private static let max = "https://blog.example.org/2026/02/velo/#comment-2026-02-04-max"

  private func take(subject: String, to: String, _ text: String) async throws -> (ModeratedBlog, Inbox.Report)
  {
    let blog = try ModeratedBlog(
      ["content/comments/2026-02-03-velo/2026-02-04-max.md": SmallSite.comment("Max", "2026-02-04")],
      settings: Self.settings)
    try blog.folder.write(
      "From: Léa Martin <lea@reader.example>\nTo: \(to)\nSubject: \(subject)\nMessage-ID: <1@e.org>\n"
        + "Date: Thu, 5 Feb 2026 10:00:00 +0100\n\n\(text)\n", to: "1.eml")
    return (blog, try await blog.take("1.eml"))
  }

  @Test(
    "a mail of the report's link is a report, anonymous and first on the desk",
    arguments: [
      ("Signaler", "moderation@example.org"), ("RE: signaler", "x@example.org"),
      ("Signalement : le commentaire de Max", "x@example.org"), ("Signaler un commentaire", "x@example.org"),
      ("Autre chose", "Blog <Moderation@example.org>"),
    ])
  func report(subject: String, to: String) async throws {
    let (blog, report) = try await take(subject: subject, to: to, "\(Self.max)\n\nInjure.")
    #expect(report.added == 1)
    #expect(
      try blog.comments()["2026-02-03-velo/2026-02-05-signalement.md"] == """
        ---
        author: Signalement
        date: 2026-02-05T10:00:00+01:00
        parent: "2026-02-04-max"
        type: report
        status: pending
        format: text
        ---

        Injure.

        """)
    let first = try #require(CommentList(try await blog.site()).entries().first)
    #expect(first.document.kind == .report)
  }

  @Test("a report that names no comment is left, and shown under nobody's name")
  func noComment() async throws {
    let (blog, report) = try await take(
      subject: "Signaler", to: "moderation@example.org", "https://blog.example.org/2026/02/velo/\n\nInjure.")
    #expect(report.outcomes.map(\.outcome) == [.left(.noComment("", article: "2026-02-03-velo"))])
    #expect(
      Inbox.Reason.noComment("", article: "2026-02-03-velo").inWords
        == "it is a report, and names no comment of '2026-02-03-velo'")
    #expect(try blog.comments().count == 1)
  }

  @Test("an answer by mail is a comment")
  func answer() async throws {
    let (blog, report) = try await take(
      subject: "Le vélo en ville", to: "blog@example.org", "\(Self.max)\n\nD'accord.")
    #expect(report.added == 1)
    let comment = try #require(
      try await blog.site().comments.values.first { $0.author == "Léa Martin" })
    #expect(comment.kind == .comment && comment.parent == "2026-02-04-max")
  }
}
