/// The files that the program itself has for `templates/`: each stands in where the blog has none of that name.
///
/// Which files these are is passed in, as the folder is: `DefaultTheme` has the ones of the released program.
package struct ThemeFiles: Sendable, Hashable {
  /// By their paths relative to the root folder: `templates/partials/card.mustache`.
  private let files: [String: [UInt8]]

  package static let none = ThemeFiles([:])

  /// - Parameter files: the bytes by the path below `templates/`.
  package init(_ files: [String: [UInt8]]) {
    self.files = Dictionary(uniqueKeysWithValues: files.map { ("\(SiteLayout.templates)/\($0)", $1) })
  }

  /// The bytes of a file that is named relative to the root folder; nil where the program has none.
  package func bytes(of file: String) -> [UInt8]? { files[file] }

  package func has(_ file: String) -> Bool { files[file] != nil }

  /// Every file below a folder, sorted; folders are named relative to the root folder.
  package func files(below folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
