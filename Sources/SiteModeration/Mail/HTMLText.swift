import SiteContent
import SiteModel

/// What an HTML mail says, for mailers that send no plain text. Not a browser: tags go, blocks become lines.
enum HTMLText {
  private static let alternative = Pattern(
    /(?i)\salt\s*=\s*["']([^"'\x00-\x7F]{1,4})["']/)
  private static let anchor = Pattern(
    /<[aA]\s/)
  private static let target = Pattern(
    /(?i)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/)

  static func plain(_ html: String) -> String {
    var lines = Lines()
    var i = html.startIndex
    var hidden: String?
    var isPreformatted = false
    var references = References()
    var tags = Tags()
    /// Of each list that is open the number of the next entry; nil where its entries have points.
    var lists: [Int?] = []
    /// Where the link that is open leads, and where its words begin.
    var link: (address: String, start: Int)?
    while i < html.endIndex {
      let character = html[i]
      if character == "<", html[i...].hasPrefix("<!--") {
        i = html[i...].firstRange(of: "-->")?.upperBound ?? html.endIndex
        continue
      }
      if character == "<", let end = tags.end(of: html[i...]) {
        let start = i
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
          lines.end(blank: true)
          lines.quotes = isEnd ? max(lines.quotes - 1, 0) : min(lines.quotes + 1, 5)
        case "br": lines.breakLine()
        case "p", "h1", "h2", "h3", "h4", "h5", "h6": lines.end(blank: true)
        case "ul", "ol":
          lines.end(blank: lists.isEmpty || isEnd && lists.count == 1)
          if !isEnd, lists.count < 20 { lists.append(name == "ol" ? 1 : nil) }
          if isEnd, !lists.isEmpty { lists.removeLast() }
        case "li":
          lines.end()
          guard !isEnd, let last = lists.last else { break }
          lines.mark = last.map { "\($0). " } ?? "- "
          lists[lists.count - 1] = last.map { $0 + 1 }
        case "div", "tr", "table", "section", "article", "hr": lines.end()
        case "pre":
          lines.end()
          isPreformatted = !isEnd
        case "td", "th": if !isEnd { lines.space() }
        case "img": if let face = face(tag) { lines.add(face) }
        case "a":
          if let open = link,
            let address = addressToShow(open.address, words: lines.text.utf8.dropFirst(open.start))
          {
            lines.add(" (\(address))")
          }
          link = isEnd ? nil : links(String(html[start...end])).first.map { ($0, lines.text.utf8.count) }
        default: break
        }
        continue
      }
      let start = i
      i = html.index(after: i)
      if hidden != nil { continue }
      if character == "&", let (text, end) = references.character(html[start...]) {
        lines.add(text)
        i = end
      } else if isPreformatted, character.isNewline {
        lines.breakLine()
      } else if isPreformatted, character == " " || character == "\t" {
        lines.add(String(character))
      } else if character.isNewline || character == " " || character == "\t" {
        lines.space()
      } else {
        lines.add(String(character))
      }
    }
    return lines.whole
  }

  /// Lines of text; an end of a line stands there once more words follow, for an end of a block behind one changes
  /// nothing.
  private struct Lines {
    private(set) var text = ""
    var quotes = 0
    /// What the next words begin with: of an entry of a list its point or number.
    var mark: String?
    private var breaks = 0
    /// How deep the last words were quoted: blank lines between two depths belong to the lesser.
    private var lastQuotes = 0

    /// The end of a block, with a blank line below it or without.
    mutating func end(blank: Bool = false) { breaks = max(breaks, blank ? 2 : 1) }

    mutating func breakLine() { breaks = min(breaks + 1, 2) }

    mutating func space() {
      if breaks == 0, mark == nil, let last = text.last, last != " ", last != "\n" { text += " " }
    }

    mutating func add(_ words: String) {
      let isFirst = text.isEmpty
      if isFirst || breaks > 0 {
        let between = String(repeating: "> ", count: min(quotes, lastQuotes))
        for number in stride(from: isFirst ? 0 : breaks, to: 0, by: -1) {
          text += number > 1 ? "\n" + between : "\n"
        }
        text += String(repeating: "> ", count: quotes)
      }
      text += (mark ?? "") + words
      (breaks, mark, lastQuotes) = (0, nil, quotes)
    }

    /// Without spaces around lines, and with one blank line where there are more: paragraphs of a no-break space make
    /// them. The two dashes above a signature keep their space.
    var whole: String {
      var lines: [Substring] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let trimmed = line.trimming { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
        if trimmed.isEmpty, lines.last?.isEmpty == true { continue }
        lines.append(line == "-- " ? line : trimmed)
      }
      return lines.joined(separator: "\n") + String(repeating: "\n", count: breaks)
    }
  }

  /// Where tags end. A sign `<` that begins none is the writer's own.
  private struct Tags {
    /// Whether a quotation mark in a tag was never closed: then none counts.
    private var ignoresQuotes = false
    /// Whether no tag ends in what is left: it is looked for once.
    private var areOver = false

    mutating func end(of rest: Substring) -> Substring.Index? {
      guard !areOver, let first = rest.dropFirst().first, first.isLetter || "/!?".contains(first) else {
        return nil
      }
      if !ignoresQuotes {
        var quote: Character?
        for i in rest.indices {
          let sign = rest[i]
          if let open = quote {
            if sign == open { quote = nil }
          } else if sign == "\"" || sign == "'" {
            quote = sign
          } else if sign == ">" {
            return i
          }
        }
        ignoresQuotes = true
      }
      let end = rest.firstIndex(of: ">")
      areOver = end == nil
      return end
    }
  }

  /// A little face that some mailers send as a picture, with itself as the words for it.
  private static func face(_ tag: Substring) -> String? {
    guard tag.utf8.count < 4096,
      let match = Self.alternative.firstMatch(in: tag),
      !match.1.contains(where: \.isLetter)
    else { return nil }
    return String(match.1)
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
      guard tag.utf8.count < 4096, Self.anchor.prefixMatch(in: tag) != nil,
        let match = Self.target.firstMatch(in: tag)
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
