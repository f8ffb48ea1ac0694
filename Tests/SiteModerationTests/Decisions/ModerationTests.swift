import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct ModerationTests {
  private static let lea = CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea")
  private static let file = "content/comments/2026-02-03-velo/2026-02-05-lea.md"
  private static let text =
    "---\r\n# note\r\nauthor: 'Léa'\r\ndate: 2026-02-05   # jour\r\nstatus:  pending  # en attente\r\n---\r\n\r\nBravo\r\n"

  private func moderation(_ blog: ModeratedBlog) -> Moderation {
    Moderation(blog.layout, zone: .utc, moderator: "Camille", now: ModeratedBlog.now)
  }

  @Test(
    "an act changes one key and leaves every other byte alone",
    arguments: [(Act.approve, "approved"), (.spam, "spam"), (.remove, "removed")])
  func oneKey(act: Act, status: String) throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    let (changes, failures) = try moderation(blog).decide(act, [.init(Self.lea)], rule: "règle \"3\"")
    #expect(changes.map(\.comment) == [Self.lea] && failures.isEmpty)
    #expect(try blog.folder.read("blog/" + Self.file) == Self.text.replacing("pending", with: status))
    #expect(
      try blog.folder.read("blog/content/moderation.yml") == """
        # What moderators decided. Lines are added by blogsite, and none is changed.
        - date: 2026-11-28T12:00:00Z
          act: \(act.rawValue)
          comment: "2026-02-03-velo/2026-02-05-lea"
          rule: "règle \\"3\\""
          by: "Camille"

        """)
  }

  @Test("a file that has changed since it was read is left alone, and the rest is done")
  func changed() throws {
    let other = "content/comments/2026-02-03-velo/2026-02-06-max.md"
    let blog = try ModeratedBlog([Self.file: Self.text, other: SmallSite.comment("Max")])
    let version = ContentVersion(of: Array(Self.text.utf8))
    try blog.folder.write(Self.text + "Et plus.\r\n", to: "blog/" + Self.file)
    let max = CommentReference(article: "2026-02-03-velo", file: "2026-02-06-max")
    let gone = CommentReference(article: "2026-02-03-velo", file: "nobody")
    let (changes, failures) = try moderation(blog).decide(
      .approve, [.init(Self.lea, version: version), .init(max), .init(gone)])
    #expect(changes.map(\.comment) == [max])
    #expect(failures == [.changed(Self.lea), .missing(gone)])
    #expect(
      failures.map(\.inWords) == [
        "'2026-02-03-velo/2026-02-05-lea' has changed since it was shown: read it again",
        "there is no comment '2026-02-03-velo/nobody'",
      ])
    #expect(try blog.folder.read("blog/" + Self.file) == Self.text + "Et plus.\r\n")
  }

  @Test("nothing is decided where it cannot be noted")
  func withoutLog() throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    try blog.folder.makeFolder("blog/content/moderation.yml")
    let error = #expect(throws: DiskError.self) {
      try moderation(blog).decide(.approve, [.init(Self.lea)])
    }
    #expect(error?.description.contains("content/moderation.yml") == true)
    #expect(try blog.folder.read("blog/" + Self.file) == Self.text)
  }

  @Test("where the disk fails halfway, what was decided before is taken back, for nothing notes it")
  func halfway() throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    try blog.folder.makeFolder("blog/content/comments/2026-02-03-velo/2026-02-06-max.md")
    let max = CommentReference(article: "2026-02-03-velo", file: "2026-02-06-max")
    #expect(throws: DiskError.self) { try moderation(blog).decide(.approve, [.init(Self.lea), .init(max)]) }
    #expect(try blog.folder.read("blog/" + Self.file) == Self.text)
    #expect(!blog.folder.exists("blog/content/moderation.yml"))
  }

  @Test("an act is taken back byte by byte, unless somebody has changed the file since")
  func undo() throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    let moderation = moderation(blog)
    let (changes, _) = try moderation.decide(.spam, [.init(Self.lea)])
    #expect(try moderation.undo(changes).undone == [Self.lea])
    #expect(try blog.folder.read("blog/" + Self.file) == Self.text)
    let (again, _) = try moderation.decide(.approve, [.init(Self.lea)])
    try blog.folder.write("x", to: "blog/" + Self.file)
    let refused = try moderation.undo(again)
    #expect(refused.undone.isEmpty && refused.failures == [.changed(Self.lea)])
    let reply = try moderation.reply(
      to: "x", under: "2026-02-03-velo", author: "Rédaction", text: "Merci", limits: Limits())
    #expect(blog.folder.exists("blog/" + reply.comment.path))
    _ = try moderation.undo([reply])
    #expect(!blog.folder.exists("blog/" + reply.comment.path))
    let (entries, problems) = try ModerationLog(blog.layout).read(zone: .utc)
    #expect(entries.map(\.act) == [.spam, .undo, .approve, .reply, .undo])
    #expect(problems.isEmpty && entries.allSatisfy { $0.moderator == "Camille" })
  }

  @Test("an answer is the author's, approved, below its comment")
  func reply() async throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    let change = try moderation(blog).reply(
      to: "2026-02-05-lea", under: "2026-02-03-velo", author: "La rédaction", text: "Merci,\r\nc'est noté.",
      limits: Limits())
    #expect(
      try blog.folder.read("blog/" + change.comment.path) == """
        ---
        author: La rédaction
        date: 2026-11-28T12:00:00Z
        parent: "2026-02-05-lea"
        by_author: true
        status: approved
        format: text
        ---

        Merci,
        c'est noté.

        """)
  }

  @Test("an answer that the build would refuse is not written")
  func longReply() throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    let text = String(repeating: "mot ", count: 2250)
    #expect(throws: Moderation.Failure.tooLong(bytes: 9120, most: 8192)) {
      try moderation(blog).reply(
        to: "2026-02-05-lea", under: "2026-02-03-velo", author: "Nous", text: text, limits: Limits())
    }
    #expect(try blog.comments().count == 1)
    #expect(!blog.folder.exists("blog/content/moderation.yml"))
  }

  @Test("an answer to a comment that has changed since it was read is not written")
  func staleReply() throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    let seen = Moderation.Target(Self.lea, version: ContentVersion(of: Array("x".utf8)))
    #expect(throws: Moderation.Failure.changed(Self.lea)) {
      try moderation(blog).reply(
        to: "2026-02-05-lea", under: "2026-02-03-velo", author: "Nous", text: "Merci", limits: Limits(),
        seen: seen)
    }
    #expect(try blog.comments().count == 1)
  }

  @Test("a comment that has the status already is left alone, and nothing is logged")
  func alreadySo() throws {
    let blog = try ModeratedBlog([Self.file: Self.text])
    #expect(try moderation(blog).decide(.approve, [.init(Self.lea)]).changes.count == 1)
    let again = try moderation(blog).decide(.approve, [.init(Self.lea)])
    #expect(again.changes.isEmpty && again.failures.isEmpty)
    #expect(try ModerationLog(blog.layout).read(zone: .utc).0.map(\.act) == [.approve])
  }

  @Test(
    "what is done to a report is done to what it reports, and the report is settled",
    arguments: [(Act.approve, "pending"), (.spam, "spam"), (.remove, "removed")])
  func report(act: Act, status: String) async throws {
    let report = CommentReference(article: "2026-02-03-velo", file: "2026-02-06-signalement")
    let blog = try ModeratedBlog([
      Self.file: Self.text,
      report.path: SmallSite.comment(
        "Signalement", "2026-02-06", "status: pending\ntype: report\nparent: 2026-02-05-lea"),
    ])
    let site = try await blog.site()
    // It has changed since the report was read beside it.
    let stale = Moderation.Target(report, reported: ContentVersion(of: Array("x".utf8)))
    if act != .approve {
      let refused = try moderation(blog).judge(act, [stale], in: site)
      #expect(refused.changes.isEmpty && refused.failures == [.changed(Self.lea)])
      #expect(try await blog.site().comments[report]?.status == .pending)
    }
    let done = try moderation(blog).judge(act, [.init(report), .init(report)], in: site)
    #expect(done.failures.isEmpty)
    let now = try await blog.site()
    #expect(now.comments[Self.lea]?.status.rawValue == status)
    #expect(now.comments[report]?.status == .removed)
    let acts = try ModerationLog(blog.layout).read(zone: .utc).0.map(\.act)
    #expect(acts == (act == .approve ? [.keep] : [act, .keep]))
  }

  @Test(
    "a person is forgotten in files, names, threads and where others name them; a second time does nothing")
  func forgetting() async throws {
    let folder = "content/comments/2026-02-03-velo/"
    let blog = try ModeratedBlog([
      folder + "2026-02-05-lea-martin.md": SmallSite.comment(
        "Léa Martin", "2026-02-05", "url: https://lea.example/"),
      folder + "2026-02-06-max.md": SmallSite.comment(
        "Max", "2026-02-06", "parent: 2026-02-05-lea-martin",
        body: "LEA MARTIN a raison ; Léa aussi. Martinique."),
      folder + "2026-02-07-x.md": SmallSite.comment("lea martin", "2026-02-07", "id: lea-martin-2"),
      folder + "2026-02-08-y.md": SmallSite.comment("Y", "2026-02-08", "parent: lea-martin-2", body: "Oui."),
    ])
    _ = try moderation(blog).decide(
      .approve, [.init(CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea-martin"))])
    let forgetting = try Forgetting("Lea Martin", in: try await blog.site())
    try forgetting.run(date: Moment(secondsSince1970: ModeratedBlog.now, in: .utc), moderator: "Camille")
    let site = try await blog.site()
    #expect(site.diagnostics.isEmpty)
    #expect(
      site.comments.keys.map(\.file).sorted() == [
        "2026-02-05-anonyme", "2026-02-06-max", "2026-02-07-x", "2026-02-08-y",
      ])
    let all = try blog.folder.files(in: "blog/content").map { try blog.folder.read("blog/content/" + $0) }
      .joined()
    #expect(NameSearch(anyOf: ["Léa Martin"]).ranges(in: all).isEmpty)
    #expect(all.contains("Anonyme a raison ; Léa aussi. Martinique."))
    #expect(!all.contains("lea.example"))
    let parents = site.comments.mapValues(\.parent)
    #expect(parents[.init(article: "2026-02-03-velo", file: "2026-02-06-max")] == "2026-02-05-anonyme")
    #expect(parents[.init(article: "2026-02-03-velo", file: "2026-02-08-y")] == "anonyme-2")
    let log = try ModerationLog(blog.layout).read(zone: .utc).0
    #expect(log.map(\.act) == [.approve, .forget, .forget])
    #expect(log.map(\.comment.file) == ["2026-02-05-anonyme", "2026-02-05-anonyme", "2026-02-07-x"])
    #expect(try Forgetting("Léa Martin", in: site).isEmpty)
  }
}
