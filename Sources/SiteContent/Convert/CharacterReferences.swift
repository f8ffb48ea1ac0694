/// HTML's character references: `&eacute;`, `&#233;`, `&#xE9;`.
///
/// The names are those that libcmark knows, which are HTML's 2,125.
enum CharacterReferences {
  /// A text with its references decoded, as a browser reads an attribute; anything else stays.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing(/&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/) { match in
      switch match.0 {
      case "&amp;": return "&"
      case "&quot;": return "\""
      case "&lt;": return "<"
      case "&gt;": return ">"
      default: return character(String(match.0)) ?? String(match.0)
      }
    }
  }

  /// What a single reference stands for; nil where there is none of that name.
  private static func character(_ reference: String) -> String? {
    let document = CommonMarkDocument(parsing: Array(reference.utf8))
    guard let text = document.root.firstChild?.firstChild, text.kind == .text, text.next == nil else {
      return nil
    }
    let decoded = WindowsCharacters.replaced(in: text.literal)
    return decoded == reference ? nil : decoded
  }
}
