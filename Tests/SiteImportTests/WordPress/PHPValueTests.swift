import Testing

@testable import SiteImport

@Suite struct PHPValueTests {
  @Test(
    "serialised values are read, also where their lengths no longer hold",
    arguments: [
      ("a:2:{i:0;s:3:\"ump\";i:1;s:8:\"Élysée\";}", ["ump", "Élysée"]),
      // CRLF that became LF; an encoding that became longer.
      ("a:2:{i:0;s:6:\"a\nb\";i:1;s:1:\"c\";}", ["a\nb", "c"]), ("a:1:{i:0;s:3:\"é\";}", ["é"]),
      ("O:8:\"stdClass\":1:{s:3:\"tag\";s:7:\"a\"b\";cd\";}", ["a\"b\";cd"]), ("s:0:\"\";", [""]),
      ("N;", [""]),
      ("a:1:{i:0;b:1;}", ["1"]),
    ])
  func read(_ text: String, _ texts: [String]) {
    #expect(PHPValue(text)?.texts == texts)
  }

  @Test(
    "what is damaged is none, and takes no time",
    arguments: [
      "", "a:1:{i:0;s:3:\"ump", "x:1;", "s:99999999999999999999:\"a\";", "a:1:{a:0:{}i:1;}",
    ])
  func damaged(_ text: String) {
    #expect(PHPValue(text) == nil)
  }
}
