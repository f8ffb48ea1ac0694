import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is written into a file: bytes at hand, or those of a file elsewhere on the disk.
enum FileContent {
  case bytes([UInt8])
  case copy(of: String)

  /// - Parameters:
  ///   - file: is closed where this fails.
  ///   - path: the file's, for messages.
  func write(to file: Int32, _ path: String) throws(DiskError) {
    do throws(DiskError) {
      switch self {
      case .bytes(let bytes):
        let code = bytes.withUnsafeBytes { FileWriting.write($0, to: file) }
        guard code == 0 else { throw DiskError("write", path, code: code) }
      case .copy(let source): try Self.copy(source, to: file, path)
      }
    } catch {
      close(file)
      throw error
    }
  }

  private static func copy(_ source: String, to file: Int32, _ path: String) throws(DiskError) {
    let from = FileComparison.openSource(source)
    guard from >= 0 else { throw DiskError("read", source, code: errno) }
    defer { close(from) }
    var failed: (reading: Bool, code: Int32)?
    withUnsafeTemporaryAllocation(byteCount: 128 * 1024, alignment: 16) { buffer in
      while true {
        let count = FileWriting.fill(buffer, from: from)
        guard count >= 0 else {
          failed = (true, Int32(-count))
          return
        }
        let code = FileWriting.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: file)
        if code != 0 { failed = (false, code) }
        if code != 0 || count < buffer.count { return }
      }
    }
    if let failed {
      throw DiskError(failed.reading ? "read" : "write", failed.reading ? source : path, code: failed.code)
    }
  }
}
