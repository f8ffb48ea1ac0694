package import SiteModel

/// A few files of the content, read and converted again.
package struct SourceChanges: Sendable {
  package fileprivate(set) var articles: [ConvertedSource<ArticleDocument, ConvertedDocument>] = []
  package fileprivate(set) var pages: [ConvertedSource<PageDocument, ConvertedDocument>] = []
  package fileprivate(set) var comments: [ConvertedSource<CommentDocument, ConvertedText>] = []
  /// Paths of comments that are no more.
  package var removedComments: Set<RelativePath> = []

  package init() {}
}

/// Stages 3 and 4 for single files that a store has, or comments that it does not have yet.
package struct SourceRefresh: Sendable {
  private let store: SourceStore
  private let reader: SourceReader
  private let converter: TextConverter
  package private(set) var changes = SourceChanges()

  /// - Parameter moment: of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  package init(_ site: LocatedSite, _ store: SourceStore, moment: Int64) {
    self.store = store
    reader = SourceReader(
      files: SiteFiles(site.layout), settings: site.settings, store: store, moment: moment)
    converter = TextConverter(site.settings, site.language, key: store.key)
  }

  /// Reads an article's file; false where it cannot be taken apart. So do the others.
  ///
  /// - Throws: `DiskError`.
  package mutating func readArticle(_ file: SourceFile) throws(DiskError) -> Bool {
    try read(file, .article, store.articles, into: \.articles)
  }

  package mutating func readPage(_ file: SourceFile) throws(DiskError) -> Bool {
    try read(file, .page, store.pages, into: \.pages)
  }

  /// - Throws: `DiskError`; `CacheDamage` where what is kept of the article's comments is damaged.
  package mutating func readComment(
    _ path: RelativePath, _ name: String, under article: String
  ) throws -> Bool {
    try read(
      SourceFile(path: path, id: name), .comment(under: article), store.discussions[article]?.shelf,
      into: \.comments)
  }

  /// Whether a comment's file was looked at.
  package func hasRead(_ path: RelativePath) -> Bool {
    changes.removedComments.contains(path) || changes.comments.contains { $0.document.source.path == path }
  }

  package mutating func removeComment(_ path: RelativePath) { changes.removedComments.insert(path) }

  private mutating func read<Document, Text>(
    _ file: SourceFile, _ kind: SourceKind<Document, Text>, _ shelf: SourceStore.Shelf<Document, Text>?,
    into list: WritableKeyPath<SourceChanges, [ConvertedSource<Document, Text>]>
  ) throws(DiskError) -> Bool {
    guard let parsed = try reader.read(file, kind, shelf).value else { return false }
    changes[keyPath: list].append(parsed.converted { kind.convert($0, converter) })
    return true
  }
}
