import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// Groups of free keys in templates: what stands around them is seen from inside, and a slip of the pen is told.
@Suite struct FreeNameTests {
  private static let extra = """
    extra:
      liens:
        - {url: tags/, nom: Tags}
        - {url: archives/, nom: Archives, title: Toutes}
      grille: [[a, b], [c], d, {nom: e}]
    """

  private func home(_ template: String, settings: String = extra) async throws -> BuiltSite {
    try await BuiltSite(
      ["articles/2007-11-06-a.md": SmallSite.article("A", "extra: {note: n}")], settings: settings + "\n",
      templates: ["home.mustache": template], url: "https://example.org/blog/")
  }

  @Test("names of objects around a group are found in it, after its own")
  func outerNames() async throws {
    let site = try await home(
      "{{#site.extra.liens}}<a href=\"{{site.root}}{{url}}\" lang=\"{{site.language}}\">{{nom}} {{title}}{{page.title}}</a>\n{{/site.extra.liens}}"
    )
    #expect(site.problems == [])
    #expect(
      try site.page("index.html") == """
        <a href="/blog/tags/" lang="fr">Tags Essai</a>
        <a href="/blog/archives/" lang="fr">Archives ToutesEssai</a>

        """)
  }

  @Test("lists around a group are walked through in it")
  func outerLists() async throws {
    let site = try await home(
      "{{#site.extra.liens}}{{nom}}:{{#articles}}{{title}} {{url}}{{/articles}} {{/site.extra.liens}}")
    #expect(site.problems == [])
    #expect(try site.page("index.html") == "Tags:A /blog/2007/11/a/ Archives:A /blog/2007/11/a/ ")
  }

  @Test("a list of lists prints, and one of several kinds of value")
  func listsOfLists() async throws {
    let site = try await home(
      "{{#site.extra.grille}}[{{#.}}{{.}}{{nom}},{{/.}}]{{/site.extra.grille}} {{count(site.extra.grille)}}")
    #expect(site.problems == [])
    #expect(try site.page("index.html") == "[a,b,][c,][d,][e,] 4")
  }

  @Test("a name that is neither a free key nor known outside is an error")
  func unknownNames() async throws {
    let site = try await home(
      "{{#site.extra.liens}}<a href=\"{{ulr}}\">{{nom}}{{stie.root}}{{#nmo}}x{{/nmo}}</a>{{/site.extra.liens}}"
    )
    let file = "templates/home.mustache"
    let what = "neither a free key nor known outside the group"
    #expect(
      site.problems == [
        "\(file):1:33: error: unknown variable 'ulr': \(what)",
        "\(file):1:49: error: unknown variable 'stie': \(what)",
        "\(file):1:63: error: unknown variable 'nmo': \(what)",
      ])
    #expect(
      site.report.diagnostics.map(\.hint) == [
        "did you mean 'url'?", "did you mean 'site'?", "did you mean 'nom'?",
      ])
  }

  @Test("a group that nobody uses yet is left alone")
  func unusedGroups() async throws {
    let site = try await home(
      "{{#site.extra.reseaux}}{{adresse}}{{#site.extra.video}}{{duree}}{{/site.extra.video}}{{/site.extra.reseaux}}",
      settings: "")
    #expect(site.problems == [])
  }
}
