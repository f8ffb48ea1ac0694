/// HTML's names and numbers of characters (`&eacute;`, `&#8217;`), in texts that are no HTML.
package enum HTMLEntities {
  /// The text with the characters themselves. Names that HTML does not know stay as they are.
  package static func decoded(_ text: String) -> String {
    guard text.utf8.contains(.ampersand) else { return text }
    return text.replacing(/&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});/) { match in
      WindowsCharacters.replaced(in: CommonMarkDocument.character(named: String(match.output)))
    }
  }

  /// The same until nothing is left to decode: `&amp;#64;` is `@`.
  package static func whollyDecoded(_ text: String) -> String {
    var text = text
    for _ in 0..<most {
      let decoded = decoded(text)
      if decoded == text { break }
      text = decoded
    }
    return text
  }

  /// More often than this nothing is escaped by mistake.
  private static let most = 4
}
