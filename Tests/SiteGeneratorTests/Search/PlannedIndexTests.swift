import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// A search index that is planned from what an earlier build knew of it.
@Suite struct PlannedIndexTests {
  private static let key = DigestKey(first: 1, second: 2)
  private static let article = SmallSite.article("Facebook", "tags: UMP\ndescription: Un réseau social.")

  private static func files(_ changes: [String: String] = [:]) -> [String: String] {
    [
      "articles/2007-11-06-facebook.md": article,
      "articles/2007-11-07-twitter.md": SmallSite.article("Twitter", body: "Un autre."),
      "comments/2007-11-06-facebook/2007-11-07-claire.md": SmallSite.comment("Claire", "2007-11-07"),
    ].merging(changes) { _, new in new }
  }

  private static func site(_ changes: [String: String] = [:]) async throws -> Site {
    try await PlannedSite(files(changes)).plan.view.site
  }

  @Test("where nothing that its words are taken from has changed, its files and their bytes are the same")
  func same() async throws {
    let site = try await Self.site()
    let made = PlannedIndex(site, known: KnownIndex(key: Self.key))
    let words = try #require(made.words)
    let known = PlannedIndex(site, known: KnownIndex(key: Self.key, words: words, files: made.files))
    #expect(known.files == made.files && !made.files.isEmpty)
    #expect(known.root == made.root)
    for number in made.files.indices { #expect(try known.json(number) == made.json(number)) }
  }

  @Test("names that the index does not have are damage")
  func damage() async throws {
    let site = try await Self.site()
    let words = SearchIndex.words(of: site, key: Self.key)
    let known = PlannedIndex(
      site, known: KnownIndex(key: Self.key, words: words, files: ["t", "t-a", "t-b"]))
    #expect(known.files == ["t", "t-a", "t-b"])
    #expect(throws: CacheDamage.self) { try known.json(2) }
  }

  @Test(
    "what its words are taken from has another digest once any of it is another",
    arguments: [
      [
        "articles/2007-11-06-facebook.md": SmallSite.article(
          "Facebouc", "tags: UMP\ndescription: Un réseau social.")
      ],
      [
        "articles/2007-11-06-facebook.md": SmallSite.article(
          "Facebook", "tags: MoDem\ndescription: Un réseau social.")
      ],
      [
        "articles/2007-11-06-facebook.md": SmallSite.article("Facebook", "tags: UMP\ndescription: Un réseau.")
      ],
      ["articles/2007-11-08-blog.md": SmallSite.article("Blog")],
      ["comments/2007-11-06-facebook/2007-11-08-paul.md": SmallSite.comment("Paul", "2007-11-08")],
      ["tags.yml": "- {label: UMP, aliases: [Les Républicains]}\n"],
    ])
  func changes(changes: [String: String]) async throws {
    let (old, new) = (try await Self.site(), try await Self.site(changes))
    let words = SearchIndex.words(of: old, key: Self.key)
    #expect(SearchIndex.words(of: new, key: Self.key) != words)
    #expect(SearchIndex.words(of: old, key: DigestKey(first: 1, second: 3)) != words)
  }

  @Test("a text alone, and what a reader says, change none of its words")
  func texts() async throws {
    let old = try await Self.site()
    let new = try await Self.site([
      "articles/2007-11-06-facebook.md": Self.article + "\nEncore un mot.\n",
      "comments/2007-11-06-facebook/2007-11-08-claire.md": SmallSite.comment("Claire", "2007-11-08"),
    ])
    #expect(SearchIndex.words(of: new, key: Self.key) == SearchIndex.words(of: old, key: Self.key))
  }
}
