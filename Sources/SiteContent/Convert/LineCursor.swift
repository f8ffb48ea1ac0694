import SiteModel

/// Reads the markers of lists and quotes at the beginning of a line.
struct LineCursor {
  private(set) var rest: ArraySlice<UInt8>
  /// Columns of the line before `rest`; a tab reaches to the next multiple of four.
  private(set) var column = 0
  /// The column at which the content of the innermost quote begins.
  private(set) var base = 0
  /// No thematic break begins before this place: a second look at the same signs would take quadratic time.
  private var breakFailsBefore = 0

  init(_ line: ArraySlice<UInt8>) { rest = line }

  var isAtEnd: Bool { rest.isEmpty }

  /// Columns of white space skipped.
  @discardableResult
  mutating func skipSpaces() -> Int {
    let start = column
    while let byte = rest.first {
      if byte == 0x20 { column += 1 } else if byte == 0x09 { column += 4 - column % 4 } else { break }
      rest.removeFirst()
    }
    return column - start
  }

  /// `>` with the space that belongs to it.
  mutating func takeQuoteSign() -> Bool {
    guard rest.first == UInt8(ascii: ">") else { return false }
    rest.removeFirst()
    column += 1
    let hasSpace = rest.first == 0x20 || rest.first == 0x09
    base = column + (hasSpace ? 1 : 0)
    skipSpaces()
    return true
  }

  /// `-`, `*`, `+`, `1.` or `1)` where a space or the end of the line follows; the column behind it.
  mutating func takeListMarker() -> (column: Int, endsParagraph: Bool)? {
    guard let first = rest.first else { return nil }
    let digits = rest.prefix(9).prefix { $0.isASCIIDigit }
    let width: Int
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      width = 1
    } else if !digits.isEmpty, let sign = rest.dropFirst(digits.count).first, sign == 0x2E || sign == 0x29 {
      width = digits.count + 1
    } else {
      return nil
    }
    if let next = rest.dropFirst(width).first, next != 0x20, next != 0x09 { return nil }
    let endsParagraph = digits.isEmpty || digits.elementsEqual([UInt8(ascii: "1")])
    rest = rest.dropFirst(width)
    column += width
    return (column - base, endsParagraph)
  }

  /// `- - -`, `***`, `___`: a line across, and no list.
  var isThematicBreak: Bool {
    mutating get {
      guard let sign = rest.first, "-*_".utf8.contains(sign), rest.startIndex >= breakFailsBefore else {
        return false
      }
      var count = 0
      for i in rest.indices {
        if rest[i] == sign {
          count += 1
        } else if rest[i] != 0x20, rest[i] != 0x09 {
          breakFailsBefore = i
          return false
        }
      }
      return count >= 3
    }
  }
}
