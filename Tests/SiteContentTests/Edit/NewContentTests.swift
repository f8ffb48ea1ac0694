import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct NewContentTests {
  /// 2026-11-27 23:30 UTC: already the next day in Paris.
  private let now: Int64 = 1_795_822_200

  private func new(_ small: SmallSite) async throws -> NewContent {
    let site = try #require(try small.locate().0)
    return NewContent(site, try await small.scan().0, now: now)
  }

  @Test("the day is that of the site's time zone")
  func day() async throws {
    let edit = try await new(SmallSite()).article("Été", tags: [], isDraft: false)
    #expect(edit.path == "content/articles/2026-11-28-ete.md")
  }

  @Test("a hashtag in a title gives its word to the name")
  func hashtag() async throws {
    let edit = try await new(SmallSite()).article("#8mars : la grève", tags: [], isDraft: false)
    #expect(edit.path == "content/articles/2026-11-28-8mars-la-greve.md")
  }

  @Test("an article is found by a slip of its name without its date")
  func nearest() async throws {
    let small = try SmallSite()
    try small.article("2026-01-20-bienvenue")
    let new = try await new(small)
    #expect(
      throws: NewContent.Refusal(
        message: "there is no article 'bienvenu'", hint: "did you mean '2026-01-20-bienvenue'?")
    ) { try new.comment(on: "bienvenu", author: "Anne", parent: nil, status: nil, text: "") }
    #expect(
      throws: NewContent.Refusal(
        message: "there is no article 'tract'", hint: "name the article's file, such as 2007-11-06-facebook")
    ) { try new.comment(on: "tract", author: "Anne", parent: nil, status: nil, text: "") }
  }

  /// But for HTML's names of characters: in a title, `&amp;` is `&` wherever it was typed.
  @Test("what is written is read back to the same value, whatever the text")
  func roundTrip() async throws {
    let small = try SmallSite()
    let new = try await new(small)
    var random = SeededRandom(seed: 14)
    let pieces = [
      "é", "'", "\"", ": ", " #", "#x", "- ", "? ", "[", "]", "{", "}", ", ", "&a", "*b", "!c", "|", ">", "%",
      "@", "`", "\\",
      "true", "null", "~", "1e3", "0x1f", "2007-11-06", "<b>", "&amp;", "👍🏽", "\u{A0}", "\u{301}", "日本", "\t",
      "a", "Z", "=", "<<",
      "---", "...", "?", "-", ":", "«", "»", "\u{2028}", "\u{85}",
    ]
    let editor = try ContentEditor(SiteLayout(root: small.folder.path))
    var expected: [String: String] = [:]
    for number in 0..<300 {
      let count = Int.random(in: 1...7, using: &random)
      let title = "n\(number)" + (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let edit = try new.article(title, tags: [], isDraft: false)
      guard try editor.apply(edit) == .done else { continue }
      expected[edit.path] = HTMLEntities.decoded(title).split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
    }
    let (site, _) = try await small.assemble(now: "2027-01-01")
    #expect(expected.count > 250)
    for article in site.articles {
      let written = try #require(expected[article.source.text])
      #expect(article.title == site.settings.typography.typeset(written), "\(article.source)")
    }
    #expect(site.articles.count == expected.count)
  }

  @Test("HTML's names of characters are the characters from the start")
  func entities() async throws {
    let edit = try await new(SmallSite()).article(
      "L&#8217;&eacute;t&eacute; &amp; co", tags: ["R&amp;D"], isDraft: false)
    #expect(edit.path == "content/articles/2026-11-28-l-ete-co.md")
    guard case .create(let bytes) = edit.action else {
      Issue.record("no file is made")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "---\ntitle: \"L’été & co\"\ntags: [\"R&D\"]\n---\n")
  }

  @Test("a long title makes a name of whole words that disks take")
  func long() async throws {
    let edit = try await new(SmallSite()).article(
      Array(repeating: "anticonstitutionnellement", count: 30).joined(separator: " "), tags: [],
      isDraft: false)
    #expect(edit.path.utf8.count < 160)
    #expect(edit.path.hasSuffix("anticonstitutionnellement.md"))
  }
}
