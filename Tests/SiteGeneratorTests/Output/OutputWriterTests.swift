import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct OutputWriterTests {
  @Test("a first build makes every file and folder, and leaves nothing else", arguments: [1, 4])
  func firstBuild(jobs: Int) async throws {
    let fixture = try OutputFixture()
    let files = ["index.html": "home", "2007/11/facebook/index.html": "article", "tag/ump/feed.xml": ""]
    let report = try await fixture.build(files, jobs: jobs)
    #expect(
      report
        == WriteReport(
          written: ["2007/11/facebook/index.html", "index.html", "tag/ump/feed.xml"], unchanged: 0,
          removed: []))
    #expect(try fixture.site() == files)
    #expect(try fixture.folder.permissions("site/index.html") == fixture.masked(0o644))
    #expect(try fixture.folder.permissions("site/2007/11") == fixture.masked(0o755))
    #expect(!fixture.folder.exists("site/.blogsite-tmp"))
    #expect(
      try fixture.manifest.read()
        == Manifest([
          "2007/11/facebook/index.html", "index.html", "tag/ump/feed.xml", "2007/", "2007/11/",
          "2007/11/facebook/", "tag/", "tag/ump/",
        ]))
  }

  @Test("a second build touches only what differs, and keeps the other time stamps")
  func unchanged() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["same.html": "same", "length.html": "12345", "longer.html": "1"])
    let past = Date(timeIntervalSince1970: 1_194_345_000)
    for name in ["site/same.html", "site/length.html", "site/longer.html", fixture.manifestPath] {
      try fixture.folder.setModificationDate(past, of: name)
    }
    let report = try await fixture.build(["same.html": "same", "length.html": "12345", "longer.html": "1"])
    #expect(report == WriteReport(written: [], unchanged: 3, removed: []))
    #expect(try fixture.folder.modificationDate("site/same.html") == past)
    #expect(try fixture.folder.modificationDate(fixture.manifestPath) == past)

    let second = try await fixture.build(["same.html": "same", "length.html": "12x45", "longer.html": "12"])
    #expect(second == WriteReport(written: ["length.html", "longer.html"], unchanged: 1, removed: []))
    #expect(try fixture.folder.modificationDate("site/same.html") == past)
    #expect(try fixture.folder.modificationDate("site/length.html") != past)
    #expect(try fixture.site() == ["same.html": "same", "length.html": "12x45", "longer.html": "12"])
  }

  @Test("files longer than a buffer are compared to their last byte", arguments: [65535, 65536, 200_000])
  func longFiles(count: Int) async throws {
    let fixture = try OutputFixture()
    let text = String(repeating: "x", count: count)
    try await fixture.build(["a.html": text])
    #expect(try await fixture.build(["a.html": text]).unchanged == 1)
    let other = String(text.dropLast()) + "y"
    #expect(try await fixture.build(["a.html": other]).written == ["a.html"])
    #expect(try fixture.site() == ["a.html": other])
  }

  @Test("a clean build writes files that are equal, too")
  func clean() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["a.html": "a", "b.html": "b"])
    let past = Date(timeIntervalSince1970: 1_194_345_000)
    try fixture.folder.setModificationDate(past, of: "site/a.html")
    let report = try await fixture.build(["a.html": "a"], clean: true)
    #expect(report == WriteReport(written: ["a.html"], unchanged: 0, removed: ["b.html"]))
    #expect(try fixture.folder.modificationDate("site/a.html") != past)
  }

  @Test("files that are no longer planned go, with the folders that they leave empty")
  func deletion() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["index.html": "home", "2007/11/a/index.html": "a", "2007/12/b/index.html": "b"])
    let report = try await fixture.build(["index.html": "home", "2007/12/b/index.html": "b"])
    #expect(report == WriteReport(written: [], unchanged: 2, removed: ["2007/11/a/index.html"]))
    #expect(
      try fixture.folder.entries(in: "site")
        == ["2007/", "2007/12/", "2007/12/b/", "2007/12/b/index.html", "index.html"])
    #expect(
      try fixture.manifest.read()
        == Manifest(["index.html", "2007/12/b/index.html", "2007/", "2007/12/", "2007/12/b/"]))
    let last = try await fixture.build([:])
    #expect(last.removed == ["2007/12/b/index.html", "index.html"])
    #expect(try fixture.folder.entries(in: "site") == [])
  }

  @Test("what a person put there stays, and so does the folder it lies in")
  func personsFiles() async throws {
    let fixture = try OutputFixture()
    try fixture.folder.write("*", to: "site/.gitignore")
    try fixture.folder.write("mine", to: "site/old/note.txt")
    try fixture.folder.makeFolder("site/empty/inner")
    try await fixture.build(["new/index.html": "a", "old/index.html": "b", "empty/inner/index.html": "c"])
    try fixture.folder.write("mine", to: "site/new/note.txt")
    let report = try await fixture.build([:])
    #expect(report.removed == ["empty/inner/index.html", "new/index.html", "old/index.html"])
    #expect(
      try fixture.folder.entries(in: "site")
        == [".gitignore", "empty/", "empty/inner/", "new/", "new/note.txt", "old/", "old/note.txt"])

    // The build made `new`: it goes when the person's file has gone.
    try fixture.folder.remove("site/new/note.txt")
    try await fixture.build([:])
    #expect(
      try fixture.folder.entries(in: "site")
        == [".gitignore", "empty/", "empty/inner/", "old/", "old/note.txt"])
  }

  @Test("a file that someone deleted is written again, and its folder is made again")
  func restored() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["a/b/index.html": "a", "c.html": "c"])
    try fixture.folder.remove("site/a")
    let report = try await fixture.build(["a/b/index.html": "a", "c.html": "c"])
    #expect(report == WriteReport(written: ["a/b/index.html"], unchanged: 1, removed: []))
    try fixture.folder.remove("site/c.html")
    #expect(try await fixture.build(["a/b/index.html": "a"]).removed == [])
  }

  @Test("two output folders of one site have manifests of their own")
  func twoOutputs() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["a.html": "a"])
    let other = SiteLayout(root: fixture.folder.path, output: fixture.folder["preview/deep"])
    let report = try await OutputWriter(layout: other, jobs: 2).write(
      [OutputFile(path: "b.html", content: .bytes([]))], clean: false
    ).report
    #expect(report.removed == [])
    #expect(try fixture.folder.files(in: "preview") == ["deep/b.html"])
    #expect(try fixture.site() == ["a.html": "a"])
    #expect(try await fixture.build([:]).removed == ["a.html"])
  }

  @Test(
    "a path that leads out of the output folder, or stands twice, is refused",
    arguments: [
      (["../a"], "cannot write '../a': Invalid argument; a path must stay in the output folder"),
      (["/etc/a"], "cannot write '/etc/a': Invalid argument; a path must stay in the output folder"),
      (["a", "a"], "cannot write 'a': File exists; two files have this path"),
      (["a", "a/b"], "cannot write 'a': Is a directory; a file and a folder have this path"),
    ])
  func badPlan(paths: [String], message: String) async throws {
    let fixture = try OutputFixture()
    let files = paths.map { OutputFile(path: RelativePath($0), content: .bytes([])) }
    let error = await #expect(throws: DiskError.self) {
      try await OutputWriter(layout: fixture.layout, jobs: 2).write(files, clean: false)
    }
    #expect(error?.description == message)
    #expect(try fixture.folder.entries() == [])
  }

  @Test("a thousand files take several threads and few folders")
  func many() async throws {
    let fixture = try OutputFixture()
    var files: [String: String] = [:]
    for number in 0..<1000 { files["\(2000 + number % 20)/\(number % 12)/\(number).html"] = "\(number)" }
    #expect(try await fixture.build(files, jobs: 8).written == files.keys.sorted())
    #expect(try fixture.site() == files)
    #expect(try await fixture.build(files, jobs: 8).unchanged == 1000)
    #expect(try await fixture.build([:], jobs: 8).removed.count == 1000)
    #expect(try fixture.folder.entries(in: "site") == [])
  }

  @Test("pages in a folder of which no notes are there are named once: they may be of withdrawn articles")
  func unknownPages() async throws {
    let fixture = try OutputFixture()
    try await fixture.build(["index.html": "home", "2007/a/index.html": "a", "2007/a/feed.xml": "f"])
    try fixture.folder.remove(fixture.manifestPath)
    try fixture.folder.write("x", to: "site/.git/x.html")
    #expect(
      try await fixture.build(["index.html": "home"])
        == WriteReport(written: [], unchanged: 1, removed: [], unknownPages: ["2007/a/index.html"]))
    #expect(
      try await fixture.build(["index.html": "home"]) == WriteReport(written: [], unchanged: 1, removed: []))
    #expect(fixture.folder.exists("site/2007/a/index.html"))
  }
}
