import Foundation
import Testing

@testable import SiteModel

@Suite struct TextFoldingTests {
  static let folds: [(String, String)] = [
    ("", ""), ("UMP", "ump"), ("Fédération Numérique", "federation numerique"),
    ("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "aaaceeeeiioouuuy"), ("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy"),
    ("e\u{301}te\u{301}", "ete"), ("Œuvre", "oeuvre"), ("cœur", "coeur"), ("Æsop", "aesop"),
    ("ex æquo", "ex aequo"),
    ("Straße", "strasse"), ("GROẞ", "gross"), ("ñandú", "nandu"), ("Łódź", "lodz"),
    ("Søren Øst", "soren ost"), ("Đà Nẵng", "da nang"), ("Þór Sigurðsson", "thor sigurdsson"),
    ("ısı İ", "isi i"),
    ("1º ª", "1o a"), ("ĦĲŊŦŀŉĸſəǝ", "hijntlnksee"), ("Việt Nam", "viet nam"),
    ("Ελλάδα", "ελλαδα"), ("Москва", "москва"), ("Чайковский", "чайковский"), ("Київ", "київ"),
    ("Ёлка", "ёлка"), ("日本", "日本"), ("がくせい", "がくせい"), ("한국", "한국"), ("العربية", "العربية"),
    ("हिन्दी", "हिन्दी"), ("C++ & C#", "c++ & c#"), ("l’été", "l’ete"), ("👍🏽", "👍🏽"),
  ]

  @Test("two spellings of a word fold to one, and letters of other scripts stay", arguments: folds)
  func fold(text: String, expected: String) {
    #expect(Array(TextFolding.fold(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(TextFolding.fold(TextFolding.fold(text)) == TextFolding.fold(text))
  }

  @Test("a letter of Latin-1 folds by itself as it does among letters that take the long way")
  func latin() {
    for value in UInt32(0x80)...0xFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let (alone, among) = ("A\(scalar)Z", "A\(scalar)ZЯ")
      #expect(TextFolding.fold(alone) + "я" == TextFolding.fold(among), "U+\(String(value, radix: 16))")
      #expect(TextFolding.foldAsBefore(alone) + "я" == TextFolding.foldAsBefore(among))
    }
  }

  @Test("upper and lower case, composed and taken apart, fold alike", arguments: folds.map(\.0))
  func alike(text: String) {
    let folded = TextFolding.fold(text)
    #expect(TextFolding.fold(text.lowercased()) == folded)
    #expect(TextFolding.fold(text.decomposedStringWithCanonicalMapping) == folded)
  }

  @Test(
    "diacritics and ligatures are counted",
    arguments: [
      ("", 0), ("numerique", 0), ("numérique", 1), ("NUMÉRIQUE", 1), ("nume\u{301}rique", 1),
      ("Fédération numérique", 3),
      ("cœur", 1), ("Œ Æ æ", 3), ("garçon", 1), ("Łódź", 3), ("Søren", 1), ("Việt", 2), ("日本", 0),
    ])
  func diacritics(text: String, expected: Int) {
    #expect(TextFolding.diacriticCount(text) == expected)
  }

  @Test(
    "letters that version 0.1 did not spell are known",
    arguments: [
      ("Wałęsa", true), ("SØREN", true), ("ı", true), ("Œuvre d’été", false), ("Łódź", true), ("ñ", false),
      ("й", false),
    ])
  func foldedAnew(text: String, expected: Bool) {
    #expect(TextFolding.isFoldedDifferently(text) == expected)
    #expect((TextFolding.foldAsBefore(text) != TextFolding.fold(text)) == expected)
  }

  @Test(
    "a text as long as a book folds as its parts do",
    arguments: ["Ça 10 000 €, e\u{301}te\u{301} ", "É", "\u{1112}\u{1161}\u{11AB}", "Й", "a\u{327}\u{301}"])
  func long(part: String) {
    #expect(
      TextFolding.fold(String(repeating: part, count: 5000))
        == String(repeating: TextFolding.fold(part), count: 5000))
  }

  @Test("spaces, hyphens, underscores and apostrophes part words, and nothing else does")
  func separators() {
    let separating = " \t\n\u{A0}\u{202F}\u{2009}-_'\u{2019}\u{2018}\u{02BC}\u{2010}\u{2011}"
    #expect(separating.unicodeScalars.allSatisfy(TextFolding.isWordSeparator))
    #expect(!"aé9.+#/&«»\u{AD}\u{200B}".unicodeScalars.contains(where: TextFolding.isWordSeparator))
  }
}
