/// A part of the program that reads what strangers or contributors have written, and what must hold of it for any bytes.
enum FuzzTarget: String, CaseIterable, Sendable {
  case frontMatter = "front-matter"
  case markdown, comments
  case plainText = "plain-text"
  case rawHTML = "raw-html"
  case feedHTML = "feed-html"
  case typography, folding, addresses, templates, images, http, cache, dates

  /// What is wrong with what became of some bytes; nil where all is well. A crash and a hang tell of themselves.
  func problem(of bytes: [UInt8]) -> String? {
    switch self {
    case .frontMatter: ContentTargets.frontMatter(bytes)
    case .markdown: ContentTargets.markdown(bytes)
    case .comments: ContentTargets.comments(bytes)
    case .plainText: ContentTargets.plainText(bytes)
    case .rawHTML: HTMLTargets.rawHTML(bytes)
    case .feedHTML: HTMLTargets.feedHTML(bytes)
    case .typography: TextTargets.typography(bytes)
    case .folding: TextTargets.folding(bytes)
    case .addresses: TextTargets.addresses(bytes)
    case .dates: TextTargets.dates(bytes)
    case .templates: FormatTargets.templates(bytes)
    case .images: FormatTargets.images(bytes)
    case .http: FormatTargets.http(bytes)
    case .cache: FormatTargets.cache(bytes)
    }
  }
}
