import SiteModel
import Testing

@testable import SiteContent

@Suite struct DocumentNamesTests {
  private let names = DocumentNames(
    ["2020-01-01-reseau", "2020-01-02-deux", "2021-01-01-bilan", "2022-01-01-bilan", "parti/histoire"],
    paths: [("2020-01-02-deux", SitePath("2020/01/tout-autre/"))])

  @Test(
    "a document is found by its id, without its date, by its slug, and with a slip",
    arguments: [
      ("2020-01-01-reseau", "2020-01-01-reseau"), ("reseau", "2020-01-01-reseau"),
      ("RESEAU", "2020-01-01-reseau"),
      ("tout-autre", "2020-01-02-deux"), ("histoire", "parti/histoire"), ("resaeu", "2020-01-01-reseau"),
      ("2020-01-01-resau", "2020-01-01-reseau"),
    ])
  func nearest(_ name: String, _ id: String) { #expect(names.nearest(to: name) == id) }

  @Test(
    "nothing is guessed where two documents have the name, or none is near",
    arguments: ["bilan", "xyz", "", "a"])
  func none(_ name: String) { #expect(names.nearest(to: name) == nil) }

  @Test("an address with the ending of a text or a page means a document, one of a file does not")
  func addresses() {
    #expect(names.meant(byAddress: "../2020-01-01-reseau.html") == "2020-01-01-reseau")
    #expect(names.meant(byAddress: "/2020/01/tout-autre/") == "2020-01-02-deux")
    #expect(names.meant(byAddress: "reseau.markdown") == "2020-01-01-reseau")
    #expect(names.meant(byAddress: "reseau.pdf") == nil)
    #expect(names.meant(byAddress: "/") == nil)
  }
}
