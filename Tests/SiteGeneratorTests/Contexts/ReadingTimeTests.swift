import SiteModel
import Testing

@testable import SiteGenerator

@Suite struct ReadingTimeTests {
  @Test(
    "words are what stands between spaces and has a letter or digit; tags are none",
    arguments: [
      ("", 0), ("<p>Bonjour.</p>\n", 1), ("<p>Bonjour à <em>tous</em>, en 2007</p>", 5),
      ("<p>«\u{202F}Oui\u{202F}» : non\u{202F}!</p>", 2), ("<p>L’été, aujourd’hui</p>", 2),
      ("<p>un</p>\n<p>deux</p>", 2), ("<p>mi<em>lle</em></p>", 1), ("<p>a – b — c … 3</p>", 4),
      ("<img alt=\"un deux trois\">", 0), ("<p>10\u{A0}000 €</p>", 3), ("Привет мир", 2),
    ])
  func words(html: String, count: Int) { #expect(ReadingTime.words(in: Array(html.utf8)) == count) }

  @Test(
    "minutes are rounded up, and never none",
    arguments: [(0, 1), (1, 1), (220, 1), (221, 2), (440, 2), (2201, 11)])
  func minutes(words: Int, minutes: Int) throws {
    let html = Array(String(repeating: "mot ", count: words).utf8)
    #expect(try ReadingTime.minutes(of: Markup(html: html)) == minutes)
  }

  @Test("an article says how long it takes, in the site's language")
  func page() async throws {
    let files = ["articles/2008-01-01-x.md": SmallArticle.of(words: 800)]
    #expect(
      try await BuiltSite(files).page("2008/01/x/index.html")
        .contains("<p class=\"reading_time\">4 min de lecture</p>"))
    #expect(
      try await BuiltSite(files, settings: "language: en\n").page("2008/01/x/index.html")
        .contains("<p class=\"reading_time\">4 min read</p>"))
  }

  private enum SmallArticle {
    static func of(words: Int) -> String {
      "---\ntitle: X\n---\n" + String(repeating: "mot ", count: words) + "\n"
    }
  }
}
