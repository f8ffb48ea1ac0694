import SiteContent
import SiteModel

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
  static func isEqual(
    _ bytes: [UInt8], to path: OutputPath, size: Int, in folder: OutputFolder
  ) -> Bool {
    guard bytes.count == size else { return false }
    guard size > 0 else { return true }
    guard let present = open(path, in: folder) else { return false }
    defer { close(present) }
    return bytes.withUnsafeBytes { holds(present, exactly: $0) }
  }

  static func isEqual(
    copyOf source: SourcePath, to path: OutputPath, size: Int, in folder: OutputFolder
  ) throws(DiskError) -> Bool {
    let original = try source.open()
    guard original.size == size, let present = open(path, in: folder) else { return false }
    defer { close(present) }
    switch compare(original, present, size: size) {
    case .equal: return true
    case .different: return false
    case .unreadable(let error): throw error
    }
  }

  /// The same of a file that is published without what it tells of its maker.
  static func isEqual(
    cleaned source: SourcePath, to path: OutputPath, size: Int, in folder: OutputFolder
  ) throws(DiskError) -> Bool {
    let original = MediaBytes(try source.open())
    let clean = MediaInspector.clean(original)
    try original.check()
    guard clean.count == size, let present = open(path, in: folder) else { return false }
    defer { close(present) }
    let isEqual = clean.read(from: original) { holds(present, exactly: $0) }
    try original.check()
    return isEqual
  }

  /// The digest of the file that is there; nil where it cannot be read.
  static func digest(of path: OutputPath, size: Int, in folder: OutputFolder, key: DigestKey) -> Digest? {
    guard let present = open(path, in: folder) else { return nil }
    defer { close(present) }
    var hasher = DigestHasher(key)
    var rest = size
    let isWhole = withUnsafeTemporaryAllocation(byteCount: max(1, min(size, chunk)), alignment: 16) {
      buffer in
      while rest > 0 {
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(rest, chunk)])
        guard FileWriting.fill(part, from: present) == part.count else { return false }
        hasher.add(UnsafeRawBufferPointer(part))
        rest -= part.count
      }
      return true
    }
    return isWhole ? hasher.finish() : nil
  }

  /// Nil where it cannot be read: then it is written again.
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
    case unreadable(DiskError)
  }

  private static func compare(_ source: OpenFile, _ present: Int32, size: Int) -> Comparison {
    withUnsafeTemporaryAllocation(byteCount: 2 * chunk, alignment: 16) { buffer in
      var rest = size
      while rest > 0 {
        let count = min(rest, chunk)
        let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        let found = UnsafeMutableRawBufferPointer(rebasing: buffer[chunk..<(chunk + count)])
        let read: Int
        do throws(DiskError) {
          read = try source.read(into: wanted, at: size - rest)
        } catch {
          return .unreadable(error)
        }
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
