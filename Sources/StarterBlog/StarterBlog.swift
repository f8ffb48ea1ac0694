import EmbeddedFiles

/// What a new blog begins with: this repository's `starter/`, as it was when the program was built.
///
/// `starter/all/` is for every blog, the folders beside it for one language each. `@NAME@` in a file's path or text stands
/// for a value.
package enum StarterBlog {
  /// The languages that a blog can begin in: `en`, `fr`.
  package static let languages = Set(
    embedded.compactMap { $0.path.split(separator: "/").first.map(String.init) }
  )
  .subtracting([shared]).sorted()

  private static let shared = "all"

  /// The files of a new blog, by their paths in its folder, sorted.
  ///
  /// - Parameter values: by name: `TITLE`. A name that has none stays as it is.
  package static func files(language: String, values: [String: String]) -> [(path: String, bytes: [UInt8])] {
    embedded.compactMap { file in
      let parts = file.path.split(separator: "/", maxSplits: 1)
      guard parts.count == 2, parts[0] == language || parts[0] == shared else { return nil }
      let bytes = file.bytes
      let text = String(validating: bytes, as: UTF8.self).map { filled($0, values) }
      return (filled(String(parts[1]), values), text.map { Array($0.utf8) } ?? bytes)
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// In one pass: what stands in a value is left alone.
  private static func filled(_ text: String, _ values: [String: String]) -> String {
    var parts = text.split(separator: "@", omittingEmptySubsequences: false)[...]
    var filled = String(parts.removeFirst())
    while let name = parts.popFirst() {
      if let value = values[String(name)], let rest = parts.popFirst() {
        filled += value + rest
      } else {
        filled += "@" + name
      }
    }
    return filled
  }
}
