import Testing

@testable import SiteImport

@Suite struct LiquidTextTests {
  private func text(_ markdown: String) -> String {
    LiquidText(markdown) { ["header-img": "img/a.jpg", "title": "Un mot"][$0] }.markdown
  }

  @Test(
    "addresses and keys of the text's own are put in their places",
    arguments: [
      ("![a]({{ \"assets/a.jpg\" | relative_url }})", "![a](/assets/a.jpg)"),
      ("[a]({{ '/b/' | absolute_url }})", "[a](/b/)"),
      ("[a]({{ '/b/' | prepend: site.baseurl }})", "[a](/b/)"),
      ("[a]({{ '/b/' | url }})", "[a](/b/)"),
      ("[a]({{ 'https://e.org/' | relative_url }})", "[a](https://e.org/)"),
      ("![a](/{{ page.header-img }})", "![a](/img/a.jpg)"), ("# {{ page.title | escape }}", "# Un mot"),
      ("{% asset_img vue.jpg Une vue %}", "![Une vue](vue.jpg)"),
    ])
  func values(_ markdown: String, _ expected: String) { #expect(text(markdown) == expected) }

  @Test(
    "what is not known stays as it is",
    arguments: [
      "{{ page.date | date: \"%Y\" }}", "{{ page.autre }}", "{{ \"un exemple\" }}", "{{ site.title }}",
      "{{ 'a' | upcase }}",
    ])
  func unknown(_ markdown: String) { #expect(text(markdown) == markdown) }

  @Test("many tags, and tags without an end, take no quadratic time", .timeLimit(.minutes(1)))
  func linear() {
    for tag in ["{% raw %}", "{% highlight a %}", "{{< highlight a >}}", "{% unknown %}", "{{ a }} {% b %}"] {
      _ = text(String(repeating: tag + "\n", count: 200_000 / tag.utf8.count))
    }
  }
}
