package import SiteModel

/// The files of a site with their Markdown as HTML; what stage 3 found besides goes on with them.
package struct ConvertedContent: Sendable {
  package var articles: [ConvertedSource<ArticleDocument, ConvertedDocument>]
  package var discussions: [ConvertedDiscussion]
  package var pages: [ConvertedSource<PageDocument, ConvertedDocument>]
  package var tags: TagRegistry
  /// Of the registry's tags.
  package var tagDescriptions: [TagKey: ConvertedText]
  package var redirects: RedirectList
}

/// Stage 4: Markdown → HTML, excerpt, plain text; every file by itself, on all cores.
package enum Convert {
  /// - Parameter key: what digests are made with, where the files are kept for the next run.
  package static func run(
    _ content: consuming ParsedContent, _ site: LocatedSite, _ publication: Publication,
    key: DigestKey? = nil,
    jobs: Int
  ) async throws -> ConvertedContent {
    let converter = TextConverter(site.settings, site.language, key: key)
    var descriptions: [TagKey: ConvertedText] = [:]
    for entry in content.tags.entries { descriptions[entry.key] = converter.description(entry) }
    let (articles, discussions, pages) = (content.articles, content.discussions, content.pages)
    // The Markdown is as much as the HTML: no more of it is held than has yet to be converted.
    content.articles = []
    content.discussions = []
    return ConvertedContent(
      articles: try await convert(consume articles, .article, converter, jobs: jobs),
      discussions: try await Parallel.map(consuming: consume discussions, jobs: jobs) {
        try ConvertedDiscussion($0, converter, publication)
      },
      pages: try await convert(pages, .page, converter, jobs: jobs), tags: content.tags,
      tagDescriptions: descriptions, redirects: content.redirects)
  }

  private static func convert<Document, Text>(
    _ sources: consuming [ParsedSource<Document, Text>], _ kind: SourceKind<Document, Text>,
    _ converter: TextConverter, jobs: Int
  ) async throws -> [ConvertedSource<Document, Text>] {
    try await Parallel.map(consuming: sources, jobs: jobs) { $0.converted { kind.convert($0, converter) } }
  }
}
