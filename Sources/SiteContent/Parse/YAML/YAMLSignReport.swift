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
          hint: "put it in quotes: \(LenientYAML.doubleQuoted(lines.text(sign.value)))"))
    case .mark: tellOfMark(sign, &diagnostics)
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
    case .unclosed: tellOfOpening(sign, &diagnostics)
    case .colon: break
    }
  }

  private func tellOfComment(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let value = lines.text(sign.value).trimming { $0.isWhitespace }
    let isLost = value.hasPrefix("#")
    // Behind quotes or brackets, what was lost belongs inside them.
    let isBehindQuotes = sign.value.lowerBound == lines.lineStart(of: sign.offset) && !isLost
    let key: Key? = if case .key(let key)? = keys?.place(sign.path) { key } else { nil }
    let mayHaveHash = key.map(Self.mayHaveHash) ?? true
    let hint =
      if isBehindQuotes {
        "put it inside the quotes or brackets, or write a space after '#' if it is a comment"
      } else if mayHaveHash {
        "put the value in quotes: \(head(sign))\(LenientYAML.doubleQuoted(value))"
      } else if isLost {
        Self.cure(value, head(sign))
      } else {
        "delete it, or put it on a line of its own"
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

  /// `#true` is a value with a sign too many, `# yes or no` a note without a value.
  private static func cure(_ value: Substring, _ head: String) -> String {
    let word = value.drop { $0 == "#" }
    guard let first = word.first, !first.isWhitespace else { return "write a value, or delete the line" }
    return "write it without '#': \(head)\(word)"
  }

  private func tellOfMark(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let value = lines.text(sign.value)
    let word = value.prefix { !$0.isWhitespace }
    let quoted = "\(head(sign))\(LenientYAML.doubleQuoted(value))"
    let (message, hint) =
      switch value.first {
      case "!": ("'\(word)' is a tag in YAML and would be lost", "put the value in quotes: \(quoted)")
      case "&": ("'\(word)' is an anchor in YAML and would be lost", "put the value in quotes: \(quoted)")
      default:
        (
          "'\(word)' is an alias in YAML, and aliases are not supported",
          "write what it stands for; if the sign is part of the text, put the value in quotes: \(quoted)"
        )
      }
    diagnostics.append(.error(.invalidYAML, file, position(sign), message, hint: hint))
  }

  private func tellOfOpening(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let value = lines.text(sign.value)
    let (what, end) =
      switch value.first {
      case "[": ("brackets", "]")
      case "{": ("braces", "}")
      case let quote: ("quotes", quote.map(String.init) ?? "\"")
      }
    let isText: Bool
    if case .key(let key)? = keys?.place(sign.path) {
      isText = key.kind == .text && what != "quotes"
    } else {
      isText = false
    }
    let hint =
      isText
      ? "put the value in quotes: \(head(sign))\(LenientYAML.doubleQuoted(value))"
      : "close the \(what): \(head(sign))\(value)\(end)"
    diagnostics.append(
      .error(
        .invalidYAML, file, position(sign), "this is not valid YAML: the \(what) are never closed", hint: hint
      ))
  }

  private func position(_ sign: YAMLScanner.Sign) -> SourcePosition {
    var position = lines.position(of: sign.offset)
    position.line += lineOffset
    return position
  }

  /// What stands before a value on its line: `title: `, `- `; nothing for an item between brackets.
  private func head(_ sign: YAMLScanner.Sign) -> String {
    let start = lines.lineStart(of: sign.value.lowerBound)
    let head = lines.text(start..<sign.value.lowerBound).trimming { $0.isWhitespace }
    if head.contains(where: { "[{".contains($0) }) {
      return sign.isItem ? "" : sign.path.last.map { $0 + ": " } ?? ""
    }
    return head.isEmpty ? "" : head + " "
  }
}
