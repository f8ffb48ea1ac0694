import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct FrontMatterEditTests {
  private func set(_ key: String, _ value: FrontMatterValue, _ text: String) throws -> String {
    String(decoding: try FrontMatterEdit.set(key, to: value, in: Array(text.utf8)), as: UTF8.self)
  }

  private func remove(_ key: String, _ text: String) throws -> String {
    String(decoding: try FrontMatterEdit.remove(key, from: Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "a key is set, and nothing else changes",
    arguments: [
      ("---\nauthor: A\nstatus: pending\n---\nx", "---\nauthor: A\nstatus: approved\n---\nx"),
      (
        "---\r\nstatus: pending\r\nauthor: A\r\n---\r\n\r\nx\r\n",
        "---\r\nstatus: approved\r\nauthor: A\r\n---\r\n\r\nx\r\n"
      ),
      ("\u{FEFF}---\nauthor: A\n---\n", "\u{FEFF}---\nauthor: A\nstatus: approved\n---\n"),
      ("---\r\nauthor: A\r\n---\r\nx", "---\r\nauthor: A\r\nstatus: approved\r\n---\r\nx"),
      ("---\rauthor: A\r---\rx", "---\rauthor: A\rstatus: approved\r---\rx"),
      (
        "---\nstatus:   'pending'   # attend\nauthor: \"A # b\" # c\n---\nx",
        "---\nstatus:   approved   # attend\nauthor: \"A # b\" # c\n---\nx"
      ),
      ("---\nstatus: \"a \\\" # b\" # c\nauthor: A\n---\n", "---\nstatus: approved # c\nauthor: A\n---\n"),
      ("---\nstatus:\n# note\nauthor: A\n---\n", "---\nstatus: approved\n# note\nauthor: A\n---\n"),
      ("---\nstatus: # note\nauthor: A\n---\n", "---\nstatus: approved # note\nauthor: A\n---\n"),
      (
        "---\nstatus:\n- a\n- b\n\n# note\nauthor: A\n---\n",
        "---\nstatus: approved\n\n# note\nauthor: A\n---\n"
      ),
      ("---\nstatus: |\n  a\n  # b\nauthor: A\n---\n", "---\nstatus: approved\nauthor: A\n---\n"),
      ("---\nstatus: [a, \"]\", b] # c\nauthor: A\n---\n", "---\nstatus: approved # c\nauthor: A\n---\n"),
      ("---\n  author: A\n  status: x\n---\n", "---\n  author: A\n  status: approved\n---\n"),
      (
        "---\n\"status\": x\nextra:\n  status: y\n---\n",
        "---\n\"status\": approved\nextra:\n  status: y\n---\n"
      ),
      (
        "---\nauthor: A : b\nextra:\n  status: y\n# fin\n---\n",
        "---\nauthor: A : b\nextra:\n  status: y\n# fin\nstatus: approved\n---\n"
      ),
      ("---\n---\nx", "---\nstatus: approved\n---\nx"),
      ("---\nauthor: A\n...\nx", "---\nauthor: A\nstatus: approved\n...\nx"),
    ])
  func sets(_ text: String, _ edited: String) throws {
    #expect(Array(try set("status", .text("approved"), text).utf8) == Array(edited.utf8))
  }

  @Test("a value that takes several lines")
  func severalLines() throws {
    #expect(
      try set("extra", .group([FrontMatterKey("a", .text("b"))]), "---\r\nextra: {}\r\nauthor: A\r\n---\r\n")
        == "---\r\nextra:\r\n  a: b\r\nauthor: A\r\n---\r\n")
  }

  @Test(
    "a key is removed, and nothing else changes",
    arguments: [
      (
        "---\nauthor: A\nemail: x # y\n# note\nstatus: b\n---\nx", "---\nauthor: A\n# note\nstatus: b\n---\nx"
      ),
      ("---\nemail:\n- a\n- b\nauthor: A\n---\n", "---\nauthor: A\n---\n"),
      ("---\r\nauthor: A\r\nemail: >\r\n  a\r\n\r\n  b\r\n---\r\n", "---\r\nauthor: A\r\n---\r\n"),
      ("---\nauthor: A\n---\nemail: b", "---\nauthor: A\n---\nemail: b"),
    ])
  func removes(_ text: String, _ edited: String) throws {
    #expect(try remove("email", text) == edited)
  }

  @Test(
    "what cannot be edited safely is left alone",
    arguments: [
      ("x", "there is no front matter"),
      ("---\na: [\n---\n", "this is not valid YAML: the brackets are never closed"),
      ("---\n{a: b, status: c}\n---\n", "the front matter is written in braces: write one key a line"),
      ("+++\na = 1\n+++\n", "the front matter is TOML ('+++')"),
    ])
  func refuses(_ text: String, _ reason: String) throws {
    #expect(throws: FrontMatterEdit.Failure(reason: reason)) { try set("status", .text("a"), text) }
  }

  @Test("any value can be set in any file, and is read back; the rest stays byte for byte")
  func property() throws {
    var random = SeededRandom(seed: 16)
    let values = [
      "a", "'a'", "\"a # \\\" b\"", "a: b : c", "[a, 'b, ]']", "|\n  x\n  # y", ">-\n  x\n\n  y", "",
      "\n- a\n- b", "\n  a: b\n  c: d", "a # b", "a\n  b\n  c",
    ]
    let new = ["a", "a: b", "\u{0}\n", "* x", " a ", "true", "« oui » # non"]
    for _ in 0..<500 {
      let end = ["\n", "\r\n"][Int.random(in: 0...1, using: &random)]
      let blocks = ["one", "title", "three"].map { key in
        "\(key): \(values[Int.random(in: values.indices, using: &random)])\n"
          + ["", "\n", "# note\n", "# note\n\n"][Int.random(in: 0...3, using: &random)]
      }
      let text = { (blocks: [String]) in
        ("---\n" + blocks.joined() + "---\n\nTexte : # x\n").replacing("\n", with: end)
      }
      let value = new[Int.random(in: new.indices, using: &random)]
      // Only in a one-line text key is ` : ` more than a mistake.
      var diagnostics: [Diagnostic] = []
      let source = SourceText(file: "", bytes: Array(text(blocks).utf8), &diagnostics)
      guard source.flatMap({ FrontMatter($0, keys: nil, &diagnostics) }) != nil else { continue }
      let edited = try set("title", .text(value), text(blocks))
      #expect(edited.hasPrefix(("---\n" + blocks[0]).replacing("\n", with: end)))
      #expect(edited.hasSuffix((blocks[2] + "---\n\nTexte : # x\n").replacing("\n", with: end)))
      let again = try set("title", .text(value), edited)
      #expect(again == edited)
    }
  }
}
