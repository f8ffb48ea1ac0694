import SiteContent
package import SiteModel

/// A comment that a moderator has not judged yet.
package struct WaitingComment: Sendable, Hashable {
  /// Relative to the root folder.
  package var file: RelativePath
  package var author: String
  package var date: Moment

  /// How many days it has waited at a moment.
  package func days(at now: Moment) -> Int {
    max(0, Int((now.secondsSince1970 - date.secondsSince1970) / 86_400))
  }

  /// Those of a site, oldest first.
  ///
  /// Throws where comments are kept and damaged.
  static func all(in store: SourceStore) throws -> [WaitingComment] {
    try store.discussions.all.flatMap { try $0.sources }.map(\.document).filter { $0.status == .pending }
      .map { WaitingComment(file: $0.source.path, author: $0.author, date: $0.date) }
      .sorted { ($0.date.secondsSince1970, $0.file) < ($1.date.secondsSince1970, $1.file) }
  }
}

extension WaitingComment: Described {
  package static var blank: Self { Self(file: "", author: "", date: .blank) }

  package static func visit<Visitor: PartVisitor>(
    _ comment: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&comment.file)
    try visitor.part(&comment.author)
    try visitor.part(&comment.date)
  }
}
