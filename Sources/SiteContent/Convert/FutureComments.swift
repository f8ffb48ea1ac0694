import SiteModel

/// Comments with a date to come. Feeds and the sitemap are as new as their newest comment: they would stand still until
/// then.
enum FutureComments {
  /// Clocks differ, and days begin earlier elsewhere.
  private static let tolerance: Int64 = 86_400

  /// Whether there can be one among the comments that are shown.
  static func isProbable(in outline: Discussion.Outline, _ now: Moment) -> Bool {
    outline.latest.map { isFuture($0, now) } ?? false
  }

  private static func isFuture(_ date: Moment, _ now: Moment) -> Bool {
    date.secondsSince1970 > now.secondsSince1970 + tolerance
  }

  /// - Parameter outline: of the comments that are shown.
  static func warnings(
    of comments: some Sequence<CommentDocument>, _ outline: Discussion.Outline, _ now: Moment
  ) -> [Diagnostic] {
    guard isProbable(in: outline, now) else { return [] }
    return comments.filter { $0.status == .approved && $0.kind != .report && isFuture($0.date, now) }.map {
      .warning(
        .improbableDate, $0.source.path, $0.datePosition, "'date' is in the future: \($0.date.iso8601)",
        hint: "check the year")
    }
  }
}
