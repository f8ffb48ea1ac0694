import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct FolderListingTests {
  @Test("lists entries in the order of their bytes, with their kinds")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["é.md", "b.md", "a.md", "B.md", ".hidden"] { try folder.write("x", to: name) }
    try folder.makeFolder("dossier")
    try folder.link("lien", to: "a.md")
    let entries = try FolderListing.entries(of: folder.path) { Issue.record("bad name \($0)") }
    #expect(entries.map(\.name) == [".hidden", "B.md", "a.md", "b.md", "dossier", "lien", "é.md"])
    #expect(entries.map(\.kind) == [.file, .file, .file, .file, .folder, .link, .file])
  }

  @Test("a missing folder is an empty one; a file is an error")
  func missing() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    #expect(try FolderListing.entries(of: folder["nothing"]) { _ in } == [])
    let error = try #require(throws: DiskError.self) {
      try FolderListing.entries(of: folder["file"]) { _ in }
    }
    #expect(error.description == "cannot list '\(folder["file"])': Not a directory")
  }

  @Test("tells what stands at a path, through links or not")
  func kinds() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    try folder.link("link", to: "file")
    try folder.link("broken", to: "nothing")
    #expect(FolderListing.kind(of: folder["file"]) == .file)
    #expect(FolderListing.kind(of: folder.path) == .folder)
    #expect(FolderListing.kind(of: folder["link"]) == .file)
    #expect(FolderListing.kind(of: folder["link"], follow: false) == .link)
    #expect(FolderListing.kind(of: folder["broken"]) == nil)
    #expect(FolderListing.kind(of: folder["broken"], follow: false) == .link)
    #expect(FolderListing.resolved(folder["link"]) == folder["file"])
    #expect(FolderListing.resolved(folder["broken"]) == nil)
  }
}
