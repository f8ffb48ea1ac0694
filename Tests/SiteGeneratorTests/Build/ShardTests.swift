import SiteContent
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// Parts of a site, for builds on many machines; or one after the other in one folder.
@Suite struct ShardTests {
  private static func site() async throws -> BuiltSite {
    try await BuiltSite([
      "articles/2007-11-06-un.md": SmallSite.article("Un", "tags: UMP"),
      "comments/2007-11-06-un/a.md": SmallSite.comment("Anne"),
    ]) { $0.program = "test" }
  }

  private static func options(_ folder: TemporaryFolder, _ number: Int, _ count: Int) -> BuildOptions {
    var options = BuildOptions(
      layout: SiteLayout(root: folder.path, output: folder["shards"]), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    options.shard = BuildShard(number: number, count: count)
    return options
  }

  @Test("shards are disjoint, and together the whole, byte for byte", arguments: [1, 3, 8])
  func union(count: Int) async throws {
    let site = try await Self.site()
    var parts: [String] = []
    for number in 1...count {
      // Each as on a machine of its own.
      let machine = try TemporaryFolder()
      try Repository.copy("templates", to: machine)
      for file in try site.folder.files(in: "content") {
        try machine.write(try site.folder.bytes("content/" + file), to: "content/" + file)
      }
      let written = try #require(try await Build.run(Self.options(machine, number, count)).outcome).written
        .written
      #expect(written == (try machine.files(in: "shards")))
      for path in written {
        #expect(try machine.bytes("shards/" + path) == site.folder.bytes("site/" + path), "\(path)")
      }
      parts += written
    }
    #expect(parts.sorted() == (try site.files().sorted()))
  }

  @Test("in one folder they leave each other's files, and each remembers its own")
  func oneFolder() async throws {
    let site = try await Self.site()
    let whole = try site.folder.contents(in: "site")
    for number in 1...3 { _ = try await Build.run(Self.options(site.folder, number, 3)) }
    #expect(differences(try site.folder.contents(in: "shards"), whole) == [])
    try await Task.sleep(for: .milliseconds(60))
    for number in 1...3 { _ = try await Build.run(Self.options(site.folder, number, 3)) }
    for number in 1...3 {
      var stages: [BuildStage] = []
      let report = try await Build.run(Self.options(site.folder, number, 3), onStage: { stages.append($0) })
      #expect(stages == [.locate, .scan], "shard \(number)")
      #expect(report.outcome?.written.written == [])
    }
  }

  @Test("another number of shards, or none, forgets the parts there were")
  func otherCount() async throws {
    let site = try await Self.site()
    func remembered() throws -> Int {
      try site.folder.files(in: ".blogsite/cache").count { $0.hasPrefix("pages-") }
    }
    #expect(try remembered() == 1)
    for number in 1...3 { _ = try await Build.run(Self.options(site.folder, number, 3)) }
    #expect(try remembered() == 4)
    for number in 1...2 { _ = try await Build.run(Self.options(site.folder, number, 2)) }
    #expect(try remembered() == 3)
    var whole = Self.options(site.folder, 1, 1)
    whole.shard = nil
    _ = try await Build.run(whole)
    #expect(try remembered() == 2)
  }

  @Test("what a killed build was about to write into the cache is taken away")
  func unfinished() async throws {
    let site = try await Self.site()
    try site.folder.write("half", to: ".blogsite/cache/sources-7.new")
    try site.folder.write("half", to: ".blogsite/cache/pages-0123456789abcdef.new")
    try site.folder.write(SmallSite.article("Deux"), to: "content/articles/2008-01-01-deux.md")
    var options = BuildOptions(
      layout: SiteLayout(root: site.folder.path), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    _ = try await Build.run(options)
    #expect(try site.folder.files(in: ".blogsite").filter { $0.hasSuffix(".new") } == [])
  }

  @Test("after random edits, shards in one folder make what a clean build makes", arguments: 1...1)
  func randomEdits(seed: Int) async throws {
    var site = try EditedSite(seed: UInt64(seed) + 500)
    for step in 0..<6 {
      let edit = step == 0 ? "nothing" : try site.edit()
      var options = BuildOptions(
        layout: SiteLayout(root: site.folder.path, output: site.folder["clean"]),
        now: .written(site.request.now), jobs: 2)
      options.includesDrafts = site.request.includesDrafts
      options.includesFuture = site.request.includesFuture
      options.baseURL = site.request.baseURL
      if site.folder.exists("clean") { try site.folder.remove("clean") }
      guard try await Build.run(options).outcome != nil else {
        try site.goBack()
        continue
      }
      site.remember()
      options.layout = SiteLayout(root: site.folder.path)
      options.program = "test"
      for number in [2, 3, 1] {
        options.shard = BuildShard(number: number, count: 3)
        #expect(try await Build.run(options).outcome != nil)
      }
      let found = differences(try site.folder.contents(in: "site"), try site.folder.contents(in: "clean"))
      #expect(found == [], "seed \(seed), step \(step), after \(edit)")
    }
  }

  @Test(
    "a shard is two numbers with a slash between them",
    arguments: ["", "1", "0/2", "3/2", "1/0", "a/b", "1/2/3"])
  func wrongShards(text: String) { #expect(BuildShard(text) == nil) }
}
