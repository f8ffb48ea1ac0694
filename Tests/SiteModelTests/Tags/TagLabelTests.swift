import Testing

@testable import SiteModel

@Suite struct TagLabelTests {
  static let choices: [([String], String?)] = [
    ([], nil), (["UMP"], "UMP"), (["ump", "UMP", "UMP"], "UMP"), (["UMP", "ump", "ump", "UMP"], "UMP"),
    (["federation numerique", "Fédération numérique"], "Fédération numérique"),
    (["Fédération numérique", "federation numerique"], "Fédération numérique"),
    (["FEDERATION NUMERIQUE", "FEDERATION NUMERIQUE", "Fédération numérique"], "FEDERATION NUMERIQUE"),
    (["Fedération", "Fédération", "Federation"], "Fédération"), (["coeur", "cœur"], "cœur"),
    (["vincent-ducrey", "vincent ducrey"], "vincent-ducrey"),
    (["été", "ete\u{301}", "e\u{301}te\u{301}"], "été"),
    (["a", "b", "c", "c"], "c"), (["été", "ETE", "ETE", "été", "ETE"], "ETE"),
  ]

  @Test(
    "the label is the most used spelling, then the one with more diacritics, then the first",
    arguments: choices)
  func label(names: [String], expected: String?) {
    var choice = TagLabelChoice()
    for name in names { choice.count(name) }
    #expect(choice.label == expected)
  }

  @Test("a tag has its page and its feed below /tag/")
  func paths() {
    let tag = Tag(
      key: TagKey("Fédération numérique"), label: "Fédération numérique", slug: "federation-numerique",
      description: nil, articles: [])
    #expect(tag.path == SitePath("tag/federation-numerique/"))
    #expect(tag.feedPath == SitePath("tag/federation-numerique/feed.xml"))
  }
}
