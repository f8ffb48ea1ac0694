import SiteModel

/// One key of a file's front matter set or removed; every other byte stays as it is: line ends, byte order mark,
/// comments, quotes, the order of the keys.
package enum FrontMatterEdit {
  /// Why a file was left as it is.
  package struct Failure: Error, Hashable, CustomStringConvertible {
    package var reason: String
    package var description: String { reason }
  }

  /// Sets a key; a new one is written below the others.
  ///
  /// - Throws: `Failure` where the front matter cannot be read, or could not be read back as it is meant.
  package static func set(
    _ key: String, to value: FrontMatterValue, in bytes: [UInt8]
  ) throws(Failure) -> [UInt8] {
    let matter = try FrontMatterLines(bytes)
    let edited = try matter.setting(FrontMatterKey(key, value))
    try check(edited, against: matter, key: FrontMatterKey(key, value))
    return edited
  }

  /// The names of a file's keys, in their order.
  package static func keys(of bytes: [UInt8]) throws(Failure) -> [String] {
    try FrontMatterLines(bytes).entries.map(\.key)
  }

  /// Removes a key with its value; a file without it stays as it is.
  package static func remove(_ key: String, from bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let matter = try FrontMatterLines(bytes)
    guard let edited = matter.removing(key) else { return bytes }
    try check(edited, against: matter, key: FrontMatterKey(key, .group([])), isRemoved: true)
    return edited
  }

  /// Reads the edited file as the build will: the key says what it should, and all others say what they said.
  private static func check(
    _ edited: [UInt8], against old: FrontMatterLines, key: FrontMatterKey, isRemoved: Bool = false
  ) throws(Failure) {
    let new = try FrontMatterLines(edited)
    let others = { (entries: [YAMLValue.Entry]) in
      entries.filter { $0.key != key.name }.map { FrontMatterLines.plain($0) }
    }
    let written = new.entries.filter { $0.key == key.name }.map { FrontMatterLines.plain($0) }
    let wanted =
      isRemoved
      ? []
      : try FrontMatterLines(FrontMatterWriter.document([key], body: "")).entries.map(FrontMatterLines.plain)
    guard others(new.entries) == others(old.entries), written == wanted, new.body == old.body else {
      throw Failure(
        reason: "the key '\(key.name)' cannot be changed without touching others: edit the file by hand")
    }
  }
}

/// The front matter of a file, in lines that can be changed one by one.
private struct FrontMatterLines {
  let bytes: [UInt8]
  /// Of the whole file, each with its line end.
  private let lines: [Range<Int>]
  /// The line of the closing `---`, from 0.
  private let closing: Int
  /// In the order of the file.
  let entries: [YAMLValue.Entry]
  let body: [UInt8]

  init(_ bytes: [UInt8]) throws(FrontMatterEdit.Failure) {
    var diagnostics: [Diagnostic] = []
    guard let source = SourceText(file: "", bytes: bytes, &diagnostics),
      let matter = FrontMatter(source, keys: nil, &diagnostics)
    else {
      throw FrontMatterEdit.Failure(reason: diagnostics.first?.message ?? "the front matter cannot be read")
    }
    self.bytes = bytes
    lines = Self.lines(of: bytes)
    closing = matter.bodyLineOffset - 1
    entries = matter.values.unaskedKeys().sorted {
      ($0.keyPosition.line, $0.keyPosition.column) < ($1.keyPosition.line, $1.keyPosition.column)
    }
    body = matter.body
    guard closing < lines.count, !isFlow else {
      throw FrontMatterEdit.Failure(reason: "the front matter is written in braces: write one key a line")
    }
  }

  /// `{title: a, date: b}`, or two keys on one line by other means.
  private var isFlow: Bool {
    zip(entries, entries.dropFirst()).contains { $0.keyPosition.line == $1.keyPosition.line }
      || entries.contains { entry in
        let line = lines[entry.keyPosition.line - 1]
        return !bytes[line].prefix(max(entry.keyPosition.column - 1, 0)).allSatisfy { $0 == 0x20 }
      }
  }

  /// An entry without its places.
  static func plain(_ entry: YAMLValue.Entry) -> [String] { [entry.key] + plain(entry.value) }

  private static func plain(_ value: YAMLValue) -> [String] {
    switch value.content {
    case .scalar(let text, let isPlain):
      // What quotes mean to our readers: whether a word may be true, false or nothing.
      [isPlain && (value.isNull || value.bool != nil) ? "word" : "text", text]
    case .list(let values): ["["] + values.flatMap(plain) + ["]"]
    case .mapping(let entries): ["{"] + entries.flatMap(plain) + ["}"]
    }
  }

  /// Ends at `\n`, `\r\n` and `\r`, as `SourceText` reads them.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A { i += 1 }
      guard byte == 0x0A || byte == 0x0D else { continue }
      lines.append(start..<i)
      start = i
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private func text(ofLine number: Int) -> [UInt8] {
    var end = lines[number].upperBound
    while end > lines[number].lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return Array(bytes[lines[number].lowerBound..<end])
  }

  private func indentation(_ line: [UInt8]) -> Int { line.prefix { $0 == 0x20 }.count }

  /// The lines of an entry, without empty lines and comments below it.
  private func span(of index: Int) -> ClosedRange<Int> {
    let first = entries[index].keyPosition.line - 1
    let next = index + 1 < entries.count ? entries[index + 1].keyPosition.line - 1 : closing
    let isBlockText = isBlockText(entries[index])
    var last = max(next - 1, first)
    while last > first {
      let line = text(ofLine: last)
      let content = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard
        content.isEmpty
          || content.first == UInt8(ascii: "#")
            && !(isBlockText && indentation(line) >= entries[index].keyPosition.column)
      else { break }
      last -= 1
    }
    return first...last
  }

  /// `|` and `>`: below them a `#` is text.
  private func isBlockText(_ entry: YAMLValue.Entry) -> Bool {
    guard let colon = colon(of: entry) else { return false }
    let rest = text(ofLine: entry.keyPosition.line - 1)[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
    return rest.first == UInt8(ascii: "|") || rest.first == UInt8(ascii: ">")
  }

  /// Where the colon behind a key stands in its line, in bytes.
  private func colon(of entry: YAMLValue.Entry) -> Int? {
    let line = text(ofLine: entry.keyPosition.line - 1)
    var place = indentation(line)
    guard place < line.count else { return nil }
    if line[place] == UInt8(ascii: "\"") || line[place] == UInt8(ascii: "'") {
      guard let end = Self.endOfQuoted(line[place...]) else { return nil }
      place = end
    } else {
      place += entry.key.utf8.count
    }
    while place < line.count, line[place] == 0x20 { place += 1 }
    return place < line.count && line[place] == UInt8(ascii: ":") ? place : nil
  }

  private func removed(_ range: Range<Int>, putting new: [UInt8]) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + new + Array(bytes[range.upperBound...])
  }

  func removing(_ key: String) -> [UInt8]? {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    let span = span(of: index)
    return removed(lines[span.lowerBound].lowerBound..<lines[span.upperBound].upperBound, putting: [])
  }

  func setting(_ key: FrontMatterKey) throws(FrontMatterEdit.Failure) -> [UInt8] {
    guard let index = entries.firstIndex(where: { $0.key == key.name }) else {
      let indentation = entries.first.map { $0.keyPosition.column - 1 } ?? 0
      let place = lines[closing].lowerBound
      return removed(place..<place, putting: written(key, indentation: indentation))
    }
    let entry = entries[index]
    let span = span(of: index)
    let whole = lines[span.lowerBound].lowerBound..<lines[span.upperBound].upperBound
    guard let inline = FrontMatterWriter.inline(key.value), let colon = colon(of: entry) else {
      return removed(whole, putting: written(key, indentation: entry.keyPosition.column - 1))
    }
    let line = text(ofLine: span.lowerBound)
    let start = lines[span.lowerBound].lowerBound
    var value = colon + 1
    while value < line.count, line[value] == 0x20 || line[value] == 0x09 { value += 1 }
    let hasValue = value < line.count && line[value] != UInt8(ascii: "#")
    if span.count == 1, hasValue {
      return removed(
        start + value..<start + Self.endOfValue(line[value...]), putting: Array(inline.utf8))
    }
    // The value goes on below, or is not there: what is behind the colon may be a remark.
    let remark = hasValue ? [] : Array(line[(colon + 1)...])
    let end = lines[span.upperBound].lowerBound + text(ofLine: span.upperBound).count
    return removed(start + colon + 1..<end, putting: Array((" " + inline).utf8) + remark)
  }

  private func written(_ key: FrontMatterKey, indentation: Int) -> [UInt8] {
    let first = lines.first.map { Array(bytes[$0]) } ?? []
    let end: [UInt8] = first.suffix(2) == [0x0D, 0x0A] ? [0x0D, 0x0A] : first.last == 0x0D ? [0x0D] : [0x0A]
    return FrontMatterWriter.lines([key], indentation: indentation).utf8.flatMap { $0 == 0x0A ? end : [$0] }
  }

  // MARK: Ends of values

  /// Behind the closing quote.
  private static func endOfQuoted(_ text: ArraySlice<UInt8>) -> Int? {
    guard let quote = text.first else { return nil }
    var i = text.startIndex + 1
    while i < text.endIndex {
      if quote == UInt8(ascii: "\""), text[i] == UInt8(ascii: "\\") {
        i += 2
      } else if text[i] == quote {
        guard quote == UInt8(ascii: "'"), i + 1 < text.endIndex, text[i + 1] == quote else { return i + 1 }
        i += 2
      } else {
        i += 1
      }
    }
    return nil
  }

  /// Behind a value that stands on one line; before a remark and the space before that.
  private static func endOfValue(_ text: ArraySlice<UInt8>) -> Int {
    let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    if let first = text.first, quotes.contains(first), let end = endOfQuoted(text) { return end }
    var end = text.startIndex
    var i = text.startIndex
    let isFlow = text.first == UInt8(ascii: "[") || text.first == UInt8(ascii: "{")
    while i < text.endIndex {
      if isFlow, quotes.contains(text[i]), let close = endOfQuoted(text[i...]) {
        i = close
        end = close
        continue
      }
      let isSpace = text[i] == 0x20 || text[i] == 0x09
      if text[i] == UInt8(ascii: "#"), i > text.startIndex, text[i - 1] == 0x20 || text[i - 1] == 0x09 {
        break
      }
      i += 1
      if !isSpace { end = i }
    }
    return end
  }
}
