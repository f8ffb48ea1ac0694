/// What was meant as emphasis and is not: with spaces inside its signs, without an end, or with unlike signs.
extension ForeignMarkup {
  /// `** très important **`, `**important **`, also over a line's end, and `Voici **un mot` that nothing closes.
  func looseEmphasis(at i: Int, _ isAtLineStart: Bool) -> Match? {
    guard isPair(at: i), i == 0 || isEdge(before: i), i + 2 < bytes.count else { return nil }
    let start = afterSpaces(i + 2)
    let isSpaced = start > i + 2
    guard start < i + 6, start < bytes.count, isLetter(bytes[start]) else { return nil }
    guard let close = nextPair(from: i + 2) else {
      return isSpaced ? nil : (.openEmphasis, min(lineEnd(i), i + 60))
    }
    // Editors put the end of a line into it: `**Rappel :⏎**N’attendez pas`.
    let isCloseBroken = bytes[close - 1] == 0x0A
    let inner = bytes[(i + 2)..<close].dropLast(isCloseBroken ? 1 : 0)
    let isSpaceBefore = bytes[close - 1] == 0x20 || isUnseen(before: close)
    let isCloseSpaced = isCloseBroken || isSpaceBefore
    let isEnd = isCloseBroken || close + 2 == bytes.count || !isWordByte(bytes[close + 2])
    // Stars of notes stand behind words: `prix ** et remise**`.
    let isPlain = isAtLineStart || isSpaceBefore
    guard isSpaced ? isPlain && isEnd : isCloseSpaced, !inner.contains(0x0A),
      inner.count(where: isLetter) > 2
    else { return nil }
    return (.looseEmphasis, close + 2)
  }

  /// `__ gras __` as a whole line: within one, such signs are blanks to fill in.
  func looseUnderscores(at i: Int) -> Match? {
    let line = bytes[i..<lineEnd(i)]
    guard has("__ ", at: i), line.suffix(3).elementsEqual(" __".utf8), line.count > 8 else { return nil }
    let inner = line.dropFirst(3).dropLast(3)
    guard let first = inner.first, isLetter(first), !inner.contains(UInt8(ascii: "_")),
      !inner.contains(UInt8(ascii: ":"))
    else { return nil }
    return (.looseEmphasis, line.endIndex)
  }

  /// `~~barré~` and `~barré~~`
  func looseStrikethrough(at i: Int) -> Match? {
    // More than two are something else, and a long row of them is not to be counted at each of its places.
    let open = bytes[i...].prefix(3).prefix { $0 == UInt8(ascii: "~") }
    guard open.count <= 2, i == 0 || isEdge(before: i), open.endIndex < bytes.count,
      isLetter(bytes[open.endIndex])
    else { return nil }
    let inner = bytes[open.endIndex...].prefix(300).prefix { $0 != UInt8(ascii: "~") && $0 != 0x0A }
    let close = bytes[inner.endIndex...].prefix(3).prefix { $0 == UInt8(ascii: "~") }
    guard open.count + close.count == 3, let last = inner.last, last != 0x20,
      close.endIndex == bytes.count || !isWordByte(bytes[close.endIndex])
    else { return nil }
    return (.looseStrikethrough, close.endIndex)
  }

  /// Two stars, neither more nor fewer.
  private func isPair(at i: Int) -> Bool {
    has("**", at: i) && !has("***", at: i) && (i == 0 || bytes[i - 1] != UInt8(ascii: "*"))
  }

  /// The next `**` of the paragraph.
  private func nextPair(from start: Int) -> Int? {
    find("**", from: start, within: bytes.count).map { $0 - 2 }
  }
}
