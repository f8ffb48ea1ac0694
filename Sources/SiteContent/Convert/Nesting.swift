import SiteModel

/// Counts how deeply a Markdown text is nested, before it is parsed.
///
/// Debian's libcmark 0.30 takes quadratic time on nested lists, nested quotes and unclosed `![`: a stranger's
/// 64 kB of `- ` would cost 13 seconds. The count is an upper bound that everyday texts do not come near.
struct Nesting {
  /// Levels of lists, quotes or open brackets at the deepest place, and the line of it (from 1).
  private(set) var depth = 0
  private(set) var line = 1

  private var fence: (sign: UInt8, length: Int)?
  /// The columns at which the content of open list items begins.
  private var items: [Int] = []
  private var brackets = 0

  /// Whether code between fences is passed over. A stranger could hide anything behind a fence that only
  /// looks like one, so comments are counted in full.
  private let knowsFences: Bool

  init(of text: [UInt8], knowsFences: Bool = true) {
    self.knowsFences = knowsFences
    var number = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let levels = measure(line)
      if levels > depth {
        depth = levels
        self.line = number
      }
    }
  }

  private mutating func measure(_ line: ArraySlice<UInt8>) -> Int {
    var i = line.startIndex
    var column = 0
    var quotes = 0
    var openItems = 0

    func skipSpaces() -> Int {
      let start = column
      while i < line.endIndex {
        if line[i] == 0x20 { column += 1 } else if line[i] == 0x09 { column += 4 - column % 4 } else { break }
        i += 1
      }
      return column - start
    }

    _ = skipSpaces()
    guard i < line.endIndex, line[i] != 0x0D else {
      brackets = 0
      return quotes
    }
    if fence != nil {
      closeFence(line[i...])
      return 0
    }
    // Items whose content the line is indented to are still open.
    openItems = items.firstIndex { column < $0 } ?? items.count
    let isContinuation = openItems == items.count && !items.isEmpty
    var contents = Array(items.prefix(openItems))
    var hasMarker = false
    while i < line.endIndex, !Self.isThematicBreak(line[i...]) {
      if line[i] == UInt8(ascii: ">") {
        quotes += 1
        hasMarker = true
        i += 1
        column += 1
        _ = skipSpaces()
      } else if let width = Self.listMarker(line[i...]) {
        hasMarker = true
        i += width
        column += width
        let spaces = skipSpaces()
        contents.append(column)
        if spaces == 0 { break }
      } else {
        break
      }
    }
    if hasMarker || !isContinuation { brackets = hasMarker ? 0 : brackets }
    items = contents
    if knowsFences { openFence(line[i...]) }
    let mostBrackets = fence == nil ? countBrackets(line[i...]) : 0
    return quotes + contents.count + mostBrackets
  }

  /// `* * *` and the like: a line, not lists.
  private static func isThematicBreak(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let sign = rest.first, sign == UInt8(ascii: "*") || sign == UInt8(ascii: "-") else { return false }
    var count = 0
    for byte in rest {
      if byte == sign { count += 1 } else if byte != 0x20, byte != 0x09, byte != 0x0D { return false }
    }
    return count >= 3
  }

  /// The length of `-`, `*`, `+`, `1.` or `1)` where a space or the end of the line follows.
  private static func listMarker(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first else { return nil }
    let digits = rest.prefix(9).prefix { (0x30...0x39).contains($0) }.count
    let width: Int
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      width = 1
    } else if digits > 0, let sign = rest.dropFirst(digits).first, sign == 0x2E || sign == 0x29 {
      width = digits + 1
    } else {
      return nil
    }
    guard let next = rest.dropFirst(width).first else { return width }
    return next == 0x20 || next == 0x09 || next == 0x0D ? width : nil
  }

  private mutating func openFence(_ rest: ArraySlice<UInt8>) {
    guard let sign = rest.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return }
    let length = rest.prefix { $0 == sign }.count
    guard length >= 3, sign == UInt8(ascii: "~") || !rest.dropFirst(length).contains(sign) else { return }
    fence = (sign, length)
  }

  private mutating func closeFence(_ rest: ArraySlice<UInt8>) {
    guard let open = fence else { return }
    let length = rest.prefix { $0 == open.sign }.count
    if length >= open.length, rest.dropFirst(length).allSatisfy({ $0 <= 0x20 }) { fence = nil }
  }

  /// The most brackets that are open at once on this line of a paragraph; those that stay open are remembered.
  /// Code spans and escaped brackets do not count.
  private mutating func countBrackets(_ rest: ArraySlice<UInt8>) -> Int {
    var most = brackets
    var i = rest.startIndex
    while i < rest.endIndex {
      switch rest[i] {
      case UInt8(ascii: "\\"):
        i += 1
      case UInt8(ascii: "`"):
        let ticks = rest[i...].prefix { $0 == UInt8(ascii: "`") }.count
        var end = i + ticks
        while end < rest.endIndex {
          let run = rest[end...].prefix { $0 == UInt8(ascii: "`") }.count
          if run == ticks { break }
          end += max(run, 1)
        }
        i = end < rest.endIndex ? end + ticks - 1 : i + ticks - 1
      case UInt8(ascii: "["):
        brackets += 1
        most = max(most, brackets)
      case UInt8(ascii: "]"): brackets = max(0, brackets - 1)
      default: break
      }
      i += 1
    }
    return most
  }
}
