import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct SlugTests {
  static let slugs: [(String, String)] = [
    ("Facebook", "facebook"), ("FEDERATION NUMERIQUE", "federation-numerique"),
    ("Fédération numérique", "federation-numerique"), ("federation-numerique", "federation-numerique"),
    ("L’histoire de l'art", "l-histoire-de-l-art"), ("Œuvre d’art & cœur", "oeuvre-d-art-coeur"),
    ("Ex æquo", "ex-aequo"), ("« Où va l’Europe ? »", "ou-va-l-europe"),
    ("Ça, c’est Noël !", "ca-c-est-noel"),
    ("C++", "c-plus-plus"), ("C#", "c-sharp"), ("C", "c"), ("F# et C++", "f-sharp-et-c-plus-plus"),
    ("Google+", "google-plus"), ("web 2.0", "web-2-0"), ("100 % numérique", "100-numerique"),
    ("S.N.C.F.", "s-n-c-f"),
    ("10:30", "10-30"), ("AC/DC", "ac-dc"), ("a_b", "a-b"), ("  des   espaces  ", "des-espaces"),
    ("--- tirets —— longs ---", "tirets-longs"), ("démo\u{AD}cratie", "democratie"),
    ("Москва", "москва"), ("Чайковский", "чайковский"), ("日本 語", "日本-語"), ("हिन्दी", "हिन्दी"), ("한국", "한국"),
    ("العربية", "العربية"), ("<b>gras</b>", "b-gras-b"), ("..", ""), ("../../etc", "etc"), ("", ""),
    ("«»", ""),
    ("!?…", ""), ("👍", ""), ("\u{0}a\u{7F}b", "a-b"), ("\u{200B}\u{FEFF}", ""),
  ]

  @Test("a slug is made in WordPress's manner", arguments: slugs)
  func make(text: String, expected: String) {
    #expect(Slug.make(text) == expected)
  }

  @Test("a slug that we made is safe, and is its own slug", arguments: slugs.map(\.1))
  func made(slug: String) {
    #expect(Slug.make(slug) == slug)
    #expect(Slug.isSafe(slug) == !slug.isEmpty)
  }

  @Test("of a file's name, a hashtag is the word behind its sign, and leads on from where it was")
  func hashtags() {
    for (name, slug, former) in [
      ("#8mars", "8mars", "sharp-8mars"),
      ("#NuitDebout à Paris", "nuitdebout-a-paris", "sharp-nuitdebout-a-paris"),
      ("c#", "c-sharp", nil),
      ("le-c#-et-le-#metoo", "le-c-sharp-et-le-metoo", "le-c-sharp-et-le-sharp-metoo"),
    ] as [(String, String, String?)] {
      #expect(Slug.ofFileName(name) == slug)
      #expect(Slug.former(ofFileName: name) == former)
    }
  }

  @Test("whatever the text, its slug is safe or empty")
  func anyText() {
    var random = SeededRandom(seed: 11)
    let pieces = [
      "a", "É", "œ", " ", "-", ".", "/", "+", "#", "\u{301}", "\u{0}", "й", "日", "👍", "«", "'", "9", "%",
    ]
    for _ in 0..<3000 {
      let text = random.text(of: pieces, upTo: 12)
      let slug = Slug.make(text)
      #expect(slug.isEmpty || Slug.isSafe(slug), "\(text.debugDescription)")
      #expect(
        !slug.contains("--") && !slug.hasPrefix("-") && !slug.hasSuffix("-"), "\(text.debugDescription)")
    }
  }

  @Test(
    "what an editor may write as a slug",
    arguments: [
      "facebook", "l-histoire", "lhistoire", "2007", "a.b", "a_b", "a~b", "web+2.0", "A", "-", "été",
      "e\u{301}te",
      "москва", "日本", "हिन्दी", "facebook.html", String(repeating: "a", count: 200),
    ])
  func safe(slug: String) {
    #expect(Slug.isSafe(slug))
  }

  @Test(
    "what cannot be used in an address or as a folder's name",
    arguments: [
      "", ".", "..", "...", ".htaccess", ".\u{301}a", "/", "a/b", "../a", "a\\b", "a b", " ", "a\u{A0}b",
      "a\nb",
      "\u{0}", "a\u{7F}", "a?b", "a#b", "a%2Fb", "a:b", "a*b", "<a>", "a\"b", "a'b", "a’b", "a|b", "«a»",
      "a&b",
      "a\u{200B}b", "a\u{202E}b", "👍", String(repeating: "a", count: 201), String(repeating: "é", count: 101),
    ])
  func unsafe(slug: String) {
    #expect(!Slug.isSafe(slug))
  }
}
