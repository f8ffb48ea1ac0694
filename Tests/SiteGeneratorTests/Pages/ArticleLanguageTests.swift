import Foundation
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// A text in another language than its site.
@Suite struct ArticleLanguageTests {
  private static let files = [
    "articles/2007-11-06-a.md": SmallSite.article(
      "What now?", "lang: en\ntags: UMP\ndescription: A question?", body: "Really? \"Yes\"!"),
    "articles/2007-11-07-b.md": SmallSite.article(
      "Et alors ?", "tags: UMP\nlang: fr", body: "Vraiment ? Oui !"),
    "pages/about.md": SmallSite.article("Who?", "lang: en-GB", body: "Us!"),
  ]

  @Test("its element says so on its page, in lists and in links, and its typography is its own")
  func everywhere() async throws {
    let site = try await BuiltSite(Self.files)
    #expect(site.problems == [])
    let page = try site.page("2007/11/a/index.html")
    #expect(page.contains("<article class=\"entry h-entry\" lang=\"en\" dir=\"auto\">"))
    #expect(
      page.contains("<h1 class=\"page_title p-name\">What now?</h1>")
        && page.contains("<p>Really? “Yes”!</p>"))
    // What the site says about it is in the site's language.
    #expect(page.contains("<section class=\"comments\" lang=\"fr\"") && page.contains("<html lang=\"fr\">"))
    #expect(
      page.contains("<nav class=\"neighbours\" lang=\"fr\" dir=\"auto\" aria-label=\"Avant et après\">"))
    for list in ["index.html", "tag/ump/index.html", "2007/11/index.html"] {
      #expect(
        try site.page(list).contains("<article class=\"card h-entry\" lang=\"en\" dir=\"auto\">"), "\(list)")
    }
    let other = try site.page("2007/11/b/index.html")
    #expect(
      other.contains("<article class=\"entry h-entry\">") && other.contains("Vraiment\u{202F}? Oui\u{202F}!"))
    #expect(other.contains("<span class=\"neighbour_title\" lang=\"en\" dir=\"auto\">What now?</span>"))
    #expect(other.contains("href=\"/2007/11/a/\" lang=\"en\" dir=\"auto\">What now?</a>"))
    #expect(
      try site.page("2007/index.html").contains(
        "<a href=\"/2007/11/a/\" lang=\"en\" dir=\"auto\">What now?</a>"))
    #expect(try site.page("atom.xml").contains("<entry xml:lang=\"en\">"))
    #expect(
      try site.page("about/index.html").contains("<article class=\"entry\" lang=\"en-GB\" dir=\"auto\">"))
  }

  @Test("what the site says of a text, before and behind it, is in the site's language")
  func around() async throws {
    let files = [
      "articles/2007-11-06-a.md": SmallSite.article("What?", "lang: en\ndraft: true"),
      "articles/2007-11-07-b.md": SmallSite.article("Answer", "lang: en\nreply_to: 2007-11-06-a"),
      "articles/2031-11-08-c.md": SmallSite.article("Soon", "lang: en"),
      "pages/d.md": SmallSite.article("Page", "lang: en\ndraft: true\nupdated: 2008-01-01"),
    ]
    let site = try await BuiltSite(files) {
      $0.includesDrafts = true
      $0.includesFuture = true
    }
    #expect(site.problems == [])
    let french = "lang=\"fr\" dir=\"auto\">"
    let page = try site.page("2007/11/a/index.html")
    #expect(page.contains("<p class=\"draft_banner\" \(french)Brouillon"))
    #expect(page.contains("<p class=\"notice\" \(french)"))
    #expect(page.contains("<p \(french)<a class=\"read_more\""))
    #expect(try site.page("2007/11/b/index.html").contains("<p class=\"notice\" \(french)"))
    #expect(try site.page("2031/11/c/index.html").contains("<p class=\"draft_banner\" \(french)À paraître"))
    let undated = try site.page("d/index.html")
    #expect(undated.contains("<p class=\"draft_banner\" \(french)Brouillon"))
    #expect(undated.contains("<div class=\"entry_meta\" \(french)"))
  }

  @Test("French texts of a site in another language have French spaces, unless they are switched off")
  func frenchElsewhere() async throws {
    let files = ["articles/2007-11-07-b.md": SmallSite.article("Et alors ?", "lang: fr", body: "Vraiment ?")]
    let site = try await BuiltSite(files, settings: "language: en\n")
    #expect(try site.page("2007/11/b/index.html").contains("lang=\"fr\""))
    #expect(try site.page("2007/11/b/index.html").contains("<p>Vraiment\u{202F}?</p>"))
    let plain = try await BuiltSite(files, settings: "language: en\ntypography: \"off\"\n")
    #expect(try plain.page("2007/11/b/index.html").contains("<p>Vraiment ?</p>"))
  }

  @Test("a site in a language that is written from right to left says so, under any name of its file")
  func rightToLeft() async throws {
    let english = try String(contentsOfFile: Repository.root + "/templates/locales/en.yml", encoding: .utf8)
    let site = try await BuiltSite(
      Self.files, settings: "language: ar_EG\n", templates: ["locales/ar_EG.yml": english])
    #expect(try site.page("index.html").contains("<html lang=\"ar-EG\" dir=\"rtl\">"))
    #expect(try site.page("feed.xml").contains("<language>ar-EG</language>"))
  }

  @Test("what is not the name of a language is an error")
  func wrong() async throws {
    let site = try await BuiltSite(["articles/2007-11-06-a.md": SmallSite.article("A", "lang: anglais (UK)")])
    #expect(
      site.problems == [
        "content/articles/2007-11-06-a.md:3:1: error: 'lang' is not the name of a language: 'anglais (UK)'"
      ])
  }
}
