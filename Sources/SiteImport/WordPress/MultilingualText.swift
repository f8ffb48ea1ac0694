/// Texts in several languages in one field, as qTranslate wrote them: `[:fr]Bonjour[:en]Hello[:]`, and before that
/// `<!--:fr-->Bonjour<!--:--><!--:en-->Hello<!--:-->`.
enum MultilingualText {
  /// The text in one language; in the first that there is where it has not that one, as the old site showed it.
  static func text(_ text: String, in language: String) -> String {
    guard let parts = parts(text) else { return text }
    let short = String(language.prefix(2))
    return (parts.first { $0.language == short } ?? parts[0]).text
  }

  /// The languages of a text; none of one in one language only.
  static func languages(_ text: String) -> [String] {
    parts(text)?.filter { !$0.text.trimming.isEmpty }.map(\.language) ?? []
  }

  private static func parts(_ text: String) -> [(language: String, text: String)]? {
    guard TextSearch.contains(text, "[:") || TextSearch.contains(text, "<!--:") else { return nil }
    var parts: [(language: String, text: String)] = []
    var common = ""
    var current: String?
    var rest = text[...]
    while !rest.isEmpty {
      if let (code, end) = mark(rest) {
        current = code.isEmpty ? nil : code
        if !code.isEmpty, !parts.contains(where: { $0.language == code }) { parts.append((code, common)) }
        rest = rest[end...]
        continue
      }
      let first = rest.removeFirst()
      if let current, let i = parts.firstIndex(where: { $0.language == current }) {
        parts[i].text.append(first)
      } else if parts.isEmpty {
        common.append(first)
      } else {
        // What stands outside of all belongs to each.
        for i in parts.indices { parts[i].text.append(first) }
      }
    }
    return parts.isEmpty ? nil : parts
  }

  private static func mark(_ text: Substring) -> (code: String, end: String.Index)? {
    for (open, close) in [("[:", "]"), ("<!--:", "-->")] where text.hasPrefix(open) {
      let code = text.dropFirst(open.count).prefix(2)
      if text.dropFirst(open.count).hasPrefix(close) {
        return ("", text.index(text.startIndex, offsetBy: open.count + close.count))
      }
      guard code.count == 2, code.allSatisfy({ $0.isASCII && $0.isLowercase }),
        text.dropFirst(open.count + 2).hasPrefix(close)
      else { continue }
      return (String(code), text.index(text.startIndex, offsetBy: open.count + 2 + close.count))
    }
    return nil
  }
}
