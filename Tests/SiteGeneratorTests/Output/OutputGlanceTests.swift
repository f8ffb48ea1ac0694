import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct OutputGlanceTests {
  private let fixture: OutputFixture

  init() throws { fixture = try OutputFixture() }

  @Test("what stands at the manifest's paths is seen, links not followed")
  func seen() async throws {
    try await fixture.build(["a/b.html": "b", "c.html": "c", "d.html": "d"])
    try fixture.folder.remove("site/c.html")
    try fixture.folder.remove("site/d.html")
    try fixture.folder.link("site/d.html", to: fixture.folder["site/a/b.html"])
    let glance = try await OutputGlance(fixture.layout, jobs: 1)
    #expect(glance.manifest == Manifest(["a/b.html", "c.html", "d.html", "a/"]))
    #expect(glance.files.map(\.?.kind) == [.file, nil, .link])
    #expect(glance.files[0]?.stamp.size == 1)
    #expect(glance.folders.map(\.?.kind) == [.folder])
  }

  @Test("without a manifest, or an output folder, nothing is looked at, and no folder made")
  func nothing() async throws {
    let none = try await OutputGlance(fixture.layout, jobs: 1)
    #expect(none.manifest == nil && none.files.isEmpty && none.folders.isEmpty)
    #expect(!fixture.folder.exists("site"))
    try fixture.folder.write("mine", to: "site/mine.html")
    #expect(try await OutputGlance(fixture.layout, jobs: 1).files.isEmpty)
  }

  @Test("a build goes by what was seen, and asks the disk about the rest")
  func goesByIt() async throws {
    try await fixture.build(["a.html": "a"])
    let glance = try await OutputGlance(fixture.layout, jobs: 1)
    try fixture.folder.write("b", to: "site/b.html")
    let files = ["a.html": "A", "b.html": "b"].map {
      OutputFile(path: RelativePath($0.key), content: .bytes(Array($0.value.utf8)))
    }
    let report = try await OutputWriter(layout: fixture.layout, jobs: 2).write(
      files, clean: false, over: glance
    ).report
    #expect(report.written == ["a.html"])
    #expect(report.unchanged == 1)
    #expect(try fixture.site() == ["a.html": "A", "b.html": "b"])
  }
}
