import SiteModel
import Testing

@testable import SiteContent

/// Markdown as HTML; addresses that lead into the site are `{target}`.
func converted(
  _ markdown: String, _ trust: HTMLRenderer.Trust = .article, typography: Typography = .french
) -> String {
  filled(
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: trust, typography: typography, words: someWords, lineOffset: 0
    )
    .body)
}

extension HTMLRenderer {
  /// What a text becomes, its HTML in its body alone.
  static func convert(
    _ source: [UInt8], trust: Trust, typography: Typography, words: ExtensionWords, lineOffset: Int,
    title: String = ""
  ) -> ConvertedDocument {
    converted(
      source, trust: trust, typography: typography, words: words, lineOffset: lineOffset, title: title
    ).document
  }
}

extension ConvertedText {
  /// Of a text that can be read, as all can that were just converted.
  var html: [UInt8] {
    do {
      return try text.read()
    } catch {
      Issue.record(error)
      return []
    }
  }
}

/// The words that notes and cards need.
let someWords = ExtensionWords(
  footnotesTitle: "Notes", footnoteBack: "Retour à l'appel {n}", videoTitle: "Vidéo sur {site}")

/// A text with its open addresses shown.
func filled(_ text: ConvertedText) -> String {
  var html: [UInt8] = []
  var start = 0
  for link in text.links {
    html += text.html[start..<link.offset] + Array("{\(link.target)}".utf8)
    start = link.offset
  }
  return String(decoding: html + text.html[start...], as: UTF8.self)
}

/// A sign that no literal may hold, such as a noncharacter.
func scalar(_ value: UInt32) -> String { Unicode.Scalar(value).map { String($0) } ?? "" }
