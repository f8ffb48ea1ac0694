import Foundation

/// What a user asked of an import.
package struct ImportOptions: Sendable {
  /// What categories become.
  package enum Categories: String, Sendable, CaseIterable { case tags, extra }

  package var categories = Categories.tags
  /// Whether spam and trash come along.
  package var allComments = false
  package var isDryRun = false
  /// A folder with the old blog's files.
  package var media: String?
  /// An export of comments that were kept elsewhere, by Disqus.
  package var comments: String?
  package var jobs = 1
  /// In seconds since 1970: what is dated later is not published yet.
  package var now = Int64(Date().timeIntervalSince1970)

  package init() {}
}
