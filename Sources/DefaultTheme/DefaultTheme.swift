import EmbeddedFiles

/// The theme that is in the program: this repository's `templates/`, as it was when the program was built.
package enum DefaultTheme {
  /// The bytes of each file by its path below `templates/`: `partials/card.mustache`.
  package static let files: [String: [UInt8]] = Dictionary(
    uniqueKeysWithValues: embedded.map { ($0.path, $0.bytes) })
}
