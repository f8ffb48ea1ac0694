import Foundation
import SiteTestSupport
import Testing

@testable import SiteModel

/// The tables of `docs/content.md` are those that the descriptions give. UPDATE_EXPECTED=1 writes them anew.
@Suite struct KeyReferenceTests {
  private static let file = Repository.root + "/docs/content.md"

  static let tables: [(mark: String, table: String)] =
    [
      ("site", KeyReference.table(KeySet.site.keys, apart: ["legal"])),
      (
        "site legal",
        KeyReference.table(KeySet.site.keys.first { $0.name == "legal" }?.members ?? [])
      ),
    ] + [KeySet.article, .page, .comment, .tags].map { ($0.name, KeyReference.table($0.keys)) }

  @Test("the reference has the table of every kind of file", arguments: tables.map(\.mark))
  func isInTheReference(mark: String) throws {
    let table = try #require(Self.tables.first { $0.mark == mark }).table
    let (begin, end) = ("<!-- keys: \(mark) -->\n", "<!-- end of keys -->")
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    let start = try #require(text.range(of: begin), "docs/content.md has no mark '\(begin)'").upperBound
    let stop = try #require(text.range(of: end, range: start..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
      let written = text.replacingCharacters(in: start..<stop, with: "\n" + table + "\n")
      try written.write(toFile: Self.file, atomically: true, encoding: .utf8)
      return
    }
    #expect(String(text[start..<stop]) == "\n" + table + "\n")
  }

  @Test("a table has a row for every key, those of groups below their group")
  func rows() {
    let keys = [
      Key("title", .text, .required, "the name"),
      Key(
        "comments", .group([Key("open_for_days", .number(from: 0), .words("for ever"), "how long")]),
        .words("")),
      Key("separator", .choice(["-", "+"]), .value("-"), "what joins"),
    ]
    #expect(
      KeyReference.table(keys) == """
        | key | type | default | what |
        | --- | --- | --- | --- |
        | `title` | text | required | the name |
        | `comments` | group |  |  |
        | `comments: open_for_days` | number, from 0 | for ever | how long |
        | `separator` | `-`, `+` | `"-"` | what joins |

        """)
  }
}
