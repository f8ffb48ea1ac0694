import Testing

@testable import SiteModel

@Suite struct LanguageTests {
  private func french() throws -> Language {
    Language(
      code: "fr",
      months: [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
      ],
      datePattern: "{day} {month} {year}", monthYearPattern: "{month} {year}", firstDay: "1er",
      plurals: try PluralRules([.one: "i = 0,1"]),
      counts: [
        .comments: [.one: "{n} commentaire", .other: "{n} commentaires"],
        .articles: [.other: "{n} articles !"],
      ],
      messages: [
        .tagTitle: "Articles sur « {tag} »", .pageNumber: "Page {n} sur {total}",
        .commentOnTitle: "{author} : {title}",
        .pageTitle: "{title}, {title} {inconnu} {", .yearTitle: "{{year}} {a {year}}",
      ],
      words: ["read_more": "Lire la suite ?"])
  }

  private func english() throws -> Language {
    var language = try french()
    language.months[10] = "November"
    language.datePattern = "{month} {day}, {year}"
    language.firstDay = "1"
    language.plurals = try PluralRules([.one: "i = 1 and v = 0"])
    language.counts = [.comments: [.one: "{n} comment", .other: "{n} comments"]]
    return language
  }

  @Test(
    "dates are written as the language has them",
    arguments: [
      (2007, 11, 6, "6 novembre 2007"), (2008, 1, 1, "1er janvier 2008"), (2008, 1, 11, "11 janvier 2008"),
      (2008, 2, 29, "29 février 2008"), (2008, 8, 31, "31 août 2008"), (2007, 12, 21, "21 décembre 2007"),
      (800, 12, 25, "25 décembre 800"),
    ])
  func date(year: Int, month: Int, day: Int, expected: String) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(try french().date(date) == expected)
  }

  @Test("another language has another order")
  func otherOrder() throws {
    let sixth = try #require(CivilDate(year: 2007, month: 11, day: 6))
    let first = try #require(CivilDate(year: 2007, month: 11, day: 1))
    #expect(try english().date(sixth) == "November 6, 2007")
    #expect(try english().date(first) == "November 1, 2007")
  }

  @Test("a month stands with its year and alone")
  func month() throws {
    #expect(try french().month(11, of: 2007) == "novembre 2007")
    #expect(try (1...12).map { try french().monthName($0) }.first == "janvier")
    #expect(try french().monthName(12) == "décembre")
  }

  @Test(
    "counted words take their form",
    arguments: [
      (0, "0 commentaire", "0 comments"), (1, "1 commentaire", "1 comment"),
      (2, "2 commentaires", "2 comments"),
      (15_000, "15000 commentaires", "15000 comments"),
    ])
  func count(number: Int, french: String, english: String) throws {
    #expect(try self.french().count(number, .comments) == french)
    #expect(try self.english().count(number, .comments) == english)
  }

  @Test("a missing form is the other one, and without any the number stands alone")
  func missingForms() throws {
    #expect(try french().count(1, .articles) == "1 articles !")
    #expect(try english().count(3, .articles) == "3")
  }

  @Test("messages are filled in, and nothing in a value is taken for a name")
  func messages() throws {
    let language = try french()
    #expect(language.message(.tagTitle, ["tag": "UMP"]) == "Articles sur « UMP »")
    #expect(language.message(.pageNumber, ["n": "2", "total": "7"]) == "Page 2 sur 7")
    #expect(
      language.message(.commentOnTitle, ["author": "{title}", "title": "{author}"]) == "{title} : {author}")
    #expect(language.message(.pageTitle, ["title": "T"]) == "T, T {inconnu} {")
    #expect(language.message(.yearTitle, ["year": "2007"]) == "{2007} {a 2007}")
    #expect(language.message(.tagTitle) == "Articles sur « {tag} »")
    #expect(language.message(.removedComment) == "")
  }

  @Test("the words are set in the site's typography, the values are not")
  func typeset() throws {
    let language = try french().typeset(.french)
    #expect(language.message(.tagTitle, ["tag": "A !"]) == "Articles sur «\u{202F}A !\u{202F}»")
    #expect(language.message(.commentOnTitle, ["author": "a", "title": "b"]) == "a\u{A0}: b")
    #expect(language.count(2, .articles) == "2 articles\u{202F}!")
    #expect(language.words == ["read_more": "Lire la suite\u{202F}?"])
    #expect(language.datePattern == "{day} {month} {year}")
    #expect(try french().typeset(.off) == french())
  }

  @Test("every message has a key of its own, in the form that files write")
  func keys() {
    let keys = Language.Message.allCases.map(\.rawValue)
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { key in key.allSatisfy { $0 == "_" || ("a"..."z").contains($0) } })
    #expect(Language.Message.tagFeedTitle.placeholders == ["site", "tag"])
    #expect(Language.Message.pageNumber.placeholders == ["n", "total"])
    #expect(Language.Message.tagsTitle.placeholders.isEmpty)
  }
}
