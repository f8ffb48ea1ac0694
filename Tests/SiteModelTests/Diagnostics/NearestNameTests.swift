import Testing

@testable import SiteModel

@Suite struct NearestNameTests {
  static let keys = [
    "title", "date", "updated", "author", "tags", "technorati", "description", "slug", "aliases", "draft",
    "image", "image_alt", "image_credit", "guid", "source", "comments", "extra",
  ]

  static let slips: [(String, String?)] = [
    ("tittle", "title"), ("titel", "title"), ("Title", "title"), ("TITLE", "title"), ("titre", "title"),
    ("dtae", "date"), ("autor", "author"), ("auteur", "author"), ("tag", "tags"),
    ("descripton", "description"),
    ("image_credits", "image_credit"), ("image-alt", "image_alt"), ("imagealt", "image_alt"),
    ("comment", "comments"), ("sulg", "slug"), ("date", "date"),
    ("x", nil), ("", nil), ("ab", nil), ("photographe", nil), ("résumé", nil), ("catégorie", nil),
  ]

  @Test("the known name is found that a slip of the pen meant", arguments: slips)
  func nearest(name: String, expected: String?) {
    #expect(NearestName.of(name, among: Self.keys) == expected)
  }

  @Test("of two names as near as each other, the first of the alphabet is taken, in whatever order they come")
  func ties() {
    #expect(NearestName.of("bat", among: ["rat", "cat"]) == "cat")
    #expect(NearestName.of("bat", among: ["cat", "rat"]) == "cat")
  }

  @Test("the nearer name wins over the one that comes first")
  func nearerWins() {
    #expect(
      NearestName.of("articles", among: ["article", "articlesx", "articles_per", "articles"]) == "articles")
  }

  @Test("no known name is nearest to nothing")
  func nothingKnown() {
    #expect(NearestName.of("title", among: [String]()) == nil)
    #expect(NearestName.hint("title", among: []) == nil)
  }

  @Test("the hint asks for the nearest name, else lists the few that are known")
  func hints() {
    #expect(NearestName.hint("tittle", among: Self.keys) == "did you mean 'title'?")
    #expect(NearestName.hint("ouvert", among: ["open", "closed", "hidden"]) == "known: closed, hidden, open")
    #expect(NearestName.hint("photographe", among: Self.keys) == nil)
    #expect(
      NearestName.hint("photographe", among: Self.keys, limit: 17)?.hasPrefix("known: aliases, author")
        == true)
  }
}
