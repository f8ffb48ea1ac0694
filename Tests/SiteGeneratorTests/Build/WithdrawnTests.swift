import SiteContent
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What was withdrawn is gone from every file: pages, feeds, the search and the lists.
@Suite struct WithdrawnTests {
  private static let articleFile = "content/articles/2007-11-06-facebook.md"
  private static let commentFile = "content/comments/2007-11-06-facebook/c.md"
  /// Words that stand nowhere else; in the title, the text, a tag, the author's name and so on.
  private static let words = ["zyxtitre", "zyxtexte", "zyxtheme", "zyxresume", "zyxauteur", "zyxancien"]
  private static let commentWords = ["zyxlecteur", "zyxavis", "zyxadresse"]

  private static let files = [
    "articles/2007-11-06-facebook.md": SmallSite.article(
      "Zyxtitre", "tags: UMP, Zyxtheme\ndescription: Un zyxresume\nauthor: Zyxauteur\naliases: /zyxancien/",
      body: "Un zyxtexte."),
    "articles/2008-01-01-autre.md": SmallSite.article("Autre", "tags: UMP"),
    "comments/2007-11-06-facebook/c.md": SmallSite.comment(
      "Zyxlecteur", "2008-01-01", "url: https://zyxadresse.example/", body: "Un zyxavis."),
    "comments/2007-11-06-facebook/d.md": SmallSite.comment("Bruno", "2008-01-02", "parent: c"),
  ]

  /// The files in which a word stands, by contents or by name, in whatever case.
  private func places(_ word: String, _ site: TemporaryFolder) throws -> [String] {
    try site.files(in: "site").filter {
      try $0.contains(word) || site.read("site/" + $0).lowercased().contains(word)
    }
  }

  private func build(_ site: BuiltSite) async throws {
    var options = BuildOptions(
      layout: SiteLayout(root: site.folder.path), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    let report = try await Build.run(options)
    #expect(report.outcome != nil)
  }

  private func site() async throws -> BuiltSite {
    let site = try await BuiltSite(Self.files) { $0.program = "test" }
    for word in Self.words + Self.commentWords {
      #expect(try places(word, site.folder) != [], "\(word) is to be read before")
    }
    // The search finds it, by what it shows and by its terms.
    #expect(try SearchReader(site).titles("zyxtitre") == ["Zyxtitre"])
    #expect(try SearchReader(site).titles("zyxlecteur") == ["Zyxtitre"])
    return site
  }

  @Test("a deleted article", arguments: ["deleted", "draft", "future"])
  func article(how: String) async throws {
    let site = try await site()
    let text = try site.folder.read(Self.articleFile)
    switch how {
    case "deleted":
      try site.folder.remove(Self.articleFile)
      try site.folder.remove("content/comments/2007-11-06-facebook")
    case "draft":
      try site.folder.write(text.replacing("title:", with: "draft: true\ntitle:"), to: Self.articleFile)
    default:
      try site.folder.write(text.replacing("title:", with: "date: 2030-01-01\ntitle:"), to: Self.articleFile)
    }
    try await build(site)
    for word in Self.words + Self.commentWords + ["facebook"] {
      #expect(try places(word, site.folder) == [], "\(word)")
    }
    #expect(try SearchReader(site).titles("zyxtitre") == [])
    #expect(try SearchReader(site).titles("autre") == ["Autre"])
    // It comes back as it was.
    guard how != "deleted" else { return }
    try site.folder.write(text, to: Self.articleFile)
    try await build(site)
    for word in Self.words + Self.commentWords { #expect(try places(word, site.folder) != []) }
  }

  @Test("a comment that is deleted, removed, spam or waiting", arguments: ["", "removed", "spam", "pending"])
  func comment(status: String) async throws {
    let site = try await site()
    let text = try site.folder.read(Self.commentFile)
    if status.isEmpty {
      try site.folder.remove(Self.commentFile)
      try site.folder.write(SmallSite.comment("Bruno"), to: Self.commentFile.replacing("c.md", with: "d.md"))
    } else {
      try site.folder.write(
        text.replacing("author:", with: "status: \(status)\nauthor:"), to: Self.commentFile)
    }
    try await build(site)
    for word in Self.commentWords { #expect(try places(word, site.folder) == [], "\(word)") }
    for word in Self.words { #expect(try places(word, site.folder) != [], "\(word)") }
    #expect(try SearchReader(site).titles("zyxlecteur") == [])
    #expect(try SearchReader(site).titles("bruno") == ["Zyxtitre"])
  }

  @Test("words that an article no longer has")
  func edited() async throws {
    let site = try await site()
    try site.folder.write(SmallSite.article("Titre"), to: Self.articleFile)
    try await build(site)
    for word in Self.words { #expect(try places(word, site.folder) == [], "\(word)") }
    #expect(try SearchReader(site).titles("titre") == ["Titre"])
  }

  @Test("the cache forgets it as well, with the build after it", arguments: [articleFile, commentFile])
  func cache(path: String) async throws {
    let site = try await site()
    try site.folder.remove(path == Self.articleFile ? path : "content/comments/2007-11-06-facebook")
    if path == Self.articleFile { try site.folder.remove("content/comments/2007-11-06-facebook") }
    try await build(site)
    for file in try site.folder.files(in: ".blogsite") {
      let text = try site.folder.read(".blogsite/" + file).lowercased()
      for word in path == Self.articleFile ? Self.words : Self.commentWords {
        #expect(!text.contains(word), "\(file) has \(word)")
      }
    }
  }
}
