/// What Windows-1252 has in the place of the control characters U+0080 to U+009F.
///
/// Old programs wrote `&#146;` and mean the apostrophe; HTML reads numbers so (HTML standard, 13.2.5.80, "numeric
/// character reference end state").
enum WindowsCharacters {
  /// Nil where there is none of them.
  static func replaced(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard var place = next(in: bytes, from: 0) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var start = 0
    while true {
      output += bytes[start..<place]
      output += Array(String(meant[Int(bytes[place + 1] - 0x80)]).utf8)
      start = place + 2
      guard let found = next(in: bytes, from: start) else { return output + bytes[start...] }
      place = found
    }
  }

  static func replaced(in text: String) -> String {
    var text = text
    let bytes = text.withUTF8 { replaced(in: $0) }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The byte that a character is in Windows-1252, or in Latin-1 where that has none.
  static func byte(of character: Unicode.Scalar) -> UInt8? {
    if 0x80...0xFF ~= character.value { return UInt8(character.value) }
    guard character != "\u{FFFD}", let place = meant.firstIndex(of: character) else { return nil }
    return UInt8(0x80 + place)
  }

  private static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var rest = bytes[start...]
    while let lead = rest.firstIndex(of: 0xC2), lead + 1 < bytes.endIndex {
      if 0x80...0x9F ~= bytes[lead + 1] { return lead }
      rest = bytes[(lead + 1)...]
    }
    return nil
  }

  /// Five of them mean nothing in Windows-1252 either: they become the sign for what cannot be shown.
  private static let meant = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
