import SiteGenerator
import SiteTestSupport
import Testing

/// What is not published says so where an editor sees it.
@Suite struct DraftBannerTests {
  private static let files = [
    "articles/2007-11-06-a.md": SmallSite.article("Publié"),
    "articles/2007-11-07-b.md": SmallSite.article("Brouillon", "draft: true"),
    "articles/2031-11-06-c.md": SmallSite.article("Futur"),
    "pages/publiee.md": "---\ntitle: Publiée\n---\nx\n",
    "pages/brouillon.md": "---\ntitle: Brouillon\ndraft: true\n---\nx\n",
  ]

  private func banner(_ page: String) -> [String] {
    page.matches(of: /<p class="draft_banner">([^<]*)<\/p>/).map { String($0.1) }
  }

  @Test(
    "a preview tells of drafts and of the future, on articles and on undated pages",
    arguments: [
      ("2007/11/a/", []), ("2007/11/b/", ["Brouillon\u{A0}: cet article n’est pas publié."]),
      ("2031/11/c/", ["À paraître\u{A0}: cet article est daté du futur et n’est pas encore publié."]),
      ("publiee/", []), ("brouillon/", ["Brouillon\u{A0}: cette page n’est pas publiée."]),
    ])
  func banners(path: String, expected: [String]) async throws {
    let site = try await BuiltSite(Self.files) {
      $0.includesDrafts = true
      $0.includesFuture = true
    }
    #expect(site.problems == [])
    #expect(banner(try site.page(path + "index.html")) == expected)
  }

  @Test("readers see no banner, for they see no draft")
  func published() async throws {
    let site = try await BuiltSite(Self.files)
    #expect(!site.exists("brouillon/index.html") && !site.exists("2007/11/b/index.html"))
    for file in try site.files() where file.hasSuffix(".html") {
      #expect(banner(try site.page(file)) == [], "\(file)")
    }
  }
}
