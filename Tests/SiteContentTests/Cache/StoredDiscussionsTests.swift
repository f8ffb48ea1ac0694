import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// The discussions of a site, as single comments of theirs are read anew.
@Suite struct StoredDiscussionsTests {
  private static let (one, other) = ("2007-11-06-facebook", "2008-01-01-autre")

  /// A site with two articles, each with a comment, and what a run keeps.
  private func made() async throws -> (site: SmallSite, located: LocatedSite, store: SourceStore) {
    let site = try SmallSite()
    for article in [Self.one, Self.other] {
      try site.article(article)
      try site.comment("a", under: article)
    }
    let located = try #require(try site.locate().0)
    let store = SourceStore(key: DigestKey(first: 1, second: 2), conditions: .zero)
    let (scanned, _) = try await ContentScan.run(located.layout, jobs: 2).both
    let (parsed, _) = try await Parse.run(scanned, located, store: store, moment: .max, jobs: 2).both
    let converted = try await Convert.run(
      parsed, located, Publication(now: .blank, includesPendingComments: false), key: store.key, jobs: 2)
    return (site, located, SourceStore(converted, key: store.key, conditions: store.conditions))
  }

  private func path(_ name: String, under article: String) -> RelativePath {
    "content/comments/\(article)/\(name).md"
  }

  @Test("they are found by their articles, their comments by the paths of their files")
  func found() async throws {
    let discussions = try await made().store.discussions
    #expect(discussions.all.map(\.article) == [Self.one, Self.other])
    #expect(try discussions[Self.other]?.sources.count == 1)
    #expect(discussions["2009-01-01-rien"] == nil)
    #expect(try discussions[path: path("a", under: Self.one)]?.document.author == "Anne")
    for wrong in [path("b", under: Self.one), "content/comments/a.md", "content/articles/\(Self.one).md", ""]
    {
      #expect(try discussions[path: wrong] == nil, "\(wrong)")
    }
  }

  @Test(
    "what is read anew changes its own discussion, which is then looked at again; others stay as they are")
  func changed() async throws {
    var (site, located, store) = try await made()
    let before = store.discussions
    #expect(before.all.allSatisfy { $0.summary != nil })
    try site.comment("a", body: "Autre.\n", under: Self.one)
    try site.comment("b", under: Self.one)
    var refresh = SourceRefresh(located, store, moment: .max)
    for name in ["b", "a"] {
      #expect(try refresh.readComment(path(name, under: Self.one), name, under: Self.one))
    }
    try store.apply(refresh.changes)
    let after = store.discussions
    #expect(after.all.map(\.article) == [Self.one, Self.other])
    #expect(try after[Self.one]?.sources.map(\.document.id) == ["a", "b"])
    #expect(try after[path: path("a", under: Self.one)]?.text.plainText == "Autre.")
    #expect(after[Self.one]?.summary == nil)
    #expect(after[Self.one]?.digest != before[Self.one]?.digest)
    #expect(after[Self.other] === before[Self.other])
  }

  @Test("the first comment of an article makes a discussion, the last one leaves it empty")
  func firstAndLast() async throws {
    var (site, located, store) = try await made()
    let article = "2010-01-01-neuf"
    try site.article(article)
    try site.comment("z", under: article)
    var refresh = SourceRefresh(located, store, moment: .max)
    #expect(try refresh.readComment(path("z", under: article), "z", under: article))
    refresh.removeComment(path("a", under: Self.other))
    try store.apply(refresh.changes)
    #expect(store.discussions.all.map(\.article) == [Self.one, Self.other, article])
    #expect(try store.discussions[article]?.sources.map(\.document.id) == ["z"])
    #expect(try store.discussions[Self.other]?.sources.isEmpty == true)
    #expect(try store.discussions[path: path("a", under: Self.other)] == nil)
  }

  @Test("a comment's path tells its article and its name")
  func places() {
    let place = CommentPlace(path("a.b", under: Self.one))
    #expect(place?.article == Self.one && place?.name == "a.b")
    #expect(CommentPlace.article(ofFolder: "content/comments/x") == "x")
    for wrong in ["content/comments", "content/comments/", "content/comments/x/y", "content/media/x"]
      as [RelativePath]
    {
      #expect(CommentPlace.article(ofFolder: wrong) == nil, "\(wrong)")
    }
  }
}
