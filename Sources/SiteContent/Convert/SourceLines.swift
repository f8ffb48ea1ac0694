import SiteModel

/// The lines of a text, to find where on a line something is written.
///
/// What is looked for comes in the order of the text, mostly: each search goes on where the one before has ended, so
/// that a thousand links on one line take linear time.
struct SourceLines {
  private let bytes: [UInt8]
  /// Found when the first link asks.
  private var lines: [ArraySlice<UInt8>]?
  /// Where the last search has ended, and how many characters of that line stand before it.
  private var cursor = (line: 0, place: 0, column: 1)

  /// How far behind the place where it is expected something is looked for, in bytes and lines.
  private static let farthest = (bytes: 4_000, lines: 50)
  /// How many bytes tell it from anything else.
  private static let longest = 1_000

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line of a number (from 1).
  mutating func line(_ number: Int) -> ArraySlice<UInt8> {
    let lines = split()
    return lines.indices.contains(number - 1) ? lines[number - 1] : []
  }

  /// The place of `target` at or soon after `line` (from 1), or the beginning of that line.
  ///
  /// libcmark tells the line that a paragraph's link is on, but not reliably its column.
  mutating func position(of target: String, from line: Int) -> SourcePosition {
    let first = max(line, 1)
    if target.isEmpty { return emptyAddress(from: first) }
    // What repeats itself is compared at each of its repetitions: to its end, that would take the square of its length.
    let needle = Array(target.utf8.prefix(Self.longest))
    if let found = find(needle, from: first, isWhole: true) { return found }
    let last = cursor
    if cursor.line >= first {
      cursor = (0, 0, 1)
      if let found = find(needle, from: first, isWhole: true) { return found }
      cursor = last
    }
    if let found = find(needle, from: first) { return found }
    if cursor.line >= first {
      cursor = (0, 0, 1)
      if let found = find(needle, from: first) { return found }
    }
    // In HTML, and in Markdown too, an ampersand may be written as a reference.
    if target.utf8.contains(UInt8(ascii: "&")),
      let found = find(Array(target.replacing("&", with: "&amp;").utf8.prefix(Self.longest)), from: first)
    {
      return found
    }
    return SourcePosition(line: first, column: 1)
  }

  /// Whether these signs are what was found last.
  mutating func hasFound(_ signs: String, at position: SourcePosition) -> Bool {
    guard cursor.line == position.line, cursor.column == position.column else { return false }
    let line = line(cursor.line)
    return line.indices.contains(cursor.place) && line[cursor.place...].starts(with: signs.utf8)
  }

  /// Whether what was found last stands behind a backslash.
  mutating func isEscaped(at position: SourcePosition) -> Bool {
    guard cursor.line == position.line, cursor.column == position.column else { return false }
    let line = line(cursor.line)
    return cursor.place > line.startIndex && line.indices.contains(cursor.place)
      && line[cursor.place - 1] == UInt8(ascii: "\\")
  }

  /// The place between the brackets of `[words]()`: the next one each time.
  private mutating func emptyAddress(from first: Int) -> SourcePosition {
    for sign in ["]()", "](<>)"] {
      guard var found = find(Array(sign.utf8), from: first) else { continue }
      cursor.place += 2
      cursor.column += 2
      found.column += 2
      return found
    }
    return SourcePosition(line: first, column: 1)
  }

  private mutating func split() -> [ArraySlice<UInt8>] {
    if let lines { return lines }
    let split = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    lines = split
    return split
  }

  /// - Parameter isWhole: whether it may not be the end of a longer word or address.
  private mutating func find(
    _ needle: [UInt8], from first: Int, isWhole: Bool = false
  ) -> SourcePosition? {
    let lines = split()
    guard let sign = needle.first, first <= lines.count else { return nil }
    let isWhole = isWhole && Self.isPartOfAddress(sign)
    if cursor.line < first { cursor = (first, lines[first - 1].startIndex, 1) }
    var (number, start, column) = cursor
    var left = Self.farthest.bytes + needle.count
    while number <= min(lines.count, first + Self.farthest.lines), left > 0 {
      let line = lines[number - 1]
      var place = max(start, line.startIndex)
      let end = min(line.endIndex, place + left)
      while place < end {
        if line[place] == sign, line[place...].starts(with: needle),
          !isWhole || place == line.startIndex || !Self.isPartOfAddress(line[place - 1])
        {
          cursor = (number, place, column)
          return SourcePosition(line: number, column: column)
        }
        if line[place] & 0xC0 != 0x80 { column += 1 }
        place += 1
      }
      left -= end - max(start, line.startIndex) + 1
      number += 1
      column = 1
      guard number <= lines.count else { break }
      start = lines[number - 1].startIndex
    }
    return nil
  }

  /// Letters, digits, and the signs that join them in addresses; not `=` and `:`, which stand before addresses too.
  private static func isPartOfAddress(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || byte >= 0x80
      || "/._-~%#?&+@".utf8.contains(byte)
  }
}
