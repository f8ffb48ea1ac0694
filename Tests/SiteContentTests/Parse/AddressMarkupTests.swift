import Testing

@testable import SiteContent

@Suite struct AddressMarkupTests {
  @Test(
    "the address is taken out of what texts have around it",
    arguments: [
      "![Affiche](/media/a.png)", "![](/media/a.png)", "[Affiche](/media/a.png)", "![A](</media/a.png>)",
      "![A](/media/a.png \"Un titre\")", "![A](/media/a.png){.right}", "<img src=\"/media/a.png\">",
      "<img alt='A' src='/media/a.png' width=10 />", "<img src=/media/a.png>", "</media/a.png>",
      "<a href=\"/media/a.png\">Affiche</a>",
    ])
  func address(_ text: String) { #expect(AddressMarkup.address(in: text) == "/media/a.png") }

  @Test(
    "an address by itself has no markup around it",
    arguments: [
      "/media/a.png", "a.png", "photo (1).png", "[1].png", "!a.png", "<a>", "", "![A](", "[a](b) c",
    ])
  func none(_ text: String) { #expect(AddressMarkup.address(in: text) == nil) }
}
