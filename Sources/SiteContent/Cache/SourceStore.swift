import SiteModel

/// What was read from a source file, and what tells whether it must be read again.
package struct SourceOrigin: Hashable, Sendable {
  /// Of the file when it was read; nil where the disk said nothing.
  package var stamp: FileStamp?
  /// Of the file's bytes.
  package var digest: Digest
  /// Whether the stamp is old enough to be trusted: see `FileStamp.isSettled`.
  package var isSettled: Bool
}

/// A source file after stages 3 and 4.
package struct StoredSource<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable {
  package var origin: SourceOrigin
  package var document: Document
  package var text: Text
  package var diagnostics: [Diagnostic]
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
  package private(set) var comments: Shelf<CommentDocument, ConvertedText>
  package private(set) var pages: Shelf<PageDocument, ConvertedDocument>

  /// Stored files in a fixed order, and where each stands.
  package struct Shelf<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable {
    package var sources: [StoredSource<Document, Text>]
    private var positions: [String: Int]

    package init(_ sources: [StoredSource<Document, Text>], path: (Document) -> String) {
      self.sources = sources
      positions = Dictionary(sources.enumerated().map { (path($1.document), $0) }) { first, _ in first }
    }

    package subscript(path: String) -> StoredSource<Document, Text>? { positions[path].map { sources[$0] } }
  }

  package init(
    key: DigestKey, conditions: Digest, articles: [StoredSource<ArticleDocument, ConvertedDocument>] = [],
    comments: [StoredSource<CommentDocument, ConvertedText>] = [],
    pages: [StoredSource<PageDocument, ConvertedDocument>] = []
  ) {
    self.key = key
    self.conditions = conditions
    self.articles = Shelf(articles) { $0.source.path }
    self.comments = Shelf(comments) { $0.source.path }
    self.pages = Shelf(pages) { $0.source.path }
  }

  /// The store of a run, for the next one.
  package init(_ parsed: ParsedContent, _ converted: ConvertedContent, key: DigestKey, conditions: Digest) {
    func stored<Document, Text>(
      _ documents: [Document], _ texts: [Text], _ readings: [SourceReading<Text>]
    ) -> [StoredSource<Document, Text>] {
      zip(zip(documents, texts), readings).compactMap { pair, reading in
        reading.origin.map {
          StoredSource(origin: $0, document: pair.0, text: pair.1, diagnostics: reading.diagnostics)
        }
      }
    }
    self.init(
      key: key, conditions: conditions,
      articles: stored(parsed.articles, converted.articles, parsed.articleReadings),
      comments: stored(parsed.comments, converted.comments, parsed.commentReadings),
      pages: stored(parsed.pages, converted.pages, parsed.pageReadings))
  }
}

/// How a document was come by.
package struct SourceReading<Text: Sendable>: Sendable {
  /// Missing where nothing is stored.
  package var origin: SourceOrigin?
  /// The text of an earlier run, which need not be converted again.
  package var text: Text?
  package var diagnostics: [Diagnostic] = []
}
