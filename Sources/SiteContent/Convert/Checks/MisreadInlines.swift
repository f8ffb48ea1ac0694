import SiteModel

/// Parts of a line that Markdown reads by half: emphasis with a sign too many, images with a space too many.
enum MisreadInlines {
  private static func warning(
    _ kind: FindingKind, _ position: SourcePosition, _ offset: Int, _ message: String, _ hint: String
  ) -> ConvertedDocument.Warning {
    .init(
      kind: kind, position: SourcePosition(line: position.line + offset, column: position.column),
      message: message, hint: hint)
  }

  /// `*|FNAME|*`, a field of a mailing, which Markdown takes for emphasis.
  static func isMergeField(_ node: CommonMarkNode) -> Bool {
    guard let text = node.firstChild, text.next == nil, text.kind == .text else { return false }
    var isField = false
    text.withLiteral { words in
      isField = words.count > 2 && words.first == UInt8(ascii: "|") && words.last == UInt8(ascii: "|")
    }
    return isField
  }

  /// `*gras**` and `**gras*`: one of the signs is shown.
  static func emphasis(_ node: CommonMarkNode, lineOffset: Int, _ lines: inout SourceLines)
    -> ConvertedDocument.Warning?
  {
    var sign: UInt8 = 0
    var isBehind = false
    if let next = node.next, next.kind == .text {
      next.withLiteral { words in
        guard let first = words.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "_"),
          words.count < 2 || words[1] != first
        else { return }
        (sign, isBehind) = (first, true)
      }
    }
    if sign == 0, let previous = node.previous, previous.kind == .text {
      previous.withLiteral { words in
        guard let last = words.last, last == UInt8(ascii: "*") || last == UInt8(ascii: "_"),
          words.count < 2 || words[words.count - 2] != last
        else { return }
        sign = last
      }
    }
    guard sign != 0, let text = isBehind ? node.lastChild : node.firstChild, text.kind == .text else {
      return nil
    }
    let signs = String(repeating: Character(Unicode.Scalar(sign)), count: 2)
    let words = text.literal.unicodeScalars
    // Smart punctuation has changed others.
    let part =
      isBehind
      ? String(String.UnicodeScalarView(words.reversed().prefix(20).prefix { $0.isASCII }.reversed())) + signs
      : signs + String(String.UnicodeScalarView(words.prefix(20).prefix { $0.isASCII }))
    guard part.count > 2 else { return nil }
    let position = lines.position(of: part, from: node.line)
    guard lines.hasFound(part, at: position), !lines.isEscaped(at: position) else { return nil }
    let one = String(signs.prefix(1))
    return warning(
      .foreignMarkup, position, lineOffset,
      "emphasis with one \(one) at one end and two at the other is shown with a \(one)",
      "write \(signs)words\(signs), or \(one)words\(one)")
  }

  /// `! [Affiche](a.png)` at a line's beginning, which is a link behind an exclamation mark.
  static func image(_ link: CommonMarkNode, lineOffset: Int, _ lines: inout SourceLines)
    -> ConvertedDocument.Warning?
  {
    guard let sign = link.previous, sign.kind == .text, isAtLineStart(sign) else { return nil }
    var isSign = false
    sign.withLiteral { words in
      isSign = words.count > 1 && words[0] == UInt8(ascii: "!") && words.dropFirst().allSatisfy { $0 == 0x20 }
    }
    let path = String(link.url.prefix { $0 != "?" && $0 != "#" })
    guard isSign, MediaFormat(ending: path).map({ !$0.isFilm }) ?? false else { return nil }
    let position = lines.position(of: "! ", from: link.line)
    guard lines.hasFound("! ", at: position) else { return nil }
    return warning(
      .wrongAddress, position, lineOffset,
      "this is a link and not an image: there is a space behind the !", "remove it: ![words](address)")
  }

  /// `Attention![le site](https://example.org/)`, where the sign was to end a sentence.
  static func link(_ image: CommonMarkNode, lineOffset: Int, _ lines: inout SourceLines)
    -> ConvertedDocument.Warning?
  {
    guard let words = image.previous, words.kind == .text, words.literal.last?.isLetter ?? false,
      image.url.hasPrefix("http"), image.firstChild != nil
    else { return nil }
    let path = image.url.prefix { $0 != "?" && $0 != "#" }
    guard MediaFormat(ending: String(path)) == nil,
      path.hasSuffix("/") || !path.dropFirst(8).contains(".") || path.hasSuffix(".html")
        || !path.dropFirst(8).contains("/")
    else { return nil }
    let position = lines.position(of: "![", from: image.line)
    guard lines.hasFound("![", at: position) else { return nil }
    return warning(
      .wrongAddress, position, lineOffset, "the ! makes an image of this link",
      "write a space behind it: ! [words](address)")
  }

  /// `![Affiche|300](a.png)`, as Obsidian has it: the size is read out as a part of the description.
  static func size(_ image: CommonMarkNode, lineOffset: Int, _ lines: inout SourceLines)
    -> ConvertedDocument.Warning?
  {
    guard let words = image.lastChild, words.kind == .text, words.literal.contains("|"),
      let match = words.literal.firstMatch(of: /\|([0-9]{2,4})(?:x([0-9]{2,4}))?$/)
    else { return nil }
    let size = String(match.0)
    let position = lines.position(of: size + "](", from: image.line)
    guard lines.hasFound(size + "](", at: position) else { return nil }
    let height = match.2.map { " height=\($0)" } ?? ""
    return warning(
      .foreignMarkup, position, lineOffset, "'\(size)' is read out to readers as a part of the description",
      "write its size after it: ![words](address){width=\(match.1)\(height)}")
  }

  /// `CO~2~`, as Pandoc writes what stands lower: single tildes cross out.
  static func lowered(_ digits: String, line: Int, lineOffset: Int, _ lines: inout SourceLines)
    -> ConvertedDocument.Warning?
  {
    let written = "~\(digits)~"
    let position = lines.position(of: written, from: line)
    guard lines.hasFound(written, at: position), !lines.isEscaped(at: position) else { return nil }
    return warning(
      .misreadText, position, lineOffset, "'\(written)' crosses the figure out", "write <sub>\(digits)</sub>")
  }

  private static func isAtLineStart(_ node: CommonMarkNode) -> Bool {
    guard let previous = node.previous else { return node.parent?.kind == .paragraph }
    return previous.kind == .softBreak || previous.kind == .lineBreak
  }
}
