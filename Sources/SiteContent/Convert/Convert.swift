import SiteModel

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
    let converter = TextConverter(settings, language)
    return ConvertedContent(
      articles: try await convert(content.articles, content.articleReadings, jobs: jobs, converter.article),
      discussions: try await Parallel.map(content.discussions, jobs: jobs) {
        ConvertedDiscussion($0, converter, includesPending: includesPending, key: key)
      },
      pages: try await convert(content.pages, content.pageReadings, jobs: jobs, converter.page),
      tags: content.tags.entries.map(converter.description))
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

/// Stage 4 for one file.
struct TextConverter: Sendable {
  private let typography: Typography
  private let words: ExtensionWords

  init(_ settings: Settings, _ language: Language) {
    typography = settings.typography
    words = ExtensionWords(language, typography)
  }

  @Sendable func article(_ document: ArticleDocument) -> ConvertedDocument {
    convert(document.body, .article, document.bodyLineOffset)
  }

  @Sendable func page(_ document: PageDocument) -> ConvertedDocument {
    convert(document.body, .article, document.bodyLineOffset)
  }

  @Sendable func comment(_ document: CommentDocument) -> ConvertedText {
    convert(document.status == .removed ? [] : document.body, .comment, document.bodyLineOffset).body
  }

  /// A tag's description.
  func description(_ entry: TagRegistry.Entry) -> ConvertedText? {
    entry.description.map { convert(Array($0.utf8), .article, entry.position.line - 1).body }
  }

  private func convert(_ body: [UInt8], _ trust: HTMLRenderer.Trust, _ lineOffset: Int) -> ConvertedDocument {
    HTMLRenderer.convert(body, trust: trust, typography: typography, words: words, lineOffset: lineOffset)
  }
}
