/// Straight quotation marks that no word touches, as many type them: `Il dit " oui ", puis " non ".`
extension FrenchTypography {
  enum SpacedQuote { case opens, closes, asTyped }

  /// What a straight mark is that stands between spaces; nil where a word tells.
  ///
  /// It closes what is open, else it opens where its partner is in sight; with neither, nothing tells what it is.
  func spaced(
    _ text: UnsafeBufferPointer<UInt8>, at i: Int, _ length: Int, _ before: Unicode.Scalar?
  ) -> SpacedQuote? {
    let end = i + length
    let isBehindSpace = Self.isSpace(before)
    let isBeforeSpace = isSpaceOrEnd(text, at: end)
    let isBeforeStop = isStop(text, at: end)
    let isLoose = isBeforeSpace && (isBehindSpace || before == "(" || before == "[")
    guard isLoose || isBehindSpace && isBeforeStop else { return nil }
    if isBehindSpace, openQuotes.last == .guillemet || openQuotes.last == .inner { return .closes }
    return isLoose && !isBeforeStop && !hasLoneQuote && hasPartner(text, of: i, from: end) ? .opens : .asTyped
  }

  /// Whether the next quotation mark of the piece can close what the one at `i` opens.
  private func hasPartner(_ text: UnsafeBufferPointer<UInt8>, of i: Int, from start: Int) -> Bool {
    var hasWords = false
    var j = start
    while j < text.count {
      switch text[j] {
      case 0xC2 where j + 1 < text.count && (text[j + 1] == 0xAB || text[j + 1] == 0xBB): return false
      case 0xE2, 0xEF:
        guard let (mark, length) = quote(text, at: j) else { break }
        let isBehindSpace = Self.isSpace(text, before: j)
        // Of two marks behind numbers, both may be inches.
        let isBehindDigit = Self.isDigit(text, before: j)
        switch mark {
        case .straightClose where !isBehindSpace: return hasWords && !isBehindDigit
        case .straightOpen, .straightClose:
          let mayClose =
            isBehindSpace && (isSpaceOrEnd(text, at: j + length) || isStop(text, at: j + length))
          return hasWords && mayClose && !(isBehindDigit && Self.isDigit(text, before: i))
        case .typedOpen, .typedClose: return false
        }
      default: break
      }
      if text[j] > 0x20, Self.spaceLength(text, at: j) == 0 { hasWords = true }
      j += max(1, Self.spaceLength(text, at: j))
    }
    return false
  }

  /// Whether white space comes next, or the end where no word follows the piece.
  private func isSpaceOrEnd(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    i < text.count ? text[i] <= 0x20 || Self.spaceLength(text, at: i) > 0 : !isBeforeWord
  }

  /// Whether a sign comes next, behind spaces or not, that follows a quotation, and begins none: not the dots of
  /// `"...et puis"`.
  private func isStop(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var i = start
    while i < text.count, case let space = Self.spaceLength(text, at: i), space > 0 { i += space }
    guard i < text.count, ",.;:!?)]".utf8.contains(text[i]) else { return false }
    if text[i] == UInt8(ascii: "."), i + 1 < text.count, text[i + 1] == text[i] { return false }
    // A mark behind it would make it the quotation itself: `le signe "!"`.
    let next = text[(i + 1)...].prefix(2)
    return isSpaceOrEnd(text, at: i + 1) || next.first == UInt8(ascii: ")") || next.first == UInt8(ascii: "]")
      || next.elementsEqual("»".utf8)
  }

  private static func isSpace(_ text: UnsafeBufferPointer<UInt8>, before i: Int) -> Bool {
    guard i > 0, text[i - 1] > 0x20 else { return true }
    return (2...3).contains { i >= $0 && spaceLength(text, at: i - $0) == $0 }
  }

  /// Whether a digit stands before a place and the spaces before it.
  private static func isDigit(_ text: UnsafeBufferPointer<UInt8>, before i: Int) -> Bool {
    var end = i
    while end > 0 {
      if text[end - 1] == 0x20 {
        end -= 1
      } else if let space = (2...3).first(where: { end >= $0 && spaceLength(text, at: end - $0) == $0 }) {
        end -= space
      } else {
        break
      }
    }
    return end > 0 && text[end - 1].isASCIIDigit
  }
}
