import SiteModel
import Testing

@testable import SiteContent

@Suite struct MisreadBlocksTests {
  private func problems(_ markdown: String) -> [String] { misreadProblems(markdown) }

  @Test(
    "a paragraph above dashes is a heading, which is told of",
    arguments: [
      ("Un long paragraphe\nsur deux lignes.\n---\nSuite.\n", "6:1", "---"),
      (
        "Une fin de phrase qui est plus longue que ne le sont les titres.\n----------\n\nSuite\n", "5:1",
        "-----"
      ),
      ("Nous voulons,\n---\nSuite\n", "5:1", "---"),
      ("> Un long paragraphe\n> sur deux lignes\n> ---\n", "6:1", "---"),
      ("Un long paragraphe\nsur deux lignes.\n===\n", "6:1", "==="),
    ])
  func headings(_ markdown: String, _ place: String, _ line: String) {
    #expect(
      problems(markdown) == [
        "\(place): '\(line)' makes a heading of the paragraph above it | "
          + "write an empty line above it; a heading that is meant is written ## words"
      ])
  }

  @Test("so do the hyphens above a signature")
  func signatures() {
    #expect(
      problems("Signature,\n--\nJean\n") == [
        "5:1: '--' makes a heading of the paragraph above it | "
          + "write an empty line and a backslash before it, \\--, or write a heading as ## words"
      ])
    #expect(problems("Merci.\n\n\\--\nJean\n") == [])
  }

  @Test(
    "headings that are meant are left alone",
    arguments: [
      "Titre\n---\n", "Titre\n===\n", "Titre sur\ndeux lignes\n===\n", "# Titre,\n---\n",
      "Introduction.\n---\n",
      "Que faire ?\n-----\n\nSuite.\n", "Texte.\n\n---\n\nSuite.\n", "- a\n- b\n\n---\n", "## Titre,\n",
    ])
  func meantHeadings(_ markdown: String) { #expect(problems(markdown) == []) }

  @Test(
    "a paragraph that is set in is code, which is told of",
    arguments: [
      "    Mes chers amis, le combat continue.\n", "\tMes chers amis, le combat continue.\n",
      "    « Non ! », a dit M. Dupont aujourd’hui,\n    et l’Assemblée (577 députés) l’a suivi.\n\n    En 2007, c’était 25 % !\n",
    ])
  func code(_ markdown: String) {
    #expect(
      problems(markdown) == [
        "4:1: this paragraph is shown as code, for it begins with a tab or four spaces | "
          + "delete them; what is code goes between two lines of ```"
      ])
  }

  @Test(
    "code is left alone",
    arguments: [
      "    $ make install\n", "    let a = b;\n", "    SELECT A FROM B WHERE C;\n", "    Oui.\n",
      "```\nMes chers amis, le combat continue.\n```\n", "- a\n\n      Mes chers amis, le combat continue.\n",
      "    git commit -m \"Un message de quelques mots.\"\n", "    Options: --root DIR, --output DIR.\n",
      "> ~~~\n> Mes chers amis, le combat continue.\n> ~~~\n", "    Nom      Prénom    Ville\n",
      "    if (a) { return b; } // Le cas le plus simple.\n",
    ])
  func realCode(_ markdown: String) { #expect(problems(markdown) == []) }

  @Test("a year is no number of a list")
  func years() {
    #expect(
      problems("2007. Quelle année !\n") == [
        "4:1: Markdown takes '2007.' for the number of a list | write 2007\\. where it is none"
      ])
    #expect(
      problems("> 1981) Mitterrand\n> 1988) encore\n") == [
        "4:3: Markdown takes '1981)' for the number of a list | "
          + "write 1981\\) where it is none: lists count on from their first number"
      ])
    #expect(
      problems("Texte\n\n110. Propositions\n") == [
        "6:1: Markdown takes '110.' for the number of a list | write 110\\. where it is none"
      ])
  }

  @Test(
    "long lists are",
    arguments: [
      "2007. a\n2008. b\n", "99. a\n\nb\n\n100. c\n", "100. a\n101. b\n", "1. a\n1. b\n", "3. a\n",
      "2007\\. Oui\n",
      "1. a\n2. b\n\nTexte\n\n101. c\n",
    ])
  func lists(_ markdown: String) { #expect(problems(markdown) == []) }

  @Test("a rule in parts was to be the edge of a table, which is told of once")
  func pandocTables() {
    let told =
      ": this makes no table: readers see a rule, and the cells run together | "
      + "write each row as | a | b |, and a line | --- | --- | below the first"
    #expect(misreadProblems("Nom     Voix\n------- ----\nA       1\n") == ["5:1" + told])
    #expect(misreadProblems("----- ------\nA     1\n----- ------\n") == ["4:1" + told])
    for rule in ["- - -", "* * *", "-- - --", "-----", "--- ---", "___ ____"] {
      #expect(misreadProblems("a\n\n\(rule)\n\nb\n") == [], "\(rule)")
    }
  }

  @Test("a label between two items is told of as a part of the first")
  func labelsInLists() {
    let told =
      "5:1: this line is a part of the list's item above it | "
      + "write an empty line above it and below, and begin it at the line's beginning"
    for label in ["**Propositions :**", "  **Propositions :**", "  **Propositions** :"] {
      #expect(misreadProblems("- un\n\(label)\n- deux\n- trois\n") == [told], "\(label)")
    }
    for markdown in [
      "- un\n  **Note :** oui\n- deux\n", "- un\n  **mot**\n- deux\n", "- **Un :**\n- deux\n",
      "- un\n\n  **Note :**\n- deux\n",
    ] { #expect(misreadProblems(markdown) == [], "\(markdown)") }
  }

  @Test("a list that was set in by four spaces is told of as code")
  func indentedLists() {
    let told =
      "6:1: this list is shown as code, for it begins with a tab or four spaces | "
      + "delete them; what is code goes between two lines of ```"
    for list in [
      "    - le logement\n    - l’école :\n", "    1. Un\n    2. **Deux**\n", "\t* un\n\t* deux\n",
    ] {
      #expect(misreadProblems("Texte :\n\n" + list) == [told], "\(list)")
    }
    for code in [
      "    - hosts: all\n    - name: x\n", "    - a = 1\n    - b = 2\n", "    - un\n", "    - un\n    deux\n",
    ] { #expect(misreadProblems("Texte :\n\n" + code) == [], "\(code)") }
  }

  @Test("a sentence right below a list is told of as a part of its last item")
  func endsOfLists() {
    let told =
      ": this line is a part of the list's last item | write an empty line above it, or set it in if it belongs there"
    #expect(misreadProblems("- un ;\n- deux.\nEnsuite, nous verrons.\n") == ["6:1" + told])
    #expect(misreadProblems("1. Un.\n2. Deux !\n« Oui », dit-il.\n") == ["6:1" + told])
    #expect(misreadProblems("- un\n- deux\n**Vote** : adopté\n") == ["6:1" + told])
    #expect(misreadProblems("* un\n* **deux.**\nMerci à tous.\n\nSuite.\n") == ["6:1" + told])
    for markdown in [
      "- un\n- deux\nEnsuite\n", "- un\n- deux et\ntrois\n", "- un\n- deux :\nTrois\n", "- un.\nSuite.\n",
      "- un.\nSuite.\n- deux.\nSuite.\n", "- un.\n- deux.\n  Suite.\n", "- un.\n- deux.\n\nSuite.\n",
      "> - un.\n> - deux.\n> Suite.\n", "- un.\n- deux.\n# Suite\n",
    ] { #expect(misreadProblems(markdown) == [], "\(markdown)") }
  }
}

/// What is said of a text that begins on the fourth line of its file.
func misreadProblems(_ markdown: String) -> [String] {
  HTMLRenderer.convert(
    Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 3
  ).warnings.map { "\($0.position.line):\($0.position.column): \($0.message) | \($0.hint)" }
}
