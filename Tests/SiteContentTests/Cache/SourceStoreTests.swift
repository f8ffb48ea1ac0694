import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct SourceStoreTests {
  /// A site with an article, two comments and a page, and the store of a run over it.
  private static func store() async throws -> (site: SmallSite, located: LocatedSite, store: SourceStore) {
    let site = try SmallSite()
    try site.article("2007-11-06-facebook", body: "Un.\n")
    try site.comment("a")
    try site.comment("b")
    try site.folder.write("---\ntitle: Contact\n---\nPage.\n", to: "content/pages/contact.md")
    let located = try #require(try site.locate().0)
    return (
      site, located,
      try await run(located, SourceStore(key: DigestKey(first: 1, second: 2), conditions: .zero))
    )
  }

  /// The stages that fill a store.
  private static func run(_ located: LocatedSite, _ store: SourceStore) async throws -> SourceStore {
    let (scanned, _) = try await ContentScan.run(located.layout, jobs: 2).both
    let (parsed, _) = try await Parse.run(scanned, located, store: store, moment: .max, jobs: 2).both
    let converted = try await Convert.run(
      parsed, located, Publication(now: .blank, includesPendingComments: false), key: store.key, jobs: 2)
    return SourceStore(converted, key: store.key, conditions: store.conditions)
  }

  @Test("a run keeps every file without its Markdown, and finds it by its path")
  func kept() async throws {
    let (_, _, store) = try await Self.store()
    #expect(store.articles.sources.map(\.document.source.path) == ["content/articles/2007-11-06-facebook.md"])
    #expect(
      try store.discussions.all[0].sources.map(\.document.source.path) == [
        "content/comments/2007-11-06-facebook/a.md", "content/comments/2007-11-06-facebook/b.md",
      ])
    #expect(store.pages.sources.map(\.document.source.path) == ["content/pages/contact.md"])
    let article = try #require(store.articles["content/articles/2007-11-06-facebook.md"])
    #expect(article.document.body == [])
    #expect(try article.text.body.text.read() == Array("<p>Un.</p>\n".utf8))
    #expect(article.text.body.plainText == "", "only its excerpt's is wanted")
    #expect(article.origin.isSettled)
    #expect(store.articles["content/pages/contact.md"] == nil)
  }

  @Test("what is as it was goes from run to run as the same object; what changed is another")
  func reused() async throws {
    let (site, located, store) = try await Self.store()
    try site.comment("b", body: "Encore.\n")
    let next = try await Self.run(located, store)
    #expect(next.articles.sources[0] === store.articles.sources[0])
    #expect(try next.discussions.all[0].sources[0] === store.discussions.all[0].sources[0])
    #expect(try next.discussions.all[0].sources[1] !== store.discussions.all[0].sources[1])
    #expect(try next.discussions.all[0].sources[1].text.plainText == "Encore.")
  }

  @Test("a file is found by the bytes of its path, not by another spelling of the same letters")
  func spelling() async throws {
    let site = try SmallSite()
    try site.article("2008-01-01-\u{E9}t\u{E9}")
    let located = try #require(try site.locate().0)
    let store = try await Self.run(
      located, SourceStore(key: DigestKey(first: 1, second: 2), conditions: .zero))
    #expect(store.articles["content/articles/2008-01-01-\u{E9}t\u{E9}.md"] != nil)
    #expect(store.articles["content/articles/2008-01-01-e\u{301}te\u{301}.md"] == nil)
  }

  @Test("two spellings of a name side by side are two files")
  func spellings() async throws {
    let site = try SmallSite()
    try site.article("2008-01-01-a")
    let folder: RelativePath = "content/comments/2008-01-01-a"
    for (name, id) in [("\u{E9}", "un"), ("e\u{301}", "deux")] {
      try site.folder.write(
        "---\nauthor: Ann\ndate: 2026-01-01\nid: \(id)\n---\n\(id)\n", to: folder.appending(name + ".md").text
      )
    }
    let located = try #require(try site.locate().0)
    var store = try await Self.run(
      located, SourceStore(key: DigestKey(first: 1, second: 2), conditions: .zero))
    #expect(try store.discussions[path: folder.appending("\u{E9}.md")]?.document.id == "un")
    #expect(try store.discussions[path: folder.appending("e\u{301}.md")]?.document.id == "deux")
    var refresh = SourceRefresh(located, store, moment: .max)
    refresh.removeComment(folder.appending("\u{E9}.md"))
    #expect(!refresh.hasRead(folder.appending("e\u{301}.md")))
    try store.apply(refresh.changes)
    #expect(try store.discussions[path: folder.appending("\u{E9}.md")] == nil)
    #expect(try store.discussions[path: folder.appending("e\u{301}.md")]?.document.id == "deux")
  }

  @Test("a changed file keeps its place, a new one comes last, a removed one is gone")
  func changes() async throws {
    var (site, located, store) = try await Self.store()
    let folder: RelativePath = "content/comments/2007-11-06-facebook"
    try site.comment("b", body: "Autre.\n")
    try site.comment("c", body: "Neuf.\n")
    var refresh = SourceRefresh(located, store, moment: .max)
    for name in ["c", "b"] {
      #expect(try refresh.readComment(folder.appending(name + ".md"), name, under: "2007-11-06-facebook"))
    }
    #expect(refresh.hasRead(folder.appending("b.md")))
    refresh.removeComment(folder.appending("a.md"))
    try store.apply(refresh.changes)
    #expect(
      try store.discussions.all[0].sources.map(\.document.source.path) == [
        folder.appending("b.md"), folder.appending("c.md"),
      ])
    #expect(try store.discussions[path: folder.appending("a.md")] == nil)
    #expect(try store.discussions[path: folder.appending("b.md")]?.text.plainText == "Autre.")
    #expect(try store.discussions[path: folder.appending("c.md")]?.text.plainText == "Neuf.")
  }

  @Test("a file that cannot be taken apart changes nothing")
  func unreadable() async throws {
    let (site, located, store) = try await Self.store()
    try site.folder.write("no front matter", to: "content/articles/2007-11-06-facebook.md")
    var refresh = SourceRefresh(located, store, moment: .max)
    let source = store.articles.sources[0].document.source
    #expect(try !refresh.readArticle(source))
    #expect(refresh.changes.articles.isEmpty)
  }

  @Test("under other settings, a store has nothing to offer")
  func conditions() async throws {
    let (_, _, store) = try await Self.store()
    let conditioned = SourceStore(
      key: store.key, conditions: store.key.digest([1]), articles: store.articles.sources)
    #expect(conditioned.under([1]).articles.sources.count == 1)
    #expect(conditioned.under([2]).articles.sources.isEmpty)
    #expect(conditioned.under([2]).conditions == store.key.digest([2]))
  }
}
