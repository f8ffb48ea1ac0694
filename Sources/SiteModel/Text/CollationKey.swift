import Foundation

/// The place of a word in French alphabetical order.
///
/// Accents and case count only between words that are otherwise the same; then plain comes before acute,
/// grave, circumflex, diaeresis, and lower case before upper. œ and æ sort as two letters, a space before a
/// hyphen. Accents are compared from the left, as CLDR does for France.
/// Source: Office québécois de la langue française, Banque de dépannage linguistique, no. 4934.
package struct CollationKey: Hashable, Sendable, Comparable {
  private let weights: [UInt32]
  /// The first letter without its accent, in upper case; `#` where the word begins with none.
  package let initial: String

  package init(_ text: String) {
    var letters: [UInt32] = []
    var accents: [UInt32] = []
    var cases: [UInt32] = []
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if TextFolding.isDiacritic(scalar) {
        if !accents.isEmpty { accents[accents.count - 1] = Self.accentWeight(scalar) }
        continue
      }
      let isUpper = scalar.properties.isUppercase
      for base in Self.letters(of: scalar) {
        letters.append(Self.letterWeight(base))
        accents.append(1)
        cases.append(isUpper ? 2 : 1)
      }
    }
    weights = letters + [0] + accents + [0] + cases
    let first = TextFolding.fold(text).unicodeScalars.first { !TextFolding.isWordSeparator($0) }
    initial = first.map { $0.properties.isAlphabetic ? String($0).uppercased() : "#" } ?? "#"
  }

  package static func < (a: CollationKey, b: CollationKey) -> Bool {
    a.weights.lexicographicallyPrecedes(b.weights)
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
    if scalar.properties.isWhitespace { return 1 }
    if scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" { return 2 }
    if scalar == "'" || scalar == "\u{2019}" { return 3 }
    return scalar.value + 16
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
