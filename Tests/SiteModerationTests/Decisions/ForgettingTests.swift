import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct ForgettingTests {
  private static let folder = "content/comments/2026-02-03-velo/"
  private static let date = Moment(secondsSince1970: ModeratedBlog.now, in: .utc)

  private func forget(_ name: String, in blog: ModeratedBlog) async throws {
    try Forgetting(name, in: try await blog.site()).run(date: Self.date, moderator: "Camille")
  }

  /// Every name and every byte below `content/`.
  private func everything(_ blog: ModeratedBlog) throws -> String {
    try blog.folder.files(in: "blog/content").map { $0 + "\n" + (try blog.folder.read("blog/content/" + $0)) }
      .joined(separator: "\n")
  }

  @Test("removed comments are found by their files' numbered names, and by the name within")
  func removed() async throws {
    let blog = try ModeratedBlog([
      Self.folder + "2026-02-05-lea-martin-2.md": SmallSite.comment(
        "Léa Martin", "2026-02-05", "status: removed"),
      Self.folder + "2026-02-06-x.md": SmallSite.comment("\"lea martin\"", "2026-02-06", "status: removed"),
      // Another person's.
      Self.folder + "2026-02-07-marie-lea-martin.md": SmallSite.comment(
        "Marie-Léa Dupont", "2026-02-07", "status: removed"),
    ])
    try await forget("Léa Martin", in: blog)
    #expect(
      try blog.comments().keys.sorted() == [
        "2026-02-03-velo/2026-02-05-anonyme-2.md", "2026-02-03-velo/2026-02-06-x.md",
        "2026-02-03-velo/2026-02-07-marie-lea-martin.md",
      ])
    #expect(try blog.comments()["2026-02-03-velo/2026-02-06-x.md"]?.contains("author: Anonyme\n") == true)
    #expect(try blog.comments()["2026-02-03-velo/2026-02-05-anonyme-2.md"]?.contains("Anonyme") == true)
  }

  @Test("a long name is found where a file's name has its beginning only")
  func cut() async throws {
    let name = "Marie-Françoise de La Rochefoucauld-Montbel"
    let file = "2026-11-28-marie-francoise-de-la-rochefoucauld-mont"
    let blog = try ModeratedBlog([
      Self.folder + file + ".md": SmallSite.comment(name, "2026-11-28"),
      Self.folder + file + "-2.md": SmallSite.comment(name, "2026-11-28", "status: removed"),
      Self.folder + "2026-11-29-y.md": SmallSite.comment("Y", "2026-11-29", "parent: \(file)"),
    ])
    try await forget(name, in: blog)
    let all = try everything(blog)
    #expect(!all.lowercased().contains("rochefoucauld"))
    #expect(all.contains("parent: \"2026-11-28-anonyme\"\n"))
    #expect(!NameSearch(person: name).ranges(in: "id=\"comment-\(file)\"").isEmpty)
  }

  @Test("the log names nobody who is forgotten, and says that they are")
  func log() async throws {
    let comment = CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea-martin")
    let blog = try ModeratedBlog([
      Self.folder + "2026-02-05-lea-martin.md": SmallSite.comment("Léa Martin", "2026-02-05")
    ])
    let moderation = Moderation(blog.layout, zone: .utc, moderator: "Camille", now: ModeratedBlog.now)
    _ = try moderation.decide(.remove, [.init(comment)], rule: "à la demande de LEA MARTIN, \"règle 3\"")
    try await forget("Léa Martin", in: blog)
    #expect(
      try blog.folder.read("blog/content/moderation.yml") == """
        # What moderators decided. Lines are added by blogsite, and none is changed.
        - date: 2026-11-28T12:00:00Z
          act: remove
          comment: "2026-02-03-velo/2026-02-05-anonyme"
          rule: "à la demande de Anonyme, \\"règle 3\\""
          by: "Camille"
        - date: 2026-11-28T12:00:00Z
          act: forget
          comment: "2026-02-03-velo/2026-02-05-anonyme"
          by: "Camille"

        """)
    #expect(try Forgetting("Léa Martin", in: try await blog.site()).isEmpty)
  }

  @Test("a run that was killed before it moved the files is done by the next")
  func killed() async throws {
    let blog = try ModeratedBlog([
      Self.folder + "2026-02-05-lea-martin.md": SmallSite.comment("Anonyme", "2026-02-05")
    ])
    try await forget("Léa Martin", in: blog)
    #expect(try blog.comments().keys.sorted() == ["2026-02-03-velo/2026-02-05-anonyme.md"])
  }

  @Test("the log forgets comments whose files were deleted, and never under a name that another comment has")
  func deleted() async throws {
    let folder = "2026-02-03-velo"
    let blog = try ModeratedBlog([
      Self.folder + "2026-02-05-lea-martin.md": SmallSite.comment("Léa Martin", "2026-02-05"),
      Self.folder + "2026-02-05-anonyme.md": SmallSite.comment("Anonyme", "2026-02-05"),
    ])
    let moderation = Moderation(blog.layout, zone: .utc, moderator: "Camille", now: ModeratedBlog.now)
    _ = try moderation.decide(
      .remove, [.init(CommentReference(article: folder, file: "2026-02-05-lea-martin"))], rule: "règle 3")
    try blog.folder.remove("blog/" + Self.folder + "2026-02-05-lea-martin.md")
    let forgetting = try Forgetting("Léa Martin", in: try await blog.site())
    #expect(forgetting.steps == [] && forgetting.logParts == ["deleted comments"] && !forgetting.isEmpty)
    try forgetting.run(date: Self.date, moderator: "Camille")
    let log = try blog.folder.read("blog/content/moderation.yml")
    #expect(log.contains("  comment: \"\(folder)/2026-02-05-anonyme-2\"\n") && !log.contains("lea-martin"))
  }

  @Test("what was cut off mails goes where it names the person: their own, and others' who answer them")
  func remainders() async throws {
    let blog = try ModeratedBlog([
      Self.folder + "2026-02-06-paul.md": SmallSite.comment("Paul", "2026-02-06"),
      Self.folder + "2026-02-07-zoe.md": SmallSite.comment("Zoé", "2026-02-07"),
    ])
    let kept = Remainders(blog.layout)
    func reference(_ file: String) -> CommentReference {
      CommentReference(article: "2026-02-03-velo", file: file)
    }
    try kept.keep(
      "Le 5 février, LEA MARTIN <lea@mail.example> a écrit :\n> 06 12 34 56 78",
      of: reference("2026-02-06-paul"))
    try kept.keep("-- \nZoé", of: reference("2026-02-07-zoe"))
    // Its comment was deleted.
    try kept.keep("-- \nL. M.", of: reference("2026-02-05-lea-martin"))
    let forgetting = try Forgetting("Léa Martin", in: try await blog.site())
    #expect(forgetting.remainderCount == 2 && !forgetting.isEmpty)
    try forgetting.run(date: Self.date, moderator: nil)
    #expect(
      try blog.folder.files(in: "blog/.blogsite/inbox/remainders") == ["2026-02-03-velo/2026-02-07-zoe.txt"])
    #expect(try Forgetting("Léa Martin", in: try await blog.site()).isEmpty)
  }

  @Test("private keys, sites of every kind and addresses in their own texts go with the name")
  func privateKeys() async throws {
    let blog = try ModeratedBlog([
      Self.folder + "a.md":
        "---\nauthor: Léa Martin\nemail: lea@mail.example\nip: 203.0.113.5\nurl: \"mailto:lea@mail.example\"\n"
        + "date: 2026-02-05\nuser_agent: Mozilla/5.0\n---\nÀ lea@mail.example, svp.\n",
      Self.folder + "b.md": SmallSite.comment("Paul", "2026-02-06", body: "Voir p@mail.example\n"),
    ])
    let forgetting = try Forgetting("Léa Martin", in: try await blog.site())
    #expect(forgetting.steps.map(\.what) == [["author", "email", "ip", "url", "user_agent", "addresses"]])
    try forgetting.run(date: Self.date, moderator: nil)
    #expect(
      try blog.comments()["2026-02-03-velo/a.md"]
        == "---\nauthor: Anonyme\ndate: 2026-02-05\n---\nÀ […], svp.\n")
    #expect(try blog.comments()["2026-02-03-velo/b.md"]?.contains("p@mail.example") == true)
  }
}
