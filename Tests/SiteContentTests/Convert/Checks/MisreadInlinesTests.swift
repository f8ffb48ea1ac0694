import Testing

@testable import SiteContent

@Suite struct MisreadInlinesTests {
  @Test(
    "emphasis with unlike signs is told of",
    arguments: [
      ("un *mot gras** ici", "4:5", "*"), ("un **mot gras* ici", "4:4", "*"), ("_mot gras__", "4:2", "_"),
    ])
  func emphasis(_ markdown: String, _ place: String, _ sign: String) {
    #expect(
      misreadProblems(markdown).map { $0.split(separator: " | ").first ?? "" } == [
        "\(place): emphasis with one \(sign) at one end and two at the other is shown with a \(sign)"
      ])
  }

  @Test(
    "emphasis with a star of a note is left alone",
    arguments: [
      "*Prix*\\* hors taxes", "**Prix*** hors taxes", "*mot*, **gras** et ***les deux***", "le *prix* *(1)*",
      "\\**gras*", "prix* *ou non*",
    ])
  func notes(_ markdown: String) { #expect(misreadProblems(markdown) == []) }

  @Test("an image behind ! and a space is a link")
  func image() {
    #expect(
      misreadProblems("Texte\n\n! [Affiche](https://e.org/a.png)") == [
        "6:1: this is a link and not an image: there is a space behind the ! | remove it: ![words](address)"
      ])
    for markdown in [
      "Regardez ! [Affiche](https://e.org/a.png)", "! [la page](https://e.org/a/)",
      "![Affiche](https://e.org/a.png)",
    ] {
      #expect(misreadProblems(markdown) == [], "\(markdown)")
    }
  }

  @Test("a size in an image's description, as Obsidian has it, is told with the attribute that is meant")
  func size() {
    #expect(
      misreadProblems("![Affiche|300](https://e.org/a.png) ![b|300x200](https://e.org/b.png)\n") == [
        "4:10: '|300' is read out to readers as a part of the description | "
          + "write its size after it: ![words](address){width=300}",
        "4:40: '|300x200' is read out to readers as a part of the description | "
          + "write its size after it: ![words](address){width=300 height=200}",
      ])
    #expect(misreadProblems("![Affiche | 2027](https://e.org/a.png) ![a|b](https://e.org/a.png)\n") == [])
  }

  @Test("a figure that single tildes cross out is told as the lowered one that is meant")
  func lowered() {
    #expect(
      misreadProblems("Le CO~2~ et H<sub>2</sub>O, 300 Mt.\n") == [
        "4:6: '~2~' crosses the figure out | write <sub>2</sub>"
      ])
    for text in ["Le ~2~ mai", "prix ~~12~~ 10 €", "v~ancien~", "CO~2", "H`2`O `a`1`b`"] {
      #expect(misreadProblems(text + "\n") == [], "\(text)")
    }
  }

  @Test("labels with spaces, addresses with spaces and images without an address are told of")
  func labels() {
    #expect(
      misreadProblems("Voir[^ma note].\n\n[tract]: /media/Tract 2026.pdf\n\n![Affiche du congrès]\n") == [
        "4:5: '[^ma note]' is not a footnote: its label has a space | "
          + "write [^ma-note] here and before the words of the note",
        "6:1: this defines no link and is shown as typed: its address has spaces | "
          + "an address with spaces goes between < and >: [tract]: </media/Tract 2026.pdf>",
        "8:1: '![Affiche du congrès]' has no address and is shown as typed | "
          + "write the address in round brackets, [words](address), or add a line [label]: address",
      ])
    for text in ["[NDLR]: voir la loi.", "[1]: https://e.org Le Monde", "Bravo ![sic]", "![12]", "![a] oui"] {
      #expect(misreadProblems(text + "\n").filter { !$0.contains("nothing refers") } == [], "\(text)")
    }
  }

  @Test("a sign of exclamation right before a link makes an image of it")
  func exclamations() {
    #expect(
      misreadProblems("Attention![le site](https://e.org/)\n") == [
        "4:10: the ! makes an image of this link | write a space behind it: ! [words](address)"
      ])
    for text in [
      "Oui ![le site](https://e.org/a/)", "Oui![photo](https://e.org/a.png)", "![photo](https://e.org/a/)",
      "Oui![photo](https://e.org/a/b.php)",
    ] { #expect(misreadProblems(text + "\n").filter { $0.contains("makes an image") } == [], "\(text)") }
  }
}
