import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct ModerationLogTests {
  private static let entry = """
    - date: 2026-11-28T12:00:00Z
      act: spam
      comment: "2026-02-03-velo/2026-02-05-lea"
      rule: "règle 3"
      by: "Camille"

    """

  private func read(_ text: String) throws -> ([ModerationLog.Entry], [String]) {
    let blog = try ModeratedBlog(["content/moderation.yml": text])
    let (entries, diagnostics) = try ModerationLog(blog.layout).read(zone: .utc)
    return (entries, diagnostics.map { "\($0.position?.line ?? 0): \($0.severity) \($0.message)" })
  }

  @Test("entries are read with the line ends of Windows, and as programs that format YAML write them")
  func lines() throws {
    let (expected, problems) = try read(Self.entry)
    #expect(expected.count == 1 && problems.isEmpty && expected[0].rule == "règle 3")
    #expect(try read(Self.entry.replacing("\n", with: "\r\n")).0 == expected)
    #expect(try read("---\n\n" + Self.entry.replacing("\"", with: "'")).0 == expected)
    #expect(try read(Self.entry.replacing("\n", with: "\r\n")).1.isEmpty)
  }

  @Test("what cannot be read is told, and so is a conflict of git's")
  func unreadable() throws {
    #expect(try read("foo: [1\n" + Self.entry).1 == ["1: warning this line cannot be read"])
    #expect(
      try read(Self.entry.replacing("spam", with: "spamm")).1 == ["1: warning this entry cannot be read"])
    let conflict = "<<<<<<< HEAD\n\(Self.entry)=======\n\(Self.entry)>>>>>>> x\n"
    let (entries, problems) = try read(conflict)
    #expect(entries.count == 2)
    #expect(problems == ["1: error a merge conflict is not resolved"])
  }

  @Test("an entry begins on a line of its own, whoever wrote the one before it")
  func append() throws {
    let blog = try ModeratedBlog(["content/moderation.yml": String(Self.entry.dropLast())])
    let log = ModerationLog(blog.layout)
    let entry = try #require(try log.read(zone: .utc).0.first)
    try log.append([entry])
    #expect(try blog.folder.read("blog/content/moderation.yml") == Self.entry + Self.entry)
  }

  @Test("who is forgotten is so in a log with the line ends of Windows too, and the ends stay")
  func rename() throws {
    let text = Self.entry.replacing("règle 3", with: "insulte Léa").replacing("\n", with: "\r\n")
    let blog = try ModeratedBlog(["content/moderation.yml": text])
    let lea = CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea")
    let log = ModerationLog(blog.layout)
    #expect(try log.names(NameSearch(person: "Léa")))
    try log.rename(
      [lea: CommentReference(article: "2026-02-03-velo", file: "2026-02-05-anonyme")],
      NameSearch(person: "Léa"), to: "Anonyme")
    #expect(
      try blog.folder.read("blog/content/moderation.yml")
        == text.replacing("2026-02-05-lea", with: "2026-02-05-anonyme").replacing("Léa", with: "Anonyme"))
  }
}
