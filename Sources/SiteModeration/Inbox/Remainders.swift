package import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was cut off mails: quoted messages and signatures, in which there may be addresses and telephone numbers. It is
/// kept in `.blogsite/inbox/`, in which git sees nothing, for the moderators of this machine.
package struct Remainders: Sendable {
  private let folder: String

  package init(_ layout: SiteLayout) { folder = layout.state + "/inbox/remainders" }

  private func path(_ reference: CommentReference) -> String {
    "\(folder)/\(reference.article)/\(reference.file).txt"
  }

  /// - Throws: `DiskError`.
  func keep(_ text: String, of reference: CommentReference) throws(DiskError) {
    try FileWriting.makeFolder("\(folder)/\(reference.article)")
    guard chmod(folder, 0o700) == 0 else { throw DiskError("protect", folder, code: errno) }
    try FileWriting.replace(path(reference), with: Array(text.utf8))
  }

  /// Nil where nothing was cut off, or on another machine.
  package func text(of reference: CommentReference) throws(DiskError) -> String? {
    try FileReading.ownBytesIfPresent(of: path(reference)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// - Throws: `DiskError`.
  package func remove(of reference: CommentReference) throws(DiskError) {
    try remove("\(reference.article)/\(reference.file).txt")
  }

  /// What was cut off mails in which a person is named: their own, and others' who answer them.
  ///
  /// - Returns: paths, from the folder that they all lie in.
  /// - Throws: `DiskError`.
  func naming(_ person: NameSearch) throws(DiskError) -> [String] {
    guard FolderListing.kind(of: folder, follow: false) == .folder else { return [] }
    var found: [String] = []
    for article in try FolderListing.entries(of: folder, badName: { _ in }) where article.kind == .folder {
      for entry in try FolderListing.entries(of: folder + "/" + article.name, badName: { _ in })
      where entry.kind == .file {
        let path = article.name + "/" + entry.name
        let text = try FileReading.ownBytesIfPresent(of: folder + "/" + path) ?? []
        if [entry.name, String(decoding: text, as: UTF8.self)].contains(where: {
          !person.ranges(in: $0).isEmpty
        }) {
          found.append(path)
        }
      }
    }
    return found
  }

  /// - Parameter path: as `naming` gives it.
  /// - Throws: `DiskError`.
  func remove(_ path: String) throws(DiskError) {
    guard unlink(folder + "/" + path) == 0 || errno == ENOENT else {
      throw DiskError("delete", folder + "/" + path, code: errno)
    }
  }
}
