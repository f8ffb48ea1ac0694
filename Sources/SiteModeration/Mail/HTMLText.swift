/// What an HTML mail says, for mailers that send no plain text. Not a browser: tags go, blocks become lines.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var output = ""
    var i = html.startIndex
    var hidden: String?
    var quotes = 0
    func newline() {
      if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" + String(repeating: "> ", count: quotes) }
    }
    while i < html.endIndex {
      let character = html[i]
      if character == "<" {
        if html[i...].hasPrefix("<!--") {
          i = html[i...].firstRange(of: "-->")?.upperBound ?? html.endIndex
          continue
        }
        guard let end = html[i...].firstIndex(of: ">") else { break }
        let tag = html[html.index(after: i)..<end]
        let isEnd = tag.hasPrefix("/")
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        i = html.index(after: end)
        if let inside = hidden {
          if isEnd, name == inside { hidden = nil }
          continue
        }
        switch name {
        case "script", "style", "head", "title": hidden = isEnd ? nil : name
        case "blockquote":
          quotes = isEnd ? max(quotes - 1, 0) : min(quotes + 1, 5)
          newline()
          if !isEnd, output.isEmpty || output.hasSuffix("\n") {
            output += String(repeating: "> ", count: quotes)
          }
        case "br": output += "\n" + String(repeating: "> ", count: quotes)
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol":
          newline()
          if isEnd { output += "\n" + String(repeating: "> ", count: quotes) }
        case "div", "tr", "li", "table", "section", "article", "pre":
          newline()
        default: break
        }
        continue
      }
      i = html.index(after: i)
      if hidden != nil { continue }
      if character == "&", let (text, end) = reference(html[i...]) {
        output += text
        i = end
      } else if character.isNewline || character == " " || character == "\t" {
        if !output.isEmpty, !output.hasSuffix(" "), !output.hasSuffix("\n") { output += " " }
      } else {
        output.append(character)
      }
    }
    return output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.trimming { $0 == " " || $0 == "\t" }) }.joined(separator: "\n")
  }

  /// Where its links lead, some of them; `&amp;` stands for `&` in them.
  static func links(_ html: String) -> [String] {
    var links: [String] = []
    var rest = html[...]
    // From tag to tag, each read once: a stranger chose how many there are.
    while links.count < 50, let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">")
    {
      let tag = rest[start..<end]
      rest = rest[end...]
      guard tag.utf8.count < 4096, tag.prefixMatch(of: /<[aA]\s/) != nil,
        let match = tag.firstMatch(of: /(?i)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/)
      else { continue }
      links.append(String(match.1 ?? match.2 ?? match.3 ?? "").replacing("&amp;", with: "&"))
    }
    return links
  }

  private static let names: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "eacute": "é",
    "egrave": "è",
    "ecirc": "ê", "euml": "ë", "agrave": "à", "acirc": "â", "ccedil": "ç", "ugrave": "ù", "ucirc": "û",
    "ocirc": "ô", "icirc": "î", "iuml": "ï", "oelig": "œ", "laquo": "«", "raquo": "»", "rsquo": "’",
    "lsquo": "‘", "ldquo": "“", "rdquo": "”", "hellip": "…", "ndash": "–", "mdash": "—", "euro": "€",
    "Eacute": "É", "Egrave": "È", "Agrave": "À", "Ccedil": "Ç", "OElig": "Œ", "aelig": "æ", "yuml": "ÿ",
    "uuml": "ü", "ouml": "ö", "auml": "ä", "szlig": "ß", "ntilde": "ñ", "deg": "°", "times": "×",
  ]

  /// A character reference behind its `&`.
  private static func reference(_ rest: Substring) -> (String, Substring.Index)? {
    guard let end = rest.prefix(12).firstIndex(of: ";") else { return nil }
    let name = rest[..<end]
    let after = rest.index(after: end)
    if let text = names[name] { return (text, after) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, let scalar = Unicode.Scalar(value) else { return nil }
    return (String(scalar), after)
  }
}
