/// Rows of tables in forms that Markdown does not know: readers see their cells run together.
extension ForeignMarkup {
  /// `| a | b |` without the line `| --- | --- |` that makes a table of it.
  func tableRow(at i: Int) -> Match? {
    let line = bytes[i..<lineEnd(i)]
    guard line.last == UInt8(ascii: "|"), line.count(where: { $0 == UInt8(ascii: "|") }) > 2,
      line.contains(where: isLetter)
    else { return lineBlock(at: i) }
    if let next = nextLine(after: line), isUnseenRule(next) { return (.unseenSign, line.endIndex) }
    // `+---+---+` above and below its rows.
    let isGrid = i > 1 && bytes[i - 2] == UInt8(ascii: "+")
    return (isGrid ? .foreignTable : .tableRow, line.endIndex)
  }

  /// `| 12 rue X` above `| 75000 Paris`, whose lines Pandoc keeps.
  private func lineBlock(at i: Int) -> Match? {
    func isLine(_ line: ArraySlice<UInt8>) -> Bool {
      line.starts(with: "| ".utf8) && line.count(where: { $0 == UInt8(ascii: "|") }) == 1 && line.count > 3
    }
    let line = bytes[i..<lineEnd(i)]
    guard isLine(line), let next = nextLine(after: line), isLine(next) else { return nil }
    return (.lineBlock, line.endIndex)
  }

  /// Lines that the same number of tabs or of `|` divides, one below the other: from a spreadsheet, a word processor.
  func looseRow(at i: Int) -> Match? {
    let line = bytes[i..<lineEnd(i)]
    guard let next = nextLine(after: line) else { return nil }
    for sign in [UInt8(ascii: "|"), 0x09] {
      let cells = cells(line, sign)
      guard cells > 1 else { continue }
      // `-----+-----`, as Org and terminals have it.
      let isRule =
        next.contains(UInt8(ascii: "+")) && !next.contains { isWordByte($0) && $0 < 0x80 || $0 == 0xC3 }
      let isSame = self.cells(next, sign) == cells
      let isThird = isSame && nextLine(after: next).map { self.cells($0, sign) } == cells
      if isRule || (cells > 2 ? isSame : isThird) { return (.foreignTable, line.endIndex) }
    }
    return nil
  }

  /// How many cells a sign makes of a line, or 0 where it does not stand between words.
  private func cells(_ line: ArraySlice<UInt8>, _ sign: UInt8) -> Int {
    guard line.first != sign, line.last != sign else { return 0 }
    guard sign != 0x09 else { return line.split(separator: sign).count }
    var cells = 1
    for i in line.indices where line[i] == sign {
      guard line[i - 1] == 0x20, line[i + 1] == 0x20 else { return 0 }
      cells += 1
    }
    return cells
  }

  private func nextLine(after line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.endIndex < bytes.count else { return nil }
    let start = line.endIndex + 1
    return bytes[start..<lineEnd(start)]
  }
}
