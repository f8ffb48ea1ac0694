package import SiteModel

/// A few files of the content, read and converted anew.
package struct SourceChanges: Sendable {
  package fileprivate(set) var articles: [StoredSource<ArticleDocument, ConvertedDocument>] = []
  package fileprivate(set) var pages: [StoredSource<PageDocument, ConvertedDocument>] = []
  package fileprivate(set) var comments: [StoredSource<CommentDocument, ConvertedText>] = []
  /// Paths of comments that are no more.
  package var removedComments: Set<RelativePath> = []

  package init() {}
}

/// Stages 3 and 4 for single files that a store has, or comments that it does not have yet.
package struct SourceRefresh: Sendable {
  private let site: LocatedSite
  private let files: SiteFiles
  private let store: SourceStore
  private let moment: Int64
  private let converter: TextConverter
  package private(set) var changes = SourceChanges()

  /// - Parameter moment: of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  package init(_ site: LocatedSite, _ store: SourceStore, moment: Int64) {
    self.site = site
    files = SiteFiles(site.layout)
    self.store = store
    self.moment = moment
    converter = TextConverter(site.settings, site.language, key: store.key)
  }

  /// Reads an article's file; false where it cannot be taken apart. So do the others.
  ///
  /// - Throws: `DiskError`.
  package mutating func readArticle(_ file: SourceFile) throws(DiskError) -> Bool {
    let settings = site.settings
    return try read(
      file, store.articles, into: \.articles, atMost: settings.limits.articleBytes, converter.article
    ) {
      ArticleParser.parse(file, $0, settings, &$1)
    }
  }

  package mutating func readPage(_ file: SourceFile) throws(DiskError) -> Bool {
    let settings = site.settings
    return try read(file, store.pages, into: \.pages, atMost: settings.limits.articleBytes, converter.page) {
      PageParser.parse(file, $0, settings, &$1)
    }
  }

  package mutating func readComment(
    _ path: RelativePath, _ name: String, under article: String
  ) throws(DiskError) -> Bool {
    let settings = site.settings
    let file = SourceFile(path: path, id: name)
    let shelf = store.discussions[article]?.shelf
    return try read(file, shelf, into: \.comments, atMost: settings.limits.commentBytes, converter.comment) {
      CommentParser.parse(file, article: article, $0, settings, &$1)
    }
  }

  /// Whether a comment's file was looked at.
  package func hasRead(_ path: RelativePath) -> Bool {
    changes.removedComments.contains(path) || changes.comments.contains { $0.document.source.path == path }
  }

  package mutating func removeComment(_ path: RelativePath) { changes.removedComments.insert(path) }

  private mutating func read<Document: MarkdownDocument & ByteCodable & Sendable, Text>(
    _ file: SourceFile, _ shelf: SourceStore.Shelf<Document, Text>?,
    into list: WritableKeyPath<SourceChanges, [StoredSource<Document, Text>]>, atMost limit: Int,
    _ convert: (Document) -> Text, _ parse: ([UInt8], inout [Diagnostic]) -> Document?
  ) throws(DiskError) -> Bool {
    var diagnostics: [Diagnostic] = []
    guard let (bytes, stamp) = try files.contents(of: file.path, atMost: limit, &diagnostics) else {
      return false
    }
    let origin = SourceOrigin(
      stamp: stamp, digest: store.key.digest(bytes), isSettled: stamp.isSettled(at: moment))
    if let stored = shelf?[file.path], stored.origin.digest == origin.digest {
      changes[keyPath: list].append(stored.with(origin))
      return true
    }
    guard var document = parse(bytes, &diagnostics) else { return false }
    let text = convert(document)
    document.body = []
    changes[keyPath: list].append(
      StoredSource(origin: origin, document: document, text: text, diagnostics: diagnostics))
    return true
  }
}
