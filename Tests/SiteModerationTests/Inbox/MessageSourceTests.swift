import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct MessageSourceTests {
  private func mail(_ name: String, _ text: String) -> String {
    "From: \(name) <x@e.org>\nMessage-ID: <\(name)@e.org>\nSubject: Le vélo en ville\n\n\(text)\n"
  }

  @Test("a folder's mailboxes and mails are read, and what is neither is named")
  func folder() async throws {
    let blog = try ModeratedBlog()
    let start = "From x@e.org Thu Feb  5 10:00:00 2026\n"
    try blog.folder.write(start + mail("A", "Un") + "\n" + start + mail("B", "Deux"), to: "in/a.mbox")
    try blog.folder.write(mail("C", "Trois"), to: "in/X.EML")
    try blog.folder.write(mail("D", "Quatre"), to: "in/mail.txt")
    try blog.folder.write(mail("E", "Cinq"), to: "in/more/e.eml")
    try blog.folder.write("x", to: "in/.hidden")
    let source = try MessageSource(blog.folder["in"])
    #expect(source.unread == [blog.folder["in/mail.txt"], blog.folder["in/more"]])
    let report = try await blog.take("in")
    #expect(report.added == 3)
    #expect(try await blog.take("in").known == 3)
  }

  @Test("an mbox may begin with a blank line, and a text may have a line that begins as its separators do")
  func mbox() async throws {
    let blog = try ModeratedBlog()
    let start = "From x@e.org Thu Feb  5 10:00:00 2026\n"
    try blog.folder.write(
      "\n" + start + mail("A", "Fini la voiture.\n\nFrom now on, I take the train.") + "\n"
        + "From 12@xxx Thu Feb 05 10:00:00 +0000 2026\n" + mail("B", "Deux"), to: "box")
    #expect(try await blog.take("box").added == 2)
    let texts = try blog.comments().values
    #expect(texts.contains { $0.hasSuffix("Fini la voiture.\n\nFrom now on, I take the train.\n") })
    // A program that writes no date writes none at all.
    try blog.folder.write(
      "From x\n" + mail("C", "Trois") + "\nFrom y\n" + mail("D", "Quatre"), to: "dateless")
    #expect(try await blog.take("dateless").added == 2)
  }
}
