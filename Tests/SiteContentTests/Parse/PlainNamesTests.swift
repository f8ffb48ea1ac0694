import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct PlainNamesTests {
  @Test(
    "names of letters are told apart at their commas",
    arguments: [
      ("UMP", ["UMP"]), ("UMP, Le PS", ["UMP", "Le PS"]), (" UMP ,,  PS, ", ["UMP", "PS"]), ("", []),
      (", ", []),
      ("l’été, Pays-Bas, l'Europe 2", ["l’été", "Pays-Bas", "l'Europe 2"]),
    ])
  func plain(text: String, names: [String]) {
    #expect((PlainNames.read(text) ?? []) == names)
  }

  @Test(
    "what may need a word is left to those who look longer",
    arguments: [
      "- UMP", " -UMP", "a; b", "a / b / c", "#UMP #PS", "a\nb", "a\tb", "“UMP”", "e\u{301}te", "a\u{A0}b",
      "C++",
      "1. UMP 2. PS", "UMP · PS", "Łódź",
    ])
  func longerLook(text: String) {
    #expect(PlainNames.read(text) == nil)
  }

  @Test("they are the names that characters tell, and nothing is to be said of them")
  func sameNames() {
    var random = SeededRandom(seed: 12)
    let signs = Array("aÉ1 ,-'’·;./#\u{A0}×")
    var count = 0
    for _ in 0..<4000 {
      let text = String(
        (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in signs.randomElement(using: &random) })
      guard let names = PlainNames.read(text) else { continue }
      count += 1
      #expect(NameSeparators(text) == nil, "\(text)")
      #expect(
        names
          == text.split(separator: ",").map { String($0.trimming { $0.isWhitespace }) }.filter { !$0.isEmpty },
        "\(text)")
    }
    #expect(count > 400)
  }
}
