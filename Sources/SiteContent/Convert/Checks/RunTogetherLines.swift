import SiteModel

/// Lines of a paragraph that were to be the items of a list, and run into one another: `• le logement ;`, `1)Un`.
struct RunTogetherLines {
  /// What a line begins with.
  private struct Marker {
    enum Kind: Equatable {
      case bullet, dash, shortcut
      case number(Int)
    }
    var kind: Kind
    /// As it is written.
    var text: String
    var line: Int
    /// Whether a list may begin here: nothing stands above it, or a colon ends it.
    var mayBegin: Bool
  }

  private var line = 0
  private var last: Marker?
  private var isFound = false

  /// A paragraph begins.
  mutating func begin(_ paragraph: CommonMarkNode) {
    line = paragraph.line
    isFound = false
    last = marker(of: paragraph.firstChild, mayBegin: true)
  }

  /// A line ends.
  ///
  /// - Returns: the first of two lines that were to be items.
  mutating func endLine(_ node: CommonMarkNode, lineOffset: Int, _ lines: inout SourceLines)
    -> ConvertedDocument.Warning?
  {
    line += 1
    guard !isFound else { return nil }
    let previous = last
    let end = Self.end(of: node.previous)
    last = marker(of: node.next, mayBegin: end == .colon || previous?.mayBegin ?? false)
    // Behind a break that was asked for, lines stand apart.
    guard node.kind == .softBreak, node.previous?.kind != .htmlInline, let previous, let last,
      isList(previous, last, end)
    else { return nil }
    isFound = true
    let position = lines.position(of: previous.text, from: previous.line)
    // Smart punctuation may have made the dash; of others, a sign that is not found was escaped.
    guard previous.kind == .dash || lines.hasFound(previous.text, at: position),
      !lines.isEscaped(at: position)
    else { return nil }
    let isNumber = previous.text.utf8.first.map { $0.isASCIIDigit } ?? false
    return .init(
      kind: .misreadText,
      position: SourcePosition(line: position.line + lineOffset, column: position.column),
      message: "these lines run into one paragraph: '\(previous.text)' begins no list here",
      hint: isNumber
        ? "begin the lines with '1. ', '2. ' and so on, below an empty line" : "begin each line with '- '")
  }

  private func isList(_ first: Marker, _ second: Marker, _ end: End) -> Bool {
    switch (first.kind, second.kind) {
    case (.number(let number), .number(let next)): next == number + 1
    case (.bullet, .bullet), (.shortcut, .shortcut): first.text == second.text
    // Dialogues have dashes too, and their lines end as sentences do.
    case (.dash, .dash): first.text == second.text && first.mayBegin && (end == .semicolon || end == .word)
    default: false
    }
  }

  // MARK: The end of a line

  private enum End { case colon, semicolon, word, other }

  private static func end(of node: CommonMarkNode?) -> End {
    guard let node, node.kind == .text else { return .other }
    var end = End.other
    node.withLiteral { literal in
      let words = literal.dropLast(literal.last == 0x20 ? 1 : 0)
      guard let last = words.last else { return }
      if last == UInt8(ascii: ":") { end = .colon }
      if last == UInt8(ascii: ";") { end = .semicolon }
      if last.isASCIILetterOrDigit { end = .word }
      // An accented letter of Latin: `é`.
      if words.count > 1, words[words.endIndex - 2] == 0xC3 { end = .word }
    }
    return end
  }

  // MARK: The beginning of a line

  private func marker(of node: CommonMarkNode?, mayBegin: Bool) -> Marker? {
    guard let node, node.kind == .text else { return nil }
    var found: (Marker.Kind, String)?
    node.withLiteral { found = Self.marker($0) }
    return found.map { Marker(kind: $0.0, text: $0.1, line: line, mayBegin: mayBegin) }
  }

  private static func marker(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    guard let byte = words.first, words.count > 1 else { return nil }
    let next = words[1]
    switch byte {
    case UInt8(ascii: "-"):
      let isShortcut = next == UInt8(ascii: "*") || next == UInt8(ascii: "#")
      if isShortcut, words.count > 2, words[2] == 0x20 {
        return (.shortcut, String(decoding: words.prefix(2), as: UTF8.self))
      }
      return isLetter(next) ? (.dash, "-") : nil
    case UInt8(ascii: "*"), UInt8(ascii: "+"):
      return isLetter(next) ? (.dash, byte == UInt8(ascii: "*") ? "*" : "+") : nil
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return numbered(words)
    case 0xC2, 0xE2, 0xEF: return signed(words)
    default: return nil
    }
  }

  /// `1)Un`, `1. Un`, `1/ Un`, `1- Un`, `1° Un`, `a) Un`
  private static func numbered(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let digits = words.prefix { $0.isASCIIDigit }
    guard digits.count <= 2 else { return nil }
    let name = digits.isEmpty ? words.prefix(1) : digits
    var end = name.endIndex
    let isDegree = words[end...].starts(with: "°".utf8)
    if isDegree { end += 2 }
    guard isDegree || end < words.count else { return nil }
    let sign = end < words.count ? words[end] : 0x20
    let isBracket = sign == UInt8(ascii: ")")
    let isSign = isBracket || !digits.isEmpty && !isDegree && "./-".utf8.contains(sign)
    guard isDegree || isSign else { return nil }
    if isSign { end += 1 }
    guard end < words.count else { return nil }
    let isSpaced = words[end] <= 0x20 || words[end] == 0xC2
    // `1/2`, `1-A` and `1.Un`: only the last is an item.
    let isTight = !digits.isEmpty && isLetter(words[end]) && (isBracket || sign == UInt8(ascii: "."))
    guard isSpaced || isTight else { return nil }
    let number = Int(String(decoding: digits, as: UTF8.self)) ?? 1_000 + Int(name.first ?? 0)
    return (.number(number), String(decoding: words[..<end], as: UTF8.self))
  }

  /// The bullets of word processors, also those of their own fonts (U+F000 to U+F0FF), and dashes.
  private static func signed(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let text = String(decoding: words.prefix(8), as: UTF8.self).unicodeScalars
    guard let sign = text.first, let next = text.dropFirst().first else { return nil }
    let isSpaced = next.properties.isWhitespace
    switch sign {
    case "–", "—": return isSpaced || next.properties.isAlphabetic ? (.dash, String(sign)) : nil
    case "•", "\u{F000}"..."\u{F0FF}": return (.bullet, String(sign))
    default: return isSpaced && bullets.contains(sign) ? (.bullet, String(sign)) : nil
    }
  }

  private static let bullets = Set("·∙◦▪▫●○■□◆◇❖‣⁃➢➤►▶→⇒✓✔✅☑✗✘".unicodeScalars)

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || (0xC3...0xC5).contains(byte)
  }
}
