import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// What readers did not see before, they do not see after an import.
@Suite struct FolderPublicationTests {
  private let fixture: ImportFixture
  private var options = ImportOptions()

  init() throws {
    fixture = try ImportFixture()
    // 2026-11-30
    options.now = 1_795_996_800
  }

  private static let hugo = "baseURL = \"https://h.example/\"\n[permalinks]\nposts = \"/:year/:slug/\"\n"

  private func article(_ name: String) throws -> String {
    try fixture.read("content/articles/\(name.prefix(4))/\(name).md")
  }

  @Test("Hugo: dates of the end and of a later beginning are kept")
  func dates() async throws {
    let report = try await fixture.folder(
      [
        "hugo.toml": Self.hugo,
        "content/posts/a.md": "---\ntitle: A\ndate: 2012-05-07\nexpiryDate: 2013-01-01\n---\nx\n",
        "content/posts/b.md": "---\ntitle: B\ndate: 2012-05-08\npublishDate: 2031-01-01\n---\nx\n",
        "content/posts/c.md":
          "---\ntitle: C\ndate: 2012-05-09\npublishDate: 2012-05-10\nexpiryDate: 2031-01-01\n---\nx\n",
        "content/posts/d.md": "---\ntitle: D\ndate: 2012-05-09\nexpiryDate: 2012-05-01\n---\nx\n",
        "content/e.md": "---\ntitle: E\npublishDate: 2031-01-01\n---\nx\n",
      ], options: options)
    #expect(try article("2012-05-07-a").contains("date: 2012-05-07\npublish_until: 2013-01-01\n"))
    let later = try article("2031-01-01-b")
    #expect(later.contains("date: 2031-01-01\naliases: [/2012/b/]\n"))
    #expect(try article("2012-05-09-c").contains("date: 2012-05-09\npublish_until: 2031-01-01\n"))
    #expect(try article("2012-05-09-d").contains("draft: true\n"))
    #expect(try fixture.read("content/pages/e.md").contains("draft: true\n"))
    #expect(
      report.findings.filter { ["expired", "scheduled"].contains($0.kind) }.map(\.message) == [
        "'E' was not published yet, and pages have no dates here: it is a draft",
        "'D' was to be taken out on 2012-05-01, before its date: it is a draft",
        "'A' was over on 2013-01-01: it is not published, and no redirect leads to it",
        "'B' is published on 2031-01-01: no redirect leads to it before; import again then",
      ])
  }

  @Test(
    "what a program did not publish, or showed in no list, is a draft",
    arguments: [
      (
        "hugo.toml", hugo, "content/posts/", "headless: true",
        "'A' was not published ('headless: true'): it is a draft"
      ),
      (
        "hugo.toml", hugo, "content/posts/", "build: {render: never}",
        "'A' was not published ('build: {render: never}'): it is a draft"
      ),
      (
        "hugo.toml", hugo, "content/posts/", "_build: {list: never}",
        "'A' stood in no list ('build: {list: never}'), and articles here do: it is a draft"
      ),
      (
        ".eleventy.js", "", "posts/", "permalink: false",
        "'A' was not published ('permalink: false'): it is a draft"
      ),
      (
        ".eleventy.js", "", "posts/", "eleventyExcludeFromCollections: true",
        "'A' stood in no list ('eleventyExcludeFromCollections: true'), and articles here do: it is a draft"
      ),
      (
        "_config.yml", "title: x\nurl: https://x.example\n", "_notes/", "x: y",
        "'A' was not published ('_notes' is not a collection with 'output: true'): it is a draft"
      ),
      (
        "pelicanconf.py", "SITEURL = 'https://x.example'\n", "content/", "status: skip",
        "'A' was not published ('Status: skip'): it is a draft"
      ),
    ])
  func hidden(_ settings: String, _ text: String, _ folder: String, _ key: String, _ message: String)
    async throws
  {
    let report = try await fixture.folder(
      [settings: text, folder + "a.md": "---\ntitle: A\ndate: 2012-05-07\n\(key)\n---\nx\n"], options: options
    )
    #expect(
      report.findings.map(\.message).filter { !$0.contains("'url' is https://example.org/") } == [message])
    let file = try #require(try fixture.files().first { $0.hasSuffix("-a.md") })
    #expect(try fixture.read("content/" + file).contains("draft: true\n"))
  }

  @Test("where the archive does not name the blog's address, the one in its place is told of")
  func withoutAddress() async throws {
    let report = try await fixture.folder([
      ".eleventy.js": "", "posts/2012-05-07-a.md": "---\ntitle: A\n---\nx\n",
    ])
    #expect(
      report.findings.map { "\($0.kind) \($0.place): \($0.message)" } == [
        "no-address content/site.yml: the archive does not say where the blog stood: 'url' is https://example.org/, to be changed before it is published"
      ])
  }

  @Test("Pelican: what is hidden is a draft")
  func pelican() async throws {
    _ = try await fixture.folder(
      [
        "pelicanconf.py": "SITEURL = 'https://x.example'\n",
        "content/a.md": "Title: A\nDate: 2012-05-07\nStatus: hidden\n\nx\n",
      ], options: options)
    #expect(try article("2012-05-07-a").contains("draft: true\n"))
  }

  @Test("a link to a draft leads to its file, and is told of as such")
  func links() async throws {
    let report = try await fixture.folder(
      [
        "hugo.toml": Self.hugo,
        "content/posts/un.md": "---\ntitle: Un\ndate: 2012-05-07\n---\n[Suite]({{< ref \"deux.md\" >}})\n",
        "content/posts/deux.md": "---\ntitle: Deux\ndate: 2012-05-08\ndraft: true\n---\nx\n",
      ], options: options)
    #expect(try article("2012-05-07-un").hasSuffix("\n[Suite](2012-05-08-deux.md)\n"))
    #expect(
      report.findings.map { "\($0.place): \($0.message)" } == [
        "deux.md: a link leads to a text that is not published: publish that, or remove the link"
      ])
  }
}
