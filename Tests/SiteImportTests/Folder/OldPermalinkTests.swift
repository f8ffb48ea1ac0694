import Foundation
import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Addresses that older programs made of their settings.
@Suite struct OldPermalinkTests {
  @Test(
    "Jekyll's patterns",
    arguments: [
      ("", "/vie/2007/11/06/facebook.html"), ("permalink: pretty", "/vie/2007/11/06/facebook/"),
      ("permalink: none", "/vie/facebook.html"), ("permalink: ordinal", "/vie/2007/310/facebook.html"),
      ("permalink: /blog/:year/:i_month/:i_day/:title/", "/blog/2007/11/6/facebook/"),
      ("permalink: /:categories/:short_year-:month/:slug:output_ext", "/vie/07-11/facebook.html"),
      (
        "defaults:\n  - scope: {path: '', type: posts}\n    values: {permalink: '/billets/:title/'}",
        "/billets/facebook/"
      ),
    ])
  func jekyll(_ settings: String, _ address: String) async throws {
    let fixture = try ImportFixture()
    _ = try await fixture.folder([
      "_config.yml": "title: x\nurl: https://x.example\n\(settings)\n",
      "_posts/2007-11-06-facebook.md": "---\ntitle: Facebook\ncategories: Vie\n---\nx\n",
      // Others decide the new blog's pattern.
      "_posts/2007-11-07-a.md": "---\ntitle: A\npermalink: /2007/11/a/\n---\nx\n",
      "_posts/2007-11-07-b.md": "---\ntitle: B\npermalink: /2007/11/b/\n---\nx\n",
    ])
    #expect(
      try fixture.read("content/articles/2007/2007-11-06-facebook.md").contains("aliases: [\(address)]\n"))
  }

  private static func alias(_ files: [String: String], of name: String) async throws -> (String, ImportReport)
  {
    let fixture = try ImportFixture()
    let report = try await fixture.folder(files)
    let file = try #require(try fixture.files().first { $0.hasSuffix(name + ".md") })
    let lines = try fixture.read("content/" + file).split(separator: "\n").map(String.init)
    let written = lines.first { $0.hasPrefix("aliases: ") }?.dropFirst(9) ?? ""
    return (String(written).removingPercentEncoding ?? "", report)
  }

  private static let title = "L'été à Paris : c'est fini !"

  @Test("titles stand in addresses as each program wrote them")
  func titles() async throws {
    let hugo = try await Self.alias(
      [
        "hugo.toml": "baseURL = \"https://h.example/\"\n[permalinks]\nposts = \"/:year/:title/\"\n",
        "content/posts/a.md": "---\ntitle: \"\(Self.title)\"\ndate: 2012-05-06\n---\nx\n",
      ], of: "-a")
    #expect(hugo.0 == "[/2012/lété-à-paris-cest-fini/]")
    let mkdocs = try await Self.alias(
      [
        "mkdocs.yml": "site_url: https://m.example/\nplugins:\n  - blog\n",
        "docs/blog/posts/a.md": "---\ndate: 2012-05-06\n---\n# \(Self.title)\n\nx\n",
      ], of: "-a")
    #expect(mkdocs.0 == "[/blog/2012/05/06/lété-à-paris--cest-fini-/]")
    let pelican = try await Self.alias(
      [
        "pelicanconf.py": "SITEURL = 'https://p.example'\nARTICLE_URL = 'x/{slug}.html'\n",
        "content/a.md": "Title: \(Self.title)\nDate: 2012-05-06\n\nx\n",
      ], of: "-lete-a-paris-cest-fini")
    #expect(pelican.0 == "[/x/lete-a-paris-cest-fini.html]")
  }

  @Test("an address that cannot be told is told of, not guessed")
  func unknown() async throws {
    let (alias, report) = try await Self.alias(
      [
        "mkdocs.yml":
          "site_url: https://m.example/\nplugins:\n  - blog:\n      post_url_format: \"{slug}\"\n",
        "docs/blog/posts/a.md": "---\ndate: 2012-05-06\n---\n# Été\n\nx\n",
      ], of: "-a")
    #expect(alias == "")
    #expect(
      report.findings.map(\.message) == [
        "where the old blog had 'Été' cannot be told from its settings: no alias leads on from there"
      ])
  }

  @Test("old addresses in front matter begin at the home, those with a query go to redirects.yml")
  func frontMatter() async throws {
    let fixture = try ImportFixture()
    _ = try await fixture.folder([
      "_config.yml": "title: x\nurl: https://x.example\nbaseurl: /b\npermalink: /:year/:title/\n",
      "_posts/2015-01-02-un.md":
        "---\ntitle: Un\nredirect_from: [/vieux/un/, \"/?p=3\", /b/deux.html]\n---\nx\n",
    ])
    #expect(
      try fixture.read("content/articles/2015/2015-01-02-un.md").contains(
        "aliases: [/vieux/un/, /deux.html]\n"))
    #expect(try fixture.read("content/redirects.yml").hasPrefix("- from: /?p=3\n  to: /2015/un/\n"))
  }

  @Test("Hugo's aliases without a slash lie beside the text")
  func relativeAliases() async throws {
    let (alias, _) = try await Self.alias(
      [
        "hugo.toml": "baseURL = \"https://h.example/x/\"\n",
        "content/posts/a.md": "---\ntitle: A\ndate: 2012-05-06\naliases: [rel, /abs/]\n---\nx\n",
        "content/posts/b.md": "---\ntitle: B\ndate: 2012-05-06\nurl: /2012/05/b/\n---\nx\n",
        "content/posts/c.md": "---\ntitle: C\ndate: 2012-05-06\nurl: /2012/05/c/\n---\nx\n",
      ], of: "-a")
    #expect(alias == "[/posts/a/, /posts/rel/, /abs/]")
  }

  @Test(
    "collections of Jekyll's",
    arguments: [
      ("permalink: date\ncollections: {recettes: {output: true}}", "[/recettes/soupe.html]"),
      ("collections: {recettes: {output: true, permalink: /r/:title.html}}", "[/r/soupe.html]"),
    ])
  func collections(_ settings: String, _ expected: String) async throws {
    let (alias, _) = try await Self.alias(
      [
        "_config.yml": "title: x\nurl: https://x.example\n\(settings)\n",
        "_recettes/soupe.md": "---\ntitle: Soupe\n---\nx\n",
      ], of: "soupe")
    #expect(alias == expected)
  }
}
