import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// The comments of one article as the cache holds them.
@Suite struct StoredDiscussionTests {
  private static let key = DigestKey(first: 1, second: 2)

  /// A site with an article and some comments, and what a run keeps of them.
  private func stored(
    _ site: SmallSite, _ store: SourceStore? = nil, pending: Bool = false, moment: Int64 = .max
  ) async throws -> (all: [StoredDiscussion], discussions: [Discussion]) {
    let located = try #require(try site.locate().0)
    let store = store ?? SourceStore(key: Self.key, conditions: .zero)
    let (scanned, _) = try await ContentScan.run(located.layout, jobs: 2).both
    let (parsed, _) = try await Parse.run(scanned, located, store: store, moment: moment, jobs: 2).both
    let now = try Moment(parsing: "2026-01-01", in: .utc)
    let converted = try await Convert.run(
      parsed, located, Publication(now: now, includesPendingComments: pending), key: Self.key, jobs: 2)
    return (converted.discussions.compactMap(\.stored), converted.discussions.map(\.discussion))
  }

  private func site() throws -> SmallSite {
    let site = try SmallSite()
    try site.article("2007-11-06-facebook", body: "Un.\n")
    try site.comment("a")
    try site.comment("b", body: "Deux.\n")
    return site
  }

  private func contents(
    _ run: (all: [StoredDiscussion], discussions: [Discussion])
  ) throws -> [Discussion.Content] {
    try run.discussions.map { try $0.content }
  }

  private struct Kept: Equatable {
    var head: [UInt8]
    var bodies: [UInt8]
  }

  private func encoded(_ discussion: StoredDiscussion) throws -> Kept {
    var (writer, bodies, other) = (ByteWriter(), KeptBodies(key: Self.key), ByteWriter())
    // It is not the first in its file.
    bodies.put([1, 2, 3], in: &other)
    try discussion.write(to: &writer, bodies: &bodies)
    return Kept(head: writer.bytes, bodies: bodies.writer.bytes)
  }

  private func decoded(_ kept: Kept) throws -> StoredDiscussion {
    var reader = ByteReader(kept.head)
    let bodies = LazyBodies(key: Self.key) {
      $0.upperBound <= kept.bodies.count ? Array(kept.bodies[$0]) : nil
    }
    let discussion = try StoredDiscussion(from: &reader, bodies: bodies)
    #expect(reader.isAtEnd)
    return discussion
  }

  @Test("it comes back as it was: outline, digest and every comment")
  func roundTrip() async throws {
    let kept = try #require(try await stored(site()).all.first)
    let read = try decoded(encoded(kept))
    #expect(read.article == "2007-11-06-facebook")
    #expect(read.summary == kept.summary)
    #expect(read.summary?.outline.count == 2)
    #expect(read.digest == kept.digest)
    #expect(try read.sources.map(\.document) == kept.sources.map(\.document))
    #expect(try read.sources.map(\.text) == kept.sources.map(\.text))
    #expect(try read.sources.map(\.origin) == kept.sources.map(\.origin))
    #expect(try encoded(read) == encoded(kept))
  }

  @Test("where nothing changed it goes to the next run unopened, and says the same")
  func reused() async throws {
    let site = try site()
    let first = try await stored(site)
    let kept = try decoded(encoded(first.all[0]))
    let store = SourceStore(key: Self.key, conditions: .zero, discussions: [kept])
    let next = try await stored(site, store)
    #expect(next.all[0] === kept)
    #expect(next.discussions[0].outline == first.discussions[0].outline)
    #expect(next.discussions[0].digest == first.discussions[0].digest)
    #expect(try contents(next) == contents(first))
  }

  @Test(
    "a new, changed, renamed or deleted comment is seen", arguments: ["new", "changed", "renamed", "deleted"])
  func changed(kind: String) async throws {
    let site = try site()
    let first = try await stored(site)
    let folder = "content/comments/2007-11-06-facebook/"
    switch kind {
    case "new": try site.comment("c")
    case "changed": try site.comment("b", body: "Trois.\n")
    case "renamed": try site.folder.move(folder + "b.md", to: folder + "c.md")
    default: try site.folder.remove(folder + "b.md")
    }
    let store = SourceStore(key: Self.key, conditions: .zero, discussions: first.all)
    let next = try await stored(site, store)
    #expect(next.all[0] !== first.all[0])
    #expect(next.discussions[0].digest != first.discussions[0].digest)
    let fresh = try await stored(site)
    #expect(try contents(next) == contents(fresh))
    #expect(next.discussions.map(\.outline) == fresh.discussions.map(\.outline))
    // The file that did not change is not parsed again.
    #expect(try next.all[0].sources[0] === first.all[0].sources[0])
  }

  @Test("comments whose stamps cannot be trusted yet are looked at again")
  func unsettled() async throws {
    let site = try site()
    #expect(try await stored(site, moment: 0).all[0].summary == nil)
  }

  @Test("comments about which something has to be said are opened each time")
  func noisy() async throws {
    let site = try site()
    try site.folder.write(
      "---\nauthor: Anne\ndate: 2007-11-07\nemail: a@example.org\n---\nTexte.\n",
      to: "content/comments/2007-11-06-facebook/c.md")
    let first = try await stored(site)
    #expect(try first.all[0].summary == nil && first.all[0].sources.count == 3)
    let located = try #require(try site.locate().0)
    let (scanned, _) = try await ContentScan.run(located.layout, jobs: 2).both
    let store = SourceStore(key: Self.key, conditions: .zero, discussions: first.all)
    let (parsed, said) = try await Parse.run(scanned, located, store: store, moment: .max, jobs: 2).both
    #expect(said.count == 1)
    #expect(parsed.discussions[0].comments.filter(\.isStored).count == 3)
  }

  @Test("what waits for a moderator is in the preview's discussions and not in those of a build")
  func pending() async throws {
    let site = try site()
    try site.folder.write(
      "---\nauthor: Anne\ndate: 2007-11-07\nstatus: pending\n---\nTexte.\n",
      to: "content/comments/2007-11-06-facebook/c.md")
    let build = try await stored(site)
    let store = SourceStore(key: Self.key, conditions: .zero, discussions: build.all)
    let preview = try await stored(site, store, pending: true)
    #expect(try build.discussions[0].content.threads.count == 2)
    #expect(try preview.discussions[0].content.threads.count == 3)
    let back = try await stored(
      site, SourceStore(key: Self.key, conditions: .zero, discussions: preview.all))
    #expect(try contents(back) == contents(build))
    #expect(back.discussions.map(\.outline) == build.discussions.map(\.outline))
  }

  @Test("its digest is of what the comments say, not of when their files were written")
  func digest() async throws {
    let site = try site()
    let first = try await stored(site).all[0]
    try site.comment("b", body: "Deux.\n")
    let second = try await stored(site).all[0]
    #expect(first.summary?.listing != second.summary?.listing)
    #expect(first.digest == second.digest)
  }

  @Test(
    "what is not what was written is no list of comments, not even an empty one",
    arguments: ["cut", "flip", "foreign"])
  func damage(kind: String) async throws {
    let kept = try await stored(site()).all[0]
    var bytes = try encoded(kept)
    switch kind {
    case "cut": bytes.bodies.removeLast()
    case "flip": bytes.bodies[bytes.bodies.count / 2] ^= 1
    default:
      // Right by its digest, and yet no list of comments.
      var (head, bodies) = (ByteWriter(), KeptBodies(key: Self.key))
      head.put(kept.article)
      head.put(kept.summary)
      head.put(kept.digest)
      bodies.put([0x7F], in: &head)
      bytes = Kept(head: head.bytes, bodies: bodies.writer.bytes)
    }
    let read = try decoded(bytes)
    #expect(read.summary == kept.summary)
    #expect(throws: CacheDamage.self) { try read.shelf }
    #expect(throws: CacheDamage.self) { try read.sources }
    if kind != "foreign" { #expect(throws: CacheDamage.self) { try encoded(read) } }
  }

  @Test(
    "a run that must open one that is damaged makes nothing", arguments: ["as it was", "changed", "shown"])
  func damagedRun(kind: String) async throws {
    let site = try site()
    let first = try await stored(site)
    var bytes = try encoded(first.all[0])
    bytes.bodies[bytes.bodies.count / 2] ^= 1
    let store = SourceStore(key: Self.key, conditions: .zero, discussions: [try decoded(bytes)])
    switch kind {
    case "as it was":
      let next = try await stored(site, store)
      #expect(next.discussions[0].outline == first.discussions[0].outline)
      #expect(throws: CacheDamage.self) { try next.discussions[0].content }
    case "changed":
      try site.comment("c")
      await #expect(throws: CacheDamage.self) { try await stored(site, store) }
    default:
      try site.folder.write(
        "---\nauthor: Anne\ndate: 2007-11-07\nstatus: pending\n---\nTexte.\n",
        to: "content/comments/2007-11-06-facebook/c.md")
      await #expect(throws: CacheDamage.self) { try await stored(site, store, pending: true) }
    }
  }

  @Test("of two folders of one name, composed and decomposed, all comments stand under the article")
  func spellings() async throws {
    let site = try SmallSite()
    try site.article("2008-01-01-\u{E9}t\u{E9}")
    for (folder, name) in [("2008-01-01-\u{E9}t\u{E9}", "a"), ("2008-01-01-e\u{301}te\u{301}", "b")] {
      try site.folder.write(
        "---\nauthor: Anne\ndate: 2008-01-02\n---\nTexte.\n", to: "content/comments/\(folder)/\(name).md")
    }
    let first = try await stored(site)
    #expect(first.discussions.map(\.outline.count) == [2])
    let next = try await stored(site, SourceStore(key: Self.key, conditions: .zero, discussions: first.all))
    #expect(next.all[0] === first.all[0])
  }
}
