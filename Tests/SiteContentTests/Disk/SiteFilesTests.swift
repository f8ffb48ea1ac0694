import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct SiteFilesTests {
  private let folder: TemporaryFolder
  private var files: SiteFiles { SiteFiles(SiteLayout(root: folder.path)) }

  init() throws { folder = try TemporaryFolder() }

  private func told(_ path: RelativePath, atMost limit: Int = 100) throws -> [String] {
    var diagnostics: [Diagnostic] = []
    _ = try files.contents(of: path, atMost: limit, &diagnostics)
    return written(diagnostics)
  }

  @Test("a file is read in parts, and whole")
  func parts() throws {
    try folder.write("bonjour", to: "content/a.txt")
    let file = try files.open("content/a.txt")
    #expect(file.size == 7)
    #expect(try file.read(at: 3, count: 3) == Array("jou".utf8))
    #expect(try file.read(at: 6, count: 10) == Array("r".utf8))
    #expect(try file.read(at: 7, count: 10) == [])
    #expect(try file.bytes(atMost: 100) == Array("bonjour".utf8))
    #expect(try file.bytes(atMost: 3) == Array("bon".utf8))
  }

  @Test("what comes while a file is read is read as well, up to the limit")
  func growing() throws {
    try folder.write("bon", to: "content/a.txt")
    let file = try files.open("content/a.txt")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder["content/a.txt"]))
    try handle.write(contentsOf: Data(repeating: 0x78, count: 10_000))
    try handle.close()
    #expect(try file.bytes(atMost: 100_000).count == 10_000)
    #expect(try file.bytes(atMost: 5_000).count == 5_000)
  }

  @Test(
    "a link may lead into what is published anyway",
    arguments: [
      "content/articles/a", "content/pages/a", "content/media/a", "content/root/a", "templates/assets/a",
    ])
  func followed(_ target: String) throws {
    try folder.write("bonjour", to: target)
    try folder.makeFolder("content/media")
    try folder.link("content/media/link", to: "../../" + target)
    #expect(try told("content/media/link") == [])
    try folder.link("content/media/folder", to: "../../" + target.dropLast(2))
    #expect(try told("content/media/folder/a") == [])
  }

  @Test(
    "a link that leads anywhere else is refused",
    arguments: [
      "/proc/self/environ", "/etc/hostname", "../../.git/config", "../../.env", "../comments/x/a.md",
      "../../site/index.html", "../site.yml", "../../templates/home.mustache", "../../content/media-too/a",
      "nothing",
      "link", "../../secret.txt",
    ])
  func refused(_ target: String) throws {
    for path in [
      ".git/config", ".env", "content/comments/x/a.md", "site/index.html", "content/site.yml",
      "templates/home.mustache", "content/media-too/a", "secret.txt",
    ] {
      try folder.write("secret", to: path)
    }
    try folder.makeFolder("content/media")
    try folder.link("content/media/link", to: target)
    #expect(
      try told("content/media/link") == [
        "content/media/link: error: the link leads out of the folders that links may lead into | "
          + "put the file itself here; links may lead into content/articles/, content/pages/, content/media/, "
          + "content/root/, templates/assets/"
      ])
  }

  @Test("a folder on the way that is a link is one like any other")
  func linkedFolder() throws {
    let other = try TemporaryFolder()
    try other.write("secret", to: "site.yml")
    try folder.link("content", to: other.path)
    #expect(
      try told("content/site.yml").map { $0.prefix(46) } == ["content/site.yml: error: the link leads out of"]
    )
  }

  @Test("the root folder may be reached by a link: that is its owner's choice")
  func linkedRoot() throws {
    try folder.write("bonjour", to: "blog/content/a.txt")
    try folder.link("there", to: "blog")
    let files = SiteFiles(SiteLayout(root: folder["there"]))
    var diagnostics: [Diagnostic] = []
    #expect(try files.contents(of: "content/a.txt", atMost: 10, &diagnostics)?.bytes == Array("bonjour".utf8))
  }

  @Test("a pipe, a socket's place and a folder are not read")
  func irregular() throws {
    try folder.makeFolder("content/media")
    #expect(mkfifo(folder["content/media/pipe"], 0o600) == 0)
    for path in ["content/media/pipe", "content/media"] as [RelativePath] {
      #expect(
        try told(path) == ["\(path): error: this is not a regular file | put a file here, or remove it"])
    }
  }

  @Test("a file above the limit is not read")
  func large() throws {
    try folder.write(String(repeating: "x", count: 101), to: "content/a.txt")
    #expect(
      try told("content/a.txt") == [
        "content/a.txt: error: the file is 101 bytes long; at most 100 are allowed | shorten it"
      ])
    #expect(try told("content/a.txt", atMost: 101) == [])
  }

  @Test("what is missing is missing, or the disk's failure for whoever needs it")
  func missing() throws {
    var diagnostics: [Diagnostic] = []
    #expect(try files.bytesIfPresent(of: "content/no.yml", atMost: 10, &diagnostics) == nil)
    #expect(diagnostics.isEmpty)
    let error = #expect(throws: DiskError.self) { try told("content/no.yml") }
    #expect(error?.code == ENOENT)
  }

  /// The attack that a check by name cannot withstand: the link is turned while the file is opened.
  @Test("a file that is swapped with a link to a secret, again and again, never gives the secret")
  func swapped() async throws {
    try folder.write("public", to: "content/media/a.txt")
    try folder.write("public", to: "content/media/b/a.txt")
    try folder.write("secret", to: "secret/a.txt")
    let paths = (folder["content/media/x"], folder["content/media/a.txt"], folder["secret/a.txt"])
    let folders = (folder["content/media/y"], folder["content/media/b"], folder["secret"])
    let files = files
    let swapping = Task.detached {
      var round = 0
      while !Task.isCancelled {
        for (link, good, bad) in [paths, folders] {
          unlink(link)
          symlink(round % 2 == 0 ? good : bad, link)
        }
        round += 1
        await Task.yield()
      }
    }
    for _ in 0..<2_000 {
      for path in ["content/media/x", "content/media/y/a.txt"] as [RelativePath] {
        guard let bytes = try? files.contents(of: path, atMost: 100).bytes else { continue }
        #expect(bytes == Array("public".utf8))
      }
    }
    swapping.cancel()
    _ = await swapping.value
    // On a busy machine no look may have met a good link; once it stays, it is followed.
    for (link, good) in [(paths.0, paths.1), (folders.0, folders.1)] {
      unlink(link)
      symlink(good, link)
    }
    #expect(try files.contents(of: "content/media/x", atMost: 100).bytes == Array("public".utf8))
    #expect(try files.contents(of: "content/media/y/a.txt", atMost: 100).bytes == Array("public".utf8))
  }
}
