import SiteModel

/// Words in other languages within a French text have no French spaces and quotation marks.
extension HTMLRenderer {
  /// Whether the words at this place are typeset.
  var isTypeset: Bool {
    typography.isFrench && openElements.codeDepth == 0 && openElements.otherLanguageDepth == 0
      && otherLanguageNodes == 0 && !isInForeignParagraph
  }

  /// A title or a caption, typeset as the words beside it are.
  func typesetLine(_ text: String) -> String { isTypeset ? typography.typeset(text) : text }

  /// Whether an author's list of attributes says so of a part.
  func changesLanguage(_ node: CommonMarkNode) -> Bool {
    guard !extensions.attributes.isEmpty else { return false }
    return extensions.attributes[node]?.values.contains { $0.name == "lang" && Self.isOther($0.text) }
      ?? false
  }

  /// Whether a tag says so of its element.
  func isOtherLanguage(_ tag: HTMLTag, _ html: [UInt8]) -> Bool {
    tag.attributes.contains {
      ($0.name == "lang" || $0.name == "xml:lang")
        && Self.isOther(String(decoding: html[$0.value], as: UTF8.self))
    }
  }

  private static func isOther(_ language: String) -> Bool {
    let code = language.trimming { $0.isWhitespace }.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return !code.isEmpty && code != "fr"
  }
}
