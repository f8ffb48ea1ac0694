import SiteContent
import SiteGenerator
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct ReadingTests {
  private let site: TemporaryFolder
  private let options: PreviewOptions

  init() async throws {
    site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write(SmallSite.article("Facebook", body: "Premier état."), to: facebookFile)
    try site.write(SmallSite.comment("Anne"), to: "content/comments/2007-11-06-facebook/a.md")
    try site.write(
      "---\nauthor: Zoé\ndate: 2008-01-01\nstatus: pending\n---\nEn attente.\n",
      to: "content/comments/2007-11-06-facebook/z.md")
    var options = PreviewOptions(layout: SiteLayout(root: site.path), jobs: 2, clock: { TestPreview.now })
    options.program = "test"
    self.options = options
    var build = BuildOptions(layout: options.layout, now: .written("2026-11-24"), jobs: 2)
    build.program = "test"
    #expect(try await Build.run(build).outcome != nil)
  }

  private func page(_ reading: Reading) throws -> String {
    let prepared = try #require(reading.site)
    let plan = try #require(prepared.plan.page(file: String(facebookPage.dropFirst()) + "index.html"))
    let file = Render.file(plan, prepared.plan, prepared.templates, SiteFiles(options.layout))
    guard case .made(let make) = file.content else { return "" }
    return String(decoding: try make([]), as: UTF8.self)
  }

  @Test("the first one begins with what the last build knew, and shows what a build does not")
  func first() async throws {
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let cache = SourceCache(folder: options.layout.state, program: "test", jobs: 2)
    let kept = try await cache.load(settings: SourceConditions.bytes(located)).store
    var memory = Reading.Memory(kept: await Reading.kept(options), isOwnDisk: true)
    let reading = await Reading.read(options, .everything, &memory, isOwnDisk: true)
    #expect(memory.store?.key == kept.key)
    let text = try page(reading)
    #expect(text.contains("Premier état.") && text.contains("Anne") && text.contains("En attente."))

    var uncached = options
    uncached.program = nil
    #expect(await Reading.kept(uncached)?.key == nil)
    var other = Reading.Memory()
    let fresh = await Reading.read(uncached, .everything, &other, isOwnDisk: true)
    #expect(other.store?.key != kept.key)
    #expect(try page(fresh) == text)

    try site.remove("content/comments/2007-11-06-facebook/z.md")
    let change = Changes(paths: ["content/comments/2007-11-06-facebook/z.md"])
    let after = try page(await Reading.read(options, change, &memory, isOwnDisk: true))
    #expect(!after.contains("En attente.") && after.contains("Anne"))
  }

  @Test("with another program's cache, one found damaged, or on another machine's disk, everything is read")
  func withoutCache() async throws {
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let cache = SourceCache(folder: options.layout.state, program: "test", jobs: 2)
    let kept = try await cache.load(settings: SourceConditions.bytes(located)).store
    func readsAll(_ options: PreviewOptions, isOwnDisk: Bool = true) async throws -> Bool {
      var memory = Reading.Memory(kept: await Reading.kept(options), isOwnDisk: isOwnDisk)
      let text = try page(await Reading.read(options, .everything, &memory, isOwnDisk: isOwnDisk))
      return text.contains("Premier état.") && memory.store?.key != kept.key
    }
    var other = options
    other.program = "other"
    #expect(try await readsAll(other))
    #expect(try await readsAll(options, isOwnDisk: false))
    #expect(try site.damageCache(at: "Premier") == 1)
    var memory = Reading.Memory(kept: await Reading.kept(options), isOwnDisk: true)
    let damaged = await Reading.read(options, .everything, &memory, isOwnDisk: true)
    #expect(throws: CacheDamage.self) { try page(damaged) }
    memory.distrustStore()
    let text = try page(await Reading.read(options, .everything, &memory, isOwnDisk: true))
    #expect(text.contains("Premier état.") && memory.store?.key != kept.key)
  }

  @Test("settings that cannot be read keep nothing, and are told of by the reading")
  func wrongSettings() async throws {
    try site.write("title: [\n", to: "content/site.yml")
    #expect(await Reading.kept(options)?.key == nil)
    var memory = Reading.Memory()
    let reading = await Reading.read(options, .everything, &memory, isOwnDisk: true)
    #expect(
      reading.hasErrors && reading.diagnostics.contains { $0.file == RelativePath(SiteLayout.settings) })
  }
}
