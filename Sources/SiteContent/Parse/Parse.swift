package import SiteModel

/// A file's front matter and its Markdown, which is of no use once it is converted.
protocol MarkdownDocument {
  var body: [UInt8] { get set }
}

extension ArticleDocument: MarkdownDocument {}
extension CommentDocument: MarkdownDocument {}
extension PageDocument: MarkdownDocument {}

/// Every source file of a site, read and taken apart.
package struct ParsedContent: Sendable {
  package var articles: [ArticleDocument]
  package var discussions: [ParsedDiscussion]
  package var pages: [PageDocument]
  package var tags: TagRegistry
  package var redirects: RedirectList
  /// How each of these was come by, in the same order.
  package var articleReadings: [SourceReading<ArticleDocument, ConvertedDocument>]
  package var pageReadings: [SourceReading<PageDocument, ConvertedDocument>]

  /// Lets go of the Markdown, which is of no use once it is converted.
  package mutating func dropTexts() {
    for i in articles.indices { articles[i].body = [] }
    for i in discussions.indices { discussions[i].dropTexts() }
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
    let reader = SourceReader(
      files: SiteFiles(site.layout), settings: settings, stamps: store == nil ? [:] : content.stampsByPath,
      store: store, moment: moment)
    var diagnostics: [Diagnostic] = []

    let articles = try await Parallel.map(content.articles, jobs: jobs) {
      try reader.read($0, .article, store?.articles)
    }
    let discussions = try await Parallel.map(content.discussions, jobs: jobs) { try reader.read($0) }
    diagnostics += discussions.flatMap(\.diagnostics)
    let pages = try await Parallel.map(content.pages, jobs: jobs) {
      try reader.read($0, .page, store?.pages)
    }
    let registry = try reader.files.bytesIfPresent(
      of: RelativePath(SiteLayout.tags), atMost: FileLimit.tags, &diagnostics)
    let tags = TagRegistry.read(registry, settings.typography, &diagnostics)
    let oldAddresses = try reader.files.bytesIfPresent(
      of: RelativePath(SiteLayout.redirects), atMost: FileLimit.redirects, &diagnostics)
    let redirects = RedirectList.read(oldAddresses, settings.writtenAddress, &diagnostics)
    func complete<Document, Text>(
      _ parsed: [Parsed<Document, Text>]
    ) -> ([Document], [SourceReading<Document, Text>]) {
      var documents: [Document] = []
      var readings: [SourceReading<Document, Text>] = []
      documents.reserveCapacity(parsed.count)
      readings.reserveCapacity(parsed.count)
      for one in parsed {
        switch one.reading {
        case .stored(let source):
          diagnostics += source.diagnostics
          documents.append(source.document)
        case .read(_, let found):
          diagnostics += found
          guard let document = one.document else { continue }
          documents.append(document)
        }
        readings.append(one.reading)
      }
      return (documents, readings)
    }
    let (articleDocuments, articleReadings) = complete(articles)
    let (pageDocuments, pageReadings) = complete(pages)
    let parsed = ParsedContent(
      articles: articleDocuments, discussions: discussions, pages: pageDocuments, tags: tags,
      redirects: redirects, articleReadings: articleReadings, pageReadings: pageReadings)
    return (parsed, diagnostics)
  }
}
