import SiteModel

/// A path below the output folder that cannot lead out of it by its spelling.
///
/// Compared byte by byte, as disks do: to a `String`, a composed and a decomposed `é` are one letter.
struct OutputPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  let text: String

  /// Nil for an absolute or an empty path, for `.`, `..` and empty segments, for a zero byte,
  /// and for what lies in the folder of temporary files.
  init?(_ text: String) {
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
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  var description: String { text }

  /// The folder it lies in; nil right below the output folder.
  var parent: OutputPath? {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return OutputPath(unchecked: String(text[..<slash]))
  }

  /// Whether a path lies below this one.
  func isAbove(_ other: OutputPath) -> Bool {
    other.text.utf8.starts(with: text.utf8)
      && other.text.utf8.dropFirst(text.utf8.count).first == UInt8(ascii: "/")
  }

  func appending(_ name: String) -> OutputPath { OutputPath(unchecked: text + "/" + name) }

  static func == (a: OutputPath, b: OutputPath) -> Bool { ByteOrder.compare(a.text, b.text) == 0 }

  static func < (a: OutputPath, b: OutputPath) -> Bool { ByteOrder.isBefore(a.text, b.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
