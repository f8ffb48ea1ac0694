#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folders that blogsite writes into without being asked where. A pull request can bring them as links, which would
/// lead what is written to any place of the machine, or what is kept to readers.
package enum OwnFolders {
  /// Links in the place of files are never followed (`O_NOFOLLOW`), and need no word.
  ///
  /// - Throws: `DiskError` where `site` (if it is written to, and was not chosen on the command line) or `.blogsite` is a symbolic link, or a
  ///   folder in it or in one of its folders.
  package static func refuseLinks(_ layout: SiteLayout, writesSite: Bool) throws(DiskError) {
    if writesSite, !layout.isOutputChosen {
      try refuseLink(layout.output, hint: "it is a link; delete it, or name the folder with --output")
    }
    try refuseLink(layout.state, hint: hint)
    try refuseFolderLinks(in: layout.state, depth: 2)
  }

  /// Makes `.blogsite`, in which git sees nothing, whatever the blog's own `.gitignore` says: what was cut off readers'
  /// mails lies there, and comments that wait.
  package static func makeState(_ layout: SiteLayout) throws(DiskError) {
    try FileWriting.makeFolder(layout.state)
    let path = layout.state + "/.gitignore"
    var info = stat()
    if lstat(path, &info) == 0, info.st_size > 0 { return }
    let file = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    defer { close(file) }
    // Others that begin now write the same two bytes to the same place.
    let code = Array("*\n".utf8).withUnsafeBytes { FileWriting.write($0, to: file) }
    guard code == 0 else { throw DiskError("write", path, code: code) }
  }

  private static func refuseFolderLinks(in folder: String, depth: Int) throws(DiskError) {
    // What cannot be listed is told of by whoever wants to write there.
    for entry in (try? FolderListing.entries(of: folder, badName: { _ in })) ?? [] {
      let path = folder + "/" + entry.name
      if entry.kind == .folder, depth > 1 { try refuseFolderLinks(in: path, depth: depth - 1) }
      if entry.kind == .link, FolderListing.kind(of: path) == .folder {
        throw DiskError("write into", path, code: ELOOP, hint: hint)
      }
    }
  }

  private static let hint = "it is a link; delete it: blogsite's own notes lie in folders of their own"

  private static func refuseLink(_ path: String, hint: String) throws(DiskError) {
    guard FolderListing.kind(of: path, follow: false) == .link else { return }
    throw DiskError("write into", path, code: ELOOP, hint: hint)
  }
}
