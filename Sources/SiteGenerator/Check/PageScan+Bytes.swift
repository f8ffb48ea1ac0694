import SiteModel

/// The tokenizer's eye: names, attributes, and where a thing ends.
extension PageScan {
  func starts(with word: StaticString) -> Bool {
    word.withUTF8Buffer { i + $0.count <= bytes.count && bytes[i..<i + $0.count].elementsEqual($0) }
  }

  /// The place behind the next `word`, in whatever case; the page's end where there is none.
  func end(of word: String, from start: Int) -> Int {
    let wanted = Array(word.utf8)
    guard var place = bytes.indices.contains(start) ? start : nil, let first = wanted.first else {
      return bytes.count
    }
    while let found = bytes[place...].firstIndex(of: first) {
      if found + wanted.count > bytes.count { break }
      if bytes[found..<found + wanted.count].elementsEqual(
        wanted, by: { $0 == $1 || $0.isASCIILetter && $0 | 0x20 == $1 })
      {
        return found + wanted.count
      }
      place = found + 1
    }
    return bytes.count
  }

  mutating func name() -> Range<Int> {
    let start = i
    while i < bytes.count, !Self.isSpace(bytes[i]), bytes[i] != UInt8(ascii: ">"),
      bytes[i] != UInt8(ascii: "/")
    { i += 1 }
    return start..<i
  }

  /// The places of the next attribute's name and value; nil at the tag's end, which is passed.
  mutating func attribute() -> (key: Range<Int>, value: Range<Int>)? {
    while i < bytes.count, Self.isSpace(bytes[i]) || bytes[i] == UInt8(ascii: "/") { i += 1 }
    guard i < bytes.count else { return nil }
    if bytes[i] == UInt8(ascii: ">") {
      i += 1
      return nil
    }
    let start = i
    i += 1
    while i < bytes.count, !Self.isSpace(bytes[i]), !Self.endsName(bytes[i]) { i += 1 }
    let key = start..<i
    var next = i
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return (key, i..<i) }
    i = next + 1
    while i < bytes.count, Self.isSpace(bytes[i]) { i += 1 }
    guard i < bytes.count else { return (key, i..<i) }
    let quote = bytes[i]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let first = i + 1
      let end = bytes[first...].firstIndex(of: quote) ?? bytes.count
      i = min(bytes.count, end + 1)
      return (key, first..<end)
    }
    let first = i
    while i < bytes.count, !Self.isSpace(bytes[i]), bytes[i] != UInt8(ascii: ">") { i += 1 }
    return (key, first..<i)
  }

  static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  func isSame(_ name: Range<Int>, _ other: Range<Int>) -> Bool {
    name.count == other.count && bytes[name].elementsEqual(bytes[other]) { $0 | 0x20 == $1 | 0x20 }
  }

  static func isSame(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes.count == $0.count && bytes.elementsEqual($0) { $0 | 0x20 == $1 | 0x20 } }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
