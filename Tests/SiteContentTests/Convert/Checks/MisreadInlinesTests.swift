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
