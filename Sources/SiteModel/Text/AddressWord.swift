/// Words that look like addresses, in which nothing is typeset: `https://…`, `www.…`, `nom@domaine`.
///
/// What typesets a text in several steps asks here in each of them: a step that took for an address what the next one
/// does not would be made up for when the text is typeset again.
enum AddressWord {
  /// Whether an address ends before this character: white space, and quotation marks, as typed, as marked by ourselves
  /// (U+FDD0 to U+FDEF) or typeset already.
  static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "\"«»“”″".unicodeScalars.contains(scalar)
      || (0xFDD0...0xFDEF).contains(scalar.value)
  }

  /// - Parameter word: up to the next `isEnd`.
  static func isAddress(_ word: some Collection<Unicode.Scalar>) -> Bool {
    isAddress(bytes: Array(String(String.UnicodeScalarView(word)).utf8))
  }

  /// Whether the word is one that begins at `start` of a text.
  static func isAddress(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var end = start
    while end < text.count, !isEnd(text, at: end) { end += 1 }
    return start < end && isAddress(bytes: text[start..<end])
  }

  private static func isAddress(bytes: some RandomAccessCollection<UInt8>) -> Bool {
    if bytes.starts(with: "www.".utf8) { return true }
    var last: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      if byte == UInt8(ascii: "@") { return true }
      if byte == UInt8(ascii: "/"), last.1 == UInt8(ascii: "/"), last.0 == UInt8(ascii: ":") { return true }
      last = (last.1, byte)
    }
    return false
  }

  /// Whether one of the spaces of three bytes stands there that are wider or narrower than a common one, or a separator of
  /// lines: U+1680, U+2000 to U+200A, U+2028, U+2029, U+205F, U+3000.
  static func isWideSpace(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i >= 0, i + 2 < text.count else { return false }
    switch (text[i], text[i + 1], text[i + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x81, 0x9F),
      (0xE3, 0x80, 0x80):
      return true
    default: return false
    }
  }

  /// The same as `isEnd` of a character, for the spaces that texts have.
  private static func isEnd(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    switch text[i] {
    case 0...0x20, UInt8(ascii: "\""): true
    case 0xC2: i + 1 < text.count && [0x85, 0xA0, 0xAB, 0xBB].contains(text[i + 1])
    case 0xE1...0xE3 where isWideSpace(text, at: i): true
    case 0xE2:
      i + 2 < text.count && text[i + 1] == 0x80 && [0x9C, 0x9D, 0xAF, 0xB3].contains(text[i + 2])
    case 0xEF: i + 2 < text.count && text[i + 1] == 0xB7 && (0x90...0xAF).contains(text[i + 2])
    default: false
    }
  }
}
