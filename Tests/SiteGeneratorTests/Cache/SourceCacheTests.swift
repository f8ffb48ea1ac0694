import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// The store of source files on the disk.
@Suite struct SourceCacheTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    for i in 1...9 {
      try site.write(
        SmallSite.article("Titre \(i)", "tags: UMP, T\(i)", body: "Un **texte** \(i). [Lien](/tags/)"),
        to: "content/articles/2007-11-0\(i)-a\(i).md")
      try site.write(SmallSite.comment("Anne \(i)"), to: "content/comments/2007-11-0\(i)-a\(i)/c.md")
    }
    try site.write("---\ntitle: Contact\n---\nTexte.\n", to: "content/pages/contact.md")
  }

  private func cache(program: String = "test") -> SourceCache {
    SourceCache(folder: site[".blogsite"], program: program, jobs: 2)
  }

  /// Reads the sources, with the store where it is of use, and saves what became of it.
  @discardableResult
  private func run(program: String = "test", settings: [UInt8]? = nil) async throws -> SourceStore {
    let options = BuildOptions(layout: SiteLayout(root: site.path), now: .written("2026-11-24"), jobs: 2)
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let bytes = try settings ?? SourceConditions.bytes(located)
    let loaded = try await cache(program: program).load(settings: bytes)
    let preparation = try await Stages.prepare(
      options, prior: PriorKnowledge(store: loaded.store), moment: .max)
    let store = try #require(preparation.store)
    try await cache(program: program).save(store, over: loaded)
    return loaded.store
  }

  private func counts(_ store: SourceStore) -> [Int] {
    [store.articles.sources.count, store.discussions.all.count, store.pages.sources.count]
  }

  private func parts() throws -> [String: [UInt8]] {
    try site.contents(in: ".blogsite/cache").filter { !$0.key.hasSuffix("/") }
  }

  @Test("the first build finds nothing, the second all, with what was made of it")
  func twice() async throws {
    #expect(counts(try await run()) == [0, 0, 0])
    let store = try await run()
    #expect(counts(store) == [9, 9, 1])
    let article = try #require(store.articles["content/articles/2007-11-03-a3.md"])
    #expect(article.document.frontMatter.title == "Titre 3")
    #expect(
      String(decoding: try article.text.body.text.read(), as: UTF8.self).contains("<strong>texte</strong> 3"))
    #expect(try store.discussions[path: "content/comments/2007-11-03-a3/c.md"]?.document.author == "Anne 3")
    #expect(store.pages["content/pages/contact.md"]?.document.frontMatter.title == "Contact")
    #expect(store.articles["content/articles/none.md"] == nil)
  }

  @Test("what a first build made is let go of once it is saved: it is read back, and compared")
  func letGo() async throws {
    let options = BuildOptions(layout: SiteLayout(root: site.path), now: .written("2026-11-24"), jobs: 2)
    let loaded = try await cache().load(settings: [])
    let preparation = try await Stages.prepare(options, prior: PriorKnowledge(store: loaded.store))
    let store = try #require(preparation.store)
    let texts = store.articles.sources.map(\.text.body.text)
    let before = try texts.map { try $0.read() }
    try await cache().save(store, over: loaded)
    #expect(try texts.map { try $0.read() } == before)
    let path: RelativePath = "content/articles/2007-11-03-a3.md"
    let text = try #require(store.articles[path]?.text.body.text)
    #expect(try site.damageCache(at: "texte</strong> 3") == 1)
    #expect(throws: CacheDamage.self) { try text.read() }
    #expect(try texts.filter { $0 != text }.map { try $0.read() }.count == 8)
  }

  @Test("where nothing changed nothing is written, and after an edit only the part that holds the file")
  func parted() async throws {
    try await run()
    try await run()
    let before = try parts()
    try await run()
    #expect(differences(try parts(), before) == [])
    try site.write(SmallSite.article("Autre"), to: "content/articles/2007-11-03-a3.md")
    try await run()
    #expect(differences(try parts(), before).count == 1)
    #expect(
      try await run().articles["content/articles/2007-11-03-a3.md"]?.document.frontMatter.title == "Autre")
  }

  @Test("a cache that CI carried to a fresh checkout, elsewhere and with other time stamps, is of use there")
  func carried() async throws {
    try await run()
    let checkout = try TemporaryFolder()
    for top in ["content", "templates", ".blogsite"] {
      for (path, bytes) in try site.contents(in: top) where !path.hasSuffix("/") {
        try checkout.write(bytes, to: "\(top)/\(path)")
      }
    }
    var options = BuildOptions(layout: SiteLayout(root: checkout.path), now: .written("2026-11-24"), jobs: 2)
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let loaded = try await SourceCache(folder: checkout[".blogsite"], program: "test", jobs: 2).load(
      settings: SourceConditions.bytes(located))
    #expect(counts(loaded.store) == [9, 9, 1])
    // Nothing is parsed again, although no stamp is as it was.
    let (scanned, _) = try await ContentScan.run(options.layout, jobs: 2).both
    let (parsed, _) = try await Parse.run(
      scanned, located, store: loaded.store.under(SourceConditions.bytes(located)), jobs: 2
    ).both
    #expect(parsed.articles.allSatisfy { $0.isStored })
    #expect(parsed.discussions.flatMap(\.comments).allSatisfy { $0.isStored })
    options.program = "test"
    #expect(try await Build.run(options).outcome?.written.unchanged == 0)
    options.layout = SiteLayout(root: checkout.path, output: checkout["clean"])
    options.program = nil
    #expect(try await Build.run(options).outcome != nil)
    #expect(differences(try checkout.contents(in: "site"), try checkout.contents(in: "clean")) == [])
  }

  @Test("what was deleted or renamed is forgotten")
  func forgotten() async throws {
    try await run()
    try site.remove("content/comments/2007-11-03-a3")
    try site.move("content/articles/2007-11-03-a3.md", to: "content/articles/2007-11-03-b.md")
    try await run()
    let store = try await run()
    #expect(counts(store) == [9, 8, 1])
    #expect(store.articles["content/articles/2007-11-03-a3.md"] == nil)
    #expect(try parts().values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Anne 3") })
  }

  @Test("other settings or another program find nothing")
  func otherConditions() async throws {
    try await run()
    #expect(counts(try await run(settings: [1])) == [0, 0, 0])
    try await run()
    #expect(counts(try await run(program: "another")) == [0, 0, 0])
  }

  @Test(
    "a damaged part is left out, and written anew", arguments: ["cut", "flip", "gone", "exchange", "folder"])
  func damage(kind: String) async throws {
    try await run()
    let before = try await run()
    let good = try parts()
    let names = good.keys.filter { (good[$0]?.count ?? 0) > 400 }.sorted()
    #expect(names.count > 4)
    let (first, second) = (".blogsite/cache/" + names[0], ".blogsite/cache/" + names[1])
    var bytes = try site.bytes(first)
    switch kind {
    case "cut": try site.write(Array(bytes.dropLast()), to: first)
    case "gone": try site.remove(first)
    case "exchange": try site.write(try site.bytes(second), to: first)
    case "folder":
      try site.remove(first)
      try site.makeFolder(first)
    default:
      bytes[bytes.count / 2] ^= 4
      try site.write(bytes, to: first)
    }
    let options = BuildOptions(layout: SiteLayout(root: site.path), now: .written("2026-11-24"), jobs: 2)
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let loaded = try await cache().load(settings: SourceConditions.bytes(located))
    let lost = zip(counts(before), counts(loaded.store)).map { $0 - $1 }
    #expect(kind == "exchange" || lost.reduce(0, +) > 0)
    #expect(loaded.store.key == before.key)
    guard kind != "folder" else { return }
    try await run()
    #expect(counts(try await run()) == [9, 9, 1])
  }

  @Test("what is loaded can be read when its files have gone, and throws where one bit is another")
  func later() async throws {
    try await run()
    let options = BuildOptions(layout: SiteLayout(root: site.path), now: .written("2026-11-24"), jobs: 2)
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let settings = try SourceConditions.bytes(located)
    let store = try await cache().load(settings: settings).store
    let files = try parts()
    let (name, bytes) = try #require(
      files.first { String(decoding: $0.value, as: UTF8.self).contains("<strong>texte</strong> 3") })
    try site.remove(".blogsite/cache")
    let article = try #require(store.articles["content/articles/2007-11-03-a3.md"])
    #expect(
      String(decoding: try article.text.body.text.read(), as: UTF8.self).contains("<strong>texte</strong> 3"))
    #expect(try store.discussions[path: "content/comments/2007-11-03-a3/c.md"]?.document.author == "Anne 3")

    // In a body, which stands behind the rest, and which nobody looks at until somebody wants it.
    let place = try #require(bytes.ranges(of: Array("<strong>texte</strong> 3".utf8)).last?.lowerBound)
    var damaged = bytes
    damaged[place + 1] ^= 1
    for (other, bytes) in files {
      try site.write(other == name ? damaged : bytes, to: ".blogsite/cache/" + other)
    }
    let other = try await cache().load(settings: settings).store
    #expect(counts(other) == [9, 9, 1])
    let body = try #require(other.articles["content/articles/2007-11-03-a3.md"]).text.body.text
    #expect(throws: CacheDamage.self) { try body.read() }
  }

  @Test("two stores that cannot have the same key do not share parts")
  func otherKey() async throws {
    try await run()
    let old = try parts()
    try site.remove(".blogsite")
    let store = try await run()
    #expect(counts(store) == [0, 0, 0])
    // One part of the older store among those of the new one.
    let large = old.filter { $0.value.count > 400 }.keys.sorted()
    let name = try #require(large.last)
    let bytes = try #require(old[name])
    try site.write(bytes, to: ".blogsite/cache/" + name)
    let mixed = try await run()
    #expect(counts(mixed) != [9, 9, 1])
    #expect(counts(try await run()) == [9, 9, 1])
  }
}
