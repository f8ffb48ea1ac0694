/// One template as people wrote it, before anything is known of it.
package struct TemplateSource: Hashable, Sendable {
  /// What it is asked for by, as in `{{> card}}`.
  package var name: String
  /// The path that diagnostics name.
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
