import SiteModel
import Testing

@testable import SiteContent

/// Keys below the line that ends the front matter.
@Suite struct LateKeysTests {
  private func problems(_ text: String, _ keys: KeySet = .article) -> [String] {
    var diagnostics: [Diagnostic] = []
    _ = SourceText(file: "x", bytes: Array(text.utf8), &diagnostics)
      .flatMap { FrontMatter($0, keys: keys, &diagnostics) }
    return written(diagnostics).map { String($0.dropFirst(2)) }
  }

  private static func below(_ line: Int, _ end: String) -> String {
    "stands below line \(line) ('\(end)'), which ends the keys: it is text and has no effect"
  }

  @Test("a key that would have kept a text from readers is an error")
  func deciding() {
    #expect(
      problems("---\ntitle: a\n...\ndraft: true\n---\nTexte.\n") == [
        "4:1: error: 'draft' \(Self.below(3, "...")) | delete line 3: line 5 then ends the keys"
      ])
    #expect(
      problems("---\ntitle: a\n---\n\npublish_until: 2020-01-01\n---\n") == [
        "5:1: error: 'publish_until' \(Self.below(3, "---")) | delete line 3: line 6 then ends the keys"
      ])
    #expect(
      problems("---\ntitle: a\n---\ndraft: oui\n\nTexte.\n") == [
        "4:1: error: 'draft' \(Self.below(3, "---")) | move it above line 3"
      ])
    #expect(
      problems("---\nauthor: a\ndate: 2020-01-01\n---\nstatus: spam\n---\nx", .comment) == [
        "5:1: error: 'status' \(Self.below(4, "---")) | delete line 4: line 6 then ends the keys"
      ])
  }

  @Test("by itself, only what can be nothing but a key is told of, whatever it is called")
  func alone() {
    for (line, name, hint) in [
      ("publish_until: 2021-01-01", "publish_until", "move it above line 3"),
      ("published: false", "published", "write 'draft: true' above line 3"),
      ("Draft: true", "Draft", "write 'draft: true' above line 3"),
      ("brouillon: oui", "brouillon", "write 'draft: true' above line 3"),
      ("status: draft", "status", "write 'draft: true' above line 3"),
    ] {
      #expect(
        problems("---\ntitle: a\n---\n\(line)\n\nTexte.\n") == [
          "4:1: error: '\(name)' \(Self.below(3, "---")) | \(hint)"
        ], "\(line)")
    }
    for line in ["comments: closed", "tags: UMP", "reply_to: x", "image_alt: x"] {
      let name = line.prefix { $0 != ":" }
      #expect(
        problems("---\ntitle: a\n---\n\(line)\n\nTexte.\n") == [
          "4:1: warning: '\(name)' \(Self.below(3, "---")) | move it above line 3"
        ], "\(line)")
    }
    #expect(
      problems("---\nauthor: a\ndate: 2020-01-01\n---\nstatus: spam\n\nAchetez !", .comment) == [
        "5:1: error: 'status' \(Self.below(4, "---")) | move it above line 4"
      ])
  }

  @Test("any other key is a warning")
  func others() {
    #expect(
      problems("---\ntitle: a\n---\ntags: a, b\n---\n") == [
        "4:1: warning: 'tags' \(Self.below(3, "---")) | delete line 3: line 5 then ends the keys"
      ])
    #expect(
      problems("---\ntitle: a\n---\nlayout: post\n---\n---\nimage: a.png\ndraft: false\n---\n") == [])
    #expect(
      problems("---\ntitle: a\n---\n---\nimage: a.png\ntags:\n  - b\ndraft: false\n---\n") == [
        "5:1: warning: 'image' \(Self.below(3, "---")) | move it above line 3, and delete the lines '---' around it",
        "6:1: warning: 'tags' \(Self.below(3, "---")) | move it above line 3, and delete the lines '---' around it",
        "8:1: warning: 'draft' \(Self.below(3, "---")) | move it above line 3, and delete the lines '---' around it",
      ])
    #expect(
      problems("---\ntitle: a\n---\nauthor: Anne\ntags: b\n\nTexte.\n") == [
        "4:1: warning: 'author' \(Self.below(3, "---")) | move it above line 3",
        "5:1: warning: 'tags' \(Self.below(3, "---")) | move it above line 3",
      ])
  }

  @Test(
    "a text that begins with a word and a colon is a text",
    arguments: [
      "Source : Le Monde\n---\n", "source: Le Monde\n\nTexte.\n", "source: Le Monde\n\n---\n\nTexte.\n",
      "date: 12 mars\nlieu: Paris\n", "date: 2007-11-06\n\nTexte.\n", "draft: un mot anglais\n",
      "remarque: a\n---\n",
      "Source : Le Monde\n\nTexte.\n", "Date : 2007-11-06\n\nTexte.\n", "Title: a\n\nb\n",
      "comments: oui\n\nb\n",
      "---\n\nTexte.\n", "Texte.\n\ndraft: true\n", "    draft: true\n", "> draft: true\n", "",
    ])
  func innocent(_ body: String) { #expect(problems("---\ntitle: a\n---\n\(body)") == []) }

  @Test(
    "what a reader writes in a comment is the reader's",
    arguments: ["url: x\ntype: y\n---\n", "status: spam\n---\n", "parent: 5\n---\n"])
  func comments(_ body: String) {
    #expect(problems("---\nauthor: a\ndate: 2020-01-01\nstatus: pending\n---\n\(body)", .comment) == [])
  }

  @Test(
    "keys of TOML and of JSON are keys as well",
    arguments: [
      ("draft = true", 4, ""), ("+++\ndraft = true\n+++", 5, ", and delete the lines '+++' around it"),
      ("{\"draft\": true}", 4, ""), ("{\n\"published\": false,\n}", 5, ""),
    ])
  func otherForms(_ keys: String, _ line: Int, _ rest: String) {
    let name = keys.contains("published") ? "published" : "draft"
    #expect(
      problems("---\ntitle: a\n---\n\(keys)\n\nTexte.\n") == [
        "\(line):1: error: '\(name)' \(Self.below(3, "---")) | write 'draft: true' above line 3\(rest)"
      ])
  }

  @Test(
    "words that begin a text are no keys",
    arguments: [
      "Statut : privé", "Accès : membres", "Prix = 3", "title = rien", "\"Non\" = oui", "Publié : non",
    ])
  func words(_ line: String) { #expect(problems("---\ntitle: a\n---\n\(line)\n\nTexte.\n") == []) }
}
