import SiteModel

/// Markup of other systems, which readers would see as text.
///
/// It reads one paragraph's words, in which code, HTML and addresses are U+FFFC. What may be a writer's own words
/// (`10:30:15`, `[sic]`, `C++`, `{x}`) is left alone: a warning that is wrong is worse than none.
struct ForeignMarkup {
  enum Kind: String, CaseIterable, Sendable {
    case liquid, shortcode, hugo, attributes, admonition, container, wikiLink, emoji, contents, abbreviation
    case inserted, highlighted, callout, directive, inlineNote, spip, word, serverCode, heading, emphasis,
      definition
    case tableRow, colleagueComment, looseEmphasis, openEmphasis, looseStrikethrough, misplacedCallout,
      dotclear
    case superscript, criticMarkup, chatMark, mergeField, script, latex, strayBackslash, blockID, taskState
    case placeholder, wikiHeading, foreignTable, lineBlock, span, unseenSign, brokenWord
    /// Figures that single tildes cross out.
    case lowered
    /// Our own, in a place where it has no effect.
    case markdown
    /// No other system's: an address with spaces, a reference without a target, a tag without an end.
    case brokenLink, reversedLink, partedLink, partedImage, bracedLink, namelessImage, wwwAddress,
      spacedAddress, brokenReference
    case brokenNote, brokenDefinition, openTag
  }

  struct Found {
    var kind: Kind
    /// As it is written, shortened.
    var text: String
    /// The lines of the paragraph before it.
    var line: Int
    /// Whether it begins a line.
    var isAtLineStart = false
  }

  private(set) var found: [Found] = []
  /// Whether a star stands behind a word, as the sign of a note does: the note itself begins with one.
  private(set) var hasStarredWord = false
  let bytes: [UInt8]
  /// Whether there is a sign that parts cells: most paragraphs have none.
  private let hasCells: Bool

  /// Looks through one paragraph.
  init(in paragraph: [UInt8]) {
    bytes = paragraph
    hasCells = bytes.hasPart("|") || bytes.hasPart("\t")
    var i = 0
    var line = 0
    var isAtLineStart = true
    while i < bytes.count {
      let byte = bytes[i]
      guard Self.isSign[Int(byte)] || isAtLineStart && (hasCells || Self.isLineSign[Int(byte)]) else {
        isAtLineStart = false
        i += 1
        continue
      }
      if byte == 0x0A {
        if let match = brokenWord(at: i) {
          let text = String(decoding: bytes[match.start..<match.end].prefix(60), as: UTF8.self)
          found.append(Found(kind: .brokenWord, text: text, line: line))
        }
        line += 1
        isAtLineStart = true
        i += 1
        continue
      }
      if let match = match(at: i, isAtLineStart: isAtLineStart) {
        let text = String(decoding: bytes[i..<match.end].prefix(60), as: UTF8.self)
        found.append(Found(kind: match.kind, text: text, line: line, isAtLineStart: isAtLineStart))
        line += bytes[i..<match.end].count { $0 == 0x0A }
        i = match.end
      } else {
        if byte == UInt8(ascii: "*"), i > 0, isWordByte(bytes[i - 1]) || bytes[i - 1] == UInt8(ascii: ")") {
          hasStarredWord = true
        }
        i += 1
      }
      isAtLineStart = false
    }
  }

  /// The line's end, and what `match` looks at: also the first bytes of U+FFFC, `【` and what is for private use.
  private static let isSign: [Bool] = (0..<256).map {
    "\n{[]!?:*<^#|+=.%_~\\".utf8.contains(UInt8($0)) || [0xE3, 0xEE, 0xEF].contains($0)
  }
  /// What `match` looks at where a line begins.
  private static let isLineSign: [Bool] = (0..<256).map {
    "ieLTFEC".utf8.contains(UInt8($0)) || [0xC2, 0xE2].contains($0)
  }

  typealias Match = (kind: Kind, end: Int)

  func match(at i: Int, isAtLineStart: Bool) -> Match? {
    if isAtLineStart, hasCells, let row = looseRow(at: i) { return row }
    return switch bytes[i] {
    case UInt8(ascii: "{"): braces(at: i)
    case UInt8(ascii: "i"), UInt8(ascii: "e"): isAtLineStart ? script(at: i) : nil
    case UInt8(ascii: "L"), UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "E"), UInt8(ascii: "C"):
      isAtLineStart ? placeholder(at: i) : nil
    case 0xC2, 0xE2: isAtLineStart ? unseenSign(at: i) : nil
    case 0xE3, 0xEE, 0xEF: chatMark(at: i) ?? (isAtLineStart ? unseenSign(at: i) : lowered(at: i))
    case UInt8(ascii: "\\"): backslash(at: i)
    case UInt8(ascii: "["):
      (isAtLineStart
        ? markdownComment(at: i) ?? spacedDefinition(at: i) ?? definitionWithSpaces(at: i) ?? taskState(at: i)
        : reversedLink(at: i))
        ?? brackets(at: i)
    case UInt8(ascii: "]"): brokenLink(at: i) ?? partedLink(at: i) ?? bracedLink(at: i)
    case UInt8(ascii: "!") where isAtLineStart:
      admonition(at: i) ?? namelessImage(at: i) ?? imageWithoutAddress(at: i) ?? dotclearHeading(at: i)
    case UInt8(ascii: "?") where isAtLineStart: admonition(at: i)
    case UInt8(ascii: ":") where isAtLineStart && i > 0 && has(": ", at: i): definition(at: i)
    case UInt8(ascii: ":"):
      isAtLineStart && has(":::", at: i) ? container(at: i) : chatMark(at: i) ?? emoji(at: i)
    case UInt8(ascii: "*") where isAtLineStart && has("*[", at: i): abbreviation(at: i)
    case UInt8(ascii: "*"): mergeField(at: i) ?? emphasis(at: i) ?? looseEmphasis(at: i, isAtLineStart)
    case UInt8(ascii: "_") where isAtLineStart: looseUnderscores(at: i)
    case UInt8(ascii: "~"): looseStrikethrough(at: i)
    case UInt8(ascii: "%"): mergeField(at: i) ?? obsidianComment(at: i, isAtLineStart)
    case UInt8(ascii: "<"): angle(at: i)
    case UInt8(ascii: "^"): inlineNote(at: i) ?? blockID(at: i) ?? superscript(at: i)
    case UInt8(ascii: "#") where isAtLineStart: unseenSign(at: i) ?? heading(at: i)
    case UInt8(ascii: "|") where isAtLineStart: tableRow(at: i)
    case UInt8(ascii: "+"): doubled("+", .inserted, at: i)
    case UInt8(ascii: "=") where isAtLineStart && has("=== ", at: i): tab(at: i)
    case UInt8(ascii: "=") where isAtLineStart && wikiHeading(at: i) != nil: wikiHeading(at: i)
    case UInt8(ascii: "="): doubled("=", .highlighted, at: i)
    case UInt8(ascii: ".") where isAtLineStart && has(".. ", at: i): directive(at: i)
    default: nil
    }
  }

  // MARK: Braces

  func braces(at i: Int) -> Match? {
    if has("{%", at: i) {
      guard let end = find("%}", from: i + 2), isWord(i + 2) else { return nil }
      return (.liquid, end)
    }
    if has("{{<", at: i) || has("{{%", at: i) {
      let close: StaticString = has("{{<", at: i) ? ">}}" : "%}}"
      guard let end = find(close, from: i + 3) else { return nil }
      return (.hugo, end)
    }
    if has("{{{", at: i), let end = find("}}}", from: i + 3), isLetter(bytes[i + 3]),
      bytes[(i + 3)..<end].contains(0x20) || bytes[(i + 3)..<end].contains(where: { $0 >= 0x80 })
    {
      return (.spip, end)
    }
    if has("{{", at: i) {
      // Handlebars and Mustache have a sign before the name.
      let sign = i + 2 < bytes.count && "#/>^&!".utf8.contains(bytes[i + 2]) ? 1 : 0
      guard let end = find("}}", from: i + 2), isWord(i + 2 + sign) else { return nil }
      return (.liquid, end)
    }
    if has("{# ", at: i), let end = find(" #}", from: i + 3) { return (.liquid, end) }
    if has("{/* ", at: i), let end = find(" */}", from: i + 4) { return (.colleagueComment, end) }
    if let critic = criticMarkup(at: i) { return critic }
    guard let end = find("}", from: i + 1), end - i > 3 else { return nil }
    if has("{:", at: i), isWord(i + 2) || " .#:".utf8.contains(bytes[i + 2]) {
      return (.attributes, end)
    }
    if has("{.", at: i) || has("{#", at: i), AttributeList.read(bytes[i...])?.end == end {
      return (i > 0 && bytes[i - 1] == UInt8(ascii: "]") ? .span : .attributes, end)
    }
    return nil
  }

  // MARK: Bytes

  func has(_ text: StaticString, at i: Int) -> Bool {
    text.withUTF8Buffer { bytes[i...].starts(with: $0) }
  }

  /// The place behind some signs on the same line or soon after.
  func find(_ text: StaticString, from start: Int, within longest: Int = 500) -> Int? {
    text.withUTF8Buffer { signs in
      var i = start
      let limit = min(bytes.count, start + longest)
      while i < limit {
        if bytes[i] == signs[0], bytes[i...].starts(with: signs) { return i + signs.count }
        i += 1
      }
      return nil
    }
  }

  func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
  func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte.isASCIIDigit || byte == UInt8(ascii: "_")
  }

  /// Whether a word begins here, behind spaces and a hyphen.
  func isWord(_ start: Int) -> Bool {
    let rest = bytes[start...].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    return rest.first.map { isLetter($0) } ?? false
  }

  /// White space or an opening sign; no letter, whose bytes beyond ASCII are like those of a space.
  func isEdge(before i: Int) -> Bool {
    let byte = bytes[i - 1]
    if byte <= 0x20 || "([\"'".utf8.contains(byte) { return true }
    if byte == 0xA0, i > 1, bytes[i - 2] == 0xC2 { return true }
    return byte == 0xAF && i > 2 && bytes[i - 2] == 0x80 && bytes[i - 3] == 0xE2
  }
}
