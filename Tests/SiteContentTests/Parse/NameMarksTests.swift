import Testing

@testable import SiteContent

@Suite struct NameMarksTests {
  @Test(
    "marks around names, and around a list of them, are no part of the names",
    arguments: [
      (["« Europe »", "« Paris »"], "quotation marks", ["Europe", "Paris"]),
      (["«\u{A0}Europe\u{A0}»"], "quotation marks", ["Europe"]),
      (["« Europe", "Paris »"], "quotation marks", ["Europe", "Paris"]),
      (["“UMP”", "PS"], "quotation marks", ["UMP", "PS"]), (["[UMP", "PS]"], "brackets", ["UMP", "PS"]),
      (["UMP", "[Loi]"], "brackets", ["UMP", "Loi"]), (["UMP", "[[Loi]]"], "brackets", ["UMP", "Loi"]),
      (["UMP", "[Loi", "PS]"], "brackets", ["UMP", "Loi", "PS"]),
      (["(Europe", "Le PS", "Paris)"], "parentheses", ["Europe", "Le PS", "Paris"]),
      (["*Europe*", "**Paris**"], "asterisks", ["Europe", "Paris"]),
    ])
  func marks(_ names: [String], _ what: String, _ expected: [String]) {
    let marks = NameMarks(around: names)
    #expect(marks?.what == what)
    #expect(marks?.names == expected)
  }

  @Test(
    "signs that are a part of a name are left alone",
    arguments: [
      [], ["UMP"], ["Europe", "« Je suis Charlie »"], ["Pacte (2007)", "Europe (UE)"],
      ["(2007) Pacte", "UE (27)"],
      ["Le « grand » soir"], ["« Nuit debout » et « Loi travail »"], ["*"], ["**"], ["C*", "*D"],
      ["(Europe)"],
    ])
  func none(_ names: [String]) { #expect(NameMarks(around: names)?.names == nil) }
}
