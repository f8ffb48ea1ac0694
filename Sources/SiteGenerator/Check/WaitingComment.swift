package import SiteContent
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
  static func all(in store: SourceStore) -> [WaitingComment] {
    store.discussions.all.flatMap(\.sources).map(\.document).filter { $0.status == .pending }
      .map { WaitingComment(file: $0.source.path, author: $0.author, date: $0.date) }
      .sorted { ($0.date.secondsSince1970, $0.file) < ($1.date.secondsSince1970, $1.file) }
  }
}

extension WaitingComment: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(file)
    writer.put(author)
    writer.put(date)
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(file: try reader.value(), author: try reader.value(), date: try reader.value())
  }
}
