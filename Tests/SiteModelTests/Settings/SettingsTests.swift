import Testing

@testable import SiteModel

@Suite struct SettingsTests {
  @Test("only title, address and time zone are asked for; the rest is the contract's")
  func defaults() throws {
    let address = try #require(SiteAddress("https://example.org/"))
    let settings = Settings(title: "Blog", address: address, timeZone: .utc)
    #expect(settings.language == "fr")
    #expect(settings.articlesPerPage == 10)
    #expect(settings.feedItems == 20)
    #expect(settings.permalink == Permalink.standard)
    #expect(settings.comments.defaultStatus == .approved)
    #expect(settings.comments.openForDays == nil)
    #expect(settings.tagSeparator == .hyphen)
    #expect(settings.typography == .french)
    #expect(settings.limits.commentBytes == 8192)
    #expect(settings.limits.articleBytes == 4_194_304)
    #expect(settings.limits.commentNesting == 8)
    #expect(settings.limits.articleNesting == 64)
    #expect(settings.description == nil && settings.author == nil)
    #expect(settings.navigation.isEmpty && settings.extra.isEmpty)
  }

  @Test("typography is French or none")
  func typography() {
    #expect(Typography.french.typeset("Oui !") == "Oui\u{202F}!")
    #expect(Typography.off.typeset("Oui !") == "Oui !")
  }
}
