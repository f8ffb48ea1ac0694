import SiteModel
import Testing

@testable import SiteContent

@Suite struct GalleryTests {
  private static let first =
    "<figure><a href=\"{a.jpg}\"><img src=\"{a.jpg}\" alt=\"Un\" loading=\"lazy\"></a></figure>\n"
  private static let second =
    "<figure><a href=\"{b.jpg}\"><img src=\"{b.jpg}\" alt=\"Deux\" loading=\"lazy\"></a></figure>\n"
  private static let gallery = "<div class=\"gallery\">\n\(first)\(second)</div>\n"

  @Test(
    "images that stand together in one paragraph become a grid of links",
    arguments: [
      ("![Un](a.jpg)\n![Deux](b.jpg)", gallery),
      ("![Un](a.jpg) ![Deux](b.jpg)", gallery),
      ("![Un](a.jpg)  \n![Deux](b.jpg)", gallery),
      ("![Un](a.jpg)![Deux](b.jpg)", gallery),
      ("> ![Un](a.jpg)\n> ![Deux](b.jpg)", "<blockquote>\n\(gallery)</blockquote>\n"),
      (
        "![Un](a.jpg)\n![Deux](b.jpg)\n{.wide}",
        "<div class=\"gallery wide\">\n\(first)\(second)</div>\n"
      ),
      // Without words, a link would say nothing.
      (
        "![](a.jpg)\n![Deux](b.jpg)",
        "<div class=\"gallery\">\n<figure><img src=\"{a.jpg}\" alt=\"\" loading=\"lazy\"></figure>\n\(second)</div>\n"
      ),
    ])
  func grid(markdown: String, html: String) { #expect(converted(markdown) == html) }

  @Test(
    "images among words, in links, in lists and from elsewhere stay as they are",
    arguments: [
      "![Un](a.jpg) et ![Deux](b.jpg)", "![Un](a.jpg)", "[![Un](a.jpg)](c.md) [![Deux](b.jpg)](d.md)",
      "- ![Un](a.jpg)\n  ![Deux](b.jpg)\n- c", "![Un](https://e.org/a.jpg) ![Deux](https://e.org/b.jpg)",
    ])
  func others(markdown: String) { #expect(!converted(markdown).contains("gallery")) }

  @Test("an image's title is its caption, and its credit stands behind it")
  func captions() {
    #expect(
      converted(
        "![Un](a.jpg \"À Paris !\"){credit=\"© Agence\"}\n![Deux](b.jpg){credit=Anne .tall width=300}")
        == "<div class=\"gallery\">\n"
        + "<figure><a href=\"{a.jpg}\"><img src=\"{a.jpg}\" alt=\"Un\" loading=\"lazy\"></a>"
        + "<figcaption>À Paris\u{202F}! <span class=\"credit\">© Agence</span></figcaption></figure>\n"
        + "<figure class=\"tall\"><a href=\"{b.jpg}\"><img src=\"{b.jpg}\" alt=\"Deux\" width=\"300\" loading=\"lazy\"></a>"
        + "<figcaption><span class=\"credit\">Anne</span></figcaption></figure>\n</div>\n")
    #expect(
      converted("![Un](a.jpg \"Une place\"){credit=\"Photo : A & B\"}")
        == "<figure><img src=\"{a.jpg}\" alt=\"Un\" loading=\"lazy\">"
        + "<figcaption>Une place <span class=\"credit\">Photo\u{A0}: A &amp; B</span></figcaption></figure>\n"
    )
  }

  @Test(
    "a credit is plain text, whatever is in it",
    arguments: [
      ("\"Photo : https://autre.fr/x\"", "Photo\u{A0}: https://autre.fr/x"),
      ("\"anne@example.org\"", "anne@example.org"), ("\"© Anne <i>M</i>\"", "© Anne &lt;i&gt;M&lt;/i&gt;"),
      ("\"© 2020 – l'AFP *x* **y** `z`\"", "© 2020 – l’AFP *x* **y** `z`"),
      ("© Anne Martin", "© Anne Martin"),
      ("\"A https://a.fr b@c.fr\" .right", "A https://a.fr b@c.fr"),
    ])
  func plainCredit(value: String, html: String) {
    let figure = value.hasSuffix(".right") ? "<figure class=\"right\">" : "<figure>"
    #expect(
      converted("![Un](a.jpg){credit=\(value)}")
        == "\(figure)<img src=\"{a.jpg}\" alt=\"Un\" loading=\"lazy\">"
        + "<figcaption><span class=\"credit\">\(html)</span></figcaption></figure>\n")
  }

  @Test("an empty credit is none, and what stands behind a list stays")
  func emptyCredit() {
    #expect(
      converted("![Un](a.jpg){credit=\"\"}")
        == "<figure><img src=\"{a.jpg}\" alt=\"Un\" loading=\"lazy\"></figure>\n")
    #expect(
      converted("![Un](a.jpg){credit=\"https://a.fr\" .b} et https://b.fr/.\n\n![Un](a.jpg){a=*b*} c")
        == "<p><img src=\"{a.jpg}\" alt=\"Un\" class=\"b\" loading=\"lazy\"> et "
        + "<a href=\"https://b.fr/\">https://b.fr/</a>.</p>\n"
        + "<p><img src=\"{a.jpg}\" alt=\"Un\" loading=\"lazy\">{a=<em>b</em>} c</p>\n")
  }

  @Test(
    "a credit that nobody would see is told of",
    arguments: [
      (
        "a ![Un](a.jpg){credit=Anne}", "'credit' has no effect here: the image has no caption",
        "put the image into a paragraph of its own"
      ),
      (
        "[a](b.md){credit=Anne}", "'credit' has no effect here: only an image has one",
        "write it behind the image, without a space"
      ),
    ])
  func uselessCredit(markdown: String, message: String, hint: String) {
    let document = HTMLRenderer.convert(
      Array(markdown.utf8), trust: .article, typography: .french, words: someWords, lineOffset: 0)
    #expect(document.warnings.map(\.message) == [message])
    #expect(document.warnings.map(\.hint) == [hint])
  }

  @Test("two thousand images are one gallery")
  func many() {
    let many = (0..<2000).map { "![a](\($0).jpg){credit=b}" }.joined(separator: "\n")
    #expect(converted(many).matches(of: /<figure>/).count == 2000)
  }
}
