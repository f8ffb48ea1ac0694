import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that is open for reading; closed with the value that stands for it.
final class OpenFile: Sendable {
  let stamp: FileStamp
  private let descriptor: Int32

  var size: Int { Int(stamp.size) }

  /// Opens a file below one of some folders; nil where there is none, where it is no regular file, and
  /// where a link leads out of the folders, even one that was put there a moment ago.
  ///
  /// - Parameter folders: absolute paths without links.
  init?(_ path: String, within folders: [String]) {
    // Not blocking: what was a file at the scan may be a pipe by now.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    stamp = FileStamp(info)
    var real = stat()
    guard let place = FolderListing.resolved(path), folders.contains(where: { place.hasPrefix($0 + "/") }),
      lstat(place, &real) == 0, real.st_ino == info.st_ino, real.st_dev == info.st_dev
    else { return nil }  // whole by now: `deinit` closes it
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from an offset; empty at the end of the file.
  ///
  /// - Throws: `DiskError`.
  func read(at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        let got = pread(descriptor, buffer.baseAddress, count, off_t(offset))
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        filled = max(got, 0)
        break
      }
    }
    guard code == 0 else { throw DiskError("read", "a file of the site", code: code) }
    return bytes
  }
}
