import SiteContent
import SiteModel

/// What an HTML mail says, for mailers that send no plain text. Not a browser: tags go, blocks become lines.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var output = ""
    var i = html.startIndex
    var hidden: String?
    var quotes = 0
    var isPreformatted = false
    var references = References()
    /// Where the link that is open leads, and where its words begin.
    var link: (address: String, start: Int)?
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
        let start = i
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
        case "div", "tr", "li", "table", "section", "article":
          newline()
        case "pre":
          newline()
          isPreformatted = !isEnd
        case "td", "th":
          if !isEnd, let last = output.last, !last.isWhitespace { output += " " }
        case "a":
          if let open = link,
            let address = addressToShow(open.address, words: output.utf8.dropFirst(open.start))
          {
            output += " (\(address))"
          }
          link = isEnd ? nil : links(String(html[start...end])).first.map { ($0, output.utf8.count) }
        default: break
        }
        continue
      }
      let start = i
      i = html.index(after: i)
      if hidden != nil { continue }
      if character == "&", let (text, end) = references.character(html[start...]) {
        output += text
        i = end
      } else if isPreformatted, character.isNewline {
        output += "\n" + String(repeating: "> ", count: quotes)
      } else if isPreformatted, character == " " || character == "\t" {
        output.append(character)
      } else if character.isNewline || character == " " || character == "\t" {
        if !output.isEmpty, !output.hasSuffix(" "), !output.hasSuffix("\n") { output += " " }
      } else {
        output.append(character)
      }
    }
    return output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.trimming { $0 == " " || $0 == "\t" }) }.joined(separator: "\n")
  }

  /// The address of a link as plain text needs it: one of the web that its words do not show themselves.
  private static func addressToShow(_ address: String, words: Substring.UTF8View) -> String? {
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
    func bare(_ text: Substring) -> Substring {
      var rest = text.drop(while: \.isWhitespace)
      for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
        rest = rest.dropFirst(scheme.count)
      }
      return rest.trimming { $0.isWhitespace || $0 == "/" }
    }
    let shown = bare(Substring(words))
    return shown.isEmpty || shown == bare(address[...]) ? nil : address
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

  /// The characters of HTML's references; each is looked up once.
  private struct References {
    private var known: [Substring: String] = [:]

    /// What a reference stands for that begins at an `&`, and where it ends; nil where HTML knows none of that name.
    mutating func character(_ rest: Substring) -> (String, Substring.Index)? {
      guard let semicolon = rest.prefix(33).firstIndex(of: ";") else { return nil }
      let written = rest[...semicolon]
      let text = known[written] ?? HTMLEntities.decoded(String(written))
      known[written] = text
      return text == written ? nil : (text, rest.index(after: semicolon))
    }
  }
}
