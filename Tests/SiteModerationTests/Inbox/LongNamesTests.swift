import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

/// One letter may have any number of marks: what is short to the eye may be long on the disk.
@Suite struct LongNamesTests {
  private func message(_ name: String, _ text: String = "Bravo") -> String {
    "Blogsite-Message: 1\nArticle: 2026-02-03-velo\nName: \(name)\nDate: 2026-02-05T10:00:00Z\n\n\(text)\n"
  }

  @Test("a name of many marks comes in under a name that a disk takes, and so does what is behind it")
  func marks() async throws {
    let blog = try ModeratedBlog()
    let names = [
      String(repeating: "\u{0E01}\u{0E34}\u{0E48}", count: 100),
      String(repeating: "\u{110D3}\u{11038}", count: 79),
      "Z" + String(repeating: "\u{0301}\u{0302}\u{0303}", count: 2000), "Léa",
    ]
    for (i, name) in names.enumerated() {
      try blog.folder.write(message(name), to: "spool/\(i).message")
    }
    let report = try await blog.take("spool")
    #expect(report.added == names.count, "\(report.outcomes)")
    for (path, text) in try blog.comments() {
      let file = path.split(separator: "/").last ?? ""
      #expect(file.utf8.count < 200)
      #expect(text.utf8.count < 600)
    }
    let site = try await blog.site()
    #expect(site.diagnostics.isEmpty)
    #expect(site.comments.count == names.count)
    #expect(site.comments.values.contains { $0.author == "Léa" })
  }

  @Test("a message whose file the build would refuse is left, and the others come in")
  func unusable() async throws {
    let blog = try ModeratedBlog(settings: "limits:\n  comment_bytes: 600\n")
    try blog.folder.write(
      "Blogsite-Message: 1\nArticle: 2026-02-03-velo\nName: \(String(repeating: "漢", count: 80))\n"
        + "Address: https://e.example/\(String(repeating: "a", count: 160))\n\n"
        + String(repeating: "mot ", count: 60), to: "spool/a.message")
    try blog.folder.write(message("Léa"), to: "spool/b.message")
    let report = try await blog.take("spool")
    #expect(report.added == 1)
    guard case .left(.unusable(let reason)) = report.outcomes.first?.outcome else {
      Issue.record("\(report.outcomes)")
      return
    }
    #expect(
      reason.wholeMatch(
        of: /as a comment it would stop the build: the file is [0-9]+ bytes long; at most 600 are allowed/)
        != nil, "\(reason)")
    #expect(try await blog.site().diagnostics.isEmpty)
    // A folder that is a link to elsewhere is never written to.
    let linked = try ModeratedBlog()
    try linked.folder.makeFolder("elsewhere")
    try linked.folder.makeFolder("blog/content/comments")
    try linked.folder.link("blog/content/comments/2026-02-03-velo", to: linked.folder["elsewhere"])
    try linked.folder.write(message("Léa"), to: "spool/a.message")
    try linked.folder.write(
      "Blogsite-Message: 1\nArticle: nope\nName: A\n\nT\n", to: "spool/b.message")
    let left = try await linked.take("spool")
    #expect(left.added == 0 && left.outcomes.count == 2)
    #expect(left.outcomes.last?.outcome == .left(.noArticle(named: "nope")))
  }

  @Test("a name without a letter gives none to its file", arguments: ["❤️", "🚲", "…", "\u{FE0F}"])
  func signs(name: String) {
    #expect(IncomingComment.fileWord(name) == "")
  }

  @Test(
    "a text is cut at the end of a character, and one character at the end of a mark",
    arguments: [
      ("Léa", 80, 320, "Léa"), ("aé", 80, 2, "a"), ("abc", 2, 99, "ab"),
      ("e\u{0301}\u{0302}", 1, 3, "e\u{0301}"),
      ("漢", 1, 2, ""),
    ])
  func cut(text: String, characters: Int, bytes: Int, expected: String) {
    #expect(
      text.cut(characters: characters, bytes: bytes).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }
}
