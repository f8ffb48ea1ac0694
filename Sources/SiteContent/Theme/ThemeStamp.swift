/// The line that says which program a file was copied from, and what the program's file was then: a later one can tell
/// whether its own has changed since.
package struct ThemeStamp: Hashable, Sendable {
  /// Of the program: `0.2.0`.
  package var version: String
  /// Stands for the bytes that were copied.
  package var digest: String

  package init(version: String, of bytes: [UInt8]) {
    self.version = version
    digest = Self.digest(of: bytes)
  }

  static func digest(of bytes: [UInt8]) -> String { String(ContentVersion(of: bytes).text.prefix(16)) }

  private static let beginning = "copied from blogsite "

  /// The file with the line before it; as it is where its kind has no remarks. Before the declaration of a file that is
  /// XML itself nothing may stand; a template's remark leaves no line.
  package func stamped(_ bytes: [UInt8], path: String) -> [UInt8] {
    guard let (open, close) = Self.marks(path), open.hasPrefix("{{") || !bytes.starts(with: "<?".utf8) else {
      return bytes
    }
    return Array("\(open)\(Self.beginning)\(version), \(digest)\(close)\n".utf8) + bytes
  }

  /// The stamp of a file, and the file without it.
  package static func read(_ bytes: [UInt8], path: String) -> (stamp: ThemeStamp?, bytes: [UInt8]) {
    guard let (open, close) = marks(path), let end = bytes.firstIndex(of: 0x0A) else { return (nil, bytes) }
    var line = String(decoding: bytes[..<end], as: UTF8.self)
    if line.hasSuffix("\r") { line.removeLast() }
    guard line.hasPrefix(open + beginning), line.hasSuffix(close) else { return (nil, bytes) }
    let parts = line.dropFirst(open.count + beginning.count).dropLast(close.count).split(separator: ", ")
    guard parts.count == 2 else { return (nil, bytes) }
    return (ThemeStamp(version: String(parts[0]), digest: String(parts[1])), Array(bytes[(end + 1)...]))
  }

  private init(version: String, digest: String) {
    self.version = version
    self.digest = digest
  }

  /// How a remark begins and ends in a file of this kind; nil where there are none.
  private static func marks(_ path: String) -> (open: String, close: String)? {
    switch path.split(separator: ".").last {
    case "mustache": ("{{! ", " }}")
    case "yml": ("# ", "")
    case "css", "js": ("/* ", " */")
    case "svg", "html", "xml": ("<!-- ", " -->")
    default: nil
    }
  }
}
