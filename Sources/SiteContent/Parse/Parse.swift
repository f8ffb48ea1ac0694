import SiteModel

/// Every source file of a site, read and taken apart.
package struct ParsedContent: Sendable {
  package var articles: [ArticleDocument]
  package var comments: [CommentDocument]
  package var pages: [PageDocument]
  package var tags: TagRegistry
  /// How each of these was come by, in the same order.
  package var articleReadings: [SourceReading<ConvertedDocument>]
  package var commentReadings: [SourceReading<ConvertedText>]
  package var pageReadings: [SourceReading<ConvertedDocument>]

  /// Lets go of the Markdown, which is of no use once it is converted.
  package mutating func dropTexts() {
    for i in articles.indices { articles[i].body = [] }
    for i in comments.indices { comments[i].body = [] }
    for i in pages.indices { pages[i].body = [] }
  }
}

/// Stage 3: source file → front matter + Markdown, on all cores.
package enum Parse {
  /// - Parameters:
  ///   - store: files of an earlier run; those that are as they were are not parsed again.
  ///   - moment: of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  /// - Throws: `DiskError` where a file cannot be read.
  package static func run(
    _ content: ScannedContent, _ site: LocatedSite, store: SourceStore? = nil, moment: Int64 = 0, jobs: Int
  ) async throws -> (ParsedContent, [Diagnostic]) {
    let settings = site.settings
    let reader = SourceReader(layout: site.layout, stamps: content.stamps, store: store, moment: moment)
    var diagnostics: [Diagnostic] = []

    let articles = try await Parallel.map(content.articles, jobs: jobs) { file in
      try reader.read(file, store?.articles) { ArticleParser.parse(file, $0, settings, &$1) }
    }
    let comments = try await Parallel.map(content.comments, jobs: jobs) { article, file in
      try reader.read(file, store?.comments) {
        CommentParser.parse(file, article: article, $0, settings, &$1)
      }
    }
    let pages = try await Parallel.map(content.pages, jobs: jobs) { file in
      try reader.read(file, store?.pages) { PageParser.parse(file, $0, settings, &$1) }
    }
    let tags = TagRegistry.read(
      try FileReading.bytesIfPresent(of: site.layout.path(SiteLayout.tags)), settings.typography, &diagnostics
    )
    func complete<Document, Text>(
      _ parsed: [Parsed<Document, Text>]
    ) -> ([Document], [SourceReading<Text>]) {
      var documents: [Document] = []
      var readings: [SourceReading<Text>] = []
      documents.reserveCapacity(parsed.count)
      readings.reserveCapacity(parsed.count)
      for one in parsed {
        diagnostics += one.reading.diagnostics
        guard let document = one.document else { continue }
        documents.append(document)
        readings.append(one.reading)
      }
      return (documents, readings)
    }
    let (articleDocuments, articleReadings) = complete(articles)
    let (commentDocuments, commentReadings) = complete(comments)
    let (pageDocuments, pageReadings) = complete(pages)
    let parsed = ParsedContent(
      articles: articleDocuments, comments: commentDocuments, pages: pageDocuments, tags: tags,
      articleReadings: articleReadings, commentReadings: commentReadings, pageReadings: pageReadings)
    return (parsed, diagnostics)
  }
}

/// One file's document, and how it was come by.
private struct Parsed<Document: Sendable, Text: Sendable>: Sendable {
  var document: Document?
  var reading: SourceReading<Text>
}

/// Reads a file, unless the store has it.
private struct SourceReader: Sendable {
  let layout: SiteLayout
  let stamps: [String: FileStamp]
  let store: SourceStore?
  let moment: Int64

  func read<Document, Text>(
    _ file: SourceFile, _ shelf: SourceStore.Shelf<Document, Text>?,
    _ parse: ([UInt8], inout [Diagnostic]) -> Document?
  ) throws -> Parsed<Document, Text> {
    let stored = shelf?[file.path]
    if let stored, stored.origin.isSettled, let stamp = stamps[file.path], stamp == stored.origin.stamp {
      return Self.kept(stored, stored.origin)
    }
    let (bytes, stamp) = try FileReading.contents(of: layout.path(file.path))
    guard let store else {
      var reading = SourceReading<Text>()
      let document = parse(bytes, &reading.diagnostics)
      return Parsed(document: document, reading: reading)
    }
    let origin = SourceOrigin(
      stamp: stamp, digest: store.key.digest(bytes), isSettled: stamp.isSettled(at: moment))
    if let stored, stored.origin.digest == origin.digest { return Self.kept(stored, origin) }
    var reading = SourceReading<Text>(origin: origin)
    let document = parse(bytes, &reading.diagnostics)
    return Parsed(document: document, reading: reading)
  }

  private static func kept<Document, Text>(
    _ stored: StoredSource<Document, Text>, _ origin: SourceOrigin
  ) -> Parsed<Document, Text> {
    Parsed(
      document: stored.document,
      reading: SourceReading(origin: origin, text: stored.text, diagnostics: stored.diagnostics))
  }
}
