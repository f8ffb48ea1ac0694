import Foundation
import SiteTestSupport
import Testing

/// Every way in which what people write was once lost in silence, in one blog: `Fixtures/cases/wrong` has a file for
/// each, and `Fixtures/cases/mended` is the same blog as it should have been written.
@Suite struct CheckCasesTests {
  private static let folder = Repository.root + "/Tests/blogsiteTests/Fixtures/cases/"

  /// Files that have nothing wrong: others refer to them, or they are right in a way that once went wrong.
  private static let right: Set<String> = [
    "content/site.yml", "content/tags.yml", "content/media/carte.png", "content/media/Tract été 2026.pdf",
    // What it shows is told of at the files themselves; the other of two tags that are nearly one.
    "content/articles/2007-04-08-formats.md", "content/articles/2007-05-03-tags-proches-2.md",
  ]

  private func blog(_ name: String) throws -> TemporaryFolder {
    let blog = try TemporaryFolder()
    for file in try Self.files(name) {
      try blog.write(
        Array(Data(contentsOf: URL(fileURLWithPath: Self.folder + name + "/" + file))), to: file)
    }
    return blog
  }

  private static func files(_ name: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder + name).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + name + "/" + $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.map(\.precomposedStringWithCanonicalMapping).sorted()
  }

  private func check(_ blog: TemporaryFolder, _ arguments: [String] = []) throws -> Repository.Run {
    try Repository.run(["check", "--all", "--now", "2026-11-24"] + arguments, in: blog.path)
  }

  // A folder that differs from another in case only cannot be kept on every disk.
  #if os(Linux)
    @Test("check names every one of them, and nothing else")
    func wrong() throws {
      let blog = try blog("wrong")
      try blog.write("---\ntitle: Capitale\n---\nUn texte.\n", to: "content/Articles/2007-01-01-capitale.md")
      let run = try check(blog)
      let place = URL(fileURLWithPath: Self.folder + "expected.txt")
      if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
        try Data(run.errors.utf8).write(to: place)
      }
      #expect(try run.errors == String(contentsOf: place, encoding: .utf8))
      #expect(run.code == 1)
      #expect(!blog.exists("site"))
      // A file is in the blog because something is wrong with it, or because it is the same in the mended one.
      let mended = try self.blog("mended")
      for file in try Self.files("wrong") where !Self.right.contains(file) {
        if mended.exists(file), try mended.bytes(file) == blog.bytes(file) { continue }
        let parts = file.split(separator: "/")
        let places = (1...parts.count).map { parts.prefix($0).joined(separator: "/") }
        #expect(places.contains { ("\n" + run.errors).contains("\n\($0):") }, "\(file)")
      }
    }
  #endif

  @Test("the same blog mended gives no finding")
  func mended() throws {
    let run = try check(blog("mended"), ["--strict"])
    #expect(run.errors == "")
    #expect(run.code == 0)
  }

  @Test("the mended blog is built without a word, and is then checked as before")
  func built() throws {
    let blog = try blog("mended")
    let build = try Repository.run(["build", "--strict", "--now", "2026-11-24"], in: blog.path)
    #expect(build.errors == "")
    #expect(build.code == 0)
    #expect(try check(blog, ["--strict"]).code == 0)
  }
}
