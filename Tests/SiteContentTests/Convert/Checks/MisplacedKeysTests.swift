import SiteModel
import Testing

@testable import SiteContent

/// Keys and marks of excerpts that stand where they have no effect, and titles that stand twice.
@Suite struct MisplacedKeysTests {
  private func problems(_ text: String) -> [String] {
    HTMLRenderer.convert(
      Array(text.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 0
    ).warnings.map { "\($0.position.line):\($0.position.column): \($0.message) | \($0.hint)" }
  }

  @Test(
    "a line that keeps readers from nothing is told of, wherever it stands in a text",
    arguments: [
      ("Texte.\n\ndraft: true\n", 3, "draft: true"),
      ("Texte.\n\n---\nstatus: draft\n---\n", 4, "status: draft"),
      ("# A\npublished: false\n", 2, "published: false"), ("Texte.\n\n- hidden: true\n", 3, "- hidden: true"),
    ])
  func inText(_ text: String, _ line: Int, _ written: String) {
    #expect(
      problems(text) == [
        "\(line):1: '\(written)' is a line of the text here, and decides nothing | "
          + "write 'draft: true' among the keys, above the line '---' that ends them"
      ])
  }

  @Test(
    "words, code, and what is told of with the keys are left alone",
    arguments: [
      "Il écrit : status: draft dans la config.", "Texte.\n\nStatut : privé\nEffectif : 300",
      "Texte.\n\n```\ndraft: true\n```", "Texte.\n\n`draft: true`", "draft: true\n\nTexte.",
      "Texte.\n\nstatut: privé", "Texte.\n\nDate : 12 mars",
    ])
  func words(_ text: String) { #expect(problems(text) == []) }

  @Test(
    "marks with which other systems end an excerpt are told of",
    arguments: [
      "<!-- truncate -->", "<!-- excerpt -->", "<!-- readmore -->", "<!--end_excerpt-->", "<!--break-->",
      "<!-- PELICAN_END_SUMMARY -->", "<hr id=\"system-readmore\" />",
    ])
  func excerptEnds(_ mark: String) {
    #expect(
      problems("a\n\n\(mark)\n\nb") == ["3:1: '\(mark)' has no effect here | write <!--more--> instead"])
  }

  @Test("there are no pages within a text; remarks for colleagues are left alone")
  func pageEnds() {
    #expect(
      problems("a\n\n<!--nextpage-->\n\nb") == [
        "3:1: '<!--nextpage-->' has no effect here | "
          + "delete it: a text stands on one page; <!--more--> ends what lists show of it"
      ])
    for text in ["<!--more-->", "<!-- suite du texte de Jean -->", "<!-- à revoir -->", "<hr>"] {
      #expect(problems("a\n\n\(text)\n\nb") == [], "\(text)")
    }
  }

  @Test(
    "a remark above a text that is not ready is told of",
    arguments: ["NE PAS PUBLIER", "**À relire avant publication**", "[BROUILLON]", "Ne pas diffuser !"])
  func remarks(_ words: String) {
    let plain = words.trimming { !$0.isLetter }
    #expect(
      problems("\(words)\n\nTexte.") == [
        "1:1: '\(plain)' is a remark for colleagues, and is shown to readers | "
          + "write 'draft: true' among the keys if readers are not to see the text; else delete it"
      ])
  }

  @Test(
    "such words among others are words",
    arguments: ["Brouillon", "Il ne faut pas publier.", "Draft", "(à suivre)"])
  func otherWords(_ words: String) { #expect(problems("\(words)\n\nTexte.") == []) }

  @Test(
    "a title that calls its text a draft is told by its remark",
    arguments: [
      ("[BROUILLON] Le titre", "[BROUILLON]"), ("Le titre (à relire)", "(à relire)"),
      ("Le titre (2007)", nil),
      ("[Tribune] Le titre", nil), ("(Brouillon)", nil), ("Brouillon de culture", nil),
    ])
  func titles(_ title: String, _ remark: String?) { #expect(MisplacedKeys.remark(inTitle: title) == remark) }

  @Test(
    "what Word and mails leave is told of",
    arguments: [
      "Erreur ! Signet non défini.", "Cliquez ou appuyez ici pour entrer du texte.",
      "Texte [texte à insérer]",
      "[cid:image001.png@01D]", "[image : a.png]", "Lorem ipsum dolor sit amet",
    ])
  func leftovers(_ words: String) {
    #expect(problems(words).first?.contains("what was to be replaced is shown to readers as typed") == true)
  }

  @Test(
    "the article's title at the beginning of its text is shown once, whatever its level",
    arguments: [
      "# Titre", "## Titre", "### Titre ###", "Titre\n===", "Titre\n---", "# **Titre**", "# Titre {#t}",
      "# titre.", "<h2>Titre</h2>", "<h1 class=\"t\"><strong>Titre</strong></h1>",
    ])
  func repeatedTitle(_ heading: String) {
    let html = filled(
      HTMLRenderer.convert(
        Array("\(heading)\n\nTexte.\n".utf8), trust: .article, typography: .french, words: someWords,
        lineOffset: 0, title: "Titre"
      ).body)
    #expect(html == "<p>Texte.</p>\n")
  }

  @Test("another heading stays", arguments: ["## Titre bis", "Texte.\n\n## Titre", "**Titre**"])
  func otherHeadings(_ text: String) {
    let html = filled(
      HTMLRenderer.convert(
        Array("\(text)\n\nTexte.\n".utf8), trust: .article, typography: .french, words: someWords,
        lineOffset: 0, title: "Titre"
      ).body)
    #expect(html.contains("Titre"))
  }
}
