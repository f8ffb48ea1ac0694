#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that is open for reading; closed with the value that stands for it.
package final class OpenFile: Sendable {
  package let stamp: FileStamp
  private let descriptor: Int32
  /// For messages.
  private let path: String

  /// Bytes, when it was opened.
  package var size: Int { Int(stamp.size) }

  /// Takes over an open file; it is closed where it is not a regular one.
  ///
  /// - Throws: `FileRefusal`.
  init(_ descriptor: Int32, _ path: String) throws(FileRefusal) {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      let code = errno
      close(descriptor)
      throw .disk(DiskError("read", path, code: code))
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .irregular
    }
    self.descriptor = descriptor
    self.path = path
    stamp = FileStamp(info)
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from an offset; empty at the end of the file.
  package func read(at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fill(UnsafeMutableRawBufferPointer(buffer), at: offset, &code)
    }
    guard code == 0 else { throw DiskError("read", path, code: code) }
    return bytes
  }

  /// Reads from an offset until the buffer is full or the file ends.
  ///
  /// - Returns: how many bytes were read.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DiskError) -> Int {
    var code: Int32 = 0
    let count = fill(buffer, at: offset, &code)
    guard code == 0 else { throw DiskError("read", path, code: code) }
    return count
  }

  /// All bytes: also those that came after the file was opened, but never more than `limit`.
  package func bytes(atMost limit: Int) throws(DiskError) -> [UInt8] {
    // One byte more than expected shows the end of the file in the same call.
    var bytes = try read(at: 0, count: min(size + 1, limit))
    while bytes.count > size, bytes.count < limit {
      let more = try read(at: bytes.count, count: min(max(bytes.count, 4096), limit - bytes.count))
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int, _ code: inout Int32) -> Int {
    var filled = 0
    while filled < buffer.count {
      let got = pread(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
      if got > 0 {
        filled += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        code = errno
        break
      }
    }
    return filled
  }
}
