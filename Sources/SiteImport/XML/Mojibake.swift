/// UTF-8 that was taken for Windows-1252 and written as UTF-8 once more: `catÃ©gorie`.
enum Mojibake {
  /// Bytes 0x80 to 0x9F (WHATWG Encoding, windows-1252).
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
    0x17D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153,
    0x9D,
    0x17E, 0x178,
  ]

  static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    let value = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let bytes: [UInt32: UInt8] = Dictionary(
    (0x80...0xFF).map { (windows1252(UInt8($0)).value, UInt8($0)) }
  ) { $1 }

  /// The text put right; nil where nothing in it is encoded twice.
  static func repaired(_ text: String) -> String? {
    guard mayHold(text) else { return nil }
    var isChanged = false
    var output = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var i = 0
    while i < scalars.count {
      if let (scalar, count) = sequence(scalars, i) {
        output.append(scalar)
        i += count
        isChanged = true
      } else {
        output.append(scalars[i])
        i += 1
      }
    }
    return isChanged ? String(output) : nil
  }

  /// Whether one of Â to ô stands before another sign that is not ASCII, as in every such sequence and in few words.
  private static func mayHold(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count > 2 else { return false }
      for i in 0..<bytes.count - 2 where bytes[i] == 0xC3 {
        if (0x82...0xB4).contains(bytes[i + 1]), bytes[i + 2] >= 0x80 { return true }
      }
      return false
    }
  }

  /// A character that stands as two to four of Windows-1252.
  private static func sequence(_ scalars: [Unicode.Scalar], _ i: Int) -> (Unicode.Scalar, Int)? {
    guard !scalars[i].isASCII, let first = bytes[scalars[i].value], first >= 0xC2, first <= 0xF4 else {
      return nil
    }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard i + count <= scalars.count else { return nil }
    var encoded = [first]
    for scalar in scalars[i + 1..<i + count] {
      guard !scalar.isASCII, let byte = bytes[scalar.value], byte & 0xC0 == 0x80 else { return nil }
      encoded.append(byte)
    }
    guard let text = String(validating: encoded, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return nil
    }
    // `Ã—` and `Â»` at the end of a word in capitals may be meant: the result must be what texts are written with.
    let properties = scalar.properties
    guard
      properties.isAlphabetic || scalar.value == 0xA0 || "«»’‘“”–—…€°·©®™œŒ".unicodeScalars.contains(scalar)
    else {
      return nil
    }
    return (scalar, count)
  }
}
