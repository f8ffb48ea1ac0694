import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct TagPagesTests {
  private func site() async throws -> BuiltSite {
    try await BuiltSite(
      [
        "articles/2007-11-06-a.md": SmallSite.article("A", "tags: UMP, Europe"),
        "articles/2008-01-01-b.md": SmallSite.article("B", "tags: UMP, Europe, Wifi"),
        "articles/2008-02-01-c.md": SmallSite.article("C", "tags: UMP"),
        "articles/2009-01-01-d.md": SmallSite.article("D", "tags: UMP"),
      ], settings: "articles_per_page: 2\n")
  }

  @Test("a tag's articles stand under their years; a year may go on on the next page")
  func years() async throws {
    let site = try await site()
    func outline(_ page: String) throws -> [String] {
      try site.page(page).matches(of: /<h2 id="(year_[0-9]+)">|<a class="p-name u-url" href="([^"]*)"/)
        .map { String($0.1 ?? $0.2 ?? "") }
    }
    #expect(
      try outline("tag/ump/index.html") == ["year_2009", "/2009/01/d/", "year_2008", "/2008/02/c/"])
    #expect(
      try outline("tag/ump/page/2/index.html") == ["year_2008", "/2008/01/b/", "year_2007", "/2007/11/a/"])
  }

  @Test("years are linked with their counts, wherever they begin")
  func yearLinks() async throws {
    let site = try await site()
    for page in ["tag/ump/index.html", "tag/ump/page/2/index.html"] {
      #expect(
        try site.page(page).contains(
          """
          <ul>
          <li><a href="/tag/ump/#year_2009">2009</a> <span class="count" aria-hidden="true">1</span>\
          <span class="visually_hidden">: 1 article</span></li>
          <li><a href="/tag/ump/#year_2008">2008</a> <span class="count" aria-hidden="true">2</span>\
          <span class="visually_hidden">: 2 articles</span></li>
          <li><a href="/tag/ump/page/2/#year_2007">2007</a> <span class="count" aria-hidden="true">1</span>\
          <span class="visually_hidden">: 1 article</span></li>
          </ul>
          """))
    }
    #expect(!(try site.page("tag/wifi/index.html").contains("Par année")))
  }

  @Test("a tag names its neighbours")
  func neighbours() async throws {
    let site = try await site()
    #expect(
      try site.page("tag/ump/index.html").contains(
        """
        <nav class="link_list" aria-label="Thèmes voisins">
        <p>Thèmes voisins\u{A0}:</p>
        <ul>
        <li><a href="/tag/europe/">Europe</a></li>
        <li><a href="/tag/wifi/">Wifi</a></li>
        </ul>
        </nav>
        """))
  }

  @Test("titles are third-level headings under the years, and second-level ones on the home page")
  func levels() async throws {
    let site = try await site()
    #expect(try site.page("tag/wifi/index.html").contains("<h3 class=\"card_title\"><a"))
    #expect(try site.page("tag/wifi/index.html").contains("</a></h3>"))
    #expect(try site.page("index.html").contains("<h2 class=\"card_title\"><a"))
  }
}
