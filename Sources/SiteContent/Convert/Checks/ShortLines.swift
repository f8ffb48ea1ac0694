import SiteModel

/// Short lines that were to stand apart, as those of an address, of opening hours or of a song do.
enum ShortLines {
  /// Whoever wraps a text makes longer ones.
  private static let longest = 45

  /// - Parameter paragraph: its words, with U+FFFC for what is not words.
  static func areApart(_ paragraph: [UInt8]) -> Bool {
    // Cells are another matter: see `ForeignMarkup.looseRow`.
    guard paragraph.hasPart("\n"), !paragraph.hasPart("\t"), !paragraph.hasPart("|") else { return false }
    let lines = paragraph.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard (3...60).contains(lines.count) else { return false }
    return lines.indices.allSatisfy { i in
      // Sentences may stand one on a line, and are one paragraph.
      isBegun(lines[i]) && (i == lines.count - 1 || !isSentence(lines[i]))
        && lines[i].contains { $0.isASCIILetter }
        && (2...longest).contains(lines[i].count { $0 & 0xC0 != 0x80 })
    }
  }

  /// A capital, a digit or a quotation mark; no link, whose address may have filled the line.
  private static func isBegun(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    if first == 0xC3 { return line.dropFirst().first.map { $0 < 0x9F } ?? false }
    return (0x41...0x5A).contains(first) || first.isASCIIDigit || line.starts(with: "«".utf8)
  }

  private static func isSentence(_ line: ArraySlice<UInt8>) -> Bool {
    let end = line.last == 0x20 ? line.dropLast() : line
    return end.last.map { ".!?;".utf8.contains($0) } ?? false || end.suffix(3).elementsEqual("…".utf8)
  }
}
