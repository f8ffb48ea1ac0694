#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writing with `open`, `write` and `rename`.
package enum FileWriting {
  /// Makes a folder and those above it, where they are missing.
  package static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o755) == 0 { return }
    var code = errno
    if code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
      if mkdir(path, 0o755) == 0 { return }
      code = errno
    }
    if FolderListing.kind(of: path) == .folder { return }
    throw DiskError("make the folder", path, code: code == EEXIST ? ENOTDIR : code)
  }

  /// What the name of a file ends in while it is written; a killed build may leave it behind.
  package static let unfinished = ".new"

  /// Replaces a file in one step: whoever reads it sees the old bytes or the new ones.
  ///
  /// - Parameter parts: its bytes, one after the other.
  package static func replace(_ path: String, with parts: [UInt8]...) throws(DiskError) {
    let temporary = path + unfinished
    // What a killed build left, or a link that somebody put there: never written through.
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DiskError("write", temporary, code: errno) }
    do {
      for bytes in parts { try writeAll(bytes, to: file, path: temporary) }
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    guard close(file) == 0, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw DiskError("write", path, code: code)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws(DiskError) {
    let code = bytes.withUnsafeBytes { write($0, to: file) }
    guard code == 0 else { throw DiskError("write", path, code: code) }
  }

  /// Writes everything, however often the system takes only a part of it.
  ///
  /// - Returns: the error's number, or 0.
  package static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = systemWrite(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count > 0 {
        done += count
      } else if count == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Reads until the buffer is full or the file ends.
  ///
  /// - Returns: how many bytes were read, or the error's number, negative.
  package static func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = systemRead(file, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count > 0 {
        filled += count
      } else if count == 0 {
        break
      } else if errno != EINTR {
        return -Int(errno)
      }
    }
    return filled
  }
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}
