import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reading files with `open` and `read`: an order of magnitude faster than Foundation's ways. Regular files only: a pipe
/// would wait for somebody to write into it, a device has no end.
package enum FileReading {
  /// The bytes of a whole file.
  package static func bytes(of path: String) throws(DiskError) -> [UInt8] { try contents(of: path).bytes }

  /// The bytes of what a person named on the command line, be it a pipe.
  package static func bytes(ofArgument path: String) throws(DiskError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError("read", path, code: errno) }
    defer { close(file) }
    return try read(file, path, atMost: nil, expected: 0)
  }

  /// The bytes of a file of blogsite's own, as in `.blogsite`; nil where there is none. One that is reached through a link
  /// does not count.
  package static func ownBytesIfPresent(of path: String) throws(DiskError) -> [UInt8]? {
    do throws(DiskError) {
      return try contents(of: path, flags: O_NOFOLLOW).bytes
    } catch {
      guard [ENOENT, ENOTDIR, ELOOP].contains(error.code) else { throw error }
      return nil
    }
  }

  /// The bytes of a whole file, and its stamp from before they were read: bytes that come later change it.
  package static func contents(
    of path: String, flags: Int32 = 0
  ) throws(DiskError) -> (bytes: [UInt8], stamp: FileStamp) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
    guard file >= 0 else { throw DiskError("read", path, code: errno) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw DiskError("read", path, code: errno) }
    guard info.st_mode & S_IFMT != S_IFDIR else { throw DiskError("read", path, code: EISDIR) }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw DiskError("read", path, code: EINVAL, hint: "it is not a regular file")
    }
    return (try read(file, path, atMost: nil, expected: Int(info.st_size)), FileStamp(info))
  }

  /// At most `count` bytes from the beginning of a file that lies outside a blog, such as a mail; it is not waited for.
  package static func prefix(of path: String, count: Int) throws(DiskError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw DiskError("read", path, code: errno) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw DiskError("read", path, code: errno) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw DiskError("read", path, code: EISDIR) }
    return try read(file, path, atMost: count, expected: Int(info.st_size))
  }

  /// The bytes of a file, or nil where there is none.
  package static func bytesIfPresent(of path: String) throws(DiskError) -> [UInt8]? {
    do throws(DiskError) {
      return try bytes(of: path)
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
      return nil
    }
  }

  private static func read(
    _ file: Int32, _ path: String, atMost limit: Int?, expected: Int
  ) throws(DiskError) -> [UInt8] {
    // One byte more than expected shows the end of the file in the same call.
    var capacity = min(max(expected, 0) + 1, limit ?? .max)
    var bytes: [UInt8] = []
    while true {
      var code: Int32 = 0
      var isAtEnd = false
      let filled = bytes.count
      let grown = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
        count = filled
        while count < capacity {
          let got = unistdRead(file, buffer.baseAddress.map { $0 + count }, capacity - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            isAtEnd = true
            break
          } else if errno != EINTR {
            code = errno
            break
          }
        }
      }
      guard code == 0 else { throw DiskError("read", path, code: code) }
      if isAtEnd || grown.count == limit { return grown }
      bytes = grown
      capacity = min(max(capacity * 2, 4096), limit ?? .max)
    }
  }
}

private func unistdRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(file, buffer, count)
}
