import SiteModel
import SiteTestSupport
import TemplateEngine
import Testing

@testable import SiteGenerator

@Suite struct PageKindTests {
  private func plan() async throws -> SitePlan {
    let site = try await PlannedSite([
      "articles/2007-11-06-x.md": SmallSite.article("X", "date: 2007-11-06 10:30\ntags: [UMP]"),
      "pages/a.md": "---\ntitle: A\n---\nx\n",
      "redirects.yml": "- {from: /old.xml, to: /feed.xml}\n- {from: /map.xml, to: /sitemap.xml}\n",
    ])
    #expect(site.diagnostics == [])
    return site.plan
  }

  /// What tells a file's plan from another one.
  private func files(_ plan: SitePlan) -> [String] {
    plan.pages.map { page in
      let template = if case .template(let name, _) = page.content { name } else { "" }
      return "\(page.file) \(template) \(page.origin.words) \(page.isInSitemap)"
    }.sorted()
  }

  private func sitemap(_ plan: SitePlan) throws -> [String] {
    let page = try #require(plan.page(file: "sitemap.xml"))
    guard case .template(_, let context) = page.content,
      case .list(let entries) = try context(plan.view).value("entries")
    else { return [] }
    return try entries.compactMap { if case .text(let url) = try $0.value("url") { url } else { nil } }
  }

  @Test("it makes no difference whether kinds stand before or behind those that are made of their pages")
  func order() async throws {
    let plan = try await plan()
    #expect(try sitemap(plan).contains("https://example.org/tag/ump/"))
    #expect(files(plan).contains("old.xml feed.rss content/redirects.yml false"))
    #expect(files(plan).contains("map.xml sitemap.xml content/redirects.yml false"))
    let all = PageKinds.all
    let lateFirst = PlanningPhase.allCases.reversed().flatMap { phase in all.filter { $0.phase == phase } }
    #expect(lateFirst.map { $0.template }.starts(with: ["redirect", "sitemap.xml"]))
    let (other, diagnostics) = try await SitePlan.make(plan.view.site, jobs: 2, kinds: lateFirst).both
    #expect(diagnostics == [])
    #expect(try sitemap(other) == sitemap(plan))
    #expect(files(other) == files(plan))
    let updated = try #require(other.updated(plan.view.site, articles: [0]))
    #expect(try sitemap(updated) == sitemap(plan))
    #expect(files(updated) == files(plan))
  }

  @Test("the plan of an article's page keeps nothing of the site that it was made from")
  func released() async throws {
    weak var view: SiteView?
    var plans: [PagePlan] = []
    do {
      let plan = try await plan()
      view = plan.view
      #expect(view != nil)
      let kinds = PageKinds.all.compactMap { $0 as? any ArticleKind.Type }
      plans = kinds.compactMap { $0.plan(0, plan.view) }
    }
    #expect(plans.map(\.file) == ["2007/11/x/index.html", "2007/11/x/feed.xml"])
    #expect(view == nil)
  }
}
