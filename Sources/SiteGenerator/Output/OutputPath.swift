import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path below the output folder that cannot lead out of it by its spelling.
struct OutputPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  let relative: RelativePath

  var text: String { relative.text }

  /// Nil for what is not safe.
  init?(_ path: RelativePath) {
    var text = path.text
    guard text.withUTF8({ Self.isSafe($0[...]) }) else { return nil }
    relative = path
  }

  /// False for an absolute or an empty path, for `.`, `..` and empty segments, for a zero byte,
  /// and for what lies in the folder of temporary files.
  static func isSafe(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let path = UnsafeBufferPointer(rebasing: path)
    var start = 0
    // From slash to slash: tens of thousands of paths are looked through in every build.
    while true {
      let end = position(of: UInt8(ascii: "/"), in: path, from: start) ?? path.count
      switch end - start {
      case 0: return false
      case 1 where path[start] == UInt8(ascii: "."): return false
      case 2 where path[start] == UInt8(ascii: ".") && path[start + 1] == UInt8(ascii: "."): return false
      default: break
      }
      if end == path.count { break }
      start = end + 1
    }
    guard position(of: 0, in: path, from: 0) == nil else { return false }
    guard path.first == UInt8(ascii: ".") else { return true }
    let reserved = TemporaryFiles.folder.utf8
    guard path.starts(with: reserved) else { return true }
    let rest = path.dropFirst(reserved.count)
    return !rest.isEmpty && rest.first != UInt8(ascii: "/")
  }

  private static func position(of byte: UInt8, in path: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = path.baseAddress, start < path.count,
      let found = memchr(base + start, Int32(byte), path.count - start)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: base)
  }

  /// For what has been checked before.
  init(unchecked path: RelativePath) { relative = path }

  var description: String { text }

  /// The folder it lies in; nil right below the output folder.
  var parent: OutputPath? {
    let folder = relative.folder
    return folder.text.isEmpty ? nil : OutputPath(unchecked: folder)
  }

  /// Whether the part up to the last slash is the same.
  func hasSameFolder(as other: OutputPath) -> Bool { relative.hasSameFolder(as: other.relative) }

  /// Whether a path lies below this one.
  func isAbove(_ other: OutputPath) -> Bool { other.relative.isBelow(relative) }

  func appending(_ name: String) -> OutputPath { OutputPath(unchecked: relative.appending(name)) }

  static func < (a: OutputPath, b: OutputPath) -> Bool { a.relative < b.relative }
}
