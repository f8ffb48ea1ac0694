package import SiteModel

/// What was read from a source file, and what tells whether it must be read again.
package struct SourceOrigin: Hashable, Sendable {
  /// Of the file when it was read; nil where the disk said nothing.
  package var stamp: FileStamp?
  /// Of the file's bytes.
  package var digest: Digest
  /// Whether the stamp is old enough to be trusted: see `FileStamp.isSettled`.
  package var isSettled: Bool
}

extension SourceOrigin: Described {
  package static var blank: Self { Self(stamp: nil, digest: .zero, isSettled: false) }

  package static func visit<Visitor: PartVisitor>(
    _ origin: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&origin.stamp)
    try visitor.part(&origin.digest)
    try visitor.part(&origin.isSettled)
  }
}

/// The source files of an earlier run, by their paths: those that are as they were need no parsing.
///
/// It is never needed: without it, everything is read. What a file becomes depends on its bytes, its path and
/// `conditions`, and on nothing else.
package struct SourceStore: Sendable {
  /// What digests are made with.
  package let key: DigestKey
  /// Of the settings that a file is read with.
  package let conditions: Digest
  package private(set) var articles: Shelf<ArticleDocument, ConvertedDocument>
  package private(set) var discussions: StoredDiscussions
  package private(set) var pages: Shelf<PageDocument, ConvertedDocument>

  /// Stored files in a fixed order.
  package struct Shelf<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable {
    package private(set) var sources: [ConvertedSource<Document, Text>]
    private var positions: [RelativePath: Int]
    private let path: @Sendable (Document) -> RelativePath

    package init(
      _ sources: [ConvertedSource<Document, Text>], path: @escaping @Sendable (Document) -> RelativePath
    ) {
      self.sources = sources
      self.path = path
      var positions: [RelativePath: Int] = [:]
      positions.reserveCapacity(sources.count)
      for (i, source) in sources.enumerated() { positions[path(source.document)] = i }
      self.positions = positions
    }

    package subscript(path: RelativePath) -> ConvertedSource<Document, Text>? {
      positions[path].map { sources[$0] }
    }

    /// Puts a file in the place of its former state, or after all others.
    mutating func put(_ source: ConvertedSource<Document, Text>) {
      if let position = positions[path(source.document)] {
        sources[position] = source
      } else {
        positions[path(source.document)] = sources.count
        sources.append(source)
      }
    }

    /// Takes files away that are no more.
    mutating func remove(_ paths: Set<RelativePath>) {
      guard !paths.isEmpty else { return }
      self = Self(sources.filter { !paths.contains(path($0.document)) }, path: path)
    }
  }

  package init(
    key: DigestKey, conditions: Digest, articles: [ConvertedSource<ArticleDocument, ConvertedDocument>] = [],
    discussions: [StoredDiscussion] = [], pages: [ConvertedSource<PageDocument, ConvertedDocument>] = []
  ) {
    self.key = key
    self.conditions = conditions
    self.articles = Shelf(articles) { $0.source.path }
    self.discussions = StoredDiscussions(discussions)
    self.pages = Shelf(pages) { $0.source.path }
  }

  /// Takes over what was read again.
  package mutating func apply(_ changes: SourceChanges) throws(CacheDamage) {
    changes.articles.forEach { articles.put($0) }
    changes.pages.forEach { pages.put($0) }
    try discussions.apply(changes, key: key)
  }

  /// The store of a run, for the next one.
  package init(_ converted: ConvertedContent, key: DigestKey, conditions: Digest) {
    self.init(
      key: key, conditions: conditions, articles: converted.articles,
      discussions: converted.discussions.compactMap(\.stored), pages: converted.pages)
  }
}
