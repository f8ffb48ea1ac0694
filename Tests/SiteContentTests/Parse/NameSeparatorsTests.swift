import Testing

@testable import SiteContent

@Suite struct NameSeparatorsTests {
  @Test(
    "what people put between names is known, and the names are told apart",
    arguments: [
      ("-UMP -PS", ["UMP", "PS"]), ("• UMP • PS", ["UMP", "PS"]), ("– UMP – Le PS", ["UMP", "Le PS"]),
      ("- Centre-ville - Nord", ["Centre-ville", "Nord"]), ("- UMP", ["UMP"]),
      ("- UMP, - PS", ["UMP", "PS"]), ("-UMP", ["UMP"]),
      ("1. UMP 2. Le PS 3. FN", ["UMP", "Le PS", "FN"]), ("1) UMP 2) PS", ["UMP", "PS"]),
      ("1.UMP 2.PS", ["UMP", "PS"]), ("AA | BB", ["AA", "BB"]), ("UMP / PS / FN", ["UMP", "PS", "FN"]),
      ("EE · FF", ["EE", "FF"]),
      ("A • B C", ["A", "B C"]), ("GG，HH", ["GG", "HH"]), ("GG、HH", ["GG", "HH"]), ("a; b", ["a", "b"]),
      ("#UMP #PS", ["#UMP", "#PS"]), ("a\nb", ["a", "b"]), ("- a\n- b", ["a", "b"]),
    ])
  func names(_ text: String, _ expected: [String]) {
    #expect(NameSeparators(text)?.names == expected)
  }

  @Test(
    "names that are separated, and one name whatever stands in it, are left alone",
    arguments: [
      "UMP", "UMP, PS", "UMP - PS", "-18", "1. FC Köln", "1968", "A|B", "AC / DC", "A·B", "#UMP", "#UMP, #PS",
      "a,\nb",
      "",
      "Il était une fois 2. Le retour", "--",
    ])
  func one(_ text: String) { #expect(NameSeparators(text)?.names == nil) }
}
