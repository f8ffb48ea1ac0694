import SiteModel

/// Dates that can be read, but that nobody can have meant.
enum DateCheck {
  /// Before it there was no Web to publish on: `1026-11-27` is a slip.
  private static let firstYear = 1990

  static func warning(
    of date: Moment, _ what: String, _ file: String, _ position: SourcePosition
  ) -> Diagnostic? {
    guard date.day.year < firstYear else { return nil }
    return .warning(
      .improbableDate, file, position, "\(what) is before \(firstYear): \(date.iso8601)",
      hint: "check the year")
  }
}
