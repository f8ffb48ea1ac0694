import SiteContent
import SiteModel
import SiteTestSupport
import Synchronization
import Testing

@testable import SiteGenerator

/// Texts that are not any more what the cache was given: nothing is made of them.
@Suite struct DamagedBodiesTests {
  /// A text that the cache keeps apart, and signs of it.
  private static let texts = [
    "article": "tout à fait", "page": "de nous", "comment": "Je suis a", "records": "it was new",
  ]

  @Test(
    "a bit that flipped in what the cache keeps is not published, not even for a moment",
    arguments: ["article", "page", "comment", "records"], ["templates", "comment", "text"])
  func build(kind: String, edit: String) async throws {
    let site = try await Self.site()
    let before = try Self.shown(site)
    #expect(try site.folder.damageCache(at: try #require(Self.texts[kind])) == 1)
    switch edit {
    case "templates":
      for name in ["article", "page"] {
        let path = "templates/\(name).mustache"
        try site.folder.write(try site.folder.read(path) + "<!-- autre -->\n", to: path)
      }
    case "comment":
      try site.folder.write(
        SmallSite.comment("Zoé", "2020-02-01", body: "Je suis c."),
        to: "content/comments/2007-11-06-un/c.md")
    default:
      try site.folder.write(
        SmallSite.article("Dos", "tags: UMP", body: Self.body), to: "content/articles/2007-11-06-un.md")
    }
    let seen = Mutex<Set<[String]>>([])
    let report = try await Build.run(
      site.cachedOptions(),
      onProgress: { _, _ in
        let shown = (try? Self.shown(site)) ?? ["unreadable"]
        seen.withLock { _ = $0.insert(shown) }
      })
    #expect(report.diagnostics == [] && report.outcome != nil)
    var clean = site.cachedOptions(output: "clean")
    clean.program = nil
    _ = try await Build.run(clean)
    #expect(differences(try site.folder.contents(in: "site"), try site.folder.contents(in: "clean")) == [])
    let after = try Self.shown(site)
    for page in before.indices {
      let pages = Set(seen.withLock { $0 }.map { $0[page] })
      #expect(pages.isSubset(of: [before[page], after[page]]))
    }
    // What was damaged is as it should be for the next build.
    _ = try await Build.run(site.cachedOptions())
    #expect(differences(try site.folder.contents(in: "site"), try site.folder.contents(in: "clean")) == [])
  }

  @Test("nor is anything said of it", arguments: ["article", "page", "comment", "records"])
  func check(kind: String) async throws {
    let site = try await Self.site()
    try site.folder.write("---\ntitle: Vide\n---\n", to: "content/pages/vide.md")
    try site.folder.write(
      SmallSite.comment("Max", "2020-02-01", "status: pending", body: "Je suis d."),
      to: "content/comments/2007-11-06-un/d.md")
    var clean = site.cachedOptions()
    clean.program = nil
    let expected = try await Check.run(clean)
    #expect(expected.waiting.count == 1 && expected.diagnostics.map(\.kind).contains(.emptyText))
    #expect(try site.folder.damageCache(at: try #require(Self.texts[kind])) == 1)
    let report = try await Check.run(site.cachedOptions())
    #expect(report.diagnostics == expected.diagnostics)
    #expect(report.waiting == expected.waiting)
    #expect(report.pages == expected.pages)
  }

  @Test("a page's history is the same without it", arguments: ["article", "page", "comment"])
  func history(kind: String) async throws {
    let site = try await Self.site()
    func history() async throws -> [String] {
      try await ["2007/11/un/index.html", "contact/index.html"].asyncMap { path in
        guard case .page(let page) = try await PageHistory.of(path, site.cachedOptions()) else { return "" }
        return "\(page)"
      }
    }
    let before = try await history()
    #expect(before[0].contains("content/comments/2007-11-06-un/b.md"))
    #expect(try site.folder.damageCache(at: try #require(Self.texts[kind])) == 1)
    #expect(try await history() == before)
  }

  @Test("where the records of pages are damaged, a page's history tells all but why it was written")
  func historyWithoutRecords() async throws {
    let site = try await Self.site()
    func history() async throws -> PageHistory? {
      guard case .page(let page) = try await PageHistory.of("contact/index.html", site.cachedOptions()) else {
        return nil
      }
      return page
    }
    var expected = try #require(try await history())
    #expect(expected.cause == "it was new" && expected.pending == nil)
    #expect(try site.folder.damageCache(at: "it was new") == 1)
    expected.cause = nil
    expected.pending = "nothing is known of it"
    let after = try await history()
    #expect("\(after ?? expected)" == "\(expected)" && after != nil)
  }

  @Test("a file whose making fails is as it was, and the build fails")
  func writer() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["a.html": "a", "b.html": "b"])
    let files = [
      OutputFile(path: "a.html", content: .made { _ in throw CacheDamage() }),
      OutputFile(path: "new.html", content: .made { _ in throw CacheDamage() }),
      OutputFile(path: "b.html", content: .bytes([1])),
    ]
    for known in [nil, KnownOutput(key: .random(), records: PageRecords())] {
      await #expect(throws: CacheDamage.self) {
        try await OutputWriter(layout: fixture.layout, jobs: 1).write(files, clean: false, known: known)
      }
      #expect(try fixture.site()["a.html"] == "a" && fixture.site()["new.html"] == nil)
    }
    let asked = OutputFile(path: "a.html", content: .bytes([2]), ingredients: { throw CacheDamage() })
    await #expect(throws: CacheDamage.self) {
      try await OutputWriter(layout: fixture.layout, jobs: 1).write(
        [asked], clean: false, known: KnownOutput(key: .random(), records: PageRecords()))
    }
    #expect(try fixture.site()["a.html"] == "a")
  }

  // MARK: A site

  private static let body = "Un début.\n\n<!--more-->\n\nUn texte tout à fait propre.\n"

  /// Built twice, so that all is in the cache and every stamp can be trusted.
  private static func site() async throws -> BuiltSite {
    let site = try await BuiltSite([
      "articles/2007-11-06-un.md": SmallSite.article("Un", "tags: UMP", body: body),
      "pages/contact.md": "---\ntitle: Contact\n---\nUn mot.\n\nEt des nouvelles de nous.\n",
      "comments/2007-11-06-un/a.md": SmallSite.comment("Ann", "2020-01-01", body: "Je suis a."),
      "comments/2007-11-06-un/b.md": SmallSite.comment("Bob", "2020-01-02", body: "Je suis b."),
    ]) { $0.program = "test" }
    try await Task.sleep(for: .milliseconds(60))
    _ = try await Build.run(site.cachedOptions())
    _ = try await Build.run(site.cachedOptions())
    return site
  }

  /// The pages that show the texts.
  private static func shown(_ site: BuiltSite) throws -> [String] {
    try ["2007/11/un/index.html", "contact/index.html", "comments/feed.xml"].map { try site.page($0) }
  }
}

extension Sequence {
  /// One after the other.
  fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async throws -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
