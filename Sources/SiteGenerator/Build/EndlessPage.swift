package import SiteModel

/// A page that its template makes larger than any machine could hold, or that takes longer than anybody waits.
package struct EndlessPage: Error, Sendable, CustomStringConvertible {
  /// `home`
  package var template: String
  /// Relative to the output folder.
  package var path: String

  package var diagnostic: Diagnostic {
    .error(
      .templateError, "templates/\(template).mustache", nil,
      "the template makes a page without an end of '\(path)'",
      hint: "look for a list inside a list inside a list, or for a partial that includes itself in one")
  }

  package var description: String { "\(diagnostic.file): \(diagnostic.message)" }
}
