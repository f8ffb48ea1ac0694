package import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder in which an endpoint keeps messages until somebody takes them in.
package struct Spool: Sendable {
  /// What the names of messages end in; one that is being written begins with a dot.
  package static let ending = ".message"

  package let folder: String
  /// How many messages wait at most: a flood must not fill the disk.
  package var most = 10_000

  /// Makes the folder where it is missing, for its owner alone.
  ///
  /// - Throws: `DiskError`.
  package init(_ folder: String) throws(DiskError) {
    self.folder = folder
    guard FolderListing.kind(of: folder) != .folder else { return }
    try FileWriting.makeFolder(folder)
    guard chmod(folder, 0o700) == 0 else { throw DiskError("protect", folder, code: errno) }
  }

  /// How many messages wait.
  package func count() throws(DiskError) -> Int {
    try FolderListing.entries(of: folder, badName: { _ in }).count { $0.name.hasSuffix(Self.ending) }
  }

  /// Keeps a message so that neither a kill nor a power failure loses it once this returns.
  ///
  /// - Parameter name: unique, without ending.
  /// - Throws: `DiskError`; then nothing is kept.
  package func keep(_ message: ReaderMessage, name: String) throws(DiskError) {
    let path = folder + "/" + name + Self.ending
    let temporary = folder + "/." + name + Self.ending
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskError("write", temporary, code: errno) }
    let bytes = Array(message.fileText.utf8)
    var done = 0
    var code: Int32 = 0
    while done < bytes.count, code == 0 {
      let count = bytes[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { code = errno == 0 ? EIO : errno }
    }
    if code == 0, fsync(file) != 0 { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw DiskError("write", path, code: code)
    }
    try Self.syncFolder(folder)
  }

  /// A name is on the disk once its folder is.
  static func syncFolder(_ folder: String) throws(DiskError) {
    let file = open(folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError("open", folder, code: errno) }
    defer { close(file) }
    // Some file systems cannot, and need not.
    guard fsync(file) == 0 || errno == EINVAL else { throw DiskError("write", folder, code: errno) }
  }
}
