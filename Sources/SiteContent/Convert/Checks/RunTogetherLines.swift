import SiteModel

/// Lines of a paragraph that were to stand apart, and run into one another: `• le logement ;`, `1)Un`, `**Lieu** : Paris`.
struct RunTogetherLines {
  /// What a line begins with.
  private struct Marker {
    enum Kind: Equatable {
      case bullet, dash, shortcut
      /// `**Lieu** : Paris`
      case label
      /// `- Un`, which is no list behind four spaces or a tab.
      case indented
      /// `📍 Paris`
      case emoji
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
  private(set) var isFound = false

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
    let next = marker(of: node.next, mayBegin: end == .colon || previous?.mayBegin ?? false)
    // A line that begins with none may go on an item's words; dashes stand within sentences too.
    last = next ?? (previous?.kind == .dash || previous?.kind == .emoji ? nil : previous)
    // Behind a break that was asked for, lines stand apart.
    guard node.kind == .softBreak, node.previous?.kind != .htmlInline, let previous, let next,
      isList(previous, next, end)
    else { return nil }
    isFound = true
    let position = lines.position(of: previous.text, from: previous.line)
    // Smart punctuation may have made the dash; of others, a sign that is not found was escaped.
    guard previous.kind == .dash || lines.hasFound(previous.text, at: position),
      !lines.isEscaped(at: position)
    else { return nil }
    let isItem = previous.kind != .label && previous.kind != .emoji
    let isNumber = previous.text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return .init(
      kind: .misreadText,
      position: SourcePosition(line: position.line + lineOffset, column: position.column),
      message: "these lines run into one paragraph"
        + (isItem ? ": '\(previous.text.trimming { $0.isWhitespace })' begins no list here" : ""),
      hint: previous.kind == .indented
        ? "write an empty line above the first, and take the spaces before them away"
        : previous.text.last == "\u{A0}"
          ? "type the space behind each again: it is a no-break space"
          : !isItem
            ? "write a backslash at the end of each, or an empty line between them"
            : isNumber
              ? "begin the lines with '1. ', '2. ' and so on, below an empty line"
              : "begin each line with '- '")
  }

  /// Lines that stand for themselves.
  static func finding(_ position: SourcePosition) -> ConvertedDocument.Warning {
    .init(
      kind: .misreadText, position: position, message: "these lines run into one paragraph",
      hint: "write a backslash at the end of each, or an empty line between them")
  }

  private func isList(_ first: Marker, _ second: Marker, _ end: End) -> Bool {
    switch (first.kind, second.kind) {
    case (.number(let number), .number(let next)): next == number + 1
    case (.bullet, .bullet), (.shortcut, .shortcut), (.indented, .indented): first.text == second.text
    case (.label, .label), (.emoji, .emoji): true
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
      if BareAddress.isLetter(last) || (0x30...0x39).contains(last) { end = .word }
      // An accented letter of Latin: `é`.
      if words.count > 1, words[words.endIndex - 2] == 0xC3 { end = .word }
    }
    return end
  }

  // MARK: The beginning of a line

  private func marker(of node: CommonMarkNode?, mayBegin: Bool) -> Marker? {
    if let node, node.kind == .strong {
      return label(of: node).map { Marker(kind: .label, text: $0, line: line, mayBegin: mayBegin) }
    }
    guard let node, node.kind == .text else { return nil }
    var found: (Marker.Kind, String)?
    node.withLiteral { found = Self.marker($0) }
    return found.map { Marker(kind: $0.0, text: $0.1, line: line, mayBegin: mayBegin) }
  }

  /// The signs and words of emphasis that a colon follows, or that ends with one.
  private func label(of node: CommonMarkNode) -> String? {
    guard let words = node.firstChild, words.kind == .text, words.next == nil, words.literal.count < 40 else {
      return nil
    }
    let rest = node.next?.kind == .text ? node.next?.literal ?? "" : ""
    let isLabel = words.literal.last == ":" || rest.drop { $0.isWhitespace }.first == ":"
    return isLabel ? words.literal : nil
  }

  private static func marker(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    guard let byte = words.first, words.count > 1 else { return nil }
    let next = words[1]
    switch byte {
    case UInt8(ascii: "-") where next == UInt8(ascii: ">"): return (.bullet, "->")
    case UInt8(ascii: "-"):
      let isShortcut = next == UInt8(ascii: "*") || next == UInt8(ascii: "#")
      if isShortcut, words.count > 2, words[2] == 0x20 {
        return (.shortcut, String(decoding: words.prefix(2), as: UTF8.self))
      }
      if let found = besideSpace(words) { return found }
      return isLetter(next) ? (.dash, "-") : nil
    case UInt8(ascii: "*"), UInt8(ascii: "+"):
      if let found = besideSpace(words) { return found }
      return isLetter(next) ? (.dash, byte == UInt8(ascii: "*") ? "*" : "+") : nil
    case UInt8(ascii: "o") where next == 0x20 && words.count > 2 && isLetter(words[2]): return (.bullet, "o")
    case UInt8(ascii: "~") where next == 0x20: return (.bullet, "~")
    case UInt8(ascii: "=") where next == UInt8(ascii: ">"): return (.bullet, "=>")
    case UInt8(ascii: "#"):
      return next == UInt8(ascii: ".") && words.count > 2 && words[2] == 0x20 ? (.shortcut, "#.") : nil
    case 0x30...0x39 where words.count > 6 && words[1...].starts(with: "\u{FE0F}\u{20E3}".utf8):
      return (.emoji, String(decoding: words.prefix(7), as: UTF8.self))
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return roman(words) ?? spaced(words) ?? numbered(words)
    case 0xC2, 0xC3, 0xE2, 0xEF, 0xF0: return signed(words)
    default: return nil
    }
  }

  /// `- Un` with a no-break space, or with a plain one that does not make a list of it either.
  private static func besideSpace(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let sign = String(decoding: words.prefix(1), as: UTF8.self)
    if words[1] == 0x20, words.count > 2, isLetter(words[2]) { return (.indented, sign) }
    guard words.count > 3, words[1] == 0xC2, words[2] == 0xA0, isLetter(words[3]) else { return nil }
    return (.dash, sign + "\u{A0}")
  }

  /// `1 - Un`, `1 – Un`, `1 : Un`
  private static func spaced(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let digits = words.prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count), let number = Int(String(decoding: digits, as: UTF8.self)),
      let sign = signBetweenSpaces(words[digits.endIndex...])
    else { return nil }
    return (.number(number), "\(number) \(sign)")
  }

  /// `I. Un`, `II - Deux`, `III) Trois`
  private static func roman(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let name = words.prefix(6).prefix { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
    let text = String(decoding: name, as: UTF8.self)
    guard let number = romans.firstIndex(of: text), text != "V", text != "X" else { return nil }
    let rest = words[name.endIndex...]
    if let sign = signBetweenSpaces(rest) { return (.number(2_000 + number), "\(text) \(sign)") }
    guard let sign = rest.first, ".)-/".utf8.contains(sign), rest.dropFirst().first == 0x20 else {
      return nil
    }
    return (.number(2_000 + number), text + String(Unicode.Scalar(sign)))
  }

  private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

  /// The sign of ` - Un`; nil where no letter follows: `3 - 1` is a score.
  private static func signBetweenSpaces(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    for sign in ["-", "–", ":"] where rest.starts(with: " \(sign) ".utf8) {
      let next = rest.dropFirst(sign.utf8.count + 2).first
      return next.map(isLetter) ?? false ? sign : nil
    }
    return nil
  }

  /// `1)Un`, `1. Un`, `1/ Un`, `1- Un`, `1° Un`, `a) Un`
  private static func numbered(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let digits = words.prefix { (0x30...0x39).contains($0) }
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
    let isUnbreakable = words[end...].starts(with: "\u{A0}".utf8)
    return (.number(number), String(decoding: words[..<end], as: UTF8.self) + (isUnbreakable ? "\u{A0}" : ""))
  }

  /// The bullets of word processors, also those of their own fonts (U+F000 to U+F0FF), and dashes.
  private static func signed(_ words: UnsafeBufferPointer<UInt8>) -> (Marker.Kind, String)? {
    let text = String(decoding: words.prefix(8), as: UTF8.self).unicodeScalars
    guard let sign = text.first, let next = text.dropFirst().first else { return nil }
    let isSpaced = next.properties.isWhitespace
    switch sign {
    case "–", "—": return isSpaced || next.properties.isAlphabetic ? (.dash, String(sign)) : nil
    case "•", "\u{F000}"..."\u{F0FF}": return (.bullet, String(sign))
    default:
      if isSpaced, bullets.contains(sign) { return (.bullet, String(sign)) }
      // What is left of a word processor's own signs.
      if sign == "§" || sign == "Ø", next == " ", text.dropFirst(2).first?.properties.isAlphabetic ?? false {
        return (.bullet, String(sign))
      }
      let isPicture = sign.properties.isEmojiPresentation || next == "\u{FE0F}" && sign.properties.isEmoji
      return isPicture ? (.emoji, String(sign)) : nil
    }
  }

  private static let bullets = Set("·∙◦▪▫●○■□◆◇❖‣⁃➢➤►▶→⇒✓✔✅☑✗✘".unicodeScalars)

  private static func isLetter(_ byte: UInt8) -> Bool {
    BareAddress.isLetter(byte) || (0xC3...0xC5).contains(byte)
  }
}
