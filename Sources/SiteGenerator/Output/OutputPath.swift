#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

  func appending(_ name: String) -> OutputPath { OutputPath(unchecked: text + "/" + name) }

  static func == (a: OutputPath, b: OutputPath) -> Bool { order(a, b) == 0 }

  static func < (a: OutputPath, b: OutputPath) -> Bool { order(a, b) < 0 }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private static func order(_ a: OutputPath, _ b: OutputPath) -> Int {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        if let first = a.baseAddress, let second = b.baseAddress {
          let order = memcmp(first, second, min(a.count, b.count))
          if order != 0 { return Int(order) }
        }
        return a.count - b.count
      }
    }
  }
}
