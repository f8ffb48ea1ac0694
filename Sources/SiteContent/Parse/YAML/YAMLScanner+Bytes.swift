/// The small questions that the scanner asks of its bytes.
extension YAMLScanner {
  func lineEnd(from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    return bytes[start...].firstIndex(of: .newline) ?? bytes.count
  }

  func lineStart(of offset: Int) -> Int {
    (bytes[..<min(offset, bytes.count)].lastIndex(of: .newline) ?? -1) + 1
  }

  func isSpace(_ byte: UInt8) -> Bool { byte == .space || byte == .tab || byte == .carriageReturn }

  /// The first byte that is no white space; nil where the line has nothing more.
  func visible(_ start: Int, _ end: Int) -> UInt8? {
    guard start < end else { return nil }
    return bytes[start..<end].first { !isSpace($0) }
  }

  func indentation(_ start: Int, _ end: Int) -> Int {
    guard start < end else { return 0 }
    return bytes[start..<end].prefix { $0 == .space }.count
  }

  /// The end without white space before it.
  func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, isSpace(bytes[end - 1]) || bytes[end - 1] == .newline { end -= 1 }
    return end
  }

  /// A dash that begins an item of a list.
  func isDash(_ i: Int, _ end: Int) -> Bool {
    i < end && bytes[i] == .dash && (i + 1 == end || isSpace(bytes[i + 1]))
  }

  /// A colon that ends a key.
  func isColon(_ i: Int, _ end: Int) -> Bool {
    i < end && bytes[i] == .colon && (i + 1 == end || isSpace(bytes[i + 1]) || bytes[i + 1] == .newline)
  }

  /// `#word`, and not `# a remark`.
  func isWord(_ i: Int, _ end: Int) -> Bool {
    i < end && !isSpace(bytes[i]) && bytes[i] != .newline && bytes[i] != .hash
  }

  func isMark(_ byte: UInt8) -> Bool { byte == .exclamation || byte == .ampersand || byte == .asterisk }

  /// A value that YAML refuses by its first sign, such as `@name`.
  func isReserved(_ i: Int, _ end: Int) -> Bool {
    guard i < end else { return false }
    switch bytes[i] {
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"): return true
    case .dash, UInt8(ascii: "?"): return i + 1 < end && isSpace(bytes[i + 1])
    default: return false
    }
  }

  /// The first colon that ends a key, before any comment.
  func firstColon(_ start: Int, _ end: Int) -> Int? {
    var i = start
    while i < end {
      if isColon(i, end) { return i }
      if bytes[i] == .hash, i > start, isSpace(bytes[i - 1]) { return nil }
      i += 1
    }
    return nil
  }

  /// Where a comment begins behind a plain value.
  func comment(_ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    var i = start + 1
    while i < end {
      if bytes[i] == .hash, isSpace(bytes[i - 1]) { return i }
      i += 1
    }
    return nil
  }

  /// What may stand behind `|` or `>`: how the lines below are to be read.
  func isBlockHeader(_ start: Int, _ end: Int) -> Bool {
    var i = start
    while i < end, bytes[i] == .plus || bytes[i] == .dash || (.zero ... .nine).contains(bytes[i]) { i += 1 }
    guard i < end else { return true }
    guard isSpace(bytes[i]) else { return false }
    let next = visible(i, end)
    return next == nil || next == .hash
  }

  /// What stands for nothing where a value is asked for (YAML 1.2, 10.2).
  func isNull(_ range: Range<Int>) -> Bool {
    range.count <= 4 && ["~", "null", "Null", "NULL"].contains(String(decoding: bytes[range], as: UTF8.self))
  }

  /// Where the lines end that a plain value goes on with; nil where there are none.
  func plainEnd(below start: Int, deeperThan column: Int) -> Int? {
    var found: Int?
    var start = start
    while start < bytes.count {
      let end = lineEnd(from: start)
      let indentation = indentation(start, end)
      if let first = visible(start + indentation, end), first != .hash {
        guard indentation > column else { break }
        found = trimmedEnd(start, end)
      }
      start = end + 1
    }
    return found
  }

  /// How far the next line that is neither empty nor a comment is indented.
  func indentationBelow(_ start: Int) -> Int? {
    var start = start
    while start < bytes.count {
      let end = lineEnd(from: start)
      let indentation = indentation(start, end)
      if let first = visible(start + indentation, end), first != .hash { return indentation }
      start = end + 1
    }
    return nil
  }

  /// Whether the lines below belong to a key that has nothing behind its colon.
  func hasValueBelow(_ start: Int, _ column: Int, _ isItem: Bool) -> Bool {
    guard let indentation = indentationBelow(start) else { return false }
    if indentation > column { return true }
    guard indentation == column, !isItem else { return false }
    var line = start
    while line < bytes.count {
      let end = lineEnd(from: line)
      let first = line + self.indentation(line, end)
      if let byte = visible(first, end), byte != .hash { return isDash(first, end) }
      line = end + 1
    }
    return false
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let tab = UInt8(ascii: "\t")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let dash = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let bar = UInt8(ascii: "|")
  static let greater = UInt8(ascii: ">")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let backslash = UInt8(ascii: "\\")
  static let exclamation = UInt8(ascii: "!")
  static let ampersand = UInt8(ascii: "&")
  static let asterisk = UInt8(ascii: "*")
  static let doubleQuote = UInt8(ascii: "\"")
  static let singleQuote = UInt8(ascii: "'")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
}
