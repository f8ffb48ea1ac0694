import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteImport

/// A reader's words come home whole, whatever marks a theme put around them.
@Suite struct SavedCommentTests {
  private let zone = SiteTimeZone.utc

  private func comment(_ html: String) throws -> SavedComment {
    let nodes = try #require(HTMLElement.parse(html))
    let element = try #require(nodes.first { $0.name == "li" })
    return SavedComment(element, element.children, zone)
  }

  private func text(_ comment: SavedComment) -> String { RawHTMLWriter.write(comment.content) }

  @Test(
    "a paragraph that begins like a byline is a paragraph",
    arguments: [
      "De 2002 à 2007, rien n'a été fait.", "Par ailleurs, 3 promesses sur 10 sont tenues.",
      "By 2007 nothing had been done.", "De 8h à 10h, il y en a plus.",
      "Par Paris, le 6 mai 2007, tout a changé.", "De toute façon", "Par principe, non. 12 fois non.",
    ])
  func sentences(_ sentence: String) throws {
    let marked = try comment(
      "<li><cite><a href=\"http://greiner.example/\">GREINER</a></cite> Says:\n<br />\n<small class=\"commentmetadata\"><a href=\"#comment-11\">November 7th, 2007 at 9:15 am</a> </small>\n<p>\(sentence)</p>\n</li>"
    )
    #expect(text(marked) == "<p>\(sentence)</p>")
    #expect(marked.author == "GREINER")
    #expect(marked.url == "http://greiner.example/")
    #expect(marked.date?.iso8601 == "2007-11-07T09:15:00Z")
    #expect(marked.rest == [])
    let bare = try comment("<li><p>\(sentence)</p><p>Voilà.</p></li>")
    #expect(text(bare) == "<p>\(sentence)</p><p>Voilà.</p>")
    #expect(bare.author == "")
  }

  @Test(
    "a line that says who and when, and no word more, is no paragraph",
    arguments: [
      "By GREINER on Oct 18, 2020", "By <a href=\"http://g.example/\">GREINER</a>",
      "Par GREINER le 18/10/2020",
      "Posté par GREINER, le 18 octobre 2020 à 10h12", "Posted by GREINER on Oct 18, 2020 at 9:15 am",
      "Rédigé par : GREINER | le 18 octobre 2020 à 10:12 | Répondre | Alerter",
    ])
  func bylines(_ line: String) throws {
    for html in [
      "<p>\(line)</p><p>Bien vu.</p>", "<p>Bien vu.</p><p>\(line)</p>",
      "<div><p>\(line)</p><p>Bien vu.</p></div>",
    ] {
      let comment = try comment("<li>\(html)</li>")
      #expect(comment.author == "GREINER")
      #expect(text(comment).replacing("<div>", with: "").replacing("</div>", with: "") == "<p>Bien vu.</p>")
    }
  }

  @Test(
    "what says that somebody speaks is part of neither name nor text",
    arguments: [
      "<div class=\"comment-author vcard\"><img alt=\"\" src=\"a.png\" class=\"avatar\"> <cite class=\"fn\">Zoé</cite> <span class=\"says\">dit&nbsp;:</span></div>",
      "<cite>Zoé</cite> dit :", "<cite>Zoé</cite>&nbsp;a écrit&nbsp;:",
      "<span class=\"author\">Zoé a dit :</span>",
      "Posté par <span class=\"author\">Zoé</span>", "<p class=\"x\"><cite>Zoé</cite> says:</p>",
    ])
  func saying(_ head: String) throws {
    let comment = try comment(
      "<li>\(head)<div class=\"comment-meta commentmetadata\"><a href=\"#comment-1\">5 mars 2010 à 10 h 12 min</a></div><p>Et toi ?</p></li>"
    )
    #expect(comment.author == "Zoé")
    #expect(text(comment) == "<p>Et toi ?</p>")
    #expect(comment.date?.iso8601 == "2010-03-05T10:12:00Z")
    #expect(comment.rest == [])
  }

  @Test("a title above the text stays, and a work that a reader quotes is no author")
  func titles() throws {
    let titled = try comment(
      "<li><strong class=\"forum-titre\">Oui</strong> par <span class=\"author\">Ann</span><div class=\"forum-texte\"><p>Bien dit, <cite>Le Monde</cite>.</p></div></li>"
    )
    #expect(titled.author == "Ann")
    #expect(text(titled) == "<p><strong>Oui</strong></p><p>Bien dit, <cite>Le Monde</cite>.</p>")
  }

  @Test("words that no part of a comment has are told of")
  func rest() throws {
    let comment = try comment(
      "<li><b class=\"fn\">Ann</b><p>Un mot perdu</p><div class=\"comment-content\"><p>Bien dit.</p></div><a>Répondre</a></li>"
    )
    #expect(text(comment) == "<p>Bien dit.</p>")
    #expect(comment.rest == ["Un", "mot", "perdu"])
  }

  @Test("an address that names only the month gives no day in silence")
  func month() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "<html><head><link rel=\"canonical\" href=\"http://b.example/2011/03/autre/\"></head><body><div class=\"entry\"><p>x</p></div></body></html>",
      to: "e.html")
    let report = try await Import.run(
      .pages([folder["e.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    #expect(
      report.findings.map(\.message) == [
        "no date was found in the page, and its address names only the month; 2011-03-01 was written"
      ])
  }
}
