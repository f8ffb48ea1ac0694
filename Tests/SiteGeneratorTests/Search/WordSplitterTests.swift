import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct WordSplitterTests {
  private func words(_ text: String) -> [String] {
    var words: [String] = []
    WordSplitter().forEachWord(in: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  @Test(
    "a text is cut into folded words",
    arguments: [
      ("", []), ("Fédération NUMÉRIQUE", ["federation", "numerique"]),
      ("L’été, l'œuvre d\u{202F}!", ["l", "ete", "l", "oeuvre", "d"]),
      ("«\u{A0}Straße\u{A0}» Æsop ŒUVRE", ["strasse", "aesop", "oeuvre"]),
      ("C++ et C# : 2007-11-06", ["c", "et", "c", "2007", "11", "06"]),
      ("web\u{AD}presse zéro\u{200B}largeur", ["webpresse", "zerolargeur"]),
      ("3×4 ½ m² 1ᵉʳ", ["3", "4", "½", "m²", "1ᵉʳ"]),
      ("e\u{301}te\u{301}", ["ete"]), ("Чайковский й", ["чайковский", "й"]), ("日本 語", ["日本", "語"]),
      ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]), ("İstanbul Škoda", ["istanbul", "skoda"]), ("a_b", ["a", "b"]),
    ] as [(String, [String])])
  func words(text: String, expected: [String]) {
    #expect(words(text) == expected)
    #expect(WordSplitter.words(of: text) == expected)
  }

  @Test(
    "signs at a word's end are its own in what readers type",
    arguments: [
      ("C++", ["c++"]), ("C# et F#", ["c#", "et", "f#"]), ("a+b", ["a", "b"]), ("Google+ !", ["google+"]),
      ("+1 #loi", ["1", "loi"]), ("n°3+", ["n", "3+"]), ("c+\u{AD}+", ["c++"]),
    ] as [(String, [String])])
  func query(text: String, expected: [String]) {
    #expect(WordSplitter.words(of: text, withSigns: true) == expected)
  }

  @Test("a text is found by its words with signs, and by their spelling of version 0.1")
  func furtherWords() {
    #expect(WordSplitter.furtherWords(of: "Le C++ d’été") == ["c++"])
    #expect(WordSplitter.furtherWords(of: "Wałęsa") == ["wałesa"])
    #expect(WordSplitter.furtherWords(of: "Œuvre d’été") == [])
  }

  @Test("no letter that was folded in another way is passed over by the look at the bytes")
  func formerLetters() {
    let letters = (0x80...0x24F).compactMap(Unicode.Scalar.init).map(String.init)
    let former = letters.filter { TextFolding.isFoldedDifferently($0) }
    #expect(former.count > 10)
    #expect(former.filter { WordSplitter.furtherWords(of: "aé\($0)b").isEmpty } == [])
  }

  @Test("byte by byte or not, the words are the same")
  func bothWays() {
    var random = SeededRandom(seed: 26)
    // U+0020 to U+00FF, œ, and the general punctuation.
    let pieces =
      ((0x20...0xFF).map { $0 } + [0x152, 0x153] + (0x2000...0x203F).map { $0 })
      .compactMap(Unicode.Scalar.init).map(String.init) + ["a", "é", "B", " "]
    for _ in 0..<2000 {
      let text = random.text(of: pieces, upTo: 30)
      #expect(words(text) == WordSplitter.words(of: text))
    }
  }
}
