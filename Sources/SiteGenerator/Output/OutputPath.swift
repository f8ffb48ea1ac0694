import SiteModel

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
    var segment = 0
    var isDots = true
    for byte in path {
      if byte == UInt8(ascii: "/") {
        if segment == 0 || (isDots && segment <= 2) { return false }
        segment = 0
        isDots = true
        continue
      }
      if byte == 0 { return false }
      if byte != UInt8(ascii: ".") { isDots = false }
      segment += 1
    }
    if segment == 0 || (isDots && segment <= 2) { return false }
    guard path.first == UInt8(ascii: ".") else { return true }
    let reserved = TemporaryFiles.folder.utf8
    guard path.starts(with: reserved) else { return true }
    let rest = path.dropFirst(reserved.count)
    return !rest.isEmpty && rest.first != UInt8(ascii: "/")
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
