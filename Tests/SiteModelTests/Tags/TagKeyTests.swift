import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct TagKeyTests {
  @Test(
    "these spellings are one tag with one page",
    arguments: [
      ["FEDERATION NUMERIQUE", "Fédération numérique", "federation-numerique", "federation numerique"],
      [
        "federation+numerique", "federation_numerique", "  fédération   NUMÉRIQUE ",
        "fe\u{301}de\u{301}ration nume\u{301}rique",
        "fédération\u{A0}numérique", "fédération\u{202F}numérique", "federation - numerique",
        "Fédé\u{AD}ration numérique",
        "\u{FEFF}fédération numérique", "federation\u{2011}numerique", "Federation numerique",
      ],
      ["UMP", "ump", "Ump", " ump", "-ump-", "_UMP_"], ["cœur", "coeur", "CŒUR"], ["ex æquo", "EX-AEQUO"],
      ["Straße", "STRASSE"], ["Lech Wałęsa", "Lech Walesa", "LECH WAŁĘSA"], ["Søren", "Soren"],
      ["l'Europe", "L’Europe", "l Europe", "l-europe"],
      ["vincent ducrey", "VINCENT DUCREY", "vincent-ducrey", "Vincent+Ducrey"], ["Москва", "МОСКВА"],
    ])
  func oneTag(spellings: [String]) {
    #expect(Set(spellings.map { TagKey($0) }).count == 1, "\(spellings.map { TagKey($0) })")
  }

  @Test(
    "these are as many tags as names",
    arguments: [
      ["C", "C++", "C#", "C+", "F#"], ["a", "à côté", "a+b", "a1"], ["web 2.0", "web 20", "web 2", "web"],
      ["Москва", "Mockba"], ["мир", "мйр"], ["が", "か"], ["AC/DC", "AC DC", "ACDC"], ["r&d", "rd"],
      ["«ump»", "ump"],
    ])
  func severalTags(names: [String]) {
    #expect(Set(names.map { TagKey($0) }).count == names.count)
  }

  static let keys: [(String, words: String, hyphen: String, plus: String)] = [
    ("Fédération numérique", "federation numerique", "federation-numerique", "federation+numerique"),
    ("UMP", "ump", "ump", "ump"), ("C", "c", "c", "c"), ("C++", "c++", "c-plus-plus", "c++"),
    ("C#", "c#", "c-sharp", "c#"),
    ("Google+", "google+", "google-plus", "google+"),
    ("Canal+ Sport", "canal+ sport", "canal-plus-sport", "canal++sport"),
    ("Web 2.0", "web 2.0", "web-2-0", "web+2.0"), ("AC/DC", "ac/dc", "ac-dc", "ac-dc"),
    ("L’œuvre d'art", "l oeuvre d art", "l-oeuvre-d-art", "l+oeuvre+d+art"),
    ("2+2", "2+2", "2-plus-2", "2+2"),
    ("+1", "+1", "plus-1", "+1"), ("Москва сити", "москва сити", "москва-сити", "москва+сити"),
    ("日本", "日本", "日本", "日本"),
    ("Чайковский", "чайковский", "чайковский", "чайковский"), ("..", "..", "", ""), (".", ".", "", ""),
    ("«»", "«»", "", "«»"),
    (".net", ".net", "net", ".net"), ("", "", "", ""), (" - ", "", "", ""), ("\u{0}\u{7}", "", "", ""),
    ("../etc", "../etc", "etc", "..-etc"),
  ]

  @Test("a name has folded words, and a slug for each separator", arguments: keys)
  func key(name: String, words: String, hyphen: String, plus: String) {
    let key = TagKey(name)
    #expect(key.words == words)
    #expect(key.description == words)
    #expect(key.isEmpty == words.isEmpty)
    #expect(key.slug(separator: .hyphen) == hyphen)
    #expect(key.slug(separator: .plus) == plus)
  }

  @Test("a key is the key of its own words", arguments: keys.map(\.0))
  func ownKey(name: String) {
    #expect(TagKey(TagKey(name).words) == TagKey(name))
  }

  @Test("whatever the name: its key is its own key, and its slugs never leave the folder")
  func anyName() {
    var random = SeededRandom(seed: 42)
    let pieces = [
      "a", "É", "œ", " ", "-", "+", "#", ".", "/", "'", "_", "1", "\u{301}", "\u{AD}", "й", "日", "\u{0}", "«",
    ]
    for _ in 0..<3000 {
      let name = random.text(of: pieces, upTo: 8)
      let key = TagKey(name)
      #expect(TagKey(key.words) == key, "\(name.debugDescription)")
      for separator in TagSeparator.allCases {
        let slug = key.slug(separator: separator)
        #expect(!slug.contains("/") && slug != "." && slug != "..", "\(name.debugDescription)")
      }
    }
  }

  @Test("a hashtag is the word behind its sign", arguments: ["#NuitDebout", "##nuitdebout", " #NuitDebout "])
  func hashtags(_ name: String) {
    #expect(TagKey(name) == TagKey("NuitDebout"))
    #expect(TagKey("C#") != TagKey("C"))
    #expect(TagKey("#1").words == "#1")
  }

  @Test("keys are ordered by their words")
  func order() {
    #expect(["ump", "C", "c++"].map { TagKey($0) }.sorted().map(\.words) == ["c", "c++", "ump"])
  }

  @Test("separators are what the settings call them")
  func separators() {
    #expect(TagSeparator(rawValue: "-") == .hyphen)
    #expect(TagSeparator(rawValue: "+") == .plus)
    #expect(TagSeparator(rawValue: "_") == nil)
  }
}
