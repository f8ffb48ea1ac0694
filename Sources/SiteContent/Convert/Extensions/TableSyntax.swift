import SiteModel

/// How a table's lines are written (GitHub Flavored Markdown, 4.10 "Tables (extension)").
enum TableSyntax {
  enum Alignment { case none, left, center, right }

  /// The columns of a line such as `| --- | :-: |`; nil of any other line.
  static func delimiterRow(_ line: ArraySlice<UInt8>) -> [Alignment]? {
    var content = trimmed(line)
    guard content.allSatisfy({ isDelimiterByte($0) }), content.contains(UInt8(ascii: "-")) else { return nil }
    if content.first == UInt8(ascii: "|") { content.removeFirst() }
    if content.last == UInt8(ascii: "|") { content.removeLast() }
    var alignments: [Alignment] = []
    for column in content.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      var dashes = trimmed(column)
      let isLeft = dashes.first == UInt8(ascii: ":")
      if isLeft { dashes.removeFirst() }
      let isRight = dashes.last == UInt8(ascii: ":")
      if isRight { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments
  }

  /// The cells of a row. A pipe behind a backslash, in code as well, is text; a single pipe is no row.
  static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var content = trimmed(line)
    if content.first == UInt8(ascii: "|") { content.removeFirst() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isOpen = false
    for byte in content {
      isOpen = true
      if byte == UInt8(ascii: "|") {
        if cell.last == UInt8(ascii: "\\") {
          cell.removeLast()
        } else {
          cells.append(Array(trimmed(cell[...])))
          cell.removeAll()
          isOpen = false
          continue
        }
      }
      cell.append(byte)
    }
    if isOpen { cells.append(Array(trimmed(cell[...]))) }
    return cells
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.trimming(isSpace)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isDelimiterByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || isSpace(byte)
  }
}
