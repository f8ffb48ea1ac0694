import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct LocateTests {
  @Test("finds the settings and the language, typeset in French")
  func french() throws {
    let site = try SmallSite(
      settings: "description: Oui !\nnavigation: [{label: \"Qui ?\", url: /qui/}]\n")
    let (located, problems) = try site.locate()
    #expect(problems == [])
    let found = try #require(located)
    #expect(found.layout.root == site.folder.path)
    #expect(found.settings.description == "Oui\u{202F}!")
    #expect(found.settings.navigation.map(\.label) == ["Qui\u{202F}?"])
    #expect(found.language.code == "fr")
    #expect(found.language.date(CivilDate(year: 2008, month: 1, day: 1)!) == "1er janvier 2008")
    #expect(found.language.message(.tagTitle, ["tag": "UMP"]) == "Articles sur «\u{202F}UMP\u{202F}»")
  }

  @Test("names in the settings have the apostrophes of texts")
  func names() throws {
    let site = try SmallSite(
      settings:
        "author: L'équipe\nlegal: {publisher: L'Exemple !, host: {address: \"2, rue de l'Exemple\"}}\n")
    let settings = try #require(try site.locate().0).settings
    #expect(settings.author == "L’équipe")
    #expect(settings.legal.publisher == "L’Exemple !")
    #expect(settings.legal.host.address == "2, rue de l’Exemple")
  }

  @Test("French spacing is for French only")
  func english() throws {
    let site = try SmallSite(settings: "language: en\ndescription: Yes !\ntypography: fr\n")
    let found = try #require(try site.locate().0)
    #expect(found.settings.typography == .off)
    #expect(found.settings.description == "Yes !")
    #expect(found.language.code == "en")
    #expect(found.language.count(1, .comments) == "1 comment")
  }

  @Test("a language without a file, and one that is no name")
  func noLanguage() throws {
    #expect(
      try SmallSite(settings: "language: de\n").locate().1 == [
        "content/site.yml:3:1: error: there is no language 'de': templates/locales/de.yml is missing | "
          + "known: en, fr"
      ])
    #expect(
      try SmallSite(settings: "language: frr\n").locate().1 == [
        "content/site.yml:3:1: error: there is no language 'frr': templates/locales/frr.yml is missing | "
          + "did you mean 'fr'?"
      ])
    #expect(
      try SmallSite(settings: "language: ../fr\n").locate().1 == [
        "content/site.yml:3:1: error: '../fr' is not a language | for example: language: fr"
      ])
  }

  @Test(
    "other names of a language lead to its file",
    arguments: [
      ("fr_FR", "fr"), ("fr-FR", "fr"), ("fr_FR.UTF-8", "fr"), ("français", "fr"), ("French", "fr"),
      ("en-US", "en"), ("anglais", "en"),
    ])
  func languageNames(_ name: String, _ code: String) throws {
    let (site, problems) = try SmallSite(settings: "language: \(name)\n").locate()
    #expect(site == nil)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("content/site.yml:3:1: error: ") == true)
    #expect(problems.first?.hasSuffix(" | did you mean '\(code)'?") == true)
  }

  @Test("paths of a layout lose the slash at their end")
  func layout() {
    let layout = SiteLayout(root: "/srv/blog//", output: "/srv/out/")
    #expect(layout.root == "/srv/blog")
    #expect(layout.output == "/srv/out")
    #expect(SiteLayout(root: "/srv/blog").output == "/srv/blog/site")
    #expect(SiteLayout(root: "/").root == "/")
    #expect(layout.path("content/site.yml") == "/srv/blog/content/site.yml")
    #expect(layout.state == "/srv/blog/.blogsite")
  }
}
