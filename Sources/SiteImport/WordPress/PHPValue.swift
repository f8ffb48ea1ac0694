/// A value that PHP has serialised, read leniently: where CRLF was made LF, or an encoding was changed, the lengths
/// that it names no longer hold.
indirect enum PHPValue: Hashable, Sendable {
  case text(String)
  case list([Entry])

  struct Entry: Hashable, Sendable {
    var key: String
    var value: PHPValue
  }

  /// Nil of what is nothing serialised, or damaged beyond reading.
  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0) else { return nil }
    self = value
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  subscript(_ key: String) -> PHPValue? {
    guard case .list(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// All texts in it, in their order.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let entries): entries.flatMap(\.value.texts)
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var i = 0

    mutating func upTo(_ sign: Character) -> String? {
      guard let ascii = sign.asciiValue, let end = bytes[i...].firstIndex(of: ascii) else { return nil }
      defer { i = end + 1 }
      return String(decoding: bytes[i..<end], as: UTF8.self)
    }

    mutating func value(depth: Int) -> PHPValue? {
      guard depth < 32, i + 1 < bytes.count else { return nil }
      let kind = bytes[i]
      i += 2
      switch kind {
      case UInt8(ascii: "N"): return .text("")
      case UInt8(ascii: "i"), UInt8(ascii: "b"), UInt8(ascii: "d"): return upTo(";").map { .text($0) }
      case UInt8(ascii: "s"): return string()
      case UInt8(ascii: "a"): return entries(depth)
      case UInt8(ascii: "O"):
        guard upTo(":") != nil, upTo(":") != nil else { return nil }
        return entries(depth)
      default: return nil
      }
    }

    /// `5:"album";`
    private mutating func string() -> PHPValue? {
      guard let length = upTo(":").flatMap({ Int($0) }), i < bytes.count, bytes[i] == UInt8(ascii: "\"")
      else { return nil }
      let start = i + 1
      let (quote, semicolon) = (UInt8(ascii: "\""), UInt8(ascii: ";"))
      func isEnd(_ end: Int) -> Bool {
        end + 1 < bytes.count && bytes[end] == quote && bytes[end + 1] == semicolon
      }
      var end = start + max(0, min(length, bytes.count))
      if !isEnd(end) {
        guard let found = bytes.indices[start...].first(where: isEnd) else { return nil }
        end = found
      }
      i = end + 2
      return .text(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// `2:{…}`
    private mutating func entries(_ depth: Int) -> PHPValue? {
      guard let count = upTo(":").flatMap({ Int($0) }), count >= 0, i < bytes.count,
        bytes[i] == UInt8(ascii: "{")
      else {
        return nil
      }
      i += 1
      var entries: [Entry] = []
      while i < bytes.count, bytes[i] != UInt8(ascii: "}") {
        guard let key = value(depth: depth + 1)?.text, let value = value(depth: depth + 1) else { return nil }
        entries.append(Entry(key: key, value: value))
      }
      i += 1
      return .list(entries)
    }
  }
}
