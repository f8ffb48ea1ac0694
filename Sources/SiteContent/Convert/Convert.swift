package import SiteModel

/// The Markdown of a site, as HTML; each list stands in the order of the parsed one.
package struct ConvertedContent: Sendable {
  package var articles: [ConvertedDocument]
  package var discussions: [ConvertedDiscussion]
  package var pages: [ConvertedDocument]
  /// Descriptions of tags, in the order of the registry.
  package var tags: [ConvertedText?]
}

/// Stage 4: Markdown → HTML, excerpt, plain text; every file by itself, on all cores.
package enum Convert {
  /// - Parameters:
  ///   - includesPending: whether comments that wait for a moderator are shown.
  ///   - key: what digests are made with, where the comments are kept for the next run.
  package static func run(
    _ content: ParsedContent, _ settings: Settings, _ language: Language, includesPending: Bool,
    key: DigestKey? = nil, jobs: Int
  ) async throws -> ConvertedContent {
    let converter = TextConverter(settings, language, key: key)
    return ConvertedContent(
      articles: try await convert(content.articles, content.articleReadings, jobs: jobs, .article, converter),
      discussions: try await Parallel.map(content.discussions, jobs: jobs) {
        ConvertedDiscussion($0, converter, includesPending: includesPending)
      },
      pages: try await convert(content.pages, content.pageReadings, jobs: jobs, .page, converter),
      tags: content.tags.entries.map(converter.description))
  }

  /// The texts of documents; only those that no earlier run converted are converted.
  private static func convert<Document, Text>(
    _ documents: [Document], _ readings: [SourceReading<Document, Text>], jobs: Int,
    _ kind: SourceKind<Document, Text>, _ converter: TextConverter
  ) async throws -> [Text] {
    guard readings.contains(where: \.isStored) else {
      return try await Parallel.map(documents, jobs: jobs) { kind.convert($0, converter) }
    }
    return try await Parallel.map(Array(documents.indices), jobs: jobs) { i in
      readings[i].text ?? kind.convert(documents[i], converter)
    }
  }
}
