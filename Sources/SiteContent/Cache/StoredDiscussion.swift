package import SiteModel

/// The comments of one article after stages 3 and 4.
///
/// Of one that comes from the disk, the comments themselves are read when somebody looks into it: most discussions stay
/// as they are, and their pages too.
package final class StoredDiscussion: Sendable {
  package typealias Shelf = SourceStore.Shelf<CommentDocument, ConvertedText>

  /// What need not be found again while all files are as they were.
  package struct Summary: Sendable, Equatable {
    /// Of the files' names and stamps, each of which can be trusted.
    package var listing: Digest
    package var outline: Discussion.Outline
    /// Whether comments that wait for a moderator are shown; nil where none waits, and it makes no difference.
    package var includesPending: Bool?
  }

  /// The article's id.
  package let article: String
  /// Nil where stamps cannot be trusted yet, and where something has to be said of the comments: it is said again
  /// each time.
  package let summary: Summary?
  /// The comments where they come from the disk; nil where they were read from their own files.
  private let kept: KeptBytes?
  private let opened: Once<Result<Shelf, CacheDamage>>
  private let content: Once<Digest>

  /// Throws where what is kept of the comments is damaged.
  package var shelf: Shelf {
    get throws(CacheDamage) { try opened.value.get() }
  }
  package var sources: [ConvertedSource<CommentDocument, ConvertedText>] {
    get throws(CacheDamage) { try shelf.sources }
  }

  /// Stands for what the comments say.
  ///
  /// The stamps of their files have no part in it.
  package var digest: Digest { content.value }

  /// - Parameter key: what digests are made with.
  package init(
    article: String, _ sources: [ConvertedSource<CommentDocument, ConvertedText>], summary: Summary?,
    key: DigestKey
  ) {
    self.article = article
    self.summary = summary
    kept = nil
    opened = Once { .success(Shelf(sources) { $0.source.path }) }
    content = Once {
      key.digest { hasher in
        for source in sources {
          var writer = ByteWriter()
          writer.put(source.document)
          writer.put(source.text)
          writer.bytes.withUnsafeBytes { hasher.add(counted: $0) }
        }
      }
    }
  }

  // MARK: On the disk

  package func write(to writer: inout ByteWriter, bodies: inout KeptBodies) throws(CacheDamage) {
    writer.put(article)
    writer.put(summary)
    writer.put(digest)
    if let kept { return try bodies.put(kept, in: &writer) }
    var comments = ByteWriter()
    comments.put(try sources)
    bodies.put(comments.bytes, in: &writer)
  }

  /// - Throws: `CacheDamage`.
  package init(from reader: inout ByteReader, bodies: LazyBodies) throws(CacheDamage) {
    article = try reader.value()
    summary = try reader.value()
    content = Once(try reader.value(Digest.self))
    let kept = try bodies.bytes(from: &reader)
    self.kept = kept
    opened = Once {
      Result { () throws(CacheDamage) in
        var reader = ByteReader(try kept.read())
        return Shelf(try reader.value()) { $0.source.path }
      }
    }
  }
}

extension StoredDiscussion.Summary: Described {
  package static var blank: Self { Self(listing: .zero, outline: .blank, includesPending: nil) }

  package static func visit<Visitor: PartVisitor>(
    _ summary: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&summary.listing)
    try visitor.part(&summary.outline)
    try visitor.part(&summary.includesPending)
  }
}
