import Foundation
import SiteContent
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct ObstacleTests {
  private let fixture: OutputFixture

  init() throws { fixture = try OutputFixture() }

  @Test("a file of an earlier build gives way to a folder, and a folder to a file")
  func swaps() async throws {
    try await fixture.build(["a": "file", "b/c/index.html": "1", "b/d/e.html": "2", "b/f.html": "3"])
    let report = try await fixture.build(["a/x/index.html": "folder", "b": "file"])
    #expect(
      report
        == WriteReport(
          written: ["a/x/index.html", "b"], unchanged: 0,
          removed: ["a", "b/c/index.html", "b/d/e.html", "b/f.html"]))
    #expect(try fixture.site() == ["a/x/index.html": "folder", "b": "file"])
    #expect(try fixture.manifest.read() == Manifest(["a/x/index.html", "b", "a/", "a/x/"]))
    try await fixture.build(["a": "file", "b/c/index.html": "1"])
    #expect(try fixture.site() == ["a": "file", "b/c/index.html": "1"])
  }

  @Test("an empty folder gives way if a build made it, and a full one without a manifest of its making")
  func folders() async throws {
    try await fixture.build(["a/index.html": "a"])
    try fixture.folder.remove("site/a/index.html")
    #expect(try await fixture.build(["a": "file"]).written == ["a"])

    try fixture.folder.makeFolder("site/b/c")
    try await fixture.build(["b/c/index.html": "b"])
    #expect(try await fixture.build(["b": "file"]).removed == ["b/c/index.html"])
    #expect(try fixture.site() == ["b": "file"])
  }

  @Test("a person's file is not replaced by a folder")
  func personsFile() async throws {
    try fixture.folder.write("mine", to: "site/tag")
    let error = try await fixture.error(of: ["index.html": "home", "tag/ump/index.html": "ump"])
    #expect(
      error?.description
        == "cannot make the folder '\(fixture.folder["site/tag"])': File exists; "
        + "no build wrote this file; move it away")
    #expect(try fixture.site() == ["tag": "mine"])
  }

  @Test(
    "a folder is not replaced by a file if anything in it is a person's",
    arguments: ["a/note.txt", "a/c/note.txt", "a/empty/"])
  func personsFolder(path: String) async throws {
    try await fixture.build(["a/c/index.html": "c"])
    if path.hasSuffix("/") {
      try fixture.folder.makeFolder("site/" + path)
    } else {
      try fixture.folder.write("mine", to: "site/" + path)
    }
    let before = try fixture.folder.entries(in: "site")
    let error = try await fixture.error(of: ["a": "file", "index.html": "home"])
    #expect(
      error?.description
        == "cannot write '\(fixture.folder["site/a"])': Is a directory; "
        + "not everything in this folder comes from a build; move it away")
    #expect(try fixture.folder.entries(in: "site") == before)
  }

  @Test(
    "a link in a file's place is replaced, and what it leads to stays", arguments: ["secret.txt", "nowhere"])
  func linkedFile(target: String) async throws {
    try fixture.folder.write("secret", to: "secret.txt")
    try fixture.folder.makeFolder("site")
    try fixture.folder.link("site/index.html", to: fixture.folder[target])
    // Even where the bytes are equal, for the link may lead elsewhere tomorrow.
    #expect(try await fixture.build(["index.html": "secret"]).written == ["index.html"])
    #expect(try await fixture.build(["index.html": "public"]).written == ["index.html"])
    #expect(try fixture.folder.read("secret.txt") == "secret")
    #expect(try fixture.site() == ["index.html": "public"])
  }

  @Test(
    "nothing is written through a link that leads out", arguments: ["outside", "nowhere", "site", "a.txt"])
  func linkedFolder(target: String) async throws {
    try fixture.folder.makeFolder("outside")
    try fixture.folder.write("a", to: "a.txt")
    try fixture.folder.makeFolder("site/2007")
    try fixture.folder.link("site/2007/11", to: fixture.folder[target])
    let error = try await fixture.error(of: ["2007/11/a/index.html": "a", "index.html": "home"])
    #expect(
      error?.description
        == "cannot follow the link '\(fixture.folder["site/2007/11"])': Operation not permitted; "
        + "it does not lead to a folder of the site; remove it")
    #expect(try fixture.folder.entries(in: "outside") == [])
    #expect(!fixture.folder.exists("site/index.html"))
  }

  @Test("a link to another folder of the site may be written through, but nothing is deleted behind it")
  func innerLink() async throws {
    try fixture.folder.makeFolder("site/2026")
    try fixture.folder.link("site/latest", to: "2026")
    try await fixture.build(["latest/index.html": "a"])
    #expect(try fixture.folder.read("site/2026/index.html") == "a")
    #expect(try await fixture.build([:]).removed == [])
    #expect(try fixture.folder.read("site/2026/index.html") == "a")
  }

  @Test("nothing is deleted behind a link, nor a link that a person made")
  func deletionBehindLink() async throws {
    try await fixture.build(["a/b/index.html": "a", "c.html": "c"])
    try fixture.folder.move("site/a", to: "outside")
    try fixture.folder.link("site/a", to: fixture.folder["outside"])
    try fixture.folder.remove("site/c.html")
    try fixture.folder.link("site/c.html", to: fixture.folder["outside/b/index.html"])
    #expect(try await fixture.build([:]).removed == [])
    #expect(try fixture.folder.files(in: "outside") == ["b/index.html"])
    #expect(try fixture.folder.entries(in: "site") == ["a", "c.html"])
    #expect(try fixture.manifest.read() == Manifest())
  }

  @Test("a folder of temporary files that is a link or a file is refused")
  func temporaryFolder() async throws {
    try fixture.folder.write("mine", to: "outside/0")
    try fixture.folder.makeFolder("site")
    try fixture.folder.link("site/.blogsite-tmp", to: fixture.folder["outside"])
    let error = try await fixture.error(of: ["index.html": "home"])
    #expect(
      error?.description
        == "cannot use the folder '\(fixture.folder["site/.blogsite-tmp"])': Not a directory; "
        + "no build made it; move it away")
    #expect(try fixture.folder.files(in: "outside") == ["0"])
  }

  @Test("an output folder that is a file is refused")
  func outputIsFile() async throws {
    try fixture.folder.write("mine", to: "site")
    let error = try await fixture.error(of: ["index.html": "home"])
    #expect(error?.description == "cannot make the folder '\(fixture.folder["site"])': Not a directory")
  }

  @Test("an output folder may be a link")
  func outputIsLink() async throws {
    try fixture.folder.makeFolder("www")
    try fixture.folder.link("site", to: "www")
    try await fixture.build(["index.html": "home"])
    #expect(try await fixture.build(["a.html": "a"]).removed == ["index.html"])
    #expect(try fixture.folder.files(in: "www") == ["a.html"])
  }

  @Test("a new name that is the old file, as on disks that ignore case, is not deleted")
  func sameFile() async throws {
    try await fixture.build(["Tag.html": "a"])
    try FileManager.default.linkItem(
      atPath: fixture.folder["site/Tag.html"], toPath: fixture.folder["site/tag.html"])
    #expect(try await fixture.build(["tag.html": "a"]).removed == [])
    #expect(fixture.folder.exists("site/tag.html"))
  }

  @Test("composed and decomposed letters are two names, as on the disk")
  func normalization() async throws {
    try await fixture.build(["me\u{301}dia.html": "a"])
    let report = try await fixture.build(["m\u{E9}dia.html": "a"])
    #expect(report.written.map { Array($0.utf8) } == [Array("m\u{E9}dia.html".utf8)])
    #expect(report.removed.map { Array($0.utf8) } == [Array("me\u{301}dia.html".utf8)])
    #expect(try fixture.folder.files(in: "site").count == 1)
  }
}
