import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct TypographyTests {
  static let spaced: [(String, String)] = [
    ("25 %", "25\u{A0}%"), ("10 000 €", "10\u{202F}000\u{A0}€"),
    ("1 204 500 habitants", "1\u{202F}204\u{202F}500 habitants"),
    ("5 M€", "5\u{A0}M€"), ("n° 3", "n°\u{A0}3"), ("18 h 30", "18\u{A0}h\u{A0}30"), ("20 °C", "20\u{A0}°C"),
    ("M. Dupont", "M.\u{A0}Dupont"), ("Mme X", "Mme\u{A0}X"), ("p. 12", "p.\u{A0}12"),
    ("art. 5", "art.\u{A0}5"),
    ("Louis XIV", "Louis\u{A0}XIV"), ("François Ier", "François\u{A0}Ier"), ("XXe siècle", "XXe\u{A0}siècle"),
    ("XVIIIème siècle", "XVIIIème\u{A0}siècle"), ("la Ve République", "la Ve\u{A0}République"),
    ("le 1ᵉʳ mai", "le 1ᵉʳ\u{A0}mai"), ("n°s 3 et 4", "n°s\u{A0}3 et 4"), ("220 V", "220\u{A0}V"),
    ("10 mL", "10\u{A0}mL"), ("art. L. 121-1", "art.\u{A0}L.\u{A0}121-1"),
    ("tome V République", "tome V République"),
    ("1er mai", "1er\u{A0}mai"), ("le 6 novembre 2007", "le 6\u{A0}novembre 2007"), ("§ 4", "§\u{A0}4"),
    ("06 12 34 56 78", "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78"), ("l’art. 5", "l’art.\u{A0}5"),
    ("(M. Été)", "(M.\u{A0}Été)"),
    ("+33 6 12 34 56 78.", "+33\u{A0}6\u{A0}12\u{A0}34\u{A0}56\u{A0}78."), ("12 km/h.", "12\u{A0}km/h."),
    ("3,5 %.", "3,5\u{A0}%."), ("50 m2", "50\u{A0}m2"), ("5 €/mois", "5\u{A0}€/mois"),
    ("120 hab./km²", "120\u{A0}hab./km²"), ("en 52 av. J.-C.", "en 52 av.\u{A0}J.-C."),
  ]

  static let untouched = [
    "en 2007 300 personnes", "2007 2008", "12 34", "M. a", "Il y a 3 mots", "Malcolm parle", "En 2007 Anne",
    "0 123", "v1.2 300", "2026-01-02 10:30", "p. ex.", "la p. suivante", "Oui. Non", "un mai", "IV", "et XIV",
  ]

  @Test("spaces that must not break do not", arguments: spaced)
  func spaces(_ text: String, _ expected: String) {
    expectSame(Typography.french.typeset(text), expected)
    var plain = Typography.french
    plain.numbers = .asTyped
    expectSame(plain.typeset(text), text)
  }

  @Test("others stay as they are", arguments: untouched)
  func others(_ text: String) { expectSame(Typography.french.typeset(text), text) }

  static let quoted: [(String, String)] = [
    ("\"oui\"", "«\u{202F}oui\u{202F}»"), ("Il dit \"oui\" !", "Il dit «\u{202F}oui\u{202F}»\u{202F}!"),
    ("« Il dit \"oui\" »", "«\u{202F}Il dit “oui”\u{202F}»"),
    ("\"Un \"deux\" trois\"", "«\u{202F}Un “deux” trois\u{202F}»"),
    ("(\"oui\")", "(«\u{202F}oui\u{202F}»)"), ("“oui”", "“oui”"),
    ("2'33'' contre 2’44’’", "2′33″ contre 2′44″"), ("48° 51' 24'' N", "48° 51′ 24″ N"),
    ("de ''l’an 2000''", "de ''l’an 2000''"),
    ("&eacute; &#233; &amp; R&D; AT&T;", "&eacute; &#233; &amp; R&D\u{202F}; AT&T\u{202F};"),
    ("2'33\" contre 2'44\"", "2′33″ contre 2′44″"), ("48°51'24\"", "48°51′24″"),
    ("un écran de 15\"", "un écran de 15″"),
    ("\"en 2007\"", "«\u{202F}en 2007\u{202F}»"), ("Attendez...", "Attendez…"), ("a -- b --- c", "a – b — c"),
    ("Euh.......", "Euh......."), ("a ------- b", "a ------- b"),
    ("https://e.org/a--b...c", "https://e.org/a--b...c"), ("a - b ---- c", "a - b ---- c"), ("\"", "\""),
    ("\"25 %\"", "«\u{202F}25\u{A0}%\u{202F}»"), ("5 €?????????????", "5\u{A0}€\u{202F}?????????????"),
  ]

  /// Marks that no word touches.
  static let spacedQuotes: [(String, String)] = [
    ("Il a dit \" oui \" hier", "Il a dit «\u{202F}oui\u{202F}» hier"),
    (
      "Le \" grand débat \" national, et le \" Grenelle \" aussi",
      "Le «\u{202F}grand débat\u{202F}» national, et le «\u{202F}Grenelle\u{202F}» aussi"
    ),
    ("Il dit : \" Non ! \"", "Il dit\u{A0}: «\u{202F}Non\u{202F}!\u{202F}»"),
    ("\" Oui \", dit-il", "«\u{202F}Oui\u{202F}», dit-il"), ("(\" oui \")", "(«\u{202F}oui\u{202F}»)"),
    ("\"oui \" et \" non\"", "«\u{202F}oui\u{202F}» et «\u{202F}non\u{202F}»"),
    ("« Il dit \" oui \" hier »", "«\u{202F}Il dit “oui” hier\u{202F}»"),
    ("“Il dit \" oui \" hier”", "“Il dit “oui” hier”"),
    ("En 2007 \" Ensemble \" a gagné", "En 2007 «\u{202F}Ensemble\u{202F}» a gagné"),
    // What cannot be known stays.
    ("un \" seul", "un \" seul"), ("a \" b \"c\" d", "a \" b «\u{202F}c\u{202F}» d"),
    ("un 27 \" et un 32 \" neufs", "un 27 \" et un 32 \" neufs"), ("\" \"", "\" \""),
    ("a \" b « c » d \" e", "a \" b «\u{202F}c\u{202F}» d \" e"),
    ("un 27 \" et un 32 \" et \" oui \"", "un 27 \" et un 32 \" et \" oui \""),
    ("le signe \".\" et", "le signe «\u{202F}.\u{202F}» et"),
    ("\"...et puis\"", "«\u{202F}…et puis\u{202F}»"),
  ]

  @Test("straight quotes between spaces are paired, or left", arguments: spacedQuotes)
  func pairs(_ text: String, _ expected: String) { expectSame(Typography.french.typeset(text), expected) }

  @Test("whatever the quotes: twice is once", arguments: 1...8)
  func anyQuotes(seed: Int) {
    let signs = [
      "\"", "\"", "\"", " ", " ", " ", "\u{A0}", "\u{202F}", "«", "»", "“", "”", "(", ")", "[", "'", "’", ".",
      ",",
      "…", "...", "!", ":", "a", "27", "é", "-", "--",
    ]
    var random = SeededRandom(seed: UInt64(seed))
    for _ in 0..<4_000 {
      let text = random.text(of: signs, upTo: 16)
      let once = Typography.french.typeset(text)
      #expect(Typography.french.typeset(once) == once, "\(text.debugDescription)")
    }
  }

  @Test("straight quotes, dashes and dots become what printers set", arguments: quoted)
  func quotes(_ text: String, _ expected: String) { expectSame(Typography.french.typeset(text), expected) }

  @Test(
    "doing it twice changes nothing",
    arguments: spaced.map(\.0) + untouched + (quoted + spacedQuotes).map(\.0))
  func twice(_ text: String) {
    let once = Typography.french.typeset(text)
    expectSame(Typography.french.typeset(once), once)
  }

  @Test("as they are typed, quotes stay straight")
  func asTyped() {
    var typography = Typography.french
    typography.quotes = .asTyped
    expectSame(typography.typeset("Il dit \"oui\" ?"), "Il dit \"oui\"\u{202F}?")
  }

  @Test("without French typography nothing changes", arguments: spaced.map(\.0) + quoted.map(\.0))
  func off(_ text: String) { expectSame(Typography.off.typeset(text), text) }

  /// Compared by scalars, and shown with visible no-break spaces.
  private func expectSame(_ a: String, _ b: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      a.unicodeScalars.elementsEqual(b.unicodeScalars), "\(a.debugDescription) is not \(b.debugDescription)",
      sourceLocation: sourceLocation)
  }
}
