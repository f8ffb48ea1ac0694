/// Lists and groups between brackets (YAML 1.2, 7.4).
extension YAMLScanner {
  /// An item, or a key with its value, between brackets.
  struct Segment {
    var bracket: UInt8
    var start: Int
    var key: Range<Int>?
    var hasColon = false
    /// Quoted, or a list or group itself.
    var isClosed = false
  }

  mutating func scanFlow(_ opening: Int) -> Int {
    var open: [Segment] = []
    let depth = keys.count
    defer { keys.removeLast(keys.count - depth) }
    var i = opening
    /// Whether a value may begin here.
    var isStart = true
    while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case .openBracket where isStart, .openBrace where isStart:
        if let key = open.last?.key { keys.append((.max, key)) }
        open.append(Segment(bracket: byte, start: i + 1))
      case .closeBracket, .closeBrace, .comma:
        endSegment(&open, at: i)
        isStart = true
        if byte == .comma {
          open[open.count - 1] = Segment(bracket: open[open.count - 1].bracket, start: i + 1)
        } else {
          open.removeLast()
          guard let last = open.indices.last else { return scanRest(i + 1) }
          if open[last].key != nil { keys.removeLast() }
          open[last].isClosed = true
          isStart = false
        }
      case .doubleQuote where isStart, .singleQuote where isStart:
        guard let close = closingQuote(i) else { return unclosed(i, true) }
        open[open.count - 1].isClosed = true
        i = close - 1
        isStart = false
      case .hash where isStart || isSpace(bytes[i - 1]):
        guard isWord(i + 1, bytes.count) else {
          let end = lineEnd(from: i)
          // A remark stands behind a comma; before one, what follows the sign was a part of the item.
          if !isStart, !open[open.count - 1].isClosed, visible(end + 1, lineEnd(from: end + 1)) == .comma {
            add(.comment, i, valueStart(of: open[open.count - 1])..<trimmedEnd(i, end), true)
          }
          i = end - 1
          break
        }
        let start = isStart ? i : valueStart(of: open[open.count - 1])
        let end = itemEnd(i)
        add(.hashtag, i, start..<end, true)
        open[open.count - 1].isClosed = true
        i = end - 1
        isStart = false
      case _ where isStart && isMark(byte):
        let end = itemEnd(i)
        add(.mark, i, i..<end, open.last?.key == nil, key: open.last?.key)
        open[open.count - 1].isClosed = true
        i = end - 1
        isStart = false
      case .colon
      where isColon(i, bytes.count) && !open[open.count - 1].isClosed
        || isColon(i, bytes.count) && open[open.count - 1].key == nil:
        let last = open.count - 1
        if open[last].key == nil, open[last].bracket == .openBrace {
          open[last].key = name(open[last].start, i)
          open[last].isClosed = false
          open[last].start = i + 1
          isStart = true
        } else {
          open[last].hasColon = true
        }
      case .newline: break
      default: if !isSpace(byte) { isStart = false }
      }
      i += 1
    }
    return unclosed(opening, false)
  }

  /// Notes a second ` : ` in the value of a group's key.
  mutating func endSegment(_ open: inout [Segment], at end: Int) {
    guard let last = open.last, last.key != nil, last.hasColon, !last.isClosed else { return }
    let start = valueStart(of: last)
    add(.colon, start, start..<trimmedEnd(start, end), key: last.key)
  }

  func valueStart(of segment: Segment) -> Int {
    var start = segment.start
    while start < bytes.count, isSpace(bytes[start]) || bytes[start] == .newline { start += 1 }
    return start
  }

  /// A key's name between brackets, without its quotes.
  func name(_ start: Int, _ end: Int) -> Range<Int> {
    var start = start
    while start < end, isSpace(bytes[start]) || bytes[start] == .newline { start += 1 }
    let last = trimmedEnd(start, end)
    guard last - start > 1, bytes[start] == .doubleQuote || bytes[start] == .singleQuote else {
      return start..<last
    }
    return start + 1..<last - 1
  }

  /// Where an item without quotes ends: before the next comma or bracket of the line.
  func itemEnd(_ start: Int) -> Int {
    let ends: [UInt8] = [.newline, .comma, .closeBracket, .closeBrace]
    let i = bytes[start...].firstIndex { ends.contains($0) } ?? bytes.count
    return trimmedEnd(start, i)
  }

  /// What stands behind quotes or brackets: a hashtag there is lost like any other.
  mutating func scanRest(_ start: Int) -> Int {
    let end = lineEnd(from: start)
    var i = start
    while i < end, isSpace(bytes[i]) { i += 1 }
    if i > start, i < end, bytes[i] == .hash, isWord(i + 1, end) {
      add(.comment, i, lineStart(of: i)..<trimmedEnd(i, end))
    } else if i < end, bytes[i] == .comma, visible(i + 1, end) == nil {
      add(.comma, i, i..<i + 1)
    }
    return end + 1
  }
}
