import SiteModel

/// A path below the output folder that cannot lead out of it by its spelling.
struct OutputPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  let relative: RelativePath

  var text: String { relative.text }

  /// Nil for an absolute or an empty path, for `.`, `..` and empty segments, for a zero byte,
  /// and for what lies in the folder of temporary files.
  init?(_ path: RelativePath) {
    let text = path.text
    var segment = 0
    var isDots = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: "/") {
        if segment == 0 || (isDots && segment <= 2) { return nil }
        segment = 0
        isDots = true
        continue
      }
      if byte == 0 { return nil }
      if byte != UInt8(ascii: ".") { isDots = false }
      segment += 1
    }
    if segment == 0 || (isDots && segment <= 2) { return nil }
    let reserved = TemporaryFiles.folder
    if text.utf8.starts(with: reserved.utf8) {
      let rest = text.utf8.dropFirst(reserved.utf8.count)
      if rest.isEmpty || rest.first == UInt8(ascii: "/") { return nil }
    }
    relative = path
  }

  private init(unchecked path: RelativePath) { relative = path }

  var description: String { text }

  /// The folder it lies in; nil right below the output folder.
  var parent: OutputPath? {
    let folder = relative.folder
    return folder.text.isEmpty ? nil : OutputPath(unchecked: folder)
  }

  /// Whether a path lies below this one.
  func isAbove(_ other: OutputPath) -> Bool { other.relative.isBelow(relative) }

  func appending(_ name: String) -> OutputPath { OutputPath(unchecked: relative.appending(name)) }

  static func < (a: OutputPath, b: OutputPath) -> Bool { a.relative < b.relative }
}
