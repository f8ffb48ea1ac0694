import SiteContent
import Testing

@testable import SiteImport

@Suite struct TOMLReaderTests {
  private func read(_ text: String) -> String {
    guard case .group(let keys) = TOMLReader.read(text) else { return "" }
    return FrontMatterWriter.lines(keys)
  }

  @Test(
    "values of every kind",
    arguments: [
      ("a = \"x # y\" # z", "a: \"x # y\"\n"),
      ("a = 'C:\\x'", "a: C:\\x\n".replacing("C:\\x", with: "\"C:\\\\x\"")),
      ("a = true # oui", "a: true\n"), ("a = 2007-11-06 10:30:00 # t", "a: \"2007-11-06 10:30:00\"\n"),
      ("a = [\n  \"x\", # un\n  'z',\n]", "a:\n  - x\n  - z\n"), ("a.b = \"c\"", "a:\n  b: c\n"),
      ("[a]\nb = \"c\"\n[a.d]\ne = false", "a:\n  b: c\n  d:\n    e: false\n"),
      ("[[a]]\nb = \"1x\"\n[[a]]\nb = \"2x\"", "a:\n  - b: \"1x\"\n  - b: \"2x\"\n"),
      ("a = {b = \"c\", d = \"e\"}", "a:\n  b: c\n  d: e\n"),
      ("a = \"\"\"\nx\ny\"\"\"\nb = true", "a: \"x\\ny\"\nb: true\n"),
      ("a = \"\\u00e9\\\"\"", "a: \"é\\\"\"\n"), ("[taxonomies]\ntags = [\"x\"]", "tags:\n  - x\n"),
      ("= x\na = true", "a: true\n"),
      ("a = \"x", "a: x\n"), ("a = [", "a: []\n"),
    ])
  func values(_ toml: String, _ yaml: String) {
    #expect(read(toml) == yaml)
  }
}
