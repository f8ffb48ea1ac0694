/// A text in UTF-16, as Windows programs save one under the name of Unicode, made UTF-8 piece by piece.
struct WideText {
  private let isBigEndian: Bool
  /// What a piece ended in the middle of.
  private var rest: [UInt8] = []

  /// Nil where a text that begins so is in no such encoding: two bytes tell it by their order, or one byte of ASCII
  /// and a zero.
  init?(beginning bytes: [UInt8]) {
    guard bytes.count > 1 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0x09...0x7E, 0): isBigEndian = false
    case (0xFE, 0xFF), (0, 0x09...0x7E): isBigEndian = true
    default: return nil
    }
  }

  /// The text as UTF-8, without the sign at its beginning; what is in another encoding stays as it is.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard var text = WideText(beginning: bytes) else { return bytes }
    return text.feed(bytes, isLast: true)
  }

  mutating func feed(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    let bytes = rest + piece
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var i = 0
    while i + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      i += 2
    }
    // The second half of a sign comes with the next piece.
    if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) {
      units.removeLast()
      i -= 2
    }
    rest = Array(bytes[i...])
    if units.first == Self.orderMark { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static let orderMark: UInt16 = 0xFEFF
}
