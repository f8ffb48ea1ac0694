import SiteModel
import Testing

@testable import SiteContent

/// Lines that are no YAML, and of which it is clear what was meant.
@Suite struct YAMLSlipsTests {
  private func read(_ text: String, _ keys: KeySet = .article) -> (YAMLValue?, [String]) {
    var diagnostics: [Diagnostic] = []
    let value = YAMLSource(file: "x", text: text, lineOffset: 0, keys: keys).read(&diagnostics)
    return (value, written(diagnostics).map { String($0.dropFirst(2)) })
  }

  private func text(of key: String, in text: String, _ keys: KeySet = .article) throws -> String? {
    guard case .mapping(let entries) = try #require(read(text, keys).0).content else { return nil }
    return entries.first { $0.key == key }?.value.text
  }

  // MARK: Lists

  @Test(
    "a sign that begins no entry is told of once, where the first one stands",
    arguments: [
      ("tags:\n* Europe\n* Paris\nauthor: Jean", "2:1", "'*' begins no entry of a list in YAML"),
      ("tags:\n• Europe\n• Paris\nauthor: Jean", "2:1", "'•' begins no entry of a list in YAML"),
      ("tags:\n+ Europe\nauthor: Jean", "2:1", "'+' begins no entry of a list in YAML"),
      ("tags:\n•Europe\nauthor: Jean", "2:1", "'•' begins no entry of a list in YAML"),
      ("tags:\n-Europe\n-Paris", "2:1", "'-' begins an entry of a list only with a space behind it"),
      ("tags:\n-\u{A0}Europe", "2:1", "'-' begins an entry of a list only with a space behind it"),
      ("tags:\n· Europe", "2:1", "'·' begins no entry of a list in YAML"),
    ])
  func bullets(_ text: String, _ place: String, _ message: String) {
    let (value, problems) = read(text)
    #expect(
      problems == [
        "\(place): error: \(message) | begin each line of the list with '-' and a space: - Europe"
      ])
    #expect(value != nil)
  }

  @Test("a dash that a word processor has lengthened stands among others")
  func dashes() throws {
    let hint = "begin each line of the list with '-' and a space:"
    for indent in ["", "  "] {
      let (value, problems) = read("tags:\n\(indent)- Europe\n\(indent)– Paris\nauthor: Jean")
      #expect(
        problems == [
          "3:\(indent.count + 1): error: '–' begins no entry of a list in YAML | \(hint) - Paris"
        ])
      guard case .mapping(let entries)? = value?.content,
        case .list(let items)? = entries.first?.value.content
      else {
        Issue.record("no list")
        continue
      }
      #expect(items.map(\.text) == ["Europe", "Paris"])
      #expect(entries.last?.value.text == "Jean")
    }
    #expect(
      read("navigation:\n• label: A\n  url: /\n", .site).1 == [
        "2:1: error: '•' begins no entry of a list in YAML | \(hint) - label: A"
      ])
    #expect(
      read("tags:\n– Europe : le débat\n– Paris").1 == [
        "2:1: error: '–' begins no entry of a list in YAML | \(hint) - Europe : le débat"
      ])
    #expect(
      read("- label: Internet\n– label: Europe\n- label: UMP\n", .tags).1 == [
        "2:1: error: '–' begins no entry of a list in YAML | \(hint) - label: Europe"
      ])
  }

  @Test("a text is no list, whatever its lines begin with")
  func textAsList() {
    #expect(
      read("description:\n– la paix\n– le pain").1 == [
        "2:1: error: '–' begins no entry of a list in YAML | write the whole text on the line of 'description'"
      ])
    #expect(
      read("description: Ce que nous voulons :\n- la paix\n- le pain").1 == [
        "2:1: error: this entry of a list stands below a key that has a value already | "
          + "write the whole text on the line of 'description', in quotes"
      ])
    #expect(
      read("tags: Europe\n- Paris\n- Lyon").1 == [
        "2:1: error: this entry of a list stands below a key that has a value already | "
          + "write nothing behind 'tags:', and each entry on a line of its own"
      ])
  }

  @Test(
    "lists that YAML reads are left alone",
    arguments: [
      "tags:\n- a\n- b\nauthor: c", "tags:\n  - a\n  - b", "tags: # mots\n- a\n- b", "tags:\n\n# mots\n- a",
      "extra:\n  a:\n  - - b\n    - c\n  - d\n  e:\n  - f: g\n    h:\n    - i\n  - j",
      "extra:\n  a:\n  -\n    b: c\n  -\n    b: d", "extra:\n  a:\n  - |\n    – b\n  - >\n    • c",
      "extra:\n  a:\n  - \"b\n    c\"\n  - 'd'\n  - [e,\n    f]\n  - {g: h}", "tags:\n- – a\n- • b",
      "extra:\n  - a: b\n    c: d\n  - a: e",
    ])
  func lists(_ text: String) { #expect(read(text).1 == []) }

  @Test("names in Markdown's emphasis are told of once")
  func emphasis() {
    let alias =
      "error: '*Europe*%' is an alias in YAML, and aliases are not supported | write it without '*': "
    #expect(
      read("tags: *Europe*, *Paris*").1 == ["1:7: \(alias.replacing("%", with: ","))tags: Europe, Paris"])
    #expect(read("tags:\n- *Europe*").1 == ["2:3: \(alias.replacing("%", with: ""))- Europe"])
  }

  // MARK: Lines beside the keys

  private static let stray =
    "error: this line has no key, and is not indented as a part of the value above it"

  @Test(
    "a line that goes on and is not indented is told of where it stands",
    arguments: [
      ("title: Un titre\nsur deux lignes\ntags: Europe", "title: Un titre sur deux lignes"),
      ("title: Un titre\nsur trois\nlignes : non\ntags: a", "title: Un titre sur trois"),
      ("title: Un titre\nsur\ntrois lignes\ntags: Europe", "title: Un titre sur trois lignes"),
      ("description:\nEn un mot.\ntags: Europe", "description: En un mot."),
      ("source: Le Monde\nhttps://lemonde.fr/\ntags: a", "source: Le Monde https://lemonde.fr/"),
    ])
  func goesOn(_ text: String, _ mended: String) {
    let (value, problems) = read(text)
    #expect(problems == ["2:1: \(Self.stray) | indent it, or join it to the line above: \(mended)"])
    #expect(value != nil)
  }

  @Test("the value and what follows it are read all the same")
  func readOn() throws {
    #expect(try text(of: "title", in: "title: Un\ntitre\ndraft: true") == "Un titre")
    #expect(try text(of: "draft", in: "title: Un\ntitre\ndraft: true") == "true")
  }

  @Test(
    "what else such a line may be",
    arguments: [
      ("title: a\ndraft = true", "write 'draft: true'"),
      ("title: a\ndraft", "write a colon behind 'draft' if it is a key; else indent the line"),
      ("title: \"a\"\nb c", "put it inside the quotes above, or delete it"),
      ("tags:\n- a\nb c", "begin it with '-' and a space, or indent it"),
      ("description: >\nb c", "indent it below its key, or delete it"),
    ])
  func other(_ text: String, _ hint: String) {
    #expect(read(text).1 == ["\(text.split(separator: "\n").count):1: \(Self.stray) | \(hint)"])
  }

  @Test("a key without a space behind its colon is still called one")
  func noSpace() {
    #expect(
      read("title: a\ndraft:true").1.map { $0.split(separator: " | ").last } == [
        "write a space after the colon: draft: true"
      ])
  }

  // MARK: Texts of several lines

  @Test(
    "a colon among the words of a text is the text's, on whichever of its lines",
    arguments: [
      ("description: Voici ce qu'il faut\n  retenir : la suite", "Voici ce qu'il faut retenir : la suite"),
      ("description: Voici : ce\n  qu'il faut", "Voici : ce qu'il faut"),
      ("description:\n  Voici : ce qu'il faut\n  et la suite", "Voici : ce qu'il faut et la suite"),
      ("description:\n  Ce qu'il faut retenir: la suite", "Ce qu'il faut retenir: la suite"),
      (
        "title: Le débat\n  de l'Europe\u{A0}: où va-t-on\n\n  ?", "Le débat de l'Europe\u{A0}: où va-t-on\n?"
      ),
    ])
  func colons(_ text: String, _ expected: String) throws {
    #expect(read(text).1 == [])
    #expect(try self.text(of: text.hasPrefix("title") ? "title" : "description", in: text) == expected)
    #expect(try self.text(of: "tags", in: text + "\ntags: Europe") == "Europe")
  }

  @Test(
    "a key that is indented too far is none of these words",
    arguments: [
      "title: a\n  draft: true", "title: a\n  draft : true", "title: a\n  published : false",
      "description: a\n  Brouillon : oui", "title: a\n  inconnu: b",
    ])
  func keys(_ text: String) {
    #expect(read(text).1.count == 1)
    #expect(read(text).0 == nil)
  }

  @Test("a key with a space before its colon is indented too far like any other")
  func spacedKey() {
    #expect(
      read("title: a\n  draft : true").1.map { $0.split(separator: " | ").last } == [
        "remove the spaces before 'draft'"
      ])
  }

  @Test("where Markdown goes on over several lines, the whole of it needs quotes")
  func markdown() {
    #expect(
      read("- label: Internet\n  description: Voici\n    retenir : la suite\n", .tags).1
        .map { $0.split(separator: " | ").last } == ["put the whole value of 'description' in quotes"])
  }

  // MARK: Other languages' signs

  @Test("a comma that JSON puts behind a value is told of, and the rest is read")
  func commas() throws {
    let text = "\"title\": \"X\",\n\"tags\": [a, b],\ndraft: true"
    #expect(
      read(text).1
        == [1, 2].map { line in
          "\(line):\(line == 1 ? 13 : 15): error: a comma ends this line, as in JSON: YAML has none there | "
            + "delete the comma"
        })
    #expect(try self.text(of: "draft", in: text) == "true")
  }

  @Test("a `---` above a list, and one below the keys, are YAML's own")
  func documents() {
    for text in ["---\n- label: a\n  aliases: b\n- label: c\n---\n", "---\n- label: a\n...\n"] {
      #expect(read(text, .tags).1 == [])
    }
    #expect(read("---\ntitle: T\nurl: https://e.org/\n---\n# fin\n", .site).1 == [])
  }

  @Test(
    "a second document is told of, and how to have one",
    arguments: [
      ("title: T\n---\nurl: x", "2:1: error: this is not valid YAML: another document begins here", "---"),
      (
        "---\n- label: a\n---\n- label: b",
        "3:1: error: this is not valid YAML: another document begins here", "---"
      ),
      (
        "title: T\n...\nurl: x", "3:1: error: this is not valid YAML: did not find expected <document start>",
        "..."
      ),
    ])
  func twoDocuments(_ text: String, _ problem: String, _ line: String) {
    #expect(
      read(text, text.contains("label") ? .tags : .site).1 == ["\(problem) | delete the line '\(line)'"])
  }
}
