/// Names with commas between them and nothing but letters, digits, spaces, hyphens and apostrophes in them, as almost all
/// tags are: bytes tell that there is nothing to warn of, where characters take long.
enum PlainNames {
  /// The names, without the empty ones; nil where it takes a longer look.
  static func read(_ text: String) -> [String]? {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first(where: { $0 != 0x20 }), first != UInt8(ascii: "-"), isPlain(bytes) else {
        return nil
      }
      return bytes.split(separator: UInt8(ascii: ",")).compactMap { part in
        guard let first = part.firstIndex(where: { $0 != 0x20 }),
          let last = part.lastIndex(where: { $0 != 0x20 })
        else { return nil }
        return String(decoding: part[first...last], as: UTF8.self)
      }
    }
  }

  /// Whether a text holds nothing else.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isPlain)
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "-"),
        UInt8(ascii: "'"):
        i += 1
      // U+00C0 to U+00FF: Latin letters with their accents.
      case 0xC3: i += 2
      // The round apostrophe.
      case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x99: i += 3
      default: return false
      }
    }
    return true
  }
}
