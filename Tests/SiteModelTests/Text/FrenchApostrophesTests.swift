import Testing

@testable import SiteModel

@Suite struct FrenchApostrophesTests {
  static let curled: [(String, String)] = [
    ("L'été d'Éric", "L’été d’Éric"), ("aujourd'hui", "aujourd’hui"), ("C'est l'UMP", "C’est l’UMP"),
    ("L'« Europe »", "L’« Europe »"), ("l'été 2007 : l'après", "l’été 2007 : l’après"),
    ("qu'e\u{301}tat e\u{301}'a", "qu’e\u{301}tat e\u{301}’a"), ("(l'eau)", "(l’eau)"),
    (#"l'"@nom" d'été"#, #"l’"@nom" d’été"#), (#"l'«l'a@x.fr»"#, #"l’«l'a@x.fr»"#),
    (#"l'"Europe" d'"en bas""#, #"l’"Europe" d’"en bas""#),
    ("https://x.fr/l'eau de l'eau", "https://x.fr/l'eau de l’eau"), ("O'Brien\nd'Aix", "O’Brien\nd’Aix"),
  ]

  static let untouched = [
    "", "'", "un 'mot' seul", "les amis' rue", "'80", "5'30", "https://x.fr/l'eau", "www.x.fr/l'eau",
    "l'a@x.fr",
    "l'", #""les amis'""#, #"l'" eux"#, "d' eux", "d'\u{A0}eux", "a'👍", "L’été",
  ]

  @Test("between letters it is a curly one, as in texts", arguments: curled)
  func curls(text: String, expected: String) {
    #expect(Array(FrenchApostrophes.curled(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(FrenchApostrophes.curled(expected) == expected)
  }

  @Test("quotation marks, measures and addresses keep theirs", arguments: untouched)
  func keeps(text: String) {
    #expect(FrenchApostrophes.curled(text) == text)
  }

  @Test("titles have both rules, names that one alone, and without French typography nothing changes")
  func settings() {
    #expect(Typography.french.typeset("L'été !") == "L’été\u{202F}!")
    #expect(Typography.french.typeset(#"L'"Europe""#) == "L’«\u{202F}Europe\u{202F}»")
    #expect(Typography.french.typesetName("L'équipe !") == "L’équipe !")
    #expect(
      Typography.off.typeset("L'été !") == "L'été !" && Typography.off.typesetName("O'Brien") == "O'Brien")
  }
}
