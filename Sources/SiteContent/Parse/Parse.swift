package import SiteModel

/// Every source file of a site, read and taken apart.
package struct ParsedContent: Sendable {
  package var articles: [ParsedSource<ArticleDocument, ConvertedDocument>]
  package var discussions: [ParsedDiscussion]
  package var pages: [ParsedSource<PageDocument, ConvertedDocument>]
  package var tags: TagRegistry
  package var redirects: RedirectList
}

/// Stage 3: source file → front matter + Markdown, on all cores.
package enum Parse {
  /// - Parameters:
  ///   - store: files of an earlier run; those that are as they were are not parsed again.
  ///   - moment: of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  /// - Throws: `DiskError` where a file cannot be read.
  package static func run(
    _ content: ScannedContent, _ site: LocatedSite, store: SourceStore? = nil, moment: Int64 = 0, jobs: Int
  ) async throws -> Checked<ParsedContent> {
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
      _ parsed: [Checked<ParsedSource<Document, Text>?>]
    ) -> [ParsedSource<Document, Text>] {
      diagnostics += parsed.flatMap(\.diagnostics)
      return parsed.compactMap(\.value)
    }
    let parsed = ParsedContent(
      articles: complete(articles), discussions: discussions, pages: complete(pages), tags: tags,
      redirects: redirects)
    return Checked(parsed, diagnostics)
  }
}
