import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

/// Nothing comes in twice, and nobody's message is taken for another's.
@Suite struct DistinctMessagesTests {
  private func form(_ name: String, _ date: String = "2026-02-05T10:00:00Z", _ keys: String = "") -> String {
    "Blogsite-Message: 1\nArticle: 2026-02-03-velo\nName: \(name)\nDate: \(date)\n\(keys)\nBravo\n"
  }

  @Test("readers of one name, or of names without letters, who write the same are two")
  func readers() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(form("Anonyme"), to: "spool/a.message")
    try blog.folder.write(form("Anonyme", "2026-02-05T10:00:07Z"), to: "spool/b.message")
    try blog.folder.write(form("🚲"), to: "spool/c.message")
    try blog.folder.write(form("❤️"), to: "spool/d.message")
    #expect(try await blog.take("spool").added == 4)
    // Each is known again by its comment.
    try blog.folder.remove("blog/.blogsite")
    let again = try await blog.take("spool")
    #expect(again.added == 0 && again.known == 4)
  }

  @Test("a report is never taken for another, even one that was settled")
  func reports() async throws {
    let blog = try ModeratedBlog([
      "content/comments/2026-02-03-velo/2026-02-04-max.md": SmallSite.comment("Max", "2026-02-04")
    ])
    let keys = "Kind: report\nParent: 2026-02-04-max\n"
    try blog.folder.write(form("", "2026-02-05T10:00:00Z", keys), to: "spool/a.message")
    #expect(try await blog.take("spool").added == 1)
    let report = try #require(CommentList(try await blog.site()).entries().first)
    let moderation = Moderation(blog.layout, zone: .utc, moderator: nil, now: ModeratedBlog.now)
    _ = try moderation.decide(.keep, [.init(report.reference)])
    try blog.folder.write(form("", "2026-02-06T10:00:00Z", keys), to: "spool/b.message")
    let next = try await blog.take("spool")
    #expect(next.added == 1 && next.known == 1)
  }

  @Test("mails without an id and a date are told apart by their senders and subjects")
  func mails() async throws {
    let blog = try ModeratedBlog()
    func mail(_ sender: String) -> String {
      "From: Léa <\(sender)>\nSubject: Le vélo en ville\n\nBravo\n"
    }
    try blog.folder.write(mail("a@e.org"), to: "one/1.eml")
    try blog.folder.write(mail("b@e.org"), to: "two/1.eml")
    #expect(try await blog.take("one").added == 1)
    // A file of the same name, size and time in another folder.
    let date = try #require(try blog.folder.modificationDate("one/1.eml"))
    try blog.folder.setModificationDate(date, of: "two/1.eml")
    #expect(try await blog.take("two").added == 1)
    let again = try await blog.take("two")
    #expect(again.added == 0 && again.known == 1)
  }

  @Test("a mail is known by its id, whatever another program made of its text")
  func mailAgain() async throws {
    let blog = try ModeratedBlog()
    let mail = "From: Léa <a@e.org>\nMessage-ID: <1@e.org>\nSubject: Le vélo en ville\n\nBravo"
    try blog.folder.write(mail, to: "1.eml")
    #expect(try await blog.take("1.eml").added == 1)
    try blog.folder.remove("blog/content/comments")
    try blog.folder.write(
      "From a@e.org Thu Feb  5 10:00:00 2026\n\(mail)\n\nFrom -\n", to: "box.mbox")
    let again = try await blog.take("box.mbox")
    #expect(again.added == 0 && again.known == 1)
  }

  @Test("a message that somebody has copied into a file by hand is known")
  func byHand() async throws {
    let blog = try ModeratedBlog([
      "content/comments/2026-02-03-velo/x.md": SmallSite.comment("Léa", "2026-02-09", body: "Bravo")
    ])
    try blog.folder.write(form("Léa"), to: "spool/a.message")
    try blog.folder.write(form("Léa", "2026-02-05T11:00:00Z"), to: "spool/b.message")
    let report = try await blog.take("spool")
    #expect(report.added == 1 && report.known == 1)
  }

  @Test("a mail that an older ledger knows does not come in again")
  func olderLedger() async throws {
    let blog = try ModeratedBlog()
    let ledger = try Ledger(blog.layout)
    try ledger.add([Array("<1@e.org>\n\nBravo\n".utf8)])
    // It knew the first of two texts.
    try blog.folder.write(
      "From: Léa <a@e.org>\nMessage-ID: <1@e.org>\nSubject: Le vélo en ville\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nBravo\n\n--b\n\nEt plus.\n--b--\n", to: "1.eml"
    )
    #expect(try MailMessage.read(blog.folder.bytes("1.eml"))?.message.text == "Bravo\nEt plus.")
    #expect(
      try MailMessage.read(blog.folder.bytes("1.eml"))?.formerIdentity.map { ledger.contains($0) } == true)
  }
}
