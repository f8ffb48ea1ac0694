import SiteModel
import Testing

@testable import SiteContent

/// What YAML says, with the places where it says so; and what is wrong with texts that are none.
@Suite struct YAMLReaderTests {
  /// A value as one line: each with its place, texts in quotes where they are so in the source.
  private func written(_ value: YAMLValue) -> String {
    let place = "\(value.position.line):\(value.position.column)"
    return switch value.content {
    case .scalar(let text, let isPlain): isPlain ? "\(place) \(text)" : "\(place) \"\(text)\""
    case .list(let values): "\(place) [\(values.map(written).joined(separator: ", "))]"
    case .mapping(let entries):
      "\(place) {"
        + entries.map {
          "\($0.keyPosition.line):\($0.keyPosition.column) \($0.key): \(written($0.value))"
        }.joined(separator: ", ") + "}"
    }
  }

  private func read(_ text: String, mostValues: Int = 1000) -> String {
    do {
      return try YAMLReader.read(text, mostValues: mostValues).map(written) ?? "nothing"
    } catch {
      let place = error.position.map { "\($0.line):\($0.column): " } ?? ""
      return "error: \(place)\(error.reason)\(error.repeatedKey.map { " (\($0))" } ?? "")"
    }
  }

  // MARK: Values

  @Test(
    "values know their places, which count characters",
    arguments: [
      ("title: Été", "1:1 {1:1 title: 1:8 Été}"),
      ("été: 👩‍🚀 \nb: c", "1:1 {1:1 été: 1:6 👩‍🚀, 2:1 b: 2:4 c}"),
      ("{é: 'à', e\u{301}e: \"b\"}", "1:1 {1:2 é: 1:5 \"à\", 1:10 e\u{301}e: 1:15 \"b\"}"),
      ("a:\n  - b\n  - c: d\n    e: f\n", "1:1 {1:1 a: 2:3 [2:5 b, 3:5 {3:5 c: 3:8 d, 4:5 e: 4:8 f}]}"),
      ("a: [b, {c: d}, []]", "1:1 {1:1 a: 1:4 [1:5 b, 1:8 {1:9 c: 1:12 d}, 1:16 []]}"),
      ("a:\nb: ~\nc: ''\n", "1:1 {1:1 a: 1:3 , 2:1 b: 2:4 ~, 3:1 c: 3:4 \"\"}"),
      ("- - a\n  - b\n-\n", "1:1 [1:3 [1:5 a, 2:5 b], 3:2 ]"),
      ("word", "1:1 word"),
      ("---\na: b\n...\n", "2:1 {2:1 a: 2:4 b}"),
      ("? a\n: b\n", "1:1 {1:3 a: 2:3 b}"),
    ])
  func places(_ text: String, _ expected: String) { #expect(read(text) == expected) }

  @Test(
    "a text of several lines is one value, whichever way it is written",
    arguments: [
      ("a: |\n  b\n   c\n", "1:1 {1:1 a: 1:4 \"b\n c\n\"}"),
      ("a: >-\n  b\n  c\n\n  d\n", "1:1 {1:1 a: 1:4 \"b c\nd\"}"),
      ("a: b\n  c\n", "1:1 {1:1 a: 1:4 b c}"),
      ("a: \"b\n\n  c\\\n  d\"\n", "1:1 {1:1 a: 1:4 \"b\ncd\"}"),
      ("a: 'it''s'\n", "1:1 {1:1 a: 1:4 \"it's\"}"),
    ])
  func lines(_ text: String, _ expected: String) { #expect(read(text) == expected) }

  @Test("an escaped sign is the sign: NUL ends no text, and a byte order mark stays")
  func escapes() {
    #expect(read(#"a: "x\0y\u00e9\U0001F600""#) == "1:1 {1:1 a: 1:4 \"x\0yé😀\"}")
    #expect(read(#"a: "\uFEFFb""#) == "1:1 {1:1 a: 1:4 \"\u{FEFF}b\"}")
  }

  @Test("a tag says nothing", arguments: ["!!str b", "!own b", "!<tag:x> b"])
  func tags(_ value: String) throws {
    let value = try YAMLReader.read("a: " + value, mostValues: 10)
    guard case .mapping(let entries) = value?.content else {
      Issue.record("no group")
      return
    }
    #expect(entries.map(\.value.text) == ["b"])
  }

  @Test("a text without a value is nothing", arguments: ["", "\n\n", "# a\n", "  \n# b"])
  func nothing(_ text: String) { #expect(read(text) == "nothing") }

  // MARK: Problems

  @Test(
    "what is no YAML is told with its place",
    arguments: [
      ("a: b: c", "1:5: mapping values are not allowed in this context"),
      ("é: [b", "2:1: did not find expected ',' or ']'"),
      ("a: 'b", "1:6: found unexpected end of stream"),
      ("a: \"\\q\"", "1:5: found unknown escape character"),
      ("a: \"\\uD800\"", "1:7: found invalid Unicode character escape code"),
      ("a: @b", "1:4: found character that cannot start any token"),
      ("a:\n\tb: c", "2:1: found character that cannot start any token"),
      ("a: b\n c: d", "2:3: mapping values are not allowed in this context"),
      ("a: b\n- c", "2:1: did not find expected key"),
      ("a: !b!c d", "1:4: found undefined tag handle"),
      ("%YAML 3.0\n---\na", "1:1: found incompatible YAML document"),
      ("a: b\n---\nc: d\n", "2:1: another document begins here"),
      ("a: b\u{7}", "control characters are not allowed"),
      ("a: b\0", "control characters are not allowed"),
    ])
  func problems(_ text: String, _ expected: String) { #expect(read(text) == "error: " + expected) }

  @Test(
    "a key is a word, and stands once in its group",
    arguments: [
      ("b: 1\na: 2\nb: 3\na: 4\na: 5\n", "2:1: the key 'a', 'b' appears twice here (a)"),
      ("x:\n  a: 1\n  'a': 2\n", "2:3: the key 'a' appears twice here (a)"),
      ("\u{E9}: 1\ne\u{301}: 2\n", "1:1: the key '\u{E9}' appears twice here (\u{E9})"),
      ("a: 1\n!own a: 2\n", "1:1: the key 'a' appears twice here (a)"),
      ("'': 1\n\"\": 2\n", "1:1: the key '' appears twice here ()"),
      ("a: {{ b }}\n", "1:5: a key must be a word"),
      ("? [a]\n: b\n? [a]\n: b\n", "1:3: a key must be a word"),
      ("[a]: b\n{c: d}: e", "1:1: a key must be a word"),
      // What is no YAML is told first.
      ("a: {{ b }}\nc: [d", "3:1: did not find expected ',' or ']'"),
    ])
  func keys(_ text: String, _ expected: String) { #expect(read(text) == "error: " + expected) }

  @Test("the same key in two groups is none that stands twice")
  func sameKeys() {
    #expect(
      read("- a: 1\n- a: {a: 2}\n")
        == "1:1 [1:3 {1:3 a: 1:6 1}, 2:3 {2:3 a: 2:6 {2:7 a: 2:10 2}}]")
  }

  @Test(
    "an alias is a problem, whatever it stands for; its sign within a text is none",
    arguments: [
      ("a: &x 1\nb: *x", "error: 2:4: anchors ('&') and aliases ('*') are not supported"),
      ("a: !own &x 1\nb: *x", "error: 2:4: anchors ('&') and aliases ('*') are not supported"),
      ("a: &x [*x]", "error: 1:8: anchors ('&') and aliases ('*') are not supported"),
      ("a: &x {b: c}\n*x : d", "error: 2:1: anchors ('&') and aliases ('*') are not supported"),
      ("a: *x", "error: 1:4: found undefined alias"),
      ("a: &x 1", "1:1 {1:1 a: 1:4 1}"),
      ("a: |\n  &b\n  *c*\n", "1:1 {1:1 a: 1:4 \"&b\n*c*\n\"}"),
      ("a: 'b\n  &c *d*'\n", "1:1 {1:1 a: 1:4 \"b &c *d*\"}"),
    ])
  func aliases(_ text: String, _ expected: String) { #expect(read(text) == expected) }

  // MARK: Limits

  @Test("too many values are a problem where the first of them stands; keys are none")
  func tooManyValues() {
    #expect(read("a: [b, c]\nd: e", mostValues: 5).hasPrefix("1:1 {"))
    #expect(read("a: [b, c]\nd: e", mostValues: 4) == "error: 2:4: there are too many values")
    #expect(read("a: [b, c]\nd: e", mostValues: 2) == "error: 1:5: there are too many values")
    #expect(read("a", mostValues: 0) == "error: 1:1: there are too many values")
    // Nothing behind them is read any more.
    #expect(read("- a\n- b\n- 'c", mostValues: 2) == "error: 2:3: there are too many values")
  }

  @Test("directives are read, and more than a hundred of them are a problem")
  func directives() {
    func text(_ count: Int) -> String { (1...count).map { "%TAG !\($0)! tag:x\n" }.joined() + "---\na: b\n" }
    #expect(read(text(100)) == "102:1 {102:1 a: 102:4 b}")
    #expect(read(text(101)) == "error: 101:1: more than 100 lines begin with '%'")
    #expect(read("%YAML 1.2\n---\na: b\n") == "3:1 {3:1 a: 3:4 b}")
  }

  @Test("a hundred levels are read, and one more is a problem", arguments: ["[", "- ", "{a: ", "a:\n"])
  func levels(_ sign: String) {
    func text(_ count: Int) -> String {
      if sign == "a:\n" { return (0..<count).map { String(repeating: " ", count: $0) + sign }.joined() }
      let end = sign == "[" ? "]" : sign == "- " ? "" : "}"
      return String(repeating: sign, count: count) + "x" + String(repeating: end, count: count)
    }
    let column = sign == "a:\n" ? 101 : 100 * sign.utf8.count + 1
    let line = sign == "a:\n" ? 101 : 1
    #expect(!read(text(100)).hasPrefix("error"))
    for count in [101, 2_000] {
      #expect(
        read(text(count)) == "error: \(line):\(column): values are nested more than 100 levels deep")
    }
  }

  @Test(
    "what opens a hundred thousand groups ends no program", arguments: ["[", "{", "- ", "? ", "[?", "{a: "])
  func manyGroups(_ sign: String) {
    #expect(read(String(repeating: sign, count: 100_000), mostValues: 1_000_000).hasPrefix("error: "))
  }
}
