import SiteModel

/// A few files of the content, read and converted anew.
package struct SourceChanges: Sendable {
  package fileprivate(set) var articles: [StoredSource<ArticleDocument, ConvertedDocument>] = []
  package fileprivate(set) var pages: [StoredSource<PageDocument, ConvertedDocument>] = []
  package fileprivate(set) var comments: [StoredSource<CommentDocument, ConvertedText>] = []
  /// Paths of comments that are no more.
  package var removedComments: Set<String> = []

  package init() {}
}

/// Stages 3 and 4 for single files that a store has, or comments that it does not have yet.
package struct SourceRefresh: Sendable {
  private let site: LocatedSite
  private let store: SourceStore
  private let moment: Int64
  private let converter: TextConverter
  package private(set) var changes = SourceChanges()

  /// - Parameter moment: of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  package init(_ site: LocatedSite, _ store: SourceStore, moment: Int64) {
    self.site = site
    self.store = store
    self.moment = moment
    converter = TextConverter(site.settings, site.language)
  }

  /// Reads an article's file; false where it cannot be taken apart.
  ///
  /// - Throws: `DiskError`.
  package mutating func readArticle(_ file: SourceFile) throws(DiskError) -> Bool {
    let read = try read(file, store.articles) { bytes, diagnostics in
      ArticleParser.parse(file, bytes, site.settings, &diagnostics).map { document in
        var bare = document
        bare.body = []
        return (bare, converter.article(document))
      }
    }
    guard let read else { return false }
    changes.articles.append(read)
    return true
  }

  package mutating func readPage(_ file: SourceFile) throws(DiskError) -> Bool {
    let read = try read(file, store.pages) { bytes, diagnostics in
      PageParser.parse(file, bytes, site.settings, &diagnostics).map { document in
        var bare = document
        bare.body = []
        return (bare, converter.page(document))
      }
    }
    guard let read else { return false }
    changes.pages.append(read)
    return true
  }

  package mutating func readComment(
    _ path: String, _ name: String, under article: String
  ) throws(DiskError) -> Bool {
    let file = SourceFile(path: path, id: name)
    let read = try read(file, store.comments) { bytes, diagnostics in
      CommentParser.parse(file, article: article, bytes, site.settings, &diagnostics).map { document in
        var bare = document
        bare.body = []
        return (bare, converter.comment(document))
      }
    }
    guard let read else { return false }
    changes.comments.append(read)
    return true
  }

  /// Whether a comment's file was looked at.
  package func hasRead(_ path: String) -> Bool {
    changes.removedComments.contains(path) || changes.comments.contains { $0.document.source.path == path }
  }

  package mutating func removeComment(_ path: String) { changes.removedComments.insert(path) }

  private func read<Document, Text>(
    _ file: SourceFile, _ shelf: SourceStore.Shelf<Document, Text>,
    _ make: ([UInt8], inout [Diagnostic]) -> (Document, Text)?
  ) throws(DiskError) -> StoredSource<Document, Text>? {
    let (bytes, stamp) = try FileReading.contents(of: site.layout.path(file.path))
    let origin = SourceOrigin(
      stamp: stamp, digest: store.key.digest(bytes), isSettled: stamp.isSettled(at: moment))
    if let stored = shelf[file.path], stored.origin.digest == origin.digest { return stored.with(origin) }
    var diagnostics: [Diagnostic] = []
    return make(bytes, &diagnostics).map { document, text in
      StoredSource(origin: origin, document: document, text: text, diagnostics: diagnostics)
    }
  }
}
