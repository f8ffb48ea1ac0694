import SiteModel

/// The Markdown of a site, as HTML; each list stands in the order of the parsed one.
package struct ConvertedContent: Sendable {
  package var articles: [ConvertedDocument]
  package var comments: [ConvertedText]
  package var pages: [ConvertedDocument]
  /// Descriptions of tags, in the order of the registry.
  package var tags: [ConvertedText?]
}

/// Stage 4: Markdown → HTML, excerpt, plain text; every file by itself, on all cores.
package enum Convert {
  package static func run(
    _ content: ParsedContent, _ settings: Settings, _ language: Language, jobs: Int
  ) async throws -> ConvertedContent {
    let typography = settings.typography
    let words = ExtensionWords(language, typography)
    return ConvertedContent(
      articles: try await convert(content.articles, content.articleReadings, jobs: jobs) {
        HTMLRenderer.convert(
          $0.body, trust: .article, typography: typography, words: words, lineOffset: $0.bodyLineOffset)
      },
      comments: try await convert(content.comments, content.commentReadings, jobs: jobs) {
        HTMLRenderer.convert(
          $0.status == .removed ? [] : $0.body, trust: .comment, typography: typography,
          words: words, lineOffset: $0.bodyLineOffset
        ).body
      },
      pages: try await convert(content.pages, content.pageReadings, jobs: jobs) {
        HTMLRenderer.convert(
          $0.body, trust: .article, typography: typography, words: words, lineOffset: $0.bodyLineOffset)
      },
      tags: content.tags.entries.map { entry in
        entry.description.map {
          HTMLRenderer.convert(
            Array($0.utf8), trust: .article, typography: typography, words: words,
            lineOffset: entry.position.line - 1
          ).body
        }
      })
  }

  /// The texts of documents; only those that no earlier run converted are converted.
  private static func convert<Document: Sendable, Text: Sendable>(
    _ documents: [Document], _ readings: [SourceReading<Document, Text>], jobs: Int,
    _ convert: @escaping @Sendable (Document) -> Text
  ) async throws -> [Text] {
    guard readings.contains(where: \.isStored) else {
      return try await Parallel.map(documents, jobs: jobs, convert)
    }
    return try await Parallel.map(Array(documents.indices), jobs: jobs) { i in
      readings[i].text ?? convert(documents[i])
    }
  }
}
