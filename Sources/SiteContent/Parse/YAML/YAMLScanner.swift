import SiteModel

/// Finds the places of a YAML text that a parser reads in another way than its author may have meant.
///
/// It knows as much of YAML 1.2 as is needed to tell keys, values, lists, quotes and comments apart, works on bytes,
/// and looks at each of them once.
struct YAMLScanner {
  let bytes: [UInt8]
  private(set) var signs: [Sign] = []
  /// Quotes that end on a later line than they begin: when a parser fails there, it is often because of them.
  private(set) var longQuotes: [Range<Int>] = []

  /// The keys that lead to where the scanner is: the column of each, and its name.
  var keys: [(column: Int, name: Range<Int>)] = []
  /// The plain value that the next lines may go on with.
  var openPlain: OpenPlain?
  /// The last key without a value on its line.
  var openKey: OpenKey?
  /// The columns of the dashes of the lists that the last line is in, the outermost first.
  var openLists: [Int] = []
  /// The keys of the file; nil where they have no description.
  let known: KeySet?

  struct OpenKey {
    var column: Int
    var end: Int
    /// Whether a comment stands behind it.
    var hasComment = false
  }

  struct OpenPlain {
    /// Of the key or the dash.
    var column: Int
    var isItem: Bool
    var range: Range<Int>
    /// Whether a comment in it is told of: one hint mends all.
    var isTold = false
  }

  init(_ text: String, keys known: KeySet?) {
    bytes = Array(text.utf8)
    self.known = known
    var start = 0
    while start < bytes.count { start = scanLine(from: start) }
  }

  // MARK: Lines

  /// - Returns: where the next line begins.
  mutating func scanLine(from start: Int) -> Int {
    let end = lineEnd(from: start)
    var i = start
    while i < end, bytes[i] == .space { i += 1 }
    let indentation = i - start
    guard let first = visible(i, end) else { return end + 1 }
    if first == .hash {
      if let open = openKey, !open.hasComment, indentation > open.column, isWord(i + 1, end) {
        add(.comment, i, open.end..<trimmedEnd(i, end))
      } else if let open = openPlain, i < open.range.upperBound, isWord(i + 1, end) {
        addComment(i, i..<trimmedEnd(i, end))
      } else if let open = openPlain, indentation > open.column {
        addLastLine(i, end, of: open)
      }
      return end + 1
    }
    if indentation == 0, isDocumentMark(i, end) {
      (keys, openLists, openPlain, openKey) = ([], [], nil, nil)
      return end + 1
    }
    if let open = openPlain, indentation > open.column {
      // `tags: - UMP`, which YAML refuses, is told of by itself.
      if isDash(i, end), !isDash(open.range.lowerBound, open.range.upperBound) {
        add(.dash, i, i..<trimmedEnd(i, end))
      }
      if let comment = comment(i, end) { addComment(comment, i..<trimmedEnd(i, end)) }
      return end + 1
    }
    let above = (plain: openPlain, key: openKey)
    openPlain = nil
    openKey = nil
    var column = -1
    if let mark = bullet(i, end, below: above.key) {
      column = indentation
      enterList(column)
      add(.bullet, i, i..<mark, true, whole: i..<trimmedEnd(i, end))
      i = mark
      while i < end, isSpace(bytes[i]) { i += 1 }
    }
    while isDash(i, end) {
      column = i - start
      if column == indentation, isBelowValue(column, above.key), above.plain?.isTold != true {
        return addStray(i, end, below: above.key, above.plain)
      }
      enterList(column)
      i += 1
      while i < end, isSpace(bytes[i]) { i += 1 }
    }
    let isItem = column >= 0
    guard let value = visible(i, end) else { return end + 1 }
    let colon = firstColon(i, end)
    if !isItem {
      if colon == nil, isStray(i, end) { return addStray(i, end, below: above.key, above.plain) }
      while let list = openLists.last, list >= indentation { openLists.removeLast() }
      while let last = keys.last, last.column >= indentation { keys.removeLast() }
      if colon != nil, let key = above.key, indentation > key.column,
        let text = prose(i, end, deeperThan: key.column)
      {
        openPlain = OpenPlain(column: key.column, isItem: false, range: text)
        add(.colon, i, text, goesOn: true)
        return end + 1
      }
    }
    if value == .doubleQuote || value == .singleQuote {
      guard let close = closingQuote(i) else { return unclosed(i, isItem) }
      var colon = close
      while colon < bytes.count, isSpace(bytes[colon]) { colon += 1 }
      guard isColon(colon, lineEnd(from: colon)), close <= end else { return scanRest(close) }
      keys.append((i - start, i + 1..<close - 1))
      return scanValue(colon + 1, end, column: i - start, isItem: false)
    }
    if value != .openBracket, value != .openBrace, value != .hash, !isMark(value), let colon {
      // `- Europe : le débat` is a group to YAML; among names it is one.
      if isItem, indentationBelow(end + 1).map({ $0 <= column }) ?? true {
        add(.colon, i, i..<trimmedEnd(i, end), true)
      }
      keys.append((i - start, i..<trimmedEnd(i, colon)))
      return scanValue(colon + 1, end, column: i - start, isItem: false)
    }
    // The value of a key on a line above.
    return scanValue(i, end, column: isItem ? column : keys.last?.column ?? column, isItem: isItem)
  }

  /// - Parameter column: of the key or the dash that the value belongs to.
  /// - Returns: where the next line begins.
  mutating func scanValue(_ start: Int, _ end: Int, column: Int, isItem: Bool) -> Int {
    var i = start
    while i < end, isSpace(bytes[i]) { i += 1 }
    guard let first = visible(i, end) else {
      openKey = OpenKey(column: column, end: min(i, bytes.count))
      if !isItem, !hasValueBelow(end + 1, column, isItem) { add(.empty, start - 1, start..<start) }
      return end + 1
    }
    let last = trimmedEnd(i, end)
    switch first {
    case .hash:
      // `theme: # colours` above the group is a comment like any other.
      if isWord(i + 1, end) || !hasValueBelow(end + 1, column, isItem) {
        add(.comment, i, i..<last, isItem)
      }
      openKey = OpenKey(column: column, end: last, hasComment: true)
    case .doubleQuote, .singleQuote:
      guard let close = closingQuote(i) else { return unclosed(i, isItem) }
      return scanRest(close)
    case .openBracket, .openBrace:
      return scanFlow(i)
    case .bar, .greater:
      guard isBlockHeader(i + 1, end) else { break }
      return scanBlock(from: end + 1, deeperThan: column)
    case _ where isMark(first):
      let below = plainEnd(below: end + 1, deeperThan: column)
      add(.mark, i, i..<last, isItem, whole: i..<(below ?? last), goesOn: below != nil)
      openPlain = OpenPlain(column: column, isItem: isItem, range: i..<(below ?? last), isTold: true)
    default: scanPlain(i, end, column: column, isItem: isItem)
    }
    return end + 1
  }

  private mutating func scanPlain(_ i: Int, _ end: Int, column: Int, isItem: Bool) {
    let last = trimmedEnd(i, end)
    let below = plainEnd(below: end + 1, deeperThan: column)
    let range = i..<(below ?? last)
    openPlain = OpenPlain(column: column, isItem: isItem, range: range)
    var shown = last
    if let comment = comment(i, end) {
      addComment(comment, i..<last)
      shown = trimmedEnd(i, comment)
    }
    if below != nil {
      add(.lines, i, range, isItem, goesOn: true)
      if !isItem, isProse(range, behindKey: true) { add(.colon, i, range, goesOn: true) }
    } else if !isItem, isNull(i..<shown) {
      add(.empty, i, i..<shown)
    } else if firstColon(i, shown) != nil || isReserved(i, shown) {
      add(.colon, i, i..<shown, isItem)
      if !isItem { addDecision(atEndOf: i..<shown) }
    }
  }

  /// A comment in the open plain value.
  private mutating func addComment(_ offset: Int, _ value: Range<Int>) {
    guard let open = openPlain, !open.isTold else { return }
    let goesOn = open.range.upperBound > value.upperBound || open.range.lowerBound < value.lowerBound
    add(.comment, offset, value, open.isItem, whole: goesOn ? open.range : value, goesOn: goesOn)
    openPlain?.isTold = goesOn
  }

  // MARK: Signs

  mutating func add(
    _ kind: Sign.Kind, _ offset: Int, _ value: Range<Int>, _ isItem: Bool = false,
    whole: Range<Int>? = nil, goesOn: Bool = false, key: Range<Int>? = nil
  ) {
    let path = (keys.map(\.name) + (key.map { [$0] } ?? [])).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
    signs.append(
      Sign(
        kind: kind, path: path, isItem: isItem, offset: offset, value: value, whole: whole ?? value,
        goesOn: goesOn))
  }

  mutating func unclosed(_ start: Int, _ isItem: Bool) -> Int {
    add(.unclosed, start, start..<trimmedEnd(start, lineEnd(from: start)), isItem)
    return bytes.count
  }

  /// Where quotes that begin at `start` are over; nil where they never are.
  mutating func closingQuote(_ start: Int) -> Int? {
    let quote = bytes[start]
    var i = start + 1
    var isLong = false
    while i < bytes.count {
      switch bytes[i] {
      case .backslash where quote == .doubleQuote: i += 1
      case .singleQuote where quote == .singleQuote && i + 1 < bytes.count && bytes[i + 1] == .singleQuote:
        i += 1
      case quote:
        if isLong {
          longQuotes.append(start..<i + 1)
          addDecisions(inQuotes: start..<i + 1)
        }
        return i + 1
      case .newline: isLong = true
      default: break
      }
      i += 1
    }
    return nil
  }
}
