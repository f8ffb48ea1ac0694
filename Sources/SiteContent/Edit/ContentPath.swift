/// A path below the root folder, taken apart and found harmless: whatever name came from outside, it stays there.
package struct ContentPath: Hashable, Sendable {
  /// Folders from the root, then the file.
  package let segments: [String]

  package var text: String { segments.joined(separator: "/") }
  var folders: ArraySlice<String> { segments.dropLast() }
  var name: String { segments.last ?? "" }

  /// Names of files on common disks have at most 255 bytes.
  private static let longestName = 255

  package init(_ text: String) throws(ContentEditError) {
    guard !text.isEmpty else { throw .badPath(text, reason: "it is empty") }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for part in parts {
      let reason: String? =
        switch part {
        case "": "a part of it is empty"
        case ".", "..": "it has a part '\(part)'"
        case _ where part.utf8.count > Self.longestName:
          "a part of it is longer than \(Self.longestName) bytes"
        case _ where part.unicodeScalars.contains { $0.properties.generalCategory == .control }:
          "it has a control character"
        case _ where part.contains("\\"): "it has a backslash"
        case _ where part.lowercased() == ".git" || part.lowercased() == ".blogsite":
          "'\(part)' is not the blog's content"
        default: nil
        }
      if let reason { throw .badPath(text, reason: reason) }
    }
    segments = parts
  }
}
