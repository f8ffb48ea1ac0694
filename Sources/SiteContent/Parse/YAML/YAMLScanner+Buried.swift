import SiteModel

/// Lines that their authors take for something, and that YAML takes for a part of a text, or for nothing.
extension YAMLScanner {
  /// `#Retraites` below a value, indented as a line that goes on with it: to YAML it ends the value.
  mutating func addLastLine(_ i: Int, _ end: Int, of open: OpenPlain) {
    guard i + 1 < end, bytes[i + 1].isASCIILetterOrDigit || bytes[i + 1] >= 0x80, !open.isTold,
      !isToldOf(open)
    else { return }
    let value = i..<trimmedEnd(i, end)
    add(.comment, i, value, open.isItem, whole: open.range.lowerBound..<value.upperBound, goesOn: true)
    openPlain?.isTold = true
  }

  /// Whether a comment behind a value was told of already: one hint mends all.
  private func isToldOf(_ open: OpenPlain) -> Bool {
    signs.last.map { $0.kind == .comment && $0.offset >= open.range.lowerBound } ?? false
  }

  /// A text of several lines behind `|` or `>`.
  ///
  /// - Returns: where the line begins that follows it.
  mutating func scanBlock(from start: Int, deeperThan column: Int) -> Int {
    var next = start
    while next < bytes.count {
      let nextEnd = lineEnd(from: next)
      let indentation = indentation(next, nextEnd)
      guard indentation > column || visible(next + indentation, nextEnd) == nil else { break }
      if isDecision(next + indentation, nextEnd) {
        add(.buried, next + indentation, next + indentation..<trimmedEnd(next + indentation, nextEnd))
      }
      next = nextEnd + 1
    }
    return next
  }

  /// Whether a line within a text is a whole key that decides whether readers see the text, or says in other systems'
  /// words that they are not to.
  func isDecision(_ i: Int, _ end: Int) -> Bool {
    guard let known, keys.count == 1, let colon = firstColon(i, end), colon - i < 20,
      bytes[i..<colon].allSatisfy({ $0.isASCIILetter || $0 >= 0x80 || "_- ".utf8.contains($0) })
    else { return false }
    let name = String(decoding: bytes[i..<trimmedEnd(i, colon)], as: UTF8.self)
    let value = String(decoding: bytes[(colon + 1)..<max(colon + 1, trimmedEnd(i, end))], as: UTF8.self)
      .trimming { $0 == " " }
    return Decision(name, String(value), among: known.keys).map { $0.isOwn || $0.hides } ?? false
  }

  /// `"Un⏎ draft: true"`: lines within quotes, of which the last has the quote.
  mutating func addDecisions(inQuotes range: Range<Int>) {
    var start = lineEnd(from: range.lowerBound) + 1
    while start < range.upperBound {
      let end = min(lineEnd(from: start), range.upperBound - 1)
      let first = start + indentation(start, end)
      if isDecision(first, end) { add(.buried, first, first..<trimmedEnd(first, end)) }
      start = end + 1
    }
  }

  /// `title: Le texte draft: true`: a line that has lost its beginning.
  mutating func addDecision(atEndOf range: Range<Int>) {
    let tail = bytes[range].suffix(40)
    guard let colon = tail.lastIndex(of: .colon) else { return }
    let head = tail[..<colon]
    guard let space = head.lastIndex(of: .space), space > range.lowerBound else { return }
    // Whoever writes French puts a space before the colon: `mode brouillon : oui`.
    guard isDecision(space + 1, range.upperBound) else { return }
    add(.buried, space + 1, space + 1..<range.upperBound)
  }
}
