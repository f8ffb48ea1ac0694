import SiteModel

/// Stage 4 for one file.
final class TextConverter: Sendable {
  private let settings: Settings
  private let site: SiteAddress
  private let words: ExtensionWords
  /// What digests are made with, where texts are kept for the next run.
  let key: DigestKey?

  init(_ settings: Settings, _ language: Language, key: DigestKey? = nil) {
    self.settings = settings
    site = settings.writtenAddress
    words = ExtensionWords(language, settings.typography)
    self.key = key
  }

  func text<FrontMatter>(_ document: TextDocument<FrontMatter>) -> ConvertedDocument {
    let (converted, html) = convert(
      document.body, .article, document.bodyLineOffset, in: document.frontMatter.language,
      title: document.frontMatter.title)
    return finished(converted, html)
  }

  /// Without what its excerpt was made from, and with what stands for its text from now on.
  private func finished(_ document: ConvertedDocument, _ html: [UInt8]) -> ConvertedDocument {
    var finished = document
    finished.body.plainText = ""
    finished.body.rangesOutsideExcerpts = []
    if let key { finished.body.text = TextBytes(KeptBytes(html, key)) }
    return finished
  }

  func comment(_ document: CommentDocument) -> ConvertedText {
    let body = document.status == .removed ? [] : LineSeparators.madeLineEnds(in: document.body)
    return switch document.format {
    case .markdown: convert(body, .comment, document.bodyLineOffset).document.body
    case .text: PlainText.convert(body, typography: settings.typography)
    }
  }

  /// A tag's description.
  func description(_ entry: TagRegistry.Entry) -> ConvertedText? {
    let start = entry.descriptionPosition
    guard let description = entry.description else { return nil }
    var text = convert(Array(description.utf8), .article, start.line - 1).document.body
    for i in text.links.indices { text.links[i].position.column += start.column - 1 }
    return text
  }

  private func convert(
    _ body: [UInt8], _ trust: HTMLRenderer.Trust, _ lineOffset: Int, in language: String? = nil,
    title: String = ""
  ) -> (document: ConvertedDocument, html: [UInt8]) {
    HTMLRenderer.converted(
      body, trust: trust, typography: settings.typography(of: language), words: words, lineOffset: lineOffset,
      site: site, title: title)
  }
}
