import Foundation

/// Writes files into a Swift source file: `FileEmbedder TYPE SOURCE OUTPUT`, where the source is a folder or one file.
/// Runs while the program is built.
@main enum FileEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else { throw Failure(description: "usage: FileEmbedder TYPE SOURCE OUTPUT") }
    var text = """
      // Made from \(URL(fileURLWithPath: arguments[2]).lastPathComponent) when the program is built.
      import EmbeddedFiles

      extension \(arguments[1]) {
        static let embedded: [EmbeddedFile] = [

      """
    for (path, file) in try files(at: arguments[2]) {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      text += "    EmbeddedFile(\(literal(of: Array(path.utf8))), \(literal(of: bytes))),\n"
    }
    text += "  ]\n}\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: arguments[3]))
  }

  struct Failure: Error, CustomStringConvertible { var description: String }

  /// A file by its name; of a folder, those below it by their paths, sorted, without what editors and systems leave about.
  private static func files(at source: String) throws -> [(path: String, file: String)] {
    guard isFolder(source) else { return [(URL(fileURLWithPath: source).lastPathComponent, source)] }
    return try FileManager.default.subpathsOfDirectory(atPath: source).filter { path in
      let name = path.split(separator: "/").last ?? ""
      let isLeftover =
        name.hasPrefix("._") || name.hasSuffix("~") || name.hasSuffix(".swp") || name == ".DS_Store"
      return !isFolder(source + "/" + path) && !isLeftover
    }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { ($0, source + "/" + $0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// One string literal with a letter for each byte, U+0000 to U+00FF: the compiler takes seconds for an array of
  /// 70,000 numbers and no time at all for this, and fonts and pictures are no text.
  private static func literal(of bytes: [UInt8]) -> String {
    var text = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"): text += "\\n"
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        text += "\\"
        text.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\u{\(String(byte, radix: 16))}"
      }
    }
    return text + "\""
  }
}
