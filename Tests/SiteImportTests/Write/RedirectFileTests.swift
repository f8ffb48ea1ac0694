import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// `redirects.yml` holds only what `build` takes.
@Suite struct RedirectFileTests {
  private let fixture: ImportFixture
  private var options = ImportOptions()

  init() throws {
    fixture = try ImportFixture()
    // 2026-11-30
    options.now = 1_795_996_800
  }

  private static let scheduled = ImportFixture.item(
    id: 7, title: "Planifié", status: "future", name: "planifie",
    more: "<category domain=\"category\" nicename=\"avenir\"><![CDATA[Avenir]]></category>"
  ).replacing("2007-11-06 10:30", with: "2031-01-31 10:30").replacing(
    "2007-11-06 09:30", with: "2031-01-31 09:30")

  @Test("nothing leads to an article that is scheduled, to its day or to a tag that it alone has")
  func scheduled() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item() + Self.scheduled,
        channel:
          "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>avenir</wp:category_nicename><wp:cat_name><![CDATA[Avenir]]></wp:cat_name></wp:category>"
      ), options: options)
    let redirects = try fixture.read("content/redirects.yml")
    #expect(redirects.contains("/?p=52\n"))
    for old in ["p=7", "avenir", "2031"] { #expect(!redirects.contains(old)) }
    #expect(try !fixture.read("content/articles/2031/2031-01-31-planifie.md").contains("draft"))
    #expect(
      report.findings.map(\.message) == [
        "'Planifié' is published on 2031-01-31: no redirect leads to it before; import again then"
      ])
  }

  @Test("when its day has come it is published as all others are")
  func due() async throws {
    var options = options
    options.now = 2_000_000_000
    let report = try await fixture.wordpress(ImportFixture.export(Self.scheduled), options: options)
    #expect(try fixture.read("content/redirects.yml").contains("- from: /?p=7\n  to: /2031/01/planifie/\n"))
    #expect(report.findings.isEmpty)
  }

  @Test("a page that is scheduled is a draft, for pages have no dates")
  func page() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        Self.scheduled.replacing("<wp:post_type>post<", with: "<wp:post_type>page<")), options: options)
    #expect(try fixture.read("content/pages/planifie.md").contains("draft: true\n"))
    #expect(report.findings.map(\.message).contains("'Planifié' was scheduled; it is a draft now"))
  }

  @Test("an old address with a sign that nobody sees is told of")
  func invisible() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          name: "un%e2%80%8edeux",
          more: "<category domain=\"post_tag\" nicename=\"%e2%80%8eump\"><![CDATA[UMP]]></category>"),
        channel:
          "<wp:tag><wp:term_id>3</wp:term_id><wp:tag_slug>%e2%80%8eump</wp:tag_slug><wp:tag_name><![CDATA[UMP]]></wp:tag_name></wp:tag>"
      ))
    #expect(!(try fixture.read("content/redirects.yml").contains("ump")))
    #expect(
      report.findings.filter { $0.kind == "old-address" }.map { "\($0.place): \($0.message)" } == [
        "export.xml:14: nothing leads on from the old address of 'Facebook', /2007/11/un%E2%80%8Edeux/: it holds an invisible character, U+200E",
        "/tag/%E2%80%8Eump/: nothing leads on from this old address: it holds an invisible character, U+200E",
        "/tag/%E2%80%8Eump/feed/: nothing leads on from this old address: it holds an invisible character, U+200E",
      ])
  }
}
