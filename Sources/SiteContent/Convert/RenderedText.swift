package import SiteModel

/// A text as the site will show it, without a site: for whoever makes Markdown and must know what becomes of it.
package enum RenderedText {
  /// Whether an address, alone on its line, becomes the card of a video.
  package static func isVideo(_ address: String) -> Bool { VideoAddress(address) != nil }

  /// What the build would say of a text.
  package struct Finding: Hashable, Sendable {
    package var kind: FindingKind
    package var message: String
  }

  /// The HTML of an article's text; addresses are left out.
  package static func article(_ markdown: String) -> String { checkedArticle(markdown).html }

  /// The same, with what is hardly meant as it stands.
  package static func checkedArticle(_ markdown: String) -> (html: String, findings: [Finding]) {
    let (document, html) = convert(markdown, .article)
    return (
      String(decoding: html, as: UTF8.self),
      document.warnings.map { Finding(kind: $0.kind, message: $0.message) }
    )
  }

  /// The HTML of a comment's text in Markdown.
  package static func comment(_ markdown: String) -> String {
    String(decoding: convert(markdown, .comment).html, as: UTF8.self)
  }

  private static func convert(
    _ markdown: String, _ trust: HTMLRenderer.Trust
  ) -> (document: ConvertedDocument, html: [UInt8]) {
    // Words of the theme's own would be taken for the author's.
    let words = ExtensionWords(footnotesTitle: "", footnoteBack: "", videoTitle: "")
    return HTMLRenderer.converted(
      Array(markdown.utf8), trust: trust, typography: .off, words: words, lineOffset: 0)
  }
}
