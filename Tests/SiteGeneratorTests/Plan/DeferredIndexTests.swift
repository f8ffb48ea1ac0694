import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// The preview's plan, in which the search index is made once somebody asks for it.
@Suite struct DeferredIndexTests {
  private static let articles = [
    "articles/2007-11-06-facebook.md": SmallSite.article("Facebook", "tags: UMP", body: "Un texte."),
    "articles/2007-11-07-twitter.md": SmallSite.article("Twitter", body: "Un autre."),
  ]

  @Test("it has the same files")
  func files() async throws {
    let site = try await PlannedSite(Self.articles)
    let (plan, diagnostics) = try await SitePlan.make(site.plan.view.site, jobs: 2, defersIndex: true).both
    #expect(diagnostics == [])
    #expect(plan.page(file: "recherche/t.json")?.file == "recherche/t.json")
    #expect(plan.page(file: "recherche/t-x.json") == nil)
    #expect(plan.pages.map(\.file) == site.plan.pages.map(\.file))
  }

  @Test(
    "a file in the place of one of its own is the same error",
    arguments: ["root/recherche/t.json", "root/Recherche/INDEX.json", "root/recherche/d-0.json/a.txt"])
  func collisions(file: String) async throws {
    let site = try await PlannedSite(Self.articles, media: [file: [0x61]])
    #expect(site.diagnostics.map(\.kind) == [.sharedAddress])
    let (_, diagnostics) = try await SitePlan.make(site.plan.view.site, jobs: 2, defersIndex: true).both
    #expect(diagnostics == site.diagnostics)
  }

  @Test("what merely lies beside it is none")
  func neighbours() async throws {
    let site = try await PlannedSite(Self.articles, media: ["root/recherche/autre.txt": [0x61]])
    let (plan, diagnostics) = try await SitePlan.make(site.plan.view.site, jobs: 2, defersIndex: true).both
    #expect(site.diagnostics == [] && diagnostics == [])
    #expect(plan.pages.map(\.file) == site.plan.pages.map(\.file))
  }
}
