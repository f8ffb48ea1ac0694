import SiteModel

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
    return nil
  }

  func isFuture(_ date: Moment) -> Bool { date > now }
}

extension LeftOut.Reason {
  /// In words, for messages.
  package var words: String {
    switch self {
    case .draft: "a draft"
    case .future(let date): "dated \(date.iso8601)"
    }
  }
}
