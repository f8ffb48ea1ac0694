import SiteModel

/// Every source file of a site, read and taken apart.
package struct ParsedContent: Sendable {
  package var articles: [ArticleDocument]
  package var comments: [CommentDocument]
  package var pages: [PageDocument]
  package var tags: TagRegistry
}

/// Stage 3: source file → front matter + Markdown, on all cores.
package enum Parse {
  /// - Throws: `DiskError` where a file cannot be read.
  package static func run(
    _ content: ScannedContent, _ site: LocatedSite, jobs: Int
  ) async throws -> (ParsedContent, [Diagnostic]) {
    let (layout, settings) = (site.layout, site.settings)
    var diagnostics: [Diagnostic] = []

    let articles = try await Parallel.map(content.articles, jobs: jobs) { file in
      try Parsed(reading: file, layout) { ArticleParser.parse(file, $0, settings, &$1) }
    }
    let comments = try await Parallel.map(content.comments, jobs: jobs) { article, file in
      try Parsed(reading: file, layout) { CommentParser.parse(file, article: article, $0, settings, &$1) }
    }
    let pages = try await Parallel.map(content.pages, jobs: jobs) { file in
      try Parsed(reading: file, layout) { PageParser.parse(file, $0, settings, &$1) }
    }
    let tags = TagRegistry.read(
      try FileReading.bytesIfPresent(of: layout.path(SiteLayout.tags)), settings.typography, &diagnostics)
    diagnostics += articles.flatMap(\.diagnostics)
    diagnostics += comments.flatMap(\.diagnostics)
    diagnostics += pages.flatMap(\.diagnostics)
    let parsed = ParsedContent(
      articles: articles.compactMap(\.document), comments: comments.compactMap(\.document),
      pages: pages.compactMap(\.document), tags: tags)
    return (parsed, diagnostics)
  }
}

/// One file's document, and what was wrong with it.
private struct Parsed<Document: Sendable>: Sendable {
  var document: Document?
  var diagnostics: [Diagnostic] = []

  init(
    reading file: SourceFile, _ layout: SiteLayout, _ parse: ([UInt8], inout [Diagnostic]) -> Document?
  ) throws {
    document = parse(try FileReading.bytes(of: layout.path(file.path)), &diagnostics)
  }
}
