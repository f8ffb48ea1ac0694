import SiteModel

/// A text as the site will show it, without a site: for whoever makes Markdown and must know what becomes of it.
package enum RenderedText {
  /// The HTML of an article's text; addresses are left out.
  package static func article(_ markdown: String) -> String { html(markdown, .article) }

  /// The HTML of a comment's text in Markdown.
  package static func comment(_ markdown: String) -> String { html(markdown, .comment) }

  private static func html(_ markdown: String, _ trust: HTMLRenderer.Trust) -> String {
    // Words of the theme's own would be taken for the author's.
    let words = ExtensionWords(footnotesTitle: "", footnoteBack: "", videoTitle: "")
    let document = HTMLRenderer.convert(
      Array(markdown.utf8), trust: trust, typography: .off, words: words, lineOffset: 0)
    return String(decoding: document.body.html, as: UTF8.self)
  }
}
