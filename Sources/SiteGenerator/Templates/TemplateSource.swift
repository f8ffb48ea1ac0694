/// One template as people wrote it, before anything is known of it.
package struct TemplateSource: Hashable, Sendable {
  /// `home`, `feed.rss`; a partial's is bare, as in `{{> card}}`.
  package var name: String
  /// The path relative to the site's root folder, for diagnostics.
  package var file: String
  package var text: String
  /// Whether it came with the program, and nobody here wrote it.
  package var isBuiltIn: Bool

  package init(name: String, file: String, text: String, isBuiltIn: Bool = false) {
    self.name = name
    self.file = file
    self.text = text
    self.isBuiltIn = isBuiltIn
  }
}
