import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct CollationKeyTests {
  /// Lists in French order; accents are compared from the left, as CLDR does for France.
  static let lists: [[String]] = [
    ["cote", "coté", "côte", "côté"],
    ["cote", "Cote", "coté", "Coté", "côte", "côté", "Côté", "coter"],
    ["e", "E", "é", "É", "è", "ê", "ë", "ea", "éa", "eb", "f"],
    ["a", "à", "â", "ä", "abc", "âge", "azur", "b"],
    ["péché", "pêche", "pécher", "pêcher"],
    ["ça", "çà", "cacao", "cadre"],
    ["odeur", "oeuf", "œuvre", "offre"],
    ["ad", "ae", "aérien", "æsop", "af"],
    ["œil", "oeillet", "œuf", "oeuvre"],
    ["grand", "grand mère", "grand-mère", "grand’mère", "grande", "grandeur"],
    ["Europe", "Europe 2007", "Europe-Asie", "européen", "Europol"],
    ["ump", "Ump", "UMP", "umpf"],
    ["Algèbre", "algérie", "Été", "étude", "île", "Zoé"],
    ["«", "€uro", "10 mai", "2007", "99", "abc", "UMP", "Zoé", "Ελλάδα", "москва", "日本"],
    ["и", "иа", "й", "йа", "к"],
    ["a", "ab", "abc"],
  ]

  @Test("words are in French alphabetical order", arguments: lists)
  func order(list: [String]) {
    var random = SeededRandom(seed: 4934)
    for _ in 0..<10 {
      let sorted = list.shuffled(using: &random).sorted { CollationKey($0) < CollationKey($1) }
      #expect(sorted == list)
    }
  }

  static let same: [(String, String)] = [
    ("cœur", "coeur"), ("é", "e\u{301}"), ("aujourd’hui", "aujourd'hui"), ("démo\u{AD}cratie", "démocratie"),
    ("-mère", "mère"), ("week-end", "week\u{2011}end"), ("a b", "a\u{A0}b"), ("", " "),
  ]

  @Test("what reads the same stands in one place", arguments: same)
  func samePlace(a: String, b: String) {
    #expect(CollationKey(a) == CollationKey(b))
    #expect(!(CollationKey(a) < CollationKey(b)) && !(CollationKey(b) < CollationKey(a)))
  }

  static let initials: [(String, String)] = [
    ("UMP", "U"), ("ump", "U"), ("Élections", "E"), ("e\u{301}té", "E"), ("œuvre", "O"), ("Æsop", "A"),
    ("ça", "C"),
    ("2007", "#"), ("« Europe »", "#"), ("", "#"), ("-", "#"), ("'Ndrangheta", "N"), (" espace", "E"),
    ("\u{AD}mot", "M"), ("Łódź", "L"), ("москва", "М"), ("йога", "Й"), ("日本", "日"), ("👍", "#"),
  ]

  @Test("the initial is a plain capital, or # where there is no letter", arguments: initials)
  func initial(text: String, expected: String) {
    #expect(CollationKey(text).initial == expected)
  }

  @Test("in an ordered list, words of one initial stand together")
  func groups() {
    var random = SeededRandom(seed: 24934)
    let pieces = [
      "a", "é", "e", "Œ", "o", "z", "Z", "'", "-", " ", "2", "9", "«", "€", "й", "и", "б", "\u{AD}", ".",
    ]
    let keys = (0..<2000).map { _ in CollationKey(random.text(of: pieces, upTo: 5)) }.sorted()
    var initials: [String] = []
    for key in keys where initials.last != key.initial { initials.append(key.initial) }
    #expect(initials == ["#", "A", "E", "O", "Z", "Б", "И", "Й"])
  }
}
