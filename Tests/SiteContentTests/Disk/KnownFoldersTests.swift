import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that is as it was is not listed again; its files are looked at all the same.
@Suite struct KnownFoldersTests {
  private typealias Found = (entries: [FolderEntry], finding: FolderListing.Finding)

  private static func find(_ path: String, _ known: KnownFolder? = nil) throws -> Found {
    try FolderListing.entries(of: path, known: known) { _ in }
  }

  private static func listed(_ found: Found) -> KnownFolder? {
    if case .listed(let folder) = found.finding { folder } else { nil }
  }

  private static func isSame(_ found: Found) -> Bool {
    if case .same = found.finding { true } else { false }
  }

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["a.md", "été.md", "e\u{301}te\u{301}.md", "~"] {
      try folder.write(name, to: "comments/" + name)
    }
    try folder.makeFolder("comments/dossier")
    try folder.link("comments/lien", to: "a.md")
    return folder
  }

  @Test("the entries of a known folder are those of a listed one, with the files' stamps of now")
  func same() throws {
    let folder = try Self.folder()
    let first = try Self.find(folder["comments"])
    let known = try #require(Self.listed(first))
    let second = try Self.find(folder["comments"], known)
    #expect(Self.isSame(second))
    #expect(second.entries == first.entries)
    #expect(second.entries.map(\.kind) == [.file, .folder, .file, .link, .file, .file])

    let file = try #require(fopen(folder["comments/a.md"], "a"))
    fputs("longer", file)
    fclose(file)
    let third = try Self.find(folder["comments"], known)
    #expect(Self.isSame(third), "a file that is written in its place leaves the folder as it was")
    #expect(third.entries[0].stamp?.size == 10)
  }

  @Test(
    "whatever adds, removes or renames an entry has the folder listed",
    arguments: ["add", "remove", "rename", "replace", "folder", "link"])
  func other(change: String) throws {
    let folder = try Self.folder()
    let known = try #require(Self.listed(try Self.find(folder["comments"])))
    // Longer than the clocks of disks are coarse.
    usleep(30_000)
    switch change {
    case "add": try folder.write("b", to: "comments/b.md")
    case "remove": try folder.remove("comments/a.md")
    case "rename": try folder.move("comments/a.md", to: "comments/c.md")
    case "replace":
      try folder.write("new", to: "a.md")
      #expect(rename(folder["a.md"], folder["comments/a.md"]) == 0)
    case "folder": try folder.makeFolder("comments/other")
    default: try folder.link("comments/other", to: "a.md")
    }
    let found = try Self.find(folder["comments"], known)
    #expect(Self.listed(found) != nil)
    #expect(found.entries == (try Self.find(folder["comments"])).entries)
  }

  @Test("names that are not there, or make no sense, have it listed")
  func wrong() throws {
    let folder = try Self.folder()
    let first = try Self.find(folder["comments"])
    let known = try #require(Self.listed(first))
    let missing = KnownFolder(stamp: known.stamp, [FolderEntry(name: "z.md", kind: .file)])
    #expect(Self.listed(try Self.find(folder["comments"], missing)) == known)
    for bytes in ["x", "fa.md", "f", "xa.md\0", "fa.md\0f"] {
      var writer = ByteWriter()
      writer.put(known.stamp)
      writer.put(Array(bytes.utf8))
      var reader = ByteReader(writer.bytes)
      let found = try Self.find(folder["comments"], try reader.value(KnownFolder.self))
      #expect(found.entries == first.entries, "\(bytes.debugDescription)")
      #expect(Self.listed(found) == known)
    }
  }

  #if os(Linux)
    @Test("a folder with a name that is not UTF-8 is listed each time, so that it is told of each time")
    func badName() throws {
      let folder = try Self.folder()
      try folder.write("x", to: "comments/x")
      var name = Array((folder["comments"] + "/caf").utf8CString.dropLast())
      name += [CChar(bitPattern: 0xE9), 0]
      #expect(rename(folder["comments/x"], name) == 0)
      var told: [String] = []
      let found = try FolderListing.entries(of: folder["comments"], known: nil) { told.append($0) }
      #expect(told == ["caf\u{FFFD}"])
      #expect(Self.listed(found) == nil && !Self.isSame(found))
    }
  #endif

  @Test("only what had come to rest is known the next time, and what is gone is not")
  func after() throws {
    let folder = try Self.folder()
    let listed = try #require(Self.listed(try Self.find(folder["comments"])))
    let now = max(listed.stamp.modified, listed.stamp.changed)
    var scan = KnownFolders.Scan()
    scan.other = [("content/comments/a", listed), ("content/comments/b", listed)]
    #expect(KnownFolders().after(scan, moment: now) == nil, "it may be changed again within the same tick")
    let known = try #require(KnownFolders().after(scan, moment: now + 2_000_000_001))
    #expect(known["content/comments/a"] == listed)
    #expect(known["content/comments/c"] == nil)

    scan.other = []
    scan.same = ["content/comments/a", "content/comments/b"]
    #expect(known.after(scan, moment: now) == nil, "nothing has changed")
    scan.same = ["content/comments/b"]
    let less = try #require(known.after(scan, moment: now))
    #expect(less["content/comments/a"] == nil)
    #expect(less["content/comments/b"] == listed)
  }

  @Test("they come back from the cache, in the same bytes each time")
  func roundTrip() throws {
    let folder = try Self.folder()
    let listed = try #require(Self.listed(try Self.find(folder["comments"])))
    var scan = KnownFolders.Scan()
    scan.other = ["é", "e\u{301}", "b", "a"].map { (RelativePath($0), listed) }
    let known = try #require(KnownFolders().after(scan, moment: .max))
    var writer = ByteWriter()
    writer.put(known)
    var reader = ByteReader(writer.bytes)
    let back = try reader.value(KnownFolders.self)
    #expect(back == known)
    #expect(back["é"] == listed && back["e\u{301}"] == listed)
    var again = ByteWriter()
    again.put(back)
    #expect(again.bytes == writer.bytes)
    for count in writer.bytes.indices {
      var reader = ByteReader(Array(writer.bytes.prefix(count)))
      #expect(throws: CacheDamage.self, "cut after \(count) bytes") { try reader.value(KnownFolders.self) }
    }
  }
}
