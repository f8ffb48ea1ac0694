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
    guard unlink(path(reference)) == 0 || errno == ENOENT else {
      throw DiskError("delete", path(reference), code: errno)
    }
  }
}
