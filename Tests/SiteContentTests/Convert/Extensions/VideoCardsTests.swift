import SiteModel
import Testing

@testable import SiteContent

@Suite struct VideoCardsTests {
  private let card =
    "<p class=\"video-card\"><a href=\"https://youtu.be/abc\"><span class=\"video-card-play\" aria-hidden=\"true\">▶\u{FE0E}</span> <span class=\"video-card-site\">Vidéo sur YouTube</span> <span class=\"video-card-address\">youtu.be/abc</span></a></p>\n"

  @Test("the address of a video alone on a line becomes a card, and nothing of the site's is loaded")
  func cards() {
    #expect(converted("https://youtu.be/abc\n") == card)
    #expect(converted("<https://youtu.be/abc>\n") == card)
    #expect(
      converted("Avant :\nhttps://youtu.be/abc\nAprès.\n\nhttps://youtu.be/abc\nhttps://youtu.be/abc\n")
        == "<p>Avant\u{A0}:</p>\n\(card)<p>Après.</p>\n\(card)\(card)")
    #expect(converted("> https://youtu.be/abc\n") == "<blockquote>\n\(card)</blockquote>\n")
    #expect(converted("- a\n\n  https://youtu.be/abc\n") == "<ul>\n<li><p>a</p>\n\(card)</li>\n</ul>\n")
    #expect(converted("a[^1]\n\n[^1]: b\n\n    https://youtu.be/abc\n").contains("<p>b</p>\n\(card)<p><a"))
  }

  @Test("a picture of one's own may stand for the video")
  func picture() {
    #expect(
      converted("[![Une salle : \"pleine\"](salle.jpg \"La salle !\")](https://youtu.be/abc)\n")
        == "<figure class=\"video-card\"><a href=\"https://youtu.be/abc\"><img src=\"{salle.jpg}\" alt=\"Une salle\u{A0}: «\u{202F}pleine\u{202F}»\" loading=\"lazy\"><span class=\"video-card-play\" aria-hidden=\"true\">▶\u{FE0E}</span> <span class=\"video-card-site\">Vidéo sur YouTube</span></a><figcaption>La salle\u{202F}!</figcaption></figure>\n"
    )
  }

  @Test(
    "everything else stays a link",
    arguments: [
      "Voir https://youtu.be/abc\n", "https://youtu.be/abc.\n", "[Une vidéo](https://youtu.be/abc)\n",
      "*https://youtu.be/abc*\n", "- https://youtu.be/abc\n", "https://example.org/abc\n",
      "<b>https://youtu.be/abc</b>\n",
      "| https://youtu.be/abc |\n|---|\n", "# https://youtu.be/abc\n", "https://youtu.be/abc `a`\n",
      "[![a](b.png)](https://example.org)\n",
    ])
  func others(_ markdown: String) {
    let html = converted(markdown)
    #expect(!html.contains("video-card"))
    #expect(html.contains("<a href=\"https://"))
  }

  @Test("a stranger's video is a link")
  func comments() {
    #expect(
      converted("https://youtu.be/abc", .comment)
        == "<p><a href=\"https://youtu.be/abc\" rel=\"nofollow ugc noopener\">https://youtu.be/abc</a></p>\n")
  }

  @Test("a card is no excerpt")
  func excerpt() {
    let text = HTMLRenderer.convert(
      Array("https://youtu.be/abc\n\nTexte.\n".utf8), trust: .article, typography: .off, words: someWords,
      lineOffset: 0)
    #expect(text.excerpt.map(filled) == "<p>Texte.</p>\n")
    #expect(text.body.plainText == "Texte.")
  }
}
