import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether a file on the disk already holds what the plan wants: sizes first, then bytes.
enum FileComparison {
  private static let chunk = 64 * 1024

  /// - Parameter size: the size of the file that is there.
  static func isEqual(_ item: OutputPlan.Item, size: Int, in folder: OutputFolder) throws(DiskError) -> Bool {
    switch item.content {
    case .bytes(let bytes):
      guard bytes.count == size else { return false }
      guard size > 0 else { return true }
      guard let present = open(item.path, in: folder) else { return false }
      defer { close(present) }
      return bytes.withUnsafeBytes { holds(present, exactly: $0) }
    case .copy(let path):
      let source = Self.openSource(path)
      guard source >= 0 else { throw DiskError("read", path, code: errno) }
      defer { close(source) }
      var info = stat()
      guard fstat(source, &info) == 0 else { throw DiskError("read", path, code: errno) }
      guard info.st_mode & S_IFMT != S_IFDIR else { throw DiskError("read", path, code: EISDIR) }
      guard Int(info.st_size) == size, let present = open(item.path, in: folder) else { return false }
      defer { close(present) }
      switch compare(source, present, size: size) {
      case .equal: return true
      case .different: return false
      case .unreadable(let code): throw DiskError("read", path, code: code)
      }
    }
  }

  static func openSource(_ path: String) -> Int32 { systemOpen(path) }

  /// Nil where it cannot be read: then it is written anew.
  private static func open(_ path: OutputPath, in folder: OutputFolder) -> Int32? {
    let file = openat(folder.descriptor, path.text, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    return file >= 0 ? file : nil
  }

  private static func holds(_ file: Int32, exactly bytes: UnsafeRawBufferPointer) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: min(bytes.count, chunk), alignment: 16) { buffer in
      var rest = bytes[...]
      while !rest.isEmpty {
        // Not a byte more than there is: that saves the call that finds the end.
        let wanted = UnsafeRawBufferPointer(rebasing: rest.prefix(chunk))
        let found = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted.count])
        guard FileWriting.fill(found, from: file) == wanted.count, isEqual(wanted, found) else {
          return false
        }
        rest = rest.dropFirst(wanted.count)
      }
      return true
    }
  }

  private enum Comparison {
    case equal, different
    /// The source cannot be read.
    case unreadable(Int32)
  }

  private static func compare(_ source: Int32, _ present: Int32, size: Int) -> Comparison {
    withUnsafeTemporaryAllocation(byteCount: 2 * chunk, alignment: 16) { buffer in
      var rest = size
      while rest > 0 {
        let count = min(rest, chunk)
        let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        let found = UnsafeMutableRawBufferPointer(rebasing: buffer[chunk..<(chunk + count)])
        let read = FileWriting.fill(wanted, from: source)
        if read < 0 { return .unreadable(Int32(-read)) }
        guard read == count, FileWriting.fill(found, from: present) == count,
          isEqual(UnsafeRawBufferPointer(wanted), found)
        else { return .different }
        rest -= count
      }
      return .equal
    }
  }

  private static func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeMutableRawBufferPointer) -> Bool {
    guard let first = a.baseAddress, let second = b.baseAddress else { return a.count == b.count }
    return memcmp(first, second, min(a.count, b.count)) == 0
  }
}

private func systemOpen(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }
