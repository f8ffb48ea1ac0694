/// What stands before and behind a sign: spaces, words, smileys.
extension FrenchTypography {
  /// Bytes that begin a sign to look at.
  static let isSign: [Bool] = (0..<256).map { byte in
    [0x3B, 0x21, 0x3F, 0x3A, 0xC2].contains(byte)
  }

  static func lastScalar(of bytes: [UInt8]) -> Unicode.Scalar? {
    var i = bytes.count - 1
    while i >= 0, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    guard i >= 0 else { return nil }
    return String(decoding: bytes[i...], as: UTF8.self).unicodeScalars.first
  }

  /// Bytes of the space (plain, no-break, narrow no-break, thin) at `i`; 0 where there is none.
  static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    if text[i] == 0x20 { return 1 }
    if i + 1 < text.count, text[i] == 0xC2, text[i + 1] == 0xA0 { return 2 }
    if i + 2 < text.count, text[i] == 0xE2, text[i + 1] == 0x80, text[i + 2] == 0xAF || text[i + 2] == 0x89 {
      return 3
    }
    return 0
  }

  /// Takes trailing spaces away; false where there was none.
  static func removeSpaces(from output: inout [UInt8], downTo start: Int) -> Bool {
    var end = output.count
    while end > start {
      if output[end - 1] == 0x20 {
        end -= 1
      } else if end - start >= 2, output[end - 2] == 0xC2, output[end - 1] == 0xA0 {
        end -= 2
      } else if end - start >= 3, output[end - 3] == 0xE2, output[end - 2] == 0x80,
        output[end - 1] == 0xAF || output[end - 1] == 0x89
      {
        end -= 3
      } else {
        break
      }
    }
    guard end < output.count else { return false }
    output.removeLast(output.count - end)
    return true
  }

  static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isWhitespace } ?? true
  }

  /// Whether a sign may follow this scalar without a space by mistake only.
  static func isWordEnd(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar {
    case ")", "]", "»", "\u{2019}", "\u{201D}", "\"", "%", "€", "…": return true
    // `C++ : oui`, `C# : non`, `20° : froid`, `5$ : peu`
    case "+", "#", "°", "‰", "$", "£": return true
    default:
      // A mark ends a letter that came taken apart, as file names from macOS do.
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }

  /// Whether the sign before `i` ends a word: a space, the end, or closing punctuation comes next.
  static func isBoundary(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i < text.count else { return true }
    switch text[i] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "\""),
      0x09, 0x0A, 0x0D, 0x20:
      return true
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      // `:)` is a smiley, `(oui !)` is not.
      return text[i - 1] != UInt8(ascii: ":") && text[i - 1] != UInt8(ascii: ";")
    // A no-break space, or a guillemet, whichever it is: straight quotation marks become both.
    case 0xC2: return i + 1 < text.count && [0xA0, 0xAB, 0xBB].contains(text[i + 1])
    case 0xE2: return i + 1 < text.count && text[i + 1] == 0x80
    // The mark of a quotation mark.
    case 0xEF: return i + 1 < text.count && text[i + 1] == 0xB7
    default: return false
    }
  }

  /// Whether the semicolon at `i` ends what looks like a reference of HTML: `&eacute;`, `&#233;`.
  static func endsReference(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    let name = text[max(0, i - 10)..<i].reversed().prefix {
      $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "#")
    }
    let start = i - name.count - 1
    guard start >= 0, text[start] == UInt8(ascii: "&") else { return false }
    let isNumber = name.last == UInt8(ascii: "#") && name.count > 1
    // `AT&T;` and `M&Ms;` are names.
    return isNumber || name.count > 2 || name.elementsEqual("tl".utf8) || name.elementsEqual("tg".utf8)
  }

  /// Whether a sign stands for the first half of a year: `mai ‘68`.
  static func isCutYear(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i + 4 < text.count, text[i + 1] == 0x80, text[i + 2] == 0x98, text[i + 3].isASCIIDigit,
      text[i + 4].isASCIIDigit
    else { return false }
    guard i + 5 < text.count else { return true }
    // `'68'` is quoted.
    return text[i + 5] != UInt8(ascii: "'") && !has(apostrophe, text, at: i + 5)
  }

  /// Whether the semicolon at `i` is the eyes of `;)` or `;-)`.
  static func isWink(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i + 1 < text.count else { return false }
    let mouth = text[i + 1] == UInt8(ascii: "-") ? i + 2 : i + 1
    guard mouth < text.count, ")(DPp".utf8.contains(text[mouth]) else { return false }
    return isBoundary(text, at: mouth + 1)
  }

  /// How many bytes from `i` on are letters and digits of ASCII, or letters of Latin-1: no sign is among them, and all can
  /// stand between colons.
  static func letters(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var i = start
    while i < text.count {
      let byte = text[i]
      if byte.isASCIILetterOrDigit {
        i += 1
      } else if byte == 0xC3, i + 1 < text.count {
        i += 2
      } else {
        break
      }
    }
    return i - start
  }

  /// Whether this byte can stand between the colons of `:coeur_rouge:`.
  static func isCodeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: "_-+".utf8.contains(byte)
    }
  }

  /// What is known of the word that is being read. It is told byte by byte: to look back from each sign
  /// would take quadratic time on a long text without spaces.
  struct Word {
    /// Where it begins in the piece.
    let start: Int
    /// See `AddressWord`; nil before it was asked for. Most words have no sign that depends on it.
    private var isAddress: Bool?
    /// Whether it begins with a colon, as the code of an emoji does: `:sourire:`.
    var isCode = false
    /// Whether it holds minutes: `2′33`.
    var hasPrime = false

    init(at start: Int) { self.start = start }

    mutating func isAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      if let isAddress { return isAddress }
      let found = AddressWord.isAddress(text, at: start)
      isAddress = found
      return found
    }

    mutating func read(_ byte: UInt8, at i: Int) {
      isCode = i == start ? byte == UInt8(ascii: ":") : isCode && FrenchTypography.isCodeByte(byte)
    }
  }
}
