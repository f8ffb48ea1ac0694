import SiteContent
import SiteModel
import SiteTestSupport
import Synchronization
import Testing

@testable import SiteGenerator

/// A first build writes the whole site aside and then moves it to its place.
@Suite struct FreshSiteTests {
  private let fixture: OutputFixture

  init() throws { fixture = try OutputFixture() }

  private static let aside = "site/.blogsite-tmp/new-site"

  /// Builds some files, and tells what was to be seen in the output folder when the last was made.
  private func seen(_ paths: [String]) async throws -> [String] {
    let seen = Mutex<[String]>([])
    let (folder, last) = (fixture.folder, paths.max())
    let files = paths.map { path in
      OutputFile(
        path: RelativePath(path),
        content: .made { _ in
          if path == last { seen.withLock { $0 = (try? folder.files(in: "site")) ?? [] } }
          return Array(path.utf8)
        })
    }
    _ = try await OutputWriter(layout: fixture.layout, jobs: 1).write(files, clean: false)
    for path in paths { #expect(try fixture.folder.read("site/" + path) == path) }
    #expect(!fixture.folder.exists("site/.blogsite-tmp"))
    return seen.withLock { $0 }
  }

  @Test("nothing of a first build is published before everything is written")
  func aside() async throws {
    #expect(
      try await seen(["2007/11/a/index.html", "index.html", "z.html"])
        == [".blogsite-tmp/new-site/2007/11/a/index.html", ".blogsite-tmp/new-site/index.html"])
  }

  @Test("an empty output folder stays the folder that it is")
  func empty() async throws {
    try fixture.folder.makeFolder("site")
    let inode = FileStamp(of: fixture.folder["site"])?.inode
    #expect(try await seen(["a/b.html", "c.html"]) == [".blogsite-tmp/new-site/a/b.html"])
    #expect(FileStamp(of: fixture.folder["site"])?.inode == inode)
  }

  @Test("what a person keeps in the output folder stays there")
  func others() async throws {
    try fixture.folder.write("mine", to: "site/.git/config")
    try fixture.folder.write("example.org", to: "site/CNAME")
    #expect(
      try await seen(["a/b.html", "c.html"])
        == [".blogsite-tmp/new-site/a/b.html", ".git/config", "CNAME"])
    #expect(try fixture.folder.files(in: "site") == [".git/config", "CNAME", "a/b.html", "c.html"])
  }

  @Test("through a link to the output folder, too")
  func linked() async throws {
    try fixture.folder.makeFolder("elsewhere")
    try fixture.folder.link("site", to: fixture.folder["elsewhere"])
    _ = try await seen(["a/b.html", "c.html"])
    #expect(try fixture.folder.files(in: "elsewhere") == ["a/b.html", "c.html"])
  }

  @Test(
    "where something of the site is there already, files go to their places one by one",
    arguments: [
      "a/theirs.txt", "c.html",
    ])
  func present(path: String) async throws {
    try fixture.folder.write("there", to: "site/" + path)
    #expect(try await seen(["a/b.html", "c.html", "d.html"]).contains("a/b.html"))
  }

  @Test("a second part of the site joins the first")
  func shards() async throws {
    for part in ["a", "b"] {
      let file = OutputFile(path: "\(part)/index.html", content: .bytes(Array(part.utf8)))
      _ = try await OutputWriter(layout: fixture.layout, jobs: 1)
        .write([file], clean: false, isOwn: { $0.hasPrefix(part) })
    }
    #expect(try fixture.site() == ["a/index.html": "a", "b/index.html": "b"])
    #expect(try fixture.manifest.read() == Manifest(["a/index.html", "b/index.html", "a/", "b/"]))
  }

  @Test("what is remembered of the files is true of them in their places")
  func stamps() async throws {
    let known = KnownOutput(key: DigestKey(first: 1, second: 2), records: PageRecords())
    let files = ["2007/11/a/index.html", "2007/index.html", "index.html"].map { path in
      OutputFile(
        path: RelativePath(path), content: .bytes(Array(path.utf8)),
        ingredients: { PageDigests.Ingredients(digest: known.key.digest(Array(path.utf8)), parts: []) })
    }
    let records = try await OutputWriter(layout: fixture.layout, jobs: 2)
      .write(files, clean: false, known: known).records
    #expect(records.files.count == files.count)
    for file in files {
      let position = try #require(records.position(of: file.path))
      #expect(records.files.stamp(position) == FileStamp(of: fixture.folder["site/" + file.path.text]))
    }
  }

  @Test("where a file cannot be made, nothing of the site is left but the manifest")
  func failing() async throws {
    let files = [
      OutputFile(path: "a/new.html", content: .bytes([1])),
      OutputFile(path: "b/copy.bin", content: .copy(of: fixture.source("content/missing"))),
    ]
    await #expect(throws: DiskError.self) {
      try await OutputWriter(layout: fixture.layout, jobs: 1).write(files, clean: false)
    }
    #expect(try fixture.folder.entries(in: "site") == [])
    #expect(try fixture.manifest.read() == Manifest(["a/new.html", "b/copy.bin", "a/", "b/"]))
  }

  @Test("what a killed first build wrote aside goes, and what its links lead to stays")
  func killedWriting() async throws {
    try fixture.folder.write("hal", to: Self.aside + "/a/b/index.html")
    try fixture.folder.write("theirs", to: "outside/note.txt")
    try fixture.folder.link(Self.aside + "/a/link", to: fixture.folder["outside"])
    try fixture.folder.makeFolder(".blogsite")
    try fixture.manifest.replace(with: Manifest(["a/b/index.html", "c.html", "a/", "a/b/"]))
    #expect(try await fixture.build(["a/b/index.html": "whole"]).written == ["a/b/index.html"])
    #expect(try fixture.folder.entries(in: "site") == ["a/", "a/b/", "a/b/index.html"])
    #expect(try fixture.folder.read("outside/note.txt") == "theirs")
  }

  @Test("killed while it moves a site to its place, a build is followed by one that makes it whole")
  func killedMoving() async throws {
    let pages = ["a/index.html": "a", "b/index.html": "b", "index.html": "home"]
    try fixture.folder.makeFolder(".blogsite")
    try fixture.manifest.replace(with: Manifest(["a/index.html", "b/index.html", "index.html", "a/", "b/"]))
    try fixture.folder.write("a", to: "site/a/index.html")
    try fixture.folder.write("b", to: Self.aside + "/b/index.html")
    try fixture.folder.write("home", to: Self.aside + "/index.html")
    #expect(try await fixture.build(pages).written == ["b/index.html", "index.html"])
    #expect(try fixture.site() == pages)
    #expect(try await fixture.build([:]).removed == ["a/index.html", "b/index.html", "index.html"])
    #expect(try fixture.folder.entries(in: "site") == [])
  }
}
