import SiteModel
import Testing

@testable import SiteContent

@Suite struct RedirectListTests {
  private func read(_ yaml: String) throws -> (RedirectList, [String]) {
    var diagnostics: [Diagnostic] = []
    let address = try #require(SiteAddress("https://example.org/blog/"))
    let list = RedirectList.read(Array(yaml.utf8), address, &diagnostics)
    return (
      list,
      diagnostics.map {
        "\($0.position.map { "\($0.line):\($0.column)" } ?? ""): \($0.message) | \($0.hint ?? "")"
      }
    )
  }

  @Test("each entry has an old address, where it leads, and a status")
  func entries() throws {
    let (list, problems) = try read(
      """
      - from: /?p=52
        to: 2007-11-06-facebook.md
      - {from: /category/ump/, to: /tag/ump/, status: 302}
      - {from: "https://example.org/blog/vieux.html", to: "https://ailleurs.example/"}
      - from: /tract/
        status: 410
      """)
    #expect(problems == [])
    #expect(list.entries.map(\.from.description) == ["/?p=52", "/category/ump/", "/vieux.html", "/tract/"])
    #expect(
      list.entries.map(\.to) == ["2007-11-06-facebook.md", "/tag/ump/", "https://ailleurs.example/", nil])
    #expect(list.entries.map(\.status.rawValue) == [301, 302, 301, 410])
    #expect(list.entries.map(\.position.line) == [1, 3, 4, 5])
  }

  @Test(
    "what stands for many addresses elsewhere is one here, and told of",
    arguments: [
      ("/a/, /b/", "'/a/, /b/' is taken as one address"), ("/a/ /b/", "'/a/ /b/' is taken as one address"),
      (
        "/vieux/:id/",
        "':id' stands for nothing but itself: only the address '/vieux/:id/' leads on"
      ),
      ("/vieux/*", "'*' stands for nothing but itself: only the address '/vieux/*' leads on"),
    ])
  func several(_ from: String, _ message: String) throws {
    #expect(
      try read("---\n- from: \(from)\n  to: /\n").1 == [
        "2:3: \(message) | write an entry for each old address"
      ])
  }

  @Test("an old address with the blog's own folder before it is told of; in full, it is right")
  func belowTheBlog() throws {
    #expect(
      try read("- {from: /blog/vieux/, to: /}").1 == [
        "1:4: an old address begins at the site's home: '/blog/vieux/' is the address /blog/blog/vieux/ "
          + "| write /vieux/"
      ])
    #expect(try read("- {from: https://example.org/blog/blog/vieux/, to: /}").1 == [])
  }

  @Test("a space in a query is told of as one")
  func space() throws {
    #expect(
      try read("- {from: /?s=a b, to: /}").1 == [
        "1:4: 'from' must be an address below the site's home: '/?s=a b' "
          + "| browsers send a space as %20 or +: write it as the old links have it"
      ])
  }

  @Test("an empty file, and none, are an empty list", arguments: ["", "\n", "[]", "# rien\n"])
  func empty(yaml: String) throws {
    let (list, problems) = try read(yaml)
    #expect(list.entries == [] && problems == [])
  }

  @Test("the old addresses of a large archive are all read")
  func many() throws {
    let lines = (0..<20_000).map { "- {from: /?p=\($0), to: /tag/ump/}" }
    let (list, problems) = try read(lines.joined(separator: "\n"))
    #expect(problems == [])
    #expect(list.entries.count == 20_000)
  }

  static let wrong: [(String, String)] = [
    (
      "a: b",
      "1:1: expected a list of redirects here, not a group of keys | write entries such as '- {from: /old/, to: /new/}'"
    ),
    (
      "- {from: /tag/%E2%80%8Eump/, to: /a/}",
      "1:4: 'from' holds an invisible character, U+200E: '/tag/%E2%80%8Eump/' | no redirect can be made for such an address: delete the character, or the entry"
    ),
    ("- {to: /a/}", "1:3: 'from' is missing | add the old address: 'from: /old/'"),
    (
      "- from: /a/",
      "1:3: 'to' is missing | add where it leads: 'to: /new/'; 'status: 410' says that nothing took its place"
    ),
    (
      "- {from: /a/, to: /b/, status: 410}",
      "1:15: an address that is gone (410) leads nowhere | delete 'to', or write 'status: 301'"
    ),
    (
      "- {from: /a/, to: /b/, status: 200}",
      "1:32: 'status' has an unknown value '200' | known: 301 (moved for good), 302 (for a while), 410 (gone)"
    ),
    (
      "- {from: \"/a/#b\", to: /b/}",
      "1:4: 'from' must be an address below the site's home: '/a/#b' | for example: /category/ump/ or /?p=52; "
        + "servers never see what follows a '#'"
    ),
    (
      "- {from: \"https://ailleurs.example/a/\", to: /b/}",
      "1:4: 'from' must be an address below the site's home: 'https://ailleurs.example/a/' | for example: "
        + "/category/ump/ or /?p=52; servers never see what follows a '#'"
    ),
    (
      "- {from: /a/, to: /b/}\n- {from: /a, to: /c/}",
      "2:3: '/a/' already leads somewhere: see line 1 | keep one of the two"
    ),
    ("- {from: /a/, to: /b/, code: 301}", "1:24: unknown key 'code' | known: from, status, to"),
  ]

  @Test("what is wrong is told where it stands", arguments: wrong)
  func errors(yaml: String, problem: String) throws {
    #expect(try read(yaml).1 == [problem])
  }
}
