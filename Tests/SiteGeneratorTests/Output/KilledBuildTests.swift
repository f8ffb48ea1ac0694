import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct KilledBuildTests {
  @Test(
    "a manifest that a killed build began is gone after the next build, also where that has nothing to do",
    arguments: ["nothing", "text", "without a cache"])
  func unfinishedManifest(edit: String) async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-un.md": SmallSite.article("Un", body: "Un.")
    ]) { $0.program = "test" }
    try await Task.sleep(for: .milliseconds(60))
    var options = site.cachedOptions()
    _ = try await Build.run(options)
    _ = try await Build.run(options)
    let manifest = try #require(
      try site.folder.files(in: ".blogsite").first { $0.hasPrefix("manifest-") })
    try site.folder.write("half", to: ".blogsite/\(manifest).new")
    switch edit {
    case "text":
      try site.folder.write(
        SmallSite.article("Un", body: "Deux."), to: "content/articles/2007-11-06-un.md")
    case "without a cache": options.program = nil
    default: break
    }
    let report = try await Build.run(options)
    #expect(report.outcome != nil)
    #expect(try site.folder.files(in: ".blogsite").filter { $0.hasSuffix(".new") } == [])
  }

  private let fixture: OutputFixture

  init() throws { fixture = try OutputFixture() }

  @Test("files that a killed build left are known, and put right")
  func partial() async throws {
    try await fixture.build(["index.html": "old", "gone.html": "gone"])
    // As if killed while writing: the union of both lists, some of the new files, a temporary one.
    try fixture.manifest.replace(
      with: Manifest([
        "index.html", "gone.html", "tag/a/index.html", "tag/b/index.html", "tag/", "tag/a/", "tag/b/",
      ]))
    try fixture.folder.write("new", to: "site/index.html")
    try fixture.folder.write("a", to: "site/tag/a/index.html")
    try fixture.folder.write("hal", to: "site/.blogsite-tmp/17")

    let report = try await fixture.build(["index.html": "newer", "tag/b/index.html": "b"])
    #expect(
      report
        == WriteReport(
          written: ["index.html", "tag/b/index.html"], unchanged: 0,
          removed: ["gone.html", "tag/a/index.html"]))
    #expect(
      try fixture.folder.entries(in: "site") == ["index.html", "tag/", "tag/b/", "tag/b/index.html"])
    #expect(
      try fixture.manifest.read() == Manifest(["index.html", "tag/b/index.html", "tag/", "tag/b/"]))
  }

  @Test("a build that fails half-way leaves a manifest of all it may have written")
  func failing() async throws {
    try await fixture.build(["old.html": "old"])
    let files = [
      OutputFile(path: "old.html", content: .bytes(Array("old".utf8))),
      OutputFile(path: "a/new.html", content: .bytes([1])),
      OutputFile(path: "b/copy.bin", content: .copy(of: fixture.source("content/missing"))),
    ]
    await #expect(throws: DiskError.self) {
      try await OutputWriter(layout: fixture.layout, jobs: 1).write(files, clean: false)
    }
    #expect(try fixture.folder.files(in: "site") == ["a/new.html", "old.html"])
    #expect(
      try fixture.manifest.read() == Manifest(["old.html", "a/new.html", "b/copy.bin", "a/", "b/"]))
    #expect(try await fixture.build([:]).removed == ["a/new.html", "old.html"])
    #expect(try fixture.folder.entries(in: "site") == [])
  }

  @Test("a leftover folder of temporary files goes, but not what a person put there")
  func leftover() async throws {
    try fixture.folder.write("half", to: "site/.blogsite-tmp/0")
    try fixture.folder.write("half", to: "site/.blogsite-tmp/1")
    try await fixture.build([:])
    #expect(try fixture.folder.entries(in: "site") == [])

    try fixture.folder.write("mine", to: "site/.blogsite-tmp/mine/note.txt")
    try await fixture.build(["a.html": "a"])
    #expect(try fixture.folder.files(in: "site") == [".blogsite-tmp/mine/note.txt", "a.html"])
  }

  @Test("half-written files beside their places go, wherever they are, but not a person's")
  func halfWritten() async throws {
    try await fixture.build(["a/b/index.html": "b", "c.html": "c"])
    try fixture.folder.makeFolder("site/.blogsite-tmp")
    // A slug may begin with a dot.
    let names = [
      ".blogsite-tmp-7", "a/b/.blogsite-tmp-0", "theirs/.blogsite-tmp-12", "a/.x/.blogsite-tmp-3",
      ".git/.blogsite-tmp-1",
    ]
    for name in names {
      try fixture.folder.write("hal", to: "site/" + name)
    }
    try fixture.folder.write("mine", to: "site/a/.blogsite-tmp-notes")
    try await fixture.build(["a/b/index.html": "b", "c.html": "c"])
    #expect(
      try fixture.folder.entries(in: "site") == [
        ".git/", ".git/.blogsite-tmp-1", "a/", "a/.blogsite-tmp-notes", "a/.x/", "a/b/", "a/b/index.html",
        "c.html", "theirs/",
      ])
  }

  @Test("a half-written file that came with a copy of the site is in nobody's way")
  func copied() async throws {
    try fixture.folder.write("hal", to: "site/a/.blogsite-tmp-0")
    try await fixture.build(["a/index.html": "a"])
    #expect(try fixture.folder.files(in: "site") == ["a/index.html"])
  }

  @Test("without its state folder, a build deletes nothing and adopts what it writes")
  func noState() async throws {
    try await fixture.build(["a/index.html": "a", "b.html": "b"])
    try fixture.folder.remove(".blogsite")
    #expect(
      try await fixture.build(["a/index.html": "a"])
        == WriteReport(written: [], unchanged: 1, removed: [], unknownPages: ["b.html"]))
    #expect(try fixture.site() == ["a/index.html": "a", "b.html": "b"])
    #expect(try await fixture.build([:]).removed == ["a/index.html"])
  }
}
