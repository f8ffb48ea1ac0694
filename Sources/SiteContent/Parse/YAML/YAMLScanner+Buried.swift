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

  /// Whether a line within a text of several lines is a whole key that decides whether readers see the text.
  func isDecision(_ i: Int, _ end: Int) -> Bool {
    guard let known, keys.count == 1, let colon = firstColon(i, end), colon - i < 20,
      let key = known[String(decoding: bytes[i..<colon], as: UTF8.self)], key.decidesPublication
    else { return false }
    let value = String(decoding: bytes[(colon + 1)..<max(colon + 1, trimmedEnd(i, end))], as: UTF8.self)
      .trimming { $0 == " " }
    return switch key.kind {
    case .flag: value == "true" || value == "false"
    case .choice(let words): words.contains(String(value))
    default: false
    }
  }
}
