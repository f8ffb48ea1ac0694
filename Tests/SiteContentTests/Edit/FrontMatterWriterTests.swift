import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct FrontMatterWriterTests {
  /// What the real readers make of a written file.
  static func entries(_ bytes: [UInt8]) throws -> [YAMLValue.Entry] {
    var diagnostics: [Diagnostic] = []
    let source = try #require(SourceText(file: "x.md", bytes: bytes, &diagnostics))
    let matter = FrontMatter(source, keys: nil, &diagnostics)
    #expect(diagnostics == [])
    return try #require(matter).values.unaskedKeys()
  }

  @Test(
    "text stands without quotes where nothing else can be meant",
    arguments: [
      ("Fédération numérique", "Fédération numérique"),
      ("L’Europe, oui !", "L’Europe, oui !"),
      ("https://example.org/a", "https://example.org/a"),
      ("Europe : le débat", "\"Europe : le débat\""),
      ("2007", "\"2007\""),
      ("2007-11-06", "\"2007-11-06\""),
      ("true", "\"true\""), ("Non", "\"Non\""), ("~", "\"~\""), ("", "\"\""),
      (" a", "\" a\""), ("a ", "\"a \""), ("a:", "\"a:\""), ("a #1", "\"a #1\""),
      ("« Non »", "\"« Non »\""),
      ("- a", "\"- a\""), ("&a", "\"&a\""), ("a, *b", "\"a, \\x2Ab\""), ("a\nb\tc", "\"a\\nb\\tc\""),
      ("\u{202E}abc\u{0}", "\"\\u202Eabc\\x00\""), ("\\ \"", "\"\\\\ \\\"\""),
    ])
  func scalars(_ text: String, _ written: String) {
    #expect(FrontMatterWriter.scalar(text, inList: false) == written)
  }

  @Test("a file has its keys in their order, an empty line, and the text")
  func document() {
    let bytes = FrontMatterWriter.document(
      [
        FrontMatterKey("title", .text("Europe : oui")),
        FrontMatterKey("date", .date(Moment(secondsSince1970: 1_194_341_400, offset: 3600))),
        FrontMatterKey("tags", .names(["UMP", "a, b", "Thierry Solère"])),
        FrontMatterKey("draft", .flag(true)),
        FrontMatterKey("number", .number(3)),
        FrontMatterKey("extra", .group([FrontMatterKey("a", .text("b")), FrontMatterKey("c d", .list([]))])),
        FrontMatterKey(
          "list",
          .list([.text("x"), .group([FrontMatterKey("y", .text("z")), FrontMatterKey("w", .flag(false))])])),
      ], body: "Texte.")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        ---
        title: "Europe : oui"
        date: 2007-11-06T10:30:00+01:00
        tags: [UMP, "a, b", Thierry Solère]
        draft: true
        number: 3
        extra:
          a: b
          "c d": []
        list:
          - x
          - "y": z
            w: false
        ---

        Texte.

        """)
  }

  @Test("what is read is what was written, for texts of every kind")
  func roundTrip() throws {
    var random = SeededRandom(seed: 15)
    let pieces = [
      "a", "é", "Z", "1", " ", "  ", ":", ": ", " #", "#", "-", "- ", "---", "\n", "\r\n", "\r", "\t", "'",
      "''",
      "\"", "\\", "\\n", "{", "}", "[", "]", ",", ", ", "&a", "*a", " *", " &", "!", "!!str", "|", ">", "%",
      "@", "`",
      "?", "? ", "~", "null", "true", "=", "<<", "\u{0}", "\u{7}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{A0}",
      "\u{AD}", "\u{200B}", "\u{200D}", "\u{200F}", "\u{202E}", "\u{2028}", "\u{2029}", "\u{2066}",
      "\u{FEFF}",
      "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFF}", "\u{10FFFF}", "\u{E000}", "👩‍🚀", "e\u{301}", "\u{301}",
      "ﬁ", "日本",
      "שלום", "0x1F", "1e3", "2007-11-06", "...", "\u{3000}", "<b>", "</script>", "…", "«\u{A0}oui\u{A0}»",
    ]
    for round in 0..<4000 {
      func text() -> String {
        (0..<Int.random(in: 0...7, using: &random)).map { _ in
          pieces[Int.random(in: pieces.indices, using: &random)]
        }.joined().withoutMarkAtBeginning
      }
      let keys = [
        FrontMatterKey("title", .text(text())), FrontMatterKey("other", .text(text())),
        FrontMatterKey("tags", .names([text(), text()])),
        FrontMatterKey("extra", .group([FrontMatterKey("k" + text(), .text(text()))])),
        FrontMatterKey("list", .list([.text(text()), .group([FrontMatterKey("title", .text(text()))])])),
      ]
      let found = try Self.entries(FrontMatterWriter.document(keys, body: "x"))
      #expect(found.map(\.key) == keys.map(\.name), "round \(round)")
      for (entry, key) in zip(found, keys) { expect(entry.value, is: key.value) }
    }
  }

  private func expect(_ found: YAMLValue, is wanted: FrontMatterValue) {
    switch (found.content, wanted) {
    case (.scalar(let text, let isPlain), .text(let wanted)):
      #expect(Array(text.utf8) == Array(wanted.utf8))
      #expect(!isPlain || !found.isNull && found.bool == nil)
    case (.list(let values), .names(let names)):
      #expect(values.map { $0.text.map { Array($0.utf8) } } == names.map { Array($0.utf8) })
    case (.list(let values), .list(let wanted)):
      #expect(values.count == wanted.count)
      for (value, wanted) in zip(values, wanted) { expect(value, is: wanted) }
    case (.mapping(let entries), .group(let keys)):
      #expect(entries.map { Array($0.key.utf8) } == keys.map { Array($0.name.utf8) })
      for (entry, key) in zip(entries, keys) { expect(entry.value, is: key.value) }
    default: Issue.record("\(found) is not \(wanted)")
    }
  }
}

extension String {
  /// What is written of a text that begins with a byte order mark.
  fileprivate var withoutMarkAtBeginning: String { String(unicodeScalars.drop { $0 == "\u{FEFF}" }) }
}
