import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct FrenchTypographyTests {
  static let replaced: [(String, String)] = [
    ("Bonjour !", "Bonjour\u{202F}!"), ("Vraiment ?", "Vraiment\u{202F}?"), ("Oui ; non", "Oui\u{202F}; non"),
    ("Note : voir", "Note\u{A0}: voir"), ("« Europe »", "«\u{202F}Europe\u{202F}»"),
    ("Deux  espaces  !", "Deux  espaces\u{202F}!"), ("Quoi ?!", "Quoi\u{202F}?!"),
    ("Quoi ? !", "Quoi\u{202F}?\u{202F}!"),
    ("Non !!!", "Non\u{202F}!!!"),
    ("Il dit : « Oui ! » Et toi ?", "Il dit\u{A0}: «\u{202F}Oui\u{202F}!\u{202F}» Et toi\u{202F}?"),
    ("« Quoi ? »", "«\u{202F}Quoi\u{202F}?\u{202F}»"), ("«   loin   »", "«\u{202F}loin\u{202F}»"),
    ("(oui !)", "(oui\u{202F}!)"), ("[non ?]", "[non\u{202F}?]"), ("\"Quoi ?\"", "\"Quoi\u{202F}?\""),
    ("Trop : 10 %", "Trop\u{A0}: 10 %"), ("Bravo !Suite", "Bravo\u{202F}!Suite"),
    ("1 : 2 ; 3", "1\u{A0}: 2\u{202F}; 3"),
    ("https://x.fr/a ?", "https://x.fr/a\u{202F}?"), ("https://x.fr/a : voir", "https://x.fr/a\u{A0}: voir"),
    ("a@b.fr ; c@d.fr", "a@b.fr\u{202F}; c@d.fr"), (" !", "\u{202F}!"),
    // Spaces that are there already, of the right and of the wrong kind.
    ("Bonjour\u{202F}!", "Bonjour\u{202F}!"), ("Bonjour\u{A0}!", "Bonjour\u{202F}!"),
    ("Bonjour\u{2009}!", "Bonjour\u{202F}!"),
    ("Note\u{A0}: voir", "Note\u{A0}: voir"), ("Note\u{202F}: voir", "Note\u{A0}: voir"),
    ("https://x.fr/a\u{202F}: voir", "https://x.fr/a\u{A0}: voir"), ("Bonjour \u{A0} !", "Bonjour\u{202F}!"),
    ("«\u{A0}Europe\u{A0}»", "«\u{202F}Europe\u{202F}»"),
    ("«\u{202F}Europe\u{202F}»", "«\u{202F}Europe\u{202F}»"),
    ("« \u{A0}Europe\u{2009} »", "«\u{202F}Europe\u{202F}»"), ("10\u{A0}000\u{A0}€", "10\u{A0}000\u{A0}€"),
  ]

  static let inserted: [(String, String)] = [
    ("Bonjour!", "Bonjour\u{202F}!"), ("Vraiment?", "Vraiment\u{202F}?"), ("Oui; non", "Oui\u{202F}; non"),
    ("Note: voir", "Note\u{A0}: voir"), ("Note:", "Note\u{A0}:"), ("«Europe»", "«\u{202F}Europe\u{202F}»"),
    ("«Europe»!", "«\u{202F}Europe\u{202F}»\u{202F}!"), ("Quoi?!", "Quoi\u{202F}?!"),
    ("Non!!!", "Non\u{202F}!!!"),
    ("«Quoi?»", "«\u{202F}Quoi\u{202F}?\u{202F}»"), ("(oui!)", "(oui\u{202F}!)"),
    ("(oui)!", "(oui)\u{202F}!"),
    ("[1]: note", "[1]\u{A0}: note"), ("[oui!]", "[oui\u{202F}!]"),
    ("\"Quoi?\" dit-il", "\"Quoi\u{202F}?\" dit-il"),
    ("“Quoi?”", "“Quoi\u{202F}?”"), ("Été!", "Été\u{202F}!"),
    ("e\u{301}te\u{301}!", "e\u{301}te\u{301}\u{202F}!"),
    ("En 2007? Oui, 10%!", "En 2007\u{202F}? Oui, 10%\u{202F}!"), ("100€?", "100€\u{202F}?"),
    ("Et…?", "Et…\u{202F}?"),
    ("Quoi?...", "Quoi\u{202F}?..."), ("Oui!\nNon!", "Oui\u{202F}!\nNon\u{202F}!"),
    ("À 10:30: début", "À 10:30\u{A0}: début"),
    ("日本!", "日本\u{202F}!"), ("«a@b.fr»!", "«\u{202F}a@b.fr\u{202F}»\u{202F}!"),
  ]

  static let untouched = [
    "", " ", "Bonjour", "Aujourd’hui, l’été.", "10:30", "de 10:30 à 12:45", "16:9",
    "2007-11-06T10:30:00+01:00",
    "https://example.org/?page=2", "https://example.org/page?", "https://example.org/a;b!c", "https://…?",
    "http://example.org:4000/", "www.ump.fr?", "www.ump.fr/?a=1;b=2", "contact@ump.fr?",
    "mailto:contact@ump.fr",
    "contact@ump.fr: x", "localhost:4000", "C:\\", "std::vector", "Foo::", "x;y", "a?b:c", "Quoi?Non",
    "!important",
    "Merci :)", "Merci :-)", "Merci:)", "Hélas :(", "Bof :/", "Drôle :D", "Merci ;)", "Merci ;-)", "Merci;)",
    "Merci ;-) bien", "(bien ;))", "Merci :]", ":sourire:", "Bravo :coeur_rouge: bien", ":+1:", "!", "?", ";",
    ":",
    "! Attention", "?!", "(?)", "[!]", "...!", ":-", "::", "\n!", "\t?", "é", "«\u{202F}", "\u{202F}»",
  ]

  @Test("a space before a sign becomes a no-break space", arguments: replaced)
  func replace(text: String, expected: String) {
    expectSame(FrenchTypography.typeset(text), expected)
  }

  @Test("a missing space is put in where the sign ends a word", arguments: inserted)
  func insert(text: String, expected: String) {
    expectSame(FrenchTypography.typeset(text), expected)
  }

  @Test(
    "signs that end names and units, years without a century, titles and free numbers are known",
    arguments: [
      ("C++: oui, C#!", "C++\u{A0}: oui, C#\u{202F}!"), ("20°: froid, 5$?", "20°\u{A0}: froid, 5$\u{202F}?"),
      ("mai ‘68, l’an ‘07", "mai ’68, l’an ’07"), ("‘68’", "‘68’"),
      ("M. de Villepin", "M.\u{A0}de Villepin"), ("Mme la ministre", "Mme\u{A0}la ministre"),
      ("MM. d’Estaing", "MM.\u{A0}d’Estaing"), ("Mme dit, M. dort", "Mme dit, M. dort"),
      ("0 800 123 456", "0\u{A0}800\u{202F}123\u{202F}456"),
      ("0 800 1234, 10 800", "0 800 1234, 10\u{202F}800"),
      ("au Ier siècle", "au Ier\u{A0}siècle"), ("le 1er siècle", "le 1er siècle"),
    ])
  func known(text: String, expected: String) {
    #expect(Typography.french.typeset(text) == expected)
    #expect(Typography.french.typeset(expected) == expected)
  }

  @Test("a long list of pairs takes no quadratic time", .timeLimit(.minutes(1)))
  func pairs() {
    let text = String(repeating: "06 12 ", count: 40_000)
    #expect(Typography.french.typeset(text).utf8.count >= text.utf8.count)
  }

  @Test("times, addresses, smileys, codes and plain text stay", arguments: untouched)
  func leaveAlone(text: String) {
    expectSame(FrenchTypography.typeset(text), text)
  }

  @Test("doing it twice changes nothing", arguments: (replaced + inserted).map(\.0) + untouched)
  func twice(text: String) {
    let once = FrenchTypography.typeset(text)
    expectSame(FrenchTypography.typeset(once), once)
  }

  static let pieces: [([String], String)] = [
    (["Bonjour", "!"], "Bonjour|\u{202F}!"), (["Bonjour", " !"], "Bonjour|\u{202F}!"),
    (["Bonjour ", "!"], "Bonjour |!"),
    (["Note", ": voir"], "Note|\u{A0}: voir"), (["« ", "Europe", " »"], "«\u{202F}|Europe|\u{202F}»"),
    (["«", " Europe ", "»"], "«\u{202F}|Europe |»"),
    (["«", "  ", " Europe", "»"], "«\u{202F}||Europe|\u{202F}»"),
    (["« ", "", "Europe »"], "«\u{202F}||Europe\u{202F}»"), (["Quoi", "?", "!"], "Quoi|\u{202F}?|!"),
    (["https://x.fr/a", "!"], "https://x.fr/a|\u{202F}!"), (["", "!"], "|!"),
    (["été", ";"], "été|\u{202F};"),
    (["(", "!", ")"], "(|!|)"), (["10", ":30"], "10|:30"), (["un", " : ", "deux"], "un|\u{A0}: |deux"),
  ]

  @Test("a sign at the beginning of a piece sees what stands before it", arguments: pieces)
  func inPieces(texts: [String], expected: String) {
    var typography = FrenchTypography()
    expectSame(texts.map { typeset($0, by: &typography) }.joined(separator: "|"), expected)
  }

  @Test("a piece only touches its own spaces, and appends to what is there")
  func appends() {
    var typography = FrenchTypography()
    var output = Array("<p>fin ".utf8)
    var text = "!"
    text.withUTF8 { typography.append($0, to: &output) }
    #expect(String(decoding: output, as: UTF8.self) == "<p>fin !")
  }

  @Test("code and images between two pieces count as a word")
  func objects() {
    var typography = FrenchTypography()
    expectSame(typeset("Voir « ", by: &typography), "Voir «\u{202F}")
    typography.skipObject()
    expectSame(typeset(" »!", by: &typography), "\u{202F}»\u{202F}!")
    var other = FrenchTypography()
    other.skipObject()
    expectSame(typeset("! Et", by: &other), "\u{202F}! Et")
    other.skipObject()
    expectSame(typeset(": voir", by: &other), "\u{A0}: voir")
  }

  @Test("whatever the text: no sign is lost, twice is once, and no space is doubled", arguments: 1...8)
  func anyText(seed: Int) {
    let signs = [
      " ", " ", "\u{A0}", "\u{202F}", "\u{2009}", "\n", ";", ":", "!", "?", "«", "»", "(", ")", "[", "]",
      "\"", "'", "’",
      ".", ",", "/", "@", "-", "_", "…", "%", "a", "é", "e\u{301}", "p", "w", "www.", "://", "D", "10", "日",
      "👍", "ﬁ",
    ]
    var random = SeededRandom(seed: UInt64(seed))
    for _ in 0..<2000 {
      let text = random.text(of: signs, upTo: 14)
      let once = FrenchTypography.typeset(text)
      #expect(withoutSpaces(once) == withoutSpaces(text), "\(text.debugDescription)")
      expectSame(FrenchTypography.typeset(once), once)
      let scalars = Array(once.unicodeScalars)
      for (a, b) in zip(scalars, scalars.dropFirst()) where Self.signsAfterSpace.contains(b) && a == " " {
        // A plain space is left before a colon in the middle of a word and before a smiley only.
        #expect(b == ":" || b == ";", "\(text.debugDescription)")
      }
      for doubled in ["\u{202F}\u{202F}", " \u{202F}!", "\u{202F} !", "\u{A0}\u{202F}?"] {
        #expect(!once.contains(doubled) || text.contains(doubled), "\(text.debugDescription)")
      }
    }
  }

  @Test("whatever the pieces: no sign is lost")
  func anyPieces() {
    var random = SeededRandom(seed: 202)
    for _ in 0..<2000 {
      var typography = FrenchTypography()
      var (written, printed) = ("", "")
      for _ in 0..<4 {
        let text = random.text(of: [" ", "\u{A0}", "!", ":", ";", "«", "»", "a", "é", ")", "@"], upTo: 5)
        written += text
        printed += typeset(text, by: &typography)
        if Bool.random(using: &random) { typography.skipObject() }
      }
      #expect(withoutSpaces(printed) == withoutSpaces(written))
    }
  }

  @Test("a long text without spaces takes no quadratic time", .timeLimit(.minutes(10)))
  func longWord() {
    // To look back from each sign to the beginning would take an hour.
    let text = String(repeating: "a!.", count: 100_000)
    #expect(FrenchTypography.typeset(text).utf8.count == text.utf8.count + 300_000)
  }

  private static let signsAfterSpace: Set<Unicode.Scalar> = [";", ":", "!", "?", "»"]

  private func typeset(_ text: String, by typography: inout FrenchTypography) -> String {
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { typography.append($0, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  private func withoutSpaces(_ text: String) -> String {
    let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !spaces.contains($0) }))
  }

  /// Compared by scalars, and shown with visible no-break spaces.
  private func expectSame(_ a: String, _ b: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      a.unicodeScalars.elementsEqual(b.unicodeScalars), "\(a.debugDescription) is not \(b.debugDescription)",
      sourceLocation: sourceLocation)
  }
}
