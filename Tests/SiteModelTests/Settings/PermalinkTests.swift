import Testing

@testable import SiteModel

@Suite struct PermalinkTests {
  static let hint =
    "for example: /:year/:month/:slug/ or /:year/:month/:slug.html; known are :year :month :day :slug :id"

  static let patterns: [(String, String)] = [
    ("/:year/:month/:slug/", "2007/01/facebook/"), ("/:year/:month/:day/:slug/", "2007/01/06/facebook/"),
    ("/:slug/", "facebook/"), ("/:id/", "2007-01-06-facebook/"),
    ("/archives/:id/", "archives/2007-01-06-facebook/"),
    ("/blog/:year-:month-:day/:slug/", "blog/2007-01-06/facebook/"),
    ("/:year:month:day-:slug/", "20070106-facebook/"),
    ("/actualités/:slug/", "actualités/facebook/"), ("/:slug/:slug/", "facebook/facebook/"),
    ("/a.b/:slug.html/", "a.b/facebook.html/"), ("/:slug..x/", "facebook..x/"),
    ("/:year/:month/:slug.html", "2007/01/facebook.html"),
  ]

  @Test("a pattern gives an article its address", arguments: patterns)
  func path(pattern: String, expected: String) throws {
    let permalink = try Permalink(pattern: pattern)
    let day = try #require(CivilDate(year: 2007, month: 1, day: 6))
    #expect(permalink.path(id: "2007-01-06-facebook", slug: "facebook", day: day) == SitePath(expected))
  }

  @Test("the standard is /:year/:month/:slug/")
  func standard() throws {
    #expect(Permalink.standard == (try Permalink(pattern: "/:year/:month/:slug/")))
    let day = try #require(CivilDate(year: 800, month: 12, day: 25))
    #expect(Permalink.standard.path(id: "x", slug: "sacre", day: day).text == "0800/12/sacre/")
  }

  static let wrong: [(String, String)] = [
    ("", "must begin with '/' and end with '/' or '.html'"),
    (":slug", "must begin with '/' and end with '/' or '.html'"),
    ("/:slug", "must begin with '/' and end with '/' or '.html'"),
    (":slug/", "must begin with '/' and end with '/' or '.html'"),
    ("/:slug/.html", "must begin with '/' and end with '/' or '.html'"),
    ("//:slug/", "has an empty part"), ("/:year//:slug/", "has an empty part"),
    ("/:slug//", "has an empty part"),
    ("/../:slug/", "has a part that is '.' or '..'"), ("/:slug/../", "has a part that is '.' or '..'"),
    ("/./:slug/", "has a part that is '.' or '..'"),
    ("/", "contains neither :slug nor :id"), ("/:year/:month/", "contains neither :slug nor :id"),
    ("/blog/", "contains neither :slug nor :id"),
    ("/:Slug/", "has an unknown part ':Slug'"),
    ("/:years/:slug/", "has an unknown part ':years'"), ("/:/:slug/", "has an unknown part ':'"),
    ("/a b/:slug/", "has a character that cannot be used in an address"),
    ("/?p=:id/", "has a character that cannot be used in an address"),
    ("/a\\b/:slug/", "has a character that cannot be used in an address"),
    ("/\u{0}/:slug/", "has a character that cannot be used in an address"),
    ("/#/:slug/", "has a character that cannot be used in an address"),
  ]

  @Test("a wrong pattern says what is wrong and shows a right one", arguments: wrong)
  func error(pattern: String, reason: String) {
    #expect(throws: Permalink.PatternError(reason: reason, hint: Self.hint)) {
      try Permalink(pattern: pattern)
    }
  }

  @Test(
    "a pattern of another system is told as it is written here",
    arguments: [
      ("/:title/", "has an unknown part ':title'", "/:slug/"),
      (
        "/:categories/:year/:i_month/:title.html", "has an unknown part ':categories'",
        "/:year/:month/:slug.html"
      ),
      (
        "/%year%/%monthnum%/%postname%/", "has a character that cannot be used in an address",
        "/:year/:month/:slug/"
      ),
      ("pretty", "must begin with '/' and end with '/' or '.html'", "/:year/:month/:day/:slug/"),
    ])
  func foreign(pattern: String, reason: String, meant: String) {
    #expect(throws: Permalink.PatternError(reason: reason, hint: "write \(meant)")) {
      try Permalink(pattern: pattern)
    }
  }
}
