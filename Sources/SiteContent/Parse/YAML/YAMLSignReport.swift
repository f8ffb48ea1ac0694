import SiteModel

/// Says what YAML would make of a value, and how to write it so that it stays what it is.
struct YAMLSignReport {
  let file: String
  /// Lines of the file before the text.
  let lineOffset: Int
  let lines: ByteLines
  /// The keys of the file; nil where they have no description.
  let keys: KeySet?

  /// Whether a value is one line of text, whatever stands in it.
  func isOneLine(_ sign: YAMLScanner.Sign) -> Bool {
    guard let keys else { return !sign.isItem }
    switch keys.place(sign.path) {
    case .key(let key): return sign.isItem ? key.kind == .names : key.isOneLine
    // An unknown key is told of as such, and not as wrong YAML. A free value is what it says.
    case .unknown, .free: return !sign.isItem
    }
  }

  func tell(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    switch sign.kind {
    case .comment: tellOfComment(sign, &diagnostics)
    case .hashtag:
      diagnostics.append(
        .error(
          .invalidYAML, file, position(sign),
          "'#' starts a comment in YAML: '\(lines.text(sign.value))' would be lost",
          hint: "put it in quotes: \(lines.text(sign.value).doubleQuoted)"))
    case .mark where isImage(sign): break
    case .mark: tellOfMark(sign, &diagnostics)
    case .bullet: tellOfBullet(sign, &diagnostics)
    case .stray: tellOfStray(sign, &diagnostics)
    case .comma:
      diagnostics.append(
        .error(
          .invalidYAML, file, position(sign), "a comma ends this line, as in JSON: YAML has none there",
          hint: "delete the comma"))
    case .dash:
      diagnostics.append(
        .warning(
          .swallowedValue, file, position(sign),
          "this line goes on with the value above it and is not an entry of its own",
          hint: "indent it like the entry above, or put the whole value in quotes"))
    case .empty:
      guard case .key(let key)? = keys?.place(sign.path), let meaning = key.emptyMeans else { return }
      diagnostics.append(
        .warning(
          .swallowedValue, file, position(sign), "'\(key.name)' is empty: taken as \(meaning)",
          hint: "write a value, or delete the line"))
    case .buried:
      tellOfBuried(sign, &diagnostics)
    case .lines: tellOfLines(sign, &diagnostics)
    case .unclosed: tellOfOpening(sign, &diagnostics)
    case .colon: break
    }
  }

  private func tellOfComment(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let value = Self.oneLine(lines.text(sign.whole))
    let isLost = value.hasPrefix("#")
    // Behind quotes or brackets, what was lost belongs inside them.
    let isBehindQuotes = sign.value.lowerBound == lines.lineStart(of: sign.offset) && !isLost
    let key = key(of: sign)
    let mayHaveHash = key.map(Self.mayHaveHash) ?? true
    let hint =
      if isBehindQuotes {
        "put it inside the quotes or brackets, or write a space after '#' if it is a comment"
      } else if let key, !isLost, Self.isAddress(key), value.contains(/\s#\s/) {
        "write a remark on a line of its own; what belongs to the address goes into quotes"
      } else if mayHaveHash {
        quotingHint(sign, value, key)
      } else if isLost {
        Self.cure(value, head(sign))
      } else {
        "delete it, or put it on a line of its own"
      }
    if sign.endsValue {
      diagnostics.append(
        .error(
          .invalidYAML, file, position(sign),
          "'#' starts a comment in YAML, and the value cannot go on below it",
          hint: quotingHint(sign, value, key)))
      return
    }
    guard isLost else {
      diagnostics.append(
        .warning(
          .swallowedValue, file, position(sign), "what follows ' #' is a comment in YAML and is not shown",
          hint: hint))
      return
    }
    let message =
      sign.isItem || sign.path.isEmpty
      ? "this entry is empty: '#' starts a comment in YAML"
      : "'\(sign.path[sign.path.count - 1])' has no value: '#' starts a comment in YAML"
    if let key, key.decidesPublication || key.kind == .colour {
      diagnostics.append(.error(.wrongValue, file, position(sign), message, hint: hint))
    } else {
      diagnostics.append(.warning(.swallowedValue, file, position(sign), message, hint: hint))
    }
  }

  /// Whether a value of this kind is right with a `#` in it, in quotes: a hashtag, a colour, a place in the page.
  private static func mayHaveHash(_ key: Key) -> Bool {
    switch key.kind {
    case .name, .date, .flag, .number, .choice: false
    default: true
    }
  }

  /// Behind an address stands a remark much more often than a part of it.
  private static func isAddress(_ key: Key) -> Bool { key.kind == .address || key.type == "e-mail address" }

  /// `#true` is a value with a sign too many, `# yes or no` a note without a value.
  private static func cure(_ value: String, _ head: String) -> String {
    let word = value.drop { $0 == "#" }
    guard let first = word.first, !first.isWhitespace else { return "write a value, or delete the line" }
    return "write it without '#': \(head)\(word)"
  }

  private func tellOfMark(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let value = Self.oneLine(lines.text(sign.whole))
    let word = String(value.prefix { !$0.isWhitespace })
    let (message, hint) =
      switch value.first {
      case "!": ("'\(word)' is a tag in YAML and would be lost", markHint(sign, value, word))
      case "&": ("'\(word)' is an anchor in YAML and would be lost", markHint(sign, value, word))
      default:
        ("'\(word)' is an alias in YAML, and aliases are not supported", aliasHint(sign, value, word))
      }
    diagnostics.append(.error(.invalidYAML, file, position(sign), message, hint: hint))
  }

  /// A mark is part of a text; before anything else, somebody who knows YAML wrote it.
  private func markHint(_ sign: YAMLScanner.Sign, _ value: String, _ word: String) -> String {
    let rest = value.dropFirst(word.count).trimming { $0.isWhitespace }
    let below = lines.text(sign.value.upperBound..<sign.whole.upperBound).trimming { $0.isWhitespace }
    let isBeforeValue =
      word.hasPrefix("!!") || rest.first.map { "[{|>".contains($0) } ?? false || below.hasPrefix("- ")
      || below.contains(": ")
    if !isBeforeValue, isText(sign) { return quotingHint(sign, value) }
    guard rest.isEmpty, !sign.goesOn else { return "delete '\(word)'" }
    let plain = word.drop { "!&".contains($0) }
    return word.hasPrefix("!!") || plain.isEmpty
      ? "write a value instead of it" : "write it without '\(word.prefix(1))': \(head(sign))\(plain)"
  }

  /// Whether any text may stand there.
  func isText(_ sign: YAMLScanner.Sign) -> Bool {
    guard let key = key(of: sign) else { return true }
    return switch key.kind {
    case .text, .markdown, .name, .address, .colour, .names: true
    case .date, .flag, .number, .choice, .group, .choiceOrGroup, .entries, .table, .free: false
    }
  }

  /// Names below one another, with nothing that separates them.
  private func tellOfLines(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    guard !sign.isItem, key(of: sign)?.kind == .names else { return }
    let value = lines.text(sign.whole)
    let names = value.split(whereSeparator: \.isNewline).map { $0.trimming { $0.isWhitespace } }
    // A list with signs of its own, addresses, and keys that are indented too far are told of where they are read.
    guard !value.contains(","), !value.contains("#"), !value.contains(": "),
      NameSeparators(value.replacing("\n", with: " ")) == nil,
      !names.contains(where: { $0.hasPrefix("- ") || $0.hasPrefix("/") })
    else { return }
    let name = sign.path[sign.path.count - 1]
    let written = FrontMatterWriter.scalar(names.joined(separator: ", "), inList: false)
    diagnostics.append(
      .warning(
        .swallowedValue, file, position(sign), "'\(name)' is taken as one name: lines do not separate names",
        hint: "put commas between the names: \(name): \(written)"))
  }

  private func tellOfOpening(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let value = lines.text(sign.value)
    let (what, end) =
      switch value.first {
      case "[": ("brackets", "]")
      case "{": ("braces", "}")
      case let quote: ("quotes", quote.map(String.init) ?? "\"")
      }
    let hint =
      if key(of: sign)?.kind == .text, what != "quotes" {
        quotingHint(sign, value)
      } else if what == "quotes", value.count > 1, value.hasSuffix("\\\"") {
        // `"C:\"`: the last of the quotes is there, but a backslash takes it for a sign of the text.
        "write each backslash twice: \(head(sign))\(value.dropFirst().dropLast().doubleQuoted)"
      } else {
        "close the \(what): \(head(sign))\(value)\(end)"
      }
    diagnostics.append(
      .error(
        .invalidYAML, file, position(sign), "this is not valid YAML: the \(what) are never closed", hint: hint
      ))
  }

  func position(_ sign: YAMLScanner.Sign) -> SourcePosition {
    var position = lines.position(of: sign.offset)
    position.line += lineOffset
    return position
  }

  func key(of sign: YAMLScanner.Sign) -> Key? {
    if case .key(let key)? = keys?.place(sign.path) { key } else { nil }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.trimming { $0.isWhitespace } }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A hint that is longer is not read.
  static let longestHint = 300

  func quotingHint(_ sign: YAMLScanner.Sign, _ value: String, _ key: Key? = nil) -> String {
    let value = key?.kind == .names && !sign.isItem ? NameSeparators.withCommas(value) : value
    guard sign.goesOn else {
      return "put the value in quotes: \(head(sign))\(value.doubleQuoted)"
    }
    return value.utf8.count > Self.longestHint
      ? "put the whole value in quotes"
      : "put the whole value in quotes, on one line: \(head(sign))\(value.doubleQuoted)"
  }

  /// What stands before a value on its line: `title: `, `- `; nothing for an item between brackets.
  func head(_ sign: YAMLScanner.Sign) -> String {
    let start = lines.lineStart(of: sign.whole.lowerBound)
    let head = lines.text(start..<sign.whole.lowerBound).trimming { $0.isWhitespace }
    if head.isEmpty || head.contains(where: { "[{".contains($0) }) {
      return sign.isItem || sign.whole.lowerBound == start ? "" : sign.path.last.map { $0 + ": " } ?? ""
    }
    return head + " "
  }
}
