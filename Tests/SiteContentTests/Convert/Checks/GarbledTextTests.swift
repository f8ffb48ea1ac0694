import SiteModel
import Testing

@testable import SiteContent

@Suite struct GarbledTextTests {
  private func problems(_ text: String) -> [String] {
    var diagnostics: [Diagnostic] = []
    GarbledText(in: text).report("a.md", &diagnostics)
    return written(diagnostics)
  }

  @Test(
    "letters that were read in a wrong encoding are told of with what they were",
    arguments: [
      ("Ã©tÃ©", "Ã©", "é", 1), ("Ãla", "Ã\u{80}", "À", 0), ("cÅ“ur", "Å“", "œ", 0), ("Å’uvre", "Å’", "Œ", 0),
      ("lâ€™ami", "â€™", "’", 0), ("Â« a", "Â«", "«", 0),
      ("Ã‰tat", "Ã‰", "É", 0),
    ])
  func encodings(_ text: String, _ shown: String, _ meant: String, _ more: Int) throws {
    let text = text.replacing("Ãl", with: "Ã\u{80}l")
    let found = try #require(GarbledText(in: "x\n" + text).encoding)
    #expect(found.shown == shown && found.meant == meant && found.count == more + 1)
    #expect(found.position.line == 2)
  }

  @Test("each kind is told of once")
  func messages() {
    #expect(
      problems("Un Ã©tÃ©\nL&amp;#039;an &amp;eacute;\nUn \u{FFFD} et \0\n") == [
        "a.md:1:4: warning: readers see 'Ã©': the text went through a wrong encoding before it was saved "
          + "(and 1 more in this text) | write é in its place, and look at the other letters with accents too",
        "a.md:2:2: warning: readers see '&#039;' as it stands: its '&' was escaped twice (and 1 more in this text) | "
          + "write ' in its place",
        "a.md:3:4: warning: readers see '\u{FFFD}': a character was lost before the text was saved "
          + "(and 1 more in this text) | write the character that belongs there",
      ])
  }

  @Test(
    "other letters, references and code are left alone",
    arguments: [
      "Château, Âge, São, NÃO, âne, Ã", "a &amp; b; &amp;c", "`Ã©` et `&amp;eacute;`",
      "```\nÃ© \u{FFFD}\n```\n",
      "&eacute; &#039; AT&amp;T; x", "10 € â", "Åse et “Å”",
    ])
  func innocent(_ text: String) { #expect(problems(text) == []) }
}
