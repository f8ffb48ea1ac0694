import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct LegalNoticeCheckTests {
  private func problems(_ settings: String = "", page: String? = nil) async throws -> [String] {
    let site = try SmallSite(settings: settings)
    if let page {
      try site.folder.write("---\ntitle: Mentions\n\(page)\n---\n", to: "content/pages/mentions.md")
    }
    return try await site.assemble().1
  }

  private let hint =
    " | add them under 'legal': the law requires this of every publisher (LCEN, article 1-1)"

  @Test("a site without a legal page and without legal settings is left in peace")
  func neither() async throws {
    #expect(try await problems() == [])
    #expect(try await problems(page: "legal: false") == [])
  }

  @Test("a legal page without settings lacks everything that the law asks for")
  func pageAlone() async throws {
    #expect(
      try await problems(page: "legal: true") == [
        "content/site.yml: warning: the legal notice lacks 'publisher', 'address', 'phone', 'director', "
          + "'host: name', 'host: address', 'host: phone'" + hint
      ])
  }

  @Test("what is missing is told at the group's place")
  func some() async throws {
    let settings = "legal: {publisher: P, address: A, phone: 1, host: {name: N, address: B, phone: 2}}\n"
    #expect(
      try await problems(settings, page: "legal: true") == [
        "content/site.yml:3:1: warning: the legal notice lacks 'director' | "
          + "add it under 'legal': the law requires this of every publisher (LCEN, article 1-1)"
      ])
  }

  @Test("settings that no page shows are told of; a draft shows nothing")
  func unshown() async throws {
    let settings =
      "legal: {publisher: P, address: A, phone: 1, director: D, host: {name: N, address: B, phone: 2}}\n"
    let expected = [
      "content/site.yml:3:1: warning: no page shows the 'legal' settings | write 'legal: true' into the "
        + "front matter of a page, such as content/pages/mentions-legales.md"
    ]
    #expect(try await problems(settings) == expected)
    #expect(try await problems(settings, page: "legal: true\ndraft: true") == expected)
    #expect(try await problems(settings, page: "legal: true") == [])
  }
}
