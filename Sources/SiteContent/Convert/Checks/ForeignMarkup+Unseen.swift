/// Signs of Markdown that are none: what stands beside them looks like a plain space, or like nothing at all.
extension ForeignMarkup {
  private static let unseen = [
    "\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{200B}", "\u{200E}", "\u{2060}", "\u{FEFF}",
  ].map { Array($0.utf8) }

  /// The place behind spaces that are not plain, and characters that nobody sees.
  func afterUnseen(_ start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] >= 0xC2,
      let sign = Self.unseen.first(where: { bytes[i...].starts(with: $0) })
    {
      i += sign.count
    }
    return i
  }

  /// The place behind such spaces and plain ones.
  func afterSpaces(_ start: Int) -> Int {
    var i = start
    while true {
      let end = bytes[afterUnseen(i)...].prefix { $0 == 0x20 }.endIndex
      guard end > i else { return i }
      i = end
    }
  }

  /// Whether a space that is not plain stands before a place.
  func isUnseen(before i: Int) -> Bool {
    Self.unseen.contains { i >= $0.count && bytes[(i - $0.count)..<i].elementsEqual($0) }
  }

  /// `# Titre` with a no-break space, as a Mac types it with the Option key; `- un` behind a character of no width.
  func unseenSign(at i: Int) -> Match? {
    let start = afterSpaces(i)
    guard start < bytes.count else { return nil }
    let line = bytes[start..<lineEnd(start)]
    let signs = line.prefix { $0 == UInt8(ascii: "#") }
    if (1...6).contains(signs.count) {
      let end = signs.endIndex
      let isSpaced = end < line.endIndex && (line[end] == 0x20 || afterUnseen(end) > end)
      let word = afterSpaces(end)
      guard isSpaced, start > i || afterUnseen(end) > end, word < line.endIndex, isLetter(line[word]) else {
        return nil
      }
      return (.unseenSign, line.endIndex)
    }
    // `---`, of which smart punctuation has made a dash.
    if line.starts(with: "—".utf8), afterSpaces(start + 3) == line.endIndex,
      afterUnseen(start + 3) > start + 3
    {
      return (.unseenSign, line.endIndex)
    }
    guard start > i, afterUnseen(i) > i else { return nil }
    let digits = line.prefix(3).prefix(while: isDigit)
    let sign = line.dropFirst(digits.count)
    let isSign =
      digits.isEmpty ? sign.first.map { "-*+>".utf8.contains($0) } : sign.first.map { ".)".utf8.contains($0) }
    guard isSign ?? false, sign.dropFirst().first == 0x20, sign.dropFirst(2).first.map(isLetter) ?? false
    else {
      return nil
    }
    return (.unseenSign, line.endIndex)
  }

  /// Whether a line parts a table's first row from the others, but for spaces that are not plain.
  func isUnseenRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "|") else { return false }
    var rest = line
    var hasUnseen = false
    while let byte = rest.first {
      let end = min(afterUnseen(rest.startIndex), line.endIndex)
      if end > rest.startIndex {
        hasUnseen = true
        rest = rest[end...]
      } else if "|-: ".utf8.contains(byte) {
        rest = rest.dropFirst()
      } else if rest.starts(with: "—".utf8) || rest.starts(with: "–".utf8) {
        rest = rest.dropFirst(3)
      } else {
        return false
      }
    }
    return hasUnseen
  }
}
