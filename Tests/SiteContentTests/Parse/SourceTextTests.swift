import SiteModel
import Testing

@testable import SiteContent

@Suite struct SourceTextTests {
  private func read(_ bytes: [UInt8], maximum: Int? = nil) -> (String?, [String]) {
    var diagnostics: [Diagnostic] = []
    let source = SourceText(file: "x.md", bytes: bytes, maximum: maximum, &diagnostics)
    return (source?.text, written(diagnostics))
  }

  @Test(
    "drops a byte order mark and makes line ends one sign",
    arguments: [
      ("a\nb\n", "a\nb\n"), ("\u{FEFF}a\n", "a\n"), ("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\nb\n"),
      ("a\r\r\nb\n\r", "a\n\nb\n\n"), ("\u{FEFF}é\r\n", "é\n"),
    ])
  func lineEnds(_ source: String, _ expected: String) {
    let (text, problems) = read(Array(source.utf8))
    #expect(problems == [])
    #expect(text.map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test("an empty file is an error", arguments: ["", "\u{FEFF}", " \n\t\r\n"])
  func empty(_ source: String) {
    let (text, problems) = read(Array(source.utf8))
    #expect(text == nil)
    #expect(problems == ["x.md: error: the file is empty | write something, or delete the file"])
  }

  @Test(
    "invalid UTF-8 is told with its byte, line and column",
    arguments: [
      (Array("caf".utf8) + [0xE9], 1, 4, 3, "0xE9"),
      (Array("é\r\nl’\u{1F600}".utf8) + [0xE8, 0x20], 2, 4, 12, "0xE8"),
      ([0xEF, 0xBB, 0xBF] + Array("a".utf8) + [0xFF], 1, 3, 4, "0xFF"),
      // A surrogate, an overlong slash, a sign cut off at the end.
      (Array("ab\n".utf8) + [0xED, 0xA0, 0x80], 2, 1, 3, "0xED"),
      ([0x61, 0xC0, 0xAF], 1, 2, 1, "0xC0"),
      (Array("a\n".utf8) + [0xE2, 0x82], 2, 1, 2, "0xE2"),
    ])
  func invalid(_ bytes: [UInt8], _ line: Int, _ column: Int, _ offset: Int, _ byte: String) {
    let (text, problems) = read(bytes)
    #expect(text == nil)
    #expect(
      problems == [
        "x.md:\(line):\(column): error: byte \(offset) (\(byte)) is not valid UTF-8 | "
          + "save the file as UTF-8; it may be in Latin-1 or Windows-1252"
      ])
  }

  @Test("a file may be as long as the limit, and no longer")
  func limit() {
    #expect(read(Array("12345".utf8), maximum: 5).0 == "12345")
    let (text, problems) = read(Array("123456".utf8), maximum: 5)
    #expect(text == nil)
    #expect(
      problems == [
        "x.md: error: the file is 6 bytes long; at most 5 are allowed | "
          + "shorten it, or raise the limit under 'limits' in content/site.yml"
      ])
  }
}
