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

/// A source file after stages 3 and 4.
///
/// A class, for it goes from build to build as it is: of forty thousand comments, each of some twenty parts, a
/// build would otherwise make half a dozen copies.
package final class StoredSource<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable {
  package let origin: SourceOrigin
  package let document: Document
  package let text: Text
  package let diagnostics: [Diagnostic]

  package init(origin: SourceOrigin, document: Document, text: Text, diagnostics: [Diagnostic]) {
    self.origin = origin
    self.document = document
    self.text = text
    self.diagnostics = diagnostics
  }

  /// - Throws: `CacheDamage`.
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    origin = try reader.value()
    document = try reader.value()
    text = try reader.value()
    diagnostics = try reader.value()
  }

  package func write(to writer: inout ByteWriter) {
    writer.put(origin)
    writer.put(document)
    writer.put(text)
    writer.put(diagnostics)
  }

  /// The same source, with where it came from replaced.
  func with(_ origin: SourceOrigin) -> StoredSource {
    StoredSource(origin: origin, document: document, text: text, diagnostics: diagnostics)
  }
}

extension StoredSource: ByteCodable {}

extension StoredSource where Text == ConvertedDocument {
  /// Writes an article or page, and its text among the bodies.
  package func write(to writer: inout ByteWriter, bodies: inout KeptBodies) {
    var light = text
    light.body.text = TextBytes()
    writer.put(origin)
    writer.put(document)
    writer.put(light)
    bodies.put(text.body.html, in: &writer, digest: text.body.text.kept?.digest)
    writer.put(diagnostics)
  }

  /// - Throws: `CacheDamage`.
  package convenience init(from reader: inout ByteReader, bodies: LazyBodies) throws(CacheDamage) {
    let (origin, document): (SourceOrigin, Document) = (try reader.value(), try reader.value())
    var text: Text = try reader.value()
    text.body.text = TextBytes(try bodies.bytes(from: &reader))
    self.init(origin: origin, document: document, text: text, diagnostics: try reader.value())
  }
}

extension StoredSource {
  /// Files after stage 4, for the next run; none where nothing is stored.
  static func all(
    _ documents: [Document], _ texts: [Text], _ readings: [SourceReading<Document, Text>]
  ) -> [StoredSource] {
    readings.indices.compactMap { i in
      switch readings[i] {
      case .stored(let source): source
      case .read(nil, _): nil
      case .read(let origin?, let diagnostics):
        StoredSource(origin: origin, document: documents[i], text: texts[i], diagnostics: diagnostics)
      }
    }
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
    package private(set) var sources: [StoredSource<Document, Text>]
    private var positions: [RelativePath: Int]
    private let path: @Sendable (Document) -> RelativePath

    package init(
      _ sources: [StoredSource<Document, Text>], path: @escaping @Sendable (Document) -> RelativePath
    ) {
      self.sources = sources
      self.path = path
      var positions: [RelativePath: Int] = [:]
      positions.reserveCapacity(sources.count)
      for (i, source) in sources.enumerated() { positions[path(source.document)] = i }
      self.positions = positions
    }

    package subscript(path: RelativePath) -> StoredSource<Document, Text>? {
      positions[path].map { sources[$0] }
    }

    /// Puts a file in the place of its former state, or after all others.
    mutating func put(_ source: StoredSource<Document, Text>) {
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
    key: DigestKey, conditions: Digest, articles: [StoredSource<ArticleDocument, ConvertedDocument>] = [],
    discussions: [StoredDiscussion] = [], pages: [StoredSource<PageDocument, ConvertedDocument>] = []
  ) {
    self.key = key
    self.conditions = conditions
    self.articles = Shelf(articles) { $0.source.path }
    self.discussions = StoredDiscussions(discussions)
    self.pages = Shelf(pages) { $0.source.path }
  }

  /// Takes over what was read anew.
  package mutating func apply(_ changes: SourceChanges) {
    changes.articles.forEach { articles.put($0) }
    changes.pages.forEach { pages.put($0) }
    discussions.apply(changes, key: key)
  }

  /// The store of a run, for the next one.
  package init(_ parsed: ParsedContent, _ converted: ConvertedContent, key: DigestKey, conditions: Digest) {
    self.init(
      key: key, conditions: conditions,
      articles: StoredSource.all(parsed.articles, converted.articles, parsed.articleReadings),
      discussions: converted.discussions.compactMap(\.stored),
      pages: StoredSource.all(parsed.pages, converted.pages, parsed.pageReadings))
  }
}

/// Where a document came from: the store or the disk.
package enum SourceReading<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable {
  /// An earlier run has parsed and converted it.
  case stored(StoredSource<Document, Text>)
  /// It was read now, with what was found; its origin is missing where nothing is stored.
  case read(SourceOrigin?, [Diagnostic])

  var origin: SourceOrigin? {
    switch self {
    case .stored(let source): source.origin
    case .read(let origin, _): origin
    }
  }

  /// The text of an earlier run, which need not be converted again.
  var text: Text? {
    if case .stored(let source) = self { source.text } else { nil }
  }

  var isStored: Bool {
    if case .stored = self { true } else { false }
  }
}
