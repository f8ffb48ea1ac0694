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
  case copy(of: SourcePath)
  /// The same without what an image tells of its maker.
  case cleaned(of: SourcePath)

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
      case .cleaned(let source): try Self.clean(source, to: file, path)
      }
    } catch {
      close(file)
      throw error
    }
  }

  private static func clean(_ source: SourcePath, to file: Int32, _ path: String) throws(DiskError) {
    let original = MediaBytes(try source.open())
    var code: Int32 = 0
    let isWhole = MediaInspector.clean(original).read(from: original) { bytes in
      code = FileWriting.write(bytes, to: file)
      return code == 0
    }
    guard code == 0 else { throw DiskError("write", path, code: code) }
    try original.check()
    guard isWhole else {
      throw DiskError(
        "read", source.files.absolute(source.path), code: EIO, hint: "it changed meanwhile: build again")
    }
  }

  private static func copy(_ source: SourcePath, to file: Int32, _ path: String) throws(DiskError) {
    let from = try source.open()
    var failure: DiskError?
    withUnsafeTemporaryAllocation(byteCount: 128 * 1024, alignment: 16) { buffer in
      var position = 0
      do throws(DiskError) {
        while true {
          let count = try from.read(into: buffer, at: position)
          position += count
          let code = FileWriting.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: file)
          if code != 0 { throw DiskError("write", path, code: code) }
          if count < buffer.count { return }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
