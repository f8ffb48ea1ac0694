import Foundation

/// Spellings that people take for the same word are made the same: `Fédération` and `FEDERATION`.
package enum TextFolding {
  /// Lower case, without diacritics, œ as oe, æ as ae, ß as ss. Letters of other scripts stay: й is no и.
  package static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case _ where isDiacritic(scalar) && !keepsMarks(folded.last): continue
      case "œ": folded.append(contentsOf: "oe".unicodeScalars)
      case "æ": folded.append(contentsOf: "ae".unicodeScalars)
      case "ß": folded.append(contentsOf: "ss".unicodeScalars)
      default: folded.append(scalar)
      }
    }
    // Composed again: the decomposition also took Hangul syllables and й apart.
    return String(folded).precomposedStringWithCanonicalMapping
  }

  /// How many diacritics a text carries: the better spelled of two names has more.
  package static func diacriticCount(_ text: String) -> Int {
    text.decomposedStringWithCanonicalMapping.unicodeScalars.count { scalar in
      isDiacritic(scalar) || "œŒæÆ".unicodeScalars.contains(scalar)
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
