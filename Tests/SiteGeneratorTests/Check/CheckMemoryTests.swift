import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct CheckMemoryTests {
  @Test("what was found is found again where nothing has changed, and anew where something has")
  func again() async throws {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    let file = "content/articles/2007-11-06-facebook.md"
    try folder.write("---\ntitle: Facebook\n---\n[x](#rien)\n", to: file)
    try folder.write(
      "---\ntitle: Fini\npublish_until: 2026-01-01\n---\nx\n", to: "content/articles/2025-01-01-fini.md")
    try folder.write("---\ntitle: Demain\n---\nx\n", to: "content/articles/2027-01-01-demain.md")
    try folder.write(
      "---\ntitle: Un\ndraft: true\n---\nx\n", to: "content/articles/2026-01-01-brouillon.md")
    try folder.write(
      "---\nauthor: A\ndate: 2026-11-01\nstatus: pending\n---\nx\n",
      to: "content/comments/2007-11-06-facebook/a.md")
    var options = BuildOptions(layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    // Stamps of files that were just written cannot be trusted yet.
    try await Task.sleep(for: .milliseconds(1200))
    let first = try await Check.run(options)
    #expect(first.diagnostics.map(\.kind) == [.unknownFragment])
    #expect(folder.exists(".blogsite/cache/check"))
    var stages: [BuildStage] = []
    let second = try await Check.run(options) { stages.append($0) }
    #expect(stages == [.locate, .scan])
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.waiting == first.waiting)
    #expect(second.leftOut == first.leftOut)
    #expect(
      second.leftOut.map(\.reason.words) == [
        "published until 2026-01-01", "a draft", "dated 2027-01-01",
      ])
    #expect(second.pages == first.pages)
    try folder.write("---\ntitle: Facebook\n---\nx\n", to: file)
    let third = try await Check.run(options)
    #expect(third.diagnostics == [])
  }
}
