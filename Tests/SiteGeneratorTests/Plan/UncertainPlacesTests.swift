import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct UncertainPlacesTests {
  @Test("with an error in one file, dead links in others are told in the same run")
  func told() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md":
        "---\ntitle: A\n---\n[x](/nulle-part/) [y](/2007/11/b/) [z](/tag/ump/) [o](/vieux/)\n",
      "articles/2007-11-06-b.md": "---\ntitle: [B\ntags: UMP\naliases: /vieux/\n---\n[x](/ailleurs/)\n",
    ])
    #expect(
      site.problems.filter { $0.contains("the link") } == [
        "content/articles/2007-11-06-a.md:4:5: warning: the link '/nulle-part/' does not lead to a page of this site"
      ])
    #expect(site.problems.count == 2)
  }

  @Test("an error that hides no address hides no dead link either")
  func nothingHidden() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md": "---\ntitle: A\n---\n[x](/tag/ump/) ![y](/media/rien.jpg)\n"
    ])
    #expect(
      site.problems == [
        "content/articles/2007-11-06-a.md:4:5: warning: the link '/tag/ump/' does not lead to a page of this site",
        "content/articles/2007-11-06-a.md:4:22: error: there is no file 'content/media/rien.jpg'",
      ])
  }
}
