/// What an article's HTML is in a feed: without what runs, styles or asks for something on the article's own page.
///
/// Feed readers take such elements out, some of them with the text around (https://validator.w3.org/feed/docs/warning/SecurityRisk.html).
enum FeedHTML {
  /// The HTML without scripts, styles and forms; frames become links to what they show.
  ///
  /// - Parameter html: with absolute addresses.
  static func filtered(_ html: String) -> String {
    guard mayNeedIt(html) else { return html }
    var output = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      output += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        let end = rest.firstRange(of: "-->")?.upperBound ?? rest.endIndex
        output += rest[..<end]
        rest = rest[end...]
        continue
      }
      guard let tag = Tag(rest) else {
        output += "<"
        rest = rest.dropFirst()
        continue
      }
      let behind = rest[tag.end...]
      switch tag.name {
      case "script", "style", "form", "noscript", "template":
        rest = tag.isClosing ? behind : afterElement(tag.name, behind)
      case "iframe", "object", "embed", "frame":
        if !tag.isClosing { output += link(to: tag) }
        rest =
          tag.isClosing || tag.name == "embed" || tag.name == "frame"
          ? behind : afterElement(tag.name, behind)
      default:
        output += rest[..<tag.end]
        rest = behind
      }
    }
    return output + rest
  }

  /// Few articles hold such a thing: they are found without looking at each character.
  private static func mayNeedIt(_ html: String) -> Bool {
    var html = html
    return html.withUTF8 { bytes in
      for i in 0..<max(0, bytes.count - 4) where bytes[i] == UInt8(ascii: "<") {
        let name = (1...3).map { Character(Unicode.Scalar(bytes[i + $0] | 0x20)) }
        if ["scr", "sty", "for", "ifr", "obj", "emb", "fra", "nos", "tem"].contains(String(name)) {
          return true
        }
      }
      return false
    }
  }

  /// What follows an element's end tag; those of its kind may stand in it (an `<object>` in an `<object>`).
  private static func afterElement(_ name: String, _ text: Substring) -> Substring {
    var rest = text
    var depth = 1
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      guard let tag = Tag(rest) else {
        rest = rest.dropFirst()
        continue
      }
      if tag.name == name {
        // The text of a script is no HTML: only its end counts.
        if tag.isClosing { depth -= 1 } else if name == "object" || name == "form" { depth += 1 }
        rest = rest[tag.end...]
        if depth == 0 { return rest }
      } else if name == "script" || name == "style" {
        rest = rest.dropFirst()
      } else {
        rest = rest[tag.end...]
      }
    }
    return rest[rest.endIndex...]
  }

  /// A link to what a frame shows, with its title if it has one.
  private static func link(to frame: Tag) -> String {
    guard let address = frame.attribute(frame.name == "object" ? "data" : "src"), !address.isEmpty,
      address.hasPrefix("https://") || address.hasPrefix("http://")
    else { return "" }
    let title = frame.attribute("title").flatMap { $0.isEmpty ? nil : $0 } ?? address
    return "<a href=\"\(address)\">\(title.replacing("<", with: "&lt;"))</a>"
  }

  /// A tag at the beginning of a text.
  private struct Tag {
    let name: String
    let isClosing: Bool
    let end: Substring.Index
    private let text: Substring

    init?(_ text: Substring) {
      guard let match = text.prefixMatch(of: /<(\/?)([A-Za-z][A-Za-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/)
      else { return nil }
      isClosing = !match.1.isEmpty
      name = match.2.lowercased()
      end = match.range.upperBound
      self.text = match.0
    }

    /// An attribute's value as it is written, fit for a quoted attribute.
    func attribute(_ name: String) -> String? {
      for match in text.matches(of: /\s([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/)
      where match.1.lowercased() == name {
        let value = match.2 ?? match.3 ?? match.4 ?? ""
        return String(value).replacing("\"", with: "&quot;")
      }
      return nil
    }
  }
}
