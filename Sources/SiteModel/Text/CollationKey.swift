import Foundation

/// The place of a word in French alphabetical order.
///
/// Accents and case count only between words that are otherwise the same; then plain comes before acute,
/// grave, circumflex, diaeresis, and lower case before upper. œ and æ sort as two letters, a space before a
/// hyphen. Accents are compared from the left, as CLDR does for France. Signs come before digits, and
/// digits before letters; what joins words is passed over at the beginning, and invisible signs everywhere.
/// Source: Office québécois de la langue française, Banque de dépannage linguistique, no. 4934.
package struct CollationKey: Hashable, Sendable, Comparable {
  private let weights: [UInt32]
  /// The first letter without its accent, in upper case; `#` where the word begins with none.
  package let initial: String

  package init(_ text: String) {
    var letters: [UInt32] = []
    var accents: [UInt32] = []
    var cases: [UInt32] = []
    var base: Unicode.Scalar?
    func add(_ letter: UInt32, isUpper: Bool) {
      letters.append(letter)
      accents.append(1)
      cases.append(isUpper ? 2 : 1)
    }
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    for scalar in (isASCII ? text : text.decomposedStringWithCanonicalMapping).unicodeScalars {
      if let (lower, isUpper) = Self.plainLetter(scalar) {
        base = scalar
        add(0x40_0000 + lower, isUpper: isUpper)
        continue
      }
      if TextFolding.isDiacritic(scalar), !TextFolding.keepsMarks(base) {
        if !accents.isEmpty { accents[accents.count - 1] = Self.accentWeight(scalar) }
        continue
      }
      if letters.isEmpty, TextFolding.isWordSeparator(scalar) { continue }
      if scalar.properties.generalCategory == .format { continue }
      base = scalar
      let isUpper = scalar.properties.isUppercase
      for base in Self.letters(of: scalar) { add(Self.letterWeight(base), isUpper: isUpper) }
    }
    weights = letters + [0] + accents + [0] + cases
    let first = TextFolding.fold(text).unicodeScalars.first { scalar in
      !TextFolding.isWordSeparator(scalar) && scalar.properties.generalCategory != .format
    }
    initial = first.map { $0.properties.isAlphabetic ? String($0).uppercased() : "#" } ?? "#"
  }

  package static func < (a: CollationKey, b: CollationKey) -> Bool {
    a.weights.lexicographicallyPrecedes(b.weights)
  }

  /// A letter from a to z and whether it is written in upper case; for almost all that tags are made of, Unicode's tables
  /// need not be asked.
  private static func plainLetter(_ scalar: Unicode.Scalar) -> (lower: UInt32, isUpper: Bool)? {
    switch scalar {
    case "a"..."z": (scalar.value, false)
    case "A"..."Z": (scalar.value + 0x20, true)
    default: nil
    }
  }

  private static func letters(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "œ", "Œ": ["o", "e"]
    case "æ", "Æ": ["a", "e"]
    case "ß": ["s", "s"]
    default: Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  private static func letterWeight(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "-", "\u{2010}", "\u{2011}": return 2
    case "'", "\u{2018}", "\u{2019}", "\u{02BC}": return 3
    case _ where scalar.properties.isWhitespace: return 1
    case _ where TextFolding.isDiacritic(scalar): return 0x60_0000 + scalar.value
    case _ where scalar.properties.isAlphabetic: return 0x40_0000 + scalar.value
    case _ where scalar.properties.numericType != nil: return 0x20_0000 + scalar.value
    default: return 16 + scalar.value
    }
  }

  private static func accentWeight(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x0301: 2
    case 0x0300: 3
    case 0x0302: 4
    case 0x0308: 5
    default: scalar.value
    }
  }
}
