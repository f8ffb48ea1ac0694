import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct TagIndexTests {
  private func tags(
    _ lines: [String], registry: String? = nil, settings: String = ""
  ) async throws -> (Site, [String]) {
    let site = try SmallSite(settings: settings)
    for (i, line) in lines.enumerated() { try site.article("2007-11-0\(9 - i)-a\(i)", line) }
    if let registry { try site.folder.write(registry, to: SiteLayout.tags) }
    return try await site.assemble()
  }

  @Test("spellings of one tag are one tag, on two lines of the page")
  func identity() async throws {
    let (site, problems) = try await tags([
      "technorati: sarkozy, vincent ducrey, thierry solere, federation numerique, ump\n"
        + "tags: FEDERATION NUMERIQUE, INTERNET, THIERRY SOLERE, UMP, VINCENT DUCREY"
    ])
    #expect(problems == [])
    #expect(
      site.tags.map(\.slug) == [
        "federation-numerique", "internet", "sarkozy", "thierry-solere", "ump", "vincent-ducrey",
      ])
    #expect(
      site.articles.first?.tagKeys.map(\.words) == [
        "federation numerique", "internet", "thierry solere", "ump", "vincent ducrey", "sarkozy",
      ])
    #expect(site.articles.first?.technorati.map(\.name).first == "sarkozy")
    #expect(site.tags.allSatisfy { $0.articles == [0] })
  }

  @Test(
    "the label is the registry's, else the most used, else the one with more diacritics, else the first",
    arguments: [
      (["tags: ump", "tags: UMP", "tags: UMP"], nil, "UMP"),
      (["tags: Federation", "tags: Fédération"], nil, "Fédération"),
      (["tags: ump", "tags: UMP"], nil, "ump"),
      (["tags: ump", "tags: ump"], "- label: U.M.P. !\n  aliases: ump\n", "U.M.P.\u{202F}!"),
    ] as [([String], String?, String)])
  func labels(_ lines: [String], _ registry: String?, _ expected: String) async throws {
    let (site, problems) = try await tags(lines, registry: registry)
    #expect(problems == [])
    #expect(site.tags.map(\.label) == [expected])
  }

  @Test("aliases of the registry lead to its tag, each once in a line")
  func aliases() async throws {
    let (site, problems) = try await tags(
      ["tags: [web, toile, Internet]"],
      registry: "- label: Internet\n  aliases: [Web, Toile]\n  description: Le *réseau* ; [tout](/tags/)\n")
    #expect(problems == [])
    #expect(site.articles.first?.tags.map(\.name) == ["web"])
    #expect(site.tags.map(\.label) == ["Internet"])
    #expect(
      try site.tags.first?.description?.html(base: "/blog/")
        == "<p>Le <em>réseau</em>\u{202F}; <a href=\"/blog/tags/\">tout</a></p>\n")
    #expect(site.tag(TagKey("INTERNET"))?.slug == "internet")
    #expect(site.tag(TagKey("web")) == nil)
  }

  @Test("tags are in French order, their articles newest first")
  func order() async throws {
    let (site, problems) = try await tags([
      "tags: Zoé, Œuvre, Élection", "tags: Eau, Odeur, Élection", "tags: Été, Ours",
    ])
    #expect(problems == [])
    #expect(site.tags.map(\.label) == ["Eau", "Élection", "Été", "Odeur", "Œuvre", "Ours", "Zoé"])
    #expect(site.tag(TagKey("Élection"))?.articles == [0, 1])
  }

  @Test("tags of drafts are not there; entries of the registry without articles neither")
  func unpublished() async throws {
    let (site, problems) = try await tags(["draft: true\ntags: a", "tags: b"], registry: "- label: c\n")
    #expect(problems == [])
    #expect(site.tags.map(\.label) == ["b"])
  }

  @Test("two tags with one address are an error that names both")
  func collision() async throws {
    let hint =
      "if they are the same tag, add one to the 'aliases' of the other in content/tags.yml; otherwise rename one"
    #expect(
      try await tags(["tags: [\"C#\", C sharp]"]).1 == [
        "content/articles/2007-11-09-a0.md:3:1: error: the tags 'C sharp' and 'C#' would share the address "
          + "/tag/c-sharp/ | \(hint)"
      ])
    #expect(try await tags(["tags: [\"C#\", \"C++\", C]"]).1 == [])
  }

  @Test("with '+' the last part of the address is the tag")
  func plus() async throws {
    let (site, problems) = try await tags(
      ["tags: Fédération numérique"], settings: "tags: {separator: \"+\"}\n")
    #expect(problems == [])
    #expect(site.tags.map(\.slug) == ["federation+numerique"])
  }
}
