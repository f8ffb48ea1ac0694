import SiteModel
import SiteTestSupport
import TemplateEngine
import Testing

@testable import SiteGenerator

@Suite struct SitemapTests {
  private func plan() async throws -> SitePlan {
    try await PlannedSite([
      "articles/2007-11-06-x.md": SmallSite.article("X", "date: 2007-11-06 10:30"),
      "pages/a.md": "---\ntitle: A\n---\nx\n",
    ]).plan
  }

  private func entries(_ page: PagePlan, of plan: SitePlan) throws -> [String] {
    guard case .template(_, let context) = page.content,
      case .list(let entries) = try context(plan.view).value("entries")
    else { return [] }
    return try entries.map { entry in
      guard case .text(let url) = try entry.value("url") else { return "" }
      guard case .text(let date) = try entry.value("lastmod") else { return url }
      return "\(url) \(date)"
    }
  }

  @Test("a sitemap that holds all pages stands alone")
  func one() async throws {
    let plan = try await plan()
    let files = plan.pages.filter { $0.path.text.hasPrefix("sitemap") }
    #expect(files.map(\.path.text) == ["sitemap.xml"])
    #expect(
      try entries(files[0], of: plan).contains("https://example.org/2007/11/x/ 2007-11-06T10:30:00+01:00"))
    #expect(SitemapIndex.plans(plan.view, earlier: plan.pages).isEmpty)
  }

  @Test("pages that one sitemap cannot hold stand in several, and an index names them")
  func several() async throws {
    let plan = try await plan()
    let all = try entries(try #require(Sitemap.plans(plan.view, earlier: plan.pages).first), of: plan)
    let parts = Sitemap.plans(plan.view, plan.pages, mostEntries: 4)
    #expect(all.count > 8 && parts.count == (all.count + 3) / 4)
    #expect(parts.map(\.path.text) == (1...parts.count).map { "sitemap/\($0).xml" })
    #expect(try parts.flatMap { try entries($0, of: plan) } == all)
    let index = SitemapIndex.plans(plan.view, plan.pages, mostEntries: 4)
    #expect(index.map(\.path.text) == ["sitemap.xml"])
    #expect(
      try entries(index[0], of: plan).map { $0.split(separator: " ")[0] }
        == (1...parts.count).map { "https://example.org/sitemap/\($0).xml" })
    #expect(
      try entries(index[0], of: plan)[0] == "https://example.org/sitemap/1.xml 2007-11-06T10:30:00+01:00")
  }
}
