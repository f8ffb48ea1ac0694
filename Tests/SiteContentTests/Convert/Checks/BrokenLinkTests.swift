import Testing

@testable import SiteContent

@Suite struct BrokenLinkTests {
  @Test(
    "a link that Markdown understands is not broken",
    arguments: [
      "[a](b.png)", "[a](b.png \"Un titre\")", "[a](b.png 'Un titre')", "[a](b.png (un titre))",
      "[a](<b c.png>)",
      "[a]( b.png )", "[a]()", "[a](b(c).png)", "\\[a](b c.png)", "a] (b c)", "](", "]", "",
    ])
  func whole(_ line: String) { #expect(BrokenLink.all(in: line).isEmpty) }

  @Test(
    "the form that it should have is told, with its title and size",
    arguments: [
      ("[a](mon fichier.pdf)", "an address with spaces goes between < and >: (<mon fichier.pdf>)"),
      (
        "[a](mon fichier.pdf \"Le titre\")",
        "an address with spaces goes between < and >: (<mon fichier.pdf> \"Le titre\")"
      ),
      (
        "[a](mon fichier.pdf « Le titre »)",
        "an address with spaces goes between < and >: (<mon fichier.pdf> \"Le titre\")"
      ),
      ("[a](b.png “Le titre”)", "a title goes between straight quotes: (b.png \"Le titre\")"),
      ("[a](/b/ 'l'été')", "a title goes between straight quotes: (/b/ \"l'été\")"),
      (
        "[a](https://e.org/Tract été 2026.pdf)",
        "an address with spaces goes between < and >: (<https://e.org/Tract été 2026.pdf>)"
      ),
      ("[a](/b/ \"Titre)", "a title ends with a quotation mark as well: (/b/ \"Titre\")"),
      ("[a](https://e.org Le titre)", "a title goes between straight quotes: (https://e.org \"Le titre\")"),
      (
        "[a](https://e.org/?q=jean dupont)",
        "an address with spaces goes between < and >: (<https://e.org/?q=jean dupont>)"
      ),
      (
        "[a](https://e.org/a b?c=d e)",
        "an address with spaces goes between < and >: (<https://e.org/a b?c=d e>)"
      ),
      (
        "[a](https://e.org/?v=x Le titre)",
        "a title goes between straight quotes: (https://e.org/?v=x \"Le titre\")"
      ),
      ("![a](b.png =300x)", "write its size after it: (b.png){width=300}"),
      ("![a](b c.png =300x200)", "write its size after it: (<b c.png>){width=300 height=200}"),
      ("![a](b.png \"T\" =x200)", "write its size after it: (b.png \"T\"){height=200}"),
      ("[a](http:// e.org)", "remove the spaces: (http://e.org)"),
      ("[a](tel:01 02)", "write the number without spaces: (tel:0102)"),
      ("[a](<b c.png)", "write > after it: (<b c.png>)"), ("[a](<b.png)", "delete the <: (b.png)"),
      ("[a](https://e.org]", "write ) in place of the last ]: (https://e.org)"),
      ("[a](b.png", "write ) where the address ends: (b.png)"),
      ("[a]({% url x %})", "write the address itself: templates are not run here"),
    ])
  func hints(_ line: String, _ hint: String) {
    #expect(BrokenLink.all(in: line).map(\.hint) == [hint])
  }

  @Test("each has its own place and words, and one whose words begin on the line before is found too")
  func places() {
    let links = BrokenLink.all(in: "é [a](b.png) ![c](d e.png) [f](g")
    #expect(links.map(\.column) == [14, 28])
    #expect(links.map(\.text) == ["![c](d e.png)", "[f](g"])
    #expect(BrokenLink.all(in: "suite](d e.png)").map(\.text) == ["](d e.png)"])
  }

  @Test("a long line takes time in proportion to its length", .timeLimit(.minutes(10)))
  func linear() {
    #expect(BrokenLink.all(in: String(repeating: "](a b", count: 20_000)).count == 20_000)
  }
}
