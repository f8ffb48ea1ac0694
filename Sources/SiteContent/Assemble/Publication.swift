package import SiteModel

/// What a build publishes: it depends on the moment and on what was asked for.
package struct Publication: Sendable {
  package var now: Moment
  package var includesDrafts: Bool
  package var includesFuture: Bool
  /// For the preview: moderators see pending comments in their place.
  package var includesPendingComments: Bool

  package init(
    now: Moment, includesDrafts: Bool = false, includesFuture: Bool = false,
    includesPendingComments: Bool = false
  ) {
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.includesPendingComments = includesPendingComments
  }

  /// Why an article is not published; nil where it is.
  func obstacle(_ article: ArticleFrontMatter) -> LeftOut.Reason? {
    if article.isDraft, !includesDrafts { return .draft }
    if isFuture(article.date), !includesFuture { return .future(article.date) }
    if let until = article.publishUntil, isOver(until) { return .expired(until) }
    return nil
  }

  /// Whether a `publish_until` has passed.
  func isOver(_ until: Moment) -> Bool { until <= now }

  func isFuture(_ date: Moment) -> Bool { date > now }
}

extension LeftOut.Reason {
  /// In words, for messages.
  package var words: String {
    switch self {
    case .draft: "a draft"
    case .future(let date): "dated \(date.iso8601)"
    case .expired(let date): "published until \(date.iso8601)"
    }
  }
}
