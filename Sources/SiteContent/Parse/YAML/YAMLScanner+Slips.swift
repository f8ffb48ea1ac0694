import SiteModel

/// Lines that are no YAML, and of which it is clear what their authors meant by them.
extension YAMLScanner {
  // MARK: Lists

  /// Notes that a line is an entry of a list, and leaves the lists and groups that it does not belong to.
  mutating func enterList(_ column: Int) {
    while let last = keys.last, last.column > column { keys.removeLast() }
    while let last = openLists.last, last > column { openLists.removeLast() }
    if openLists.last != column { openLists.append(column) }
  }

  /// Where a sign ends that is to begin an entry and does not: `• UMP`, `– UMP`, `-UMP`; nil where there is none, or
  /// where YAML can read the line.
  func bullet(_ i: Int, _ end: Int, below key: OpenKey?) -> Int? {
    guard let mark = bulletEnd(i, end) else { return nil }
    let column = i - lineStart(of: i)
    guard key?.column == column || openLists.last == column else { return nil }
    // Free keys may be called anything.
    let mayBeKey = known == nil && keys.contains { $0.column == column }
    return mayBeKey && firstColon(i, end) != nil ? nil : mark
  }

  private func bulletEnd(_ i: Int, _ end: Int) -> Int? {
    guard i < end else { return nil }
    switch bytes[i] {
    case .asterisk, .plus:
      return i + 1 < end && isSpace(bytes[i + 1]) ? i + 1 : nil
    case .dash:
      guard i + 1 < end else { return nil }
      if isNoBreakSpace(i + 1, end) { return i + 3 }
      return bytes[i + 1].isASCIILetter || bytes[i + 1] >= 0x80 ? i + 1 : nil
    case 0xC2, 0xE2:
      // · and • – — ‣ − ▪ ●
      let signs: [[UInt8]] = [
        [0xC2, 0xB7], [0xE2, 0x80, 0xA2], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94], [0xE2, 0x80, 0xA3],
        [0xE2, 0x88, 0x92], [0xE2, 0x96, 0xAA], [0xE2, 0x97, 0x8F],
      ]
      guard let sign = signs.first(where: { bytes[i..<end].starts(with: $0) }) else { return nil }
      let behind = i + sign.count
      return isNoBreakSpace(behind, end) ? behind + 2 : behind
    default: return nil
    }
  }

  private func isNoBreakSpace(_ i: Int, _ end: Int) -> Bool {
    i + 1 < end && bytes[i] == 0xC2 && bytes[i + 1] == 0xA0
  }

  /// Whether a dash stands in the column of a key that has its value already.
  func isBelowValue(_ column: Int, _ key: OpenKey?) -> Bool {
    keys.last { $0.column <= column }?.column == column && key?.column != column
      && !openLists.contains(column)
  }

  // MARK: Lines beside the keys

  /// Whether a line stands where a key must, and is not one.
  func isStray(_ i: Int, _ end: Int) -> Bool {
    let column = i - lineStart(of: i)
    guard keys.last.map({ $0.column >= column }) ?? false || openLists.last.map({ $0 >= column }) ?? false,
      i < end, isTextStart(bytes[i]), firstColon(i, end) == nil
    else { return false }
    // `draft:true` is a key without its space, `draft:⍽true` one with another space.
    let name = bytes[i..<end].prefix { $0.isASCIILetter || $0 >= 0x80 || $0 == 0x5F || $0 == .dash }
    var next = name.endIndex
    while next < end, isSpace(bytes[next]) { next += 1 }
    // It is an address where slashes follow.
    guard !name.isEmpty, next + 1 < end, bytes[next] == .colon else { return true }
    return bytes[next + 1] == UInt8(ascii: "/")
  }

  private func isTextStart(_ byte: UInt8) -> Bool {
    !isSpace(byte) && !isMark(byte) && !"\"'[]{}#|>%@`?,".utf8.contains(byte)
  }

  /// Notes a line that stands beside the keys, with those of its kind below it.
  ///
  /// - Returns: where the line begins that follows them.
  mutating func addStray(_ i: Int, _ end: Int, below key: OpenKey?, _ plain: OpenPlain?) -> Int {
    let column = i - lineStart(of: i)
    while let last = keys.last, last.column > column { keys.removeLast() }
    let isEntry = isDash(i, end)
    var last = end
    while last + 1 < bytes.count {
      let nextEnd = lineEnd(from: last + 1)
      let next = last + 1 + indentation(last + 1, nextEnd)
      guard next - last - 1 == column, visible(next, nextEnd) != nil,
        isEntry ? isDash(next, nextEnd) : isStray(next, nextEnd)
      else { break }
      last = nextEnd
    }
    // Indented, it would be the key's value, or a part of it.
    let goesOn = !isEntry && (key?.column == column || plain?.column == column && plain?.isItem == false)
    let value = i..<trimmedEnd(i, last)
    add(
      .stray, i, value, isEntry, whole: (plain?.range.lowerBound ?? i)..<value.upperBound, goesOn: goesOn)
    if goesOn, let plain {
      openPlain = OpenPlain(
        column: column, isItem: false, range: plain.range.lowerBound..<value.upperBound, isTold: true)
    }
    return last + 1
  }

  // MARK: Texts of several lines

  /// The text below a key without a value on its line; nil where it is not clear that it is one.
  func prose(_ i: Int, _ end: Int, deeperThan column: Int) -> Range<Int>? {
    guard isTextStart(bytes[i]) else { return nil }
    let text = i..<(plainEnd(below: end + 1, deeperThan: column) ?? trimmedEnd(i, end))
    return isProse(text, behindKey: false) ? text : nil
  }

  /// Whether a value of some lines is a text with a colon among its words, and not keys that are indented too far.
  ///
  /// - Parameter isBehindKey: whether its first line stands on that of its key.
  func isProse(_ text: Range<Int>, behindKey isBehindKey: Bool) -> Bool {
    guard let known, case .key(let key) = known.place(keys.map { name($0.name) }), key.kind == .text else {
      return false
    }
    var hasColon = false
    var start = text.lowerBound
    while start < text.upperBound {
      let end = min(lineEnd(from: start), text.upperBound)
      let first = start + indentation(start, end)
      let isFirst = start == text.lowerBound
      if first < end {
        if bytes[first] == .hash || comment(first, end) != nil || !isFirst && isDash(first, end) {
          return false
        }
        if let colon = firstColon(first, end) {
          hasColon = true
          guard isFirst && isBehindKey || isAmongWords(colon, from: first, known) else { return false }
        }
      }
      start = end + 1
    }
    return hasColon
  }

  /// `ce qu'il faut retenir : la suite`, and not `draft : true`.
  private func isAmongWords(_ colon: Int, from start: Int, _ known: KeySet) -> Bool {
    let head = name(start..<colon)
    let words = head.split(whereSeparator: \.isWhitespace)
    guard words.count < 2 else { return known[words.joined(separator: " ")] == nil }
    let plain = Key.plainName(words.joined())
    let isKey = known.keys.contains { key in
      key.plainNames.contains(plain) || key.translations.contains { Key.plainName($0.key) == plain }
    }
    return !isKey && head.last?.isWhitespace == true
  }

  private func name(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Documents

  /// The line with which a document begins or ends (YAML 1.2, 9.1).
  func isDocumentMark(_ i: Int, _ end: Int) -> Bool {
    guard i + 2 < end, bytes[i] == .dash || bytes[i] == UInt8(ascii: ".") else { return false }
    return bytes[i] == bytes[i + 1] && bytes[i] == bytes[i + 2] && (i + 3 == end || isSpace(bytes[i + 3]))
  }
}
