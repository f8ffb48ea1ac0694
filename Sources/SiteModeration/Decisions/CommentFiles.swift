import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of comments, made and changed.
struct CommentFiles: Sendable {
  private let layout: SiteLayout

  init(_ layout: SiteLayout) { self.layout = layout }

  /// Nil where there is no such file.
  func bytes(of comment: CommentReference) throws(DiskError) -> [UInt8]? {
    try FileReading.bytesIfPresent(of: layout.path(comment.path))
  }

  /// Writes a new file.
  ///
  /// - Returns: its bytes.
  @discardableResult
  func create(_ comment: IncomingComment, as reference: CommentReference) throws(DiskError) -> [UInt8] {
    try FileWriting.makeFolder(layout.path("\(SiteLayout.comments)/\(reference.article)"))
    let bytes = comment.bytes
    try FileWriting.replace(layout.path(reference.path), with: bytes)
    return bytes
  }

  /// Sets one key of a file; every other byte stays.
  ///
  /// - Returns: the new bytes.
  func set(
    _ key: String, to value: String, in comment: CommentReference, expecting bytes: [UInt8]
  ) throws -> [UInt8] {
    let edited: [UInt8]
    do {
      edited = try FrontMatterEdit.set(key, to: .text(value), in: bytes)
    } catch {
      throw Moderation.Failure.unreadable(comment, error.reason)
    }
    if edited != bytes { try FileWriting.replace(layout.path(comment.path), with: edited) }
    return edited
  }

  func replace(_ comment: CommentReference, with bytes: [UInt8]) throws(DiskError) {
    try FileWriting.replace(layout.path(comment.path), with: bytes)
  }

  func delete(_ comment: CommentReference) throws(DiskError) {
    let path = layout.path(comment.path)
    guard unlink(path) == 0 || errno == ENOENT else { throw DiskError("delete", path, code: errno) }
  }

  func move(_ comment: CommentReference, to other: CommentReference) throws(DiskError) {
    let path = layout.path(comment.path)
    guard FolderListing.kind(of: layout.path(other.path), follow: false) == nil else {
      throw DiskError("move", path, code: EEXIST)
    }
    guard rename(path, layout.path(other.path)) == 0 else { throw DiskError("move", path, code: errno) }
  }
}
