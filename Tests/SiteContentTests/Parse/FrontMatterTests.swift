import SiteModel
import Testing

@testable import SiteContent

@Suite struct FrontMatterTests {
  private func read(_ text: String) -> (FrontMatter?, [String]) {
    var diagnostics: [Diagnostic] = []
    let matter = SourceText(file: "x.md", bytes: Array(text.utf8), &diagnostics)
      .flatMap { FrontMatter($0, keys: .article, &diagnostics) }
    return (matter, written(diagnostics))
  }

  @Test(
    "splits a file into keys and text",
    arguments: [
      ("---\ntitle: a\n---\nTexte.\n", "Texte.\n", 3),
      ("\u{FEFF}---\r\ntitle: a\r\n---\r\n\r\nTexte.\r\n", "\nTexte.\n", 3),
      ("---  \ntitle: a\n--- \n", "", 3),
      ("---\ntitle: a\n---", "", 3),
      ("---\ntitle: a\n...\n---\nb", "---\nb", 3),
      ("---\ntitle: a\nextra:\n  x: |\n    ---\n    y\n---\nb", "b", 7),
      ("---\ntitle: a\n---\nb\n---\nc\n", "b\n---\nc\n", 3),
    ])
  func split(_ text: String, _ body: String, _ offset: Int) throws {
    let (matter, problems) = read(text)
    #expect(problems == [])
    var found = try #require(matter)
    var diagnostics: [Diagnostic] = []
    #expect(found.values.text("title", &diagnostics) == "a")
    #expect(String(decoding: found.body, as: UTF8.self) == body)
    #expect(found.bodyLineOffset == offset)
  }

  @Test("front matter may be empty", arguments: ["---\n---\nx", "---\n# rien\n---\nx", "---\n\n---\nx"])
  func empty(_ text: String) throws {
    let (matter, problems) = read(text)
    #expect(problems == [])
    #expect(try #require(matter).values.unaskedKeys() == [])
  }

  @Test(
    "front matter that cannot be read",
    arguments: [
      (
        "Texte.\n",
        "1:1: error: there is no front matter | "
          + "begin the file with a line '---', the keys, and another line '---'"
      ),
      (
        "\n---\ntitle: a\n---\n",
        "1:1: error: there is no front matter | delete the empty lines above '---'"
      ),
      (" ---\ntitle: a\n---\n", "1:1: error: there is no front matter | delete the spaces before '---'"),
      ("----\ntitle: a\n----\n", "1:1: error: there is no front matter | write three hyphens: '---'"),
      (
        "—-\ntitle: a\n—-\n",
        "1:1: error: there is no front matter | write three hyphens: '---'; a word processor has made a dash of them"
      ),
      (
        "```yaml\n---\ntitle: a\n---\n```\n",
        "1:1: error: there is no front matter | delete the line '```yaml', and the one that ends it"
      ),
      (
        "{\n\"title\": \"a\"\n}\n\nTexte.\n",
        "1:1: error: there is no front matter | write YAML between '---' lines: title: …, date: 2007-11-06"
      ),
      (
        "Title: Un mot\nDate: 2013-04-05\n\nTexte.\n",
        "1:1: error: there is no front matter | write a line '---' above the first key, and one below the last"
      ),
      (
        "Note : un mot",
        "1:1: error: there is no front matter | begin the file with a line '---', the keys, and another line '---'"
      ),
      (
        "---\ntitle: a\n\nTexte.\n",
        "1:1: error: the front matter is not closed | "
          + "put a line '---' after the last key"
      ),
      (
        "+++\ntitle = 'a'\n+++\n",
        "1:1: error: the front matter is TOML ('+++') | "
          + "write YAML between '---' lines: title: …, date: 2007-11-06"
      ),
      (
        "---\n- a\n---\n",
        "2:1: error: expected 'key: value' lines here, not a list | write one 'key: value' on a line"
      ),
      (
        "---\nbonjour\n---\n",
        "2:1: error: expected 'key: value' lines here, not text | write one 'key: value' on a line"
      ),
    ])
  func wrong(_ text: String, _ expected: String) {
    let (matter, problems) = read(text)
    #expect(matter == nil)
    #expect(problems == ["x.md:" + expected])
  }

  @Test(
    "YAML that is none says how to mend it",
    arguments: [
      (
        "title: [Tribune] Facebook",
        "2:18: error: this is not valid YAML: did not find expected key | "
          + "put the value in quotes: title: \"[Tribune] Facebook\""
      ),
      (
        "title: \"Non\" à la réforme",
        "2:14: error: this is not valid YAML: did not find expected key | "
          + "put the value in quotes: title: \"\\\"Non\\\" à la réforme\""
      ),
      (
        "title: a\ntags:\n\t- b",
        "4:1: error: this is not valid YAML: "
          + "found character that cannot start any token | indent with spaces, not with tabs"
      ),
      (
        "title: a\ntitle: b",
        "3:1: error: this is not valid YAML: the key 'title' appears twice here | "
          + "delete one of the two lines"
      ),
      (
        "title: a\n[b]: c",
        "3:1: error: this is not valid YAML: a key must be a word | "
          + "put values with characters such as : # [ ] { } \" in quotes: key: \"value\""
      ),
    ])
  func malformed(_ keys: String, _ expected: String) {
    let (matter, problems) = read("---\n\(keys)\n---\n")
    #expect(matter == nil)
    #expect(problems == ["x.md:" + expected])
  }

  @Test("aliases of aliases do not grow without bound")
  func bomb() {
    let levels = (1...12).map { i in
      "a\(i): &a\(i) [\(Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", "))]"
    }
    let (_, problems) = read("---\na0: &a0 [x]\n\(levels.joined(separator: "\n"))\n---\n")
    #expect(problems.count == 13)
    for problem in problems { #expect(problem.contains("is an anchor in YAML and would be lost")) }
    let (matter, others) = read("---\na0: &a0\n  - x\na1: *a0\n---\n")
    #expect(matter == nil)
    #expect(others.count == 2)
  }
}
