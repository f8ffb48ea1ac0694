import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The output folder, held open: paths below it are looked up from there, not from the disk's root.
final class OutputFolder: Sendable {
  /// Absolute and without links.
  let path: String
  let descriptor: Int32

  /// Opens the folder, and makes it where it is missing.
  init(_ path: String) throws(DiskError) {
    try FileWriting.makeFolder(path)
    guard let resolved = FolderListing.resolved(path) else {
      let code = errno
      throw DiskError(
        "open the folder", path, code: code,
        hint: code == EILSEQ ? "the name of a folder above it is not UTF-8: rename it" : nil)
    }
    self.path = resolved
    descriptor = open(resolved, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError("open the folder", resolved, code: errno) }
  }

  deinit { close(descriptor) }

  func absolute(_ path: OutputPath) -> String { absolute(path.text) }

  func absolute(_ path: String) -> String { self.path == "/" ? "/" + path : self.path + "/" + path }

  /// What stands at a path, links not followed.
  struct Status: Sendable {
    enum Kind: Sendable { case file, folder, link, other }
    var kind: Kind
    var stamp: FileStamp
    var identity: FileIdentity { FileIdentity(device: stamp.device, number: stamp.inode) }
  }

  /// What makes two names one file.
  struct FileIdentity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64
  }

  /// Nil where nothing stands.
  func status(of path: OutputPath) throws(DiskError) -> Status? {
    try status(ofName: path.text)
  }

  func status(ofName path: String) throws(DiskError) -> Status? {
    var info = stat()
    let result = fstatat(descriptor, path, &info, AT_SYMLINK_NOFOLLOW)
    return try status(result, info, path)
  }

  /// - Parameter path: with a zero at its end.
  func status(ofBytes path: UnsafeBufferPointer<UInt8>) throws(DiskError) -> Status? {
    var info = stat()
    let result = path.withMemoryRebound(to: CChar.self) { path in
      path.baseAddress.map { fstatat(descriptor, $0, &info, AT_SYMLINK_NOFOLLOW) } ?? -1
    }
    return try status(result, info, String(decoding: path.dropLast(), as: UTF8.self))
  }

  private func status(
    _ result: CInt, _ info: stat, _ path: @autoclosure () -> String
  ) throws(DiskError) -> Status? {
    guard result == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError("look at", absolute(path()), code: errno)
    }
    let kind: Status.Kind
    switch info.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    return Status(kind: kind, stamp: FileStamp(info))
  }

  /// Whether a link leads to a folder below this one.
  func holdsTarget(ofLink path: OutputPath) -> Bool {
    guard let target = FolderListing.resolved(absolute(path)) else { return false }
    return target.utf8.starts(with: absolute("").utf8) && FolderListing.kind(of: target) == .folder
  }

  func makeFolder(_ path: OutputPath) throws(DiskError) {
    guard mkdirat(descriptor, path.text, 0o755) == 0 else {
      throw DiskError("make the folder", absolute(path), code: errno)
    }
  }

  /// Deletes a file.
  ///
  /// - Returns: false where there is none.
  @discardableResult
  func remove(_ path: OutputPath) throws(DiskError) -> Bool {
    if unlinkat(descriptor, path.text, 0) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw DiskError("delete", absolute(path), code: errno)
  }

  /// Deletes a folder if it is empty.
  ///
  /// - Returns: whether the folder is gone.
  func removeFolder(_ path: OutputPath) throws(DiskError) -> Bool {
    if unlinkat(descriptor, path.text, AT_REMOVEDIR) == 0 { return true }
    switch errno {
    case ENOENT, ENOTDIR: return true
    case ENOTEMPTY, EEXIST, EBUSY: return false
    default: throw DiskError("delete the folder", absolute(path), code: errno)
    }
  }

  /// Deletes a folder of the build's own with all that is in it; links are not followed.
  func removeTree(_ name: String) throws(DiskError) {
    for entry in try FolderListing.entries(of: absolute(name), badName: { _ in }) {
      let inner = name + "/" + entry.name
      if entry.kind == .folder {
        try removeTree(inner)
      } else if unlinkat(descriptor, inner, 0) != 0, errno != ENOENT {
        throw DiskError("delete", absolute(inner), code: errno)
      }
    }
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw DiskError("delete the folder", absolute(name), code: errno)
    }
  }
}
