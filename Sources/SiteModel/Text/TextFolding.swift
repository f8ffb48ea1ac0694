import Foundation

/// Spellings that people take for the same word are made the same: `Fédération` and `FEDERATION`.
package enum TextFolding {
  /// Lower case, without diacritics; letters that Unicode does not take apart are spelled: œ as oe, ł as l. Letters
  /// of other scripts stay: й is not и.
  package static func fold(_ text: String) -> String {
    foldLatin(text, latin) ?? fold(text, spelling: spelledLetters)
  }

  /// As version 0.1 folded, which spelled œ, æ and ß only: old addresses are made so.
  package static func foldAsBefore(_ text: String) -> String {
    foldLatin(text, oldLatin) ?? fold(text, spelling: oldSpelledLetters)
  }

  /// Whether the two differ.
  package static func isFoldedDifferently(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0xAA: return false
      // Latin-1, which French texts are full of.
      case 0xAA, 0xBA, 0xD0, 0xD8, 0xDE, 0xF0, 0xF8, 0xFE: return true
      case 0x110...0x259:
        guard let small = scalar.properties.lowercaseMapping.unicodeScalars.first else { return false }
        return spelledLetters[small] != nil && oldSpelledLetters[small] == nil
      default: return false
      }
    }
  }

  /// What becomes of U+0080 to U+00FF, which compose nothing with each other.
  private static let latin = (0x80...0xFF).map { fold(one: $0, spelledLetters) }
  private static let oldLatin = (0x80...0xFF).map { fold(one: $0, oldSpelledLetters) }

  private static func fold(one value: Int, _ letters: [Unicode.Scalar: String]) -> [UInt8] {
    Unicode.Scalar(value).map { Array(fold(String($0), spelling: letters).utf8) } ?? []
  }

  /// The same by a table of those characters; nil of a text that has others beside ASCII's.
  private static func foldLatin(_ text: String, _ table: [[UInt8]]) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0xC4 }) else { return nil }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        i += 1
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): output.append(byte | 0x20)
        case ..<0x80: output.append(byte)
        default:
          // A first byte of two, 0xC2 or 0xC3.
          output += table[Int(byte & 0x03) << 6 + Int(bytes[i] & 0x3F) - 0x80]
          i += 1
        }
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  private static func fold(_ text: String, spelling letters: [Unicode.Scalar: String]) -> String {
    let small = text.lowercased()
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    return parts(of: small).map { fold(part: $0, spelling: letters) }.joined()
  }

  /// Parts that compose nothing with each other, as short as that allows: Foundation's normalization takes a time that
  /// grows with the square of a text.
  private static func parts(of text: String) -> [Substring] {
    let most = 1000
    guard text.utf8.count > most else { return [text[...]] }
    var parts: [Substring] = []
    var (start, size) = (text.startIndex, 0)
    for index in text.unicodeScalars.indices {
      size += 1
      guard size > most, standsAlone(text.unicodeScalars[index]) else { continue }
      parts.append(text[start..<index])
      (start, size) = (index, 0)
    }
    return parts + [text[start...]]
  }

  /// Whether a character never changes the one before it: no mark, no vowel or final of a Hangul syllable (UAX #15).
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: return !(0x1160...0x11FF).contains(scalar.value)
    }
  }

  private static func fold(part: Substring, spelling letters: [Unicode.Scalar: String]) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in part.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case _ where isDiacritic(scalar) && !keepsMarks(folded.last): continue
      case _ where scalar.value < 0x80: folded.append(scalar)
      default:
        if let letters = letters[scalar] {
          folded.append(contentsOf: letters.unicodeScalars)
        } else {
          folded.append(scalar)
        }
      }
    }
    // Composed again: the decomposition also took Hangul syllables and й apart.
    return String(folded).precomposedStringWithCanonicalMapping
  }

  private static let oldSpelledLetters: [Unicode.Scalar: String] = ["œ": "oe", "æ": "ae", "ß": "ss"]

  /// Small Latin letters without a canonical decomposition, as WordPress spells them in addresses; but ß, which it
  /// makes one s in most languages (`remove_accents` in wp-includes/formatting.php).
  package static let spelledLetters: [Unicode.Scalar: String] = [
    "œ": "oe", "æ": "ae", "ß": "ss", "ª": "a", "º": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ĳ": "ij",
    "ĸ": "k", "ŀ": "l", "ł": "l", "ŉ": "n", "ŋ": "n", "ø": "o", "þ": "th", "ŧ": "t", "ſ": "s", "ə": "e",
    "ǝ": "e",
  ]

  /// How many diacritics a text carries: the better spelled of two names has more.
  package static func diacriticCount(_ text: String) -> Int {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return 0 }
    return text.decomposedStringWithCanonicalMapping.unicodeScalars.count { scalar in
      isDiacritic(scalar)
        || scalar.value >= 0x80
          && spelledLetters[scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar] != nil
    }
  }

  /// The blocks of combining diacritical marks, and no vowel sign of another script.
  static func isDiacritic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: false
    }
  }

  /// Whether a mark on this letter makes another letter of its alphabet, as in Cyrillic: й, ї, ў.
  static func keepsMarks(_ base: Unicode.Scalar?) -> Bool {
    base.map { (0x0400...0x052F).contains($0.value) } ?? false
  }

  /// White space, and every character that joins words in French or in file names.
  static func isWordSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "_", "'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{2010}", "\u{2011}": true
    // Unicode's tables are asked for what is not plain only: they are large.
    case _ where scalar.isASCII: scalar == " " || (0x09...0x0D).contains(scalar.value)
    default: scalar.properties.isWhitespace
    }
  }
}
