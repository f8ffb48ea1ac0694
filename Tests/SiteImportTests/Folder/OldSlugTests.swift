import SiteTestSupport
import Testing

@testable import SiteImport

/// As Hugo 0.168, pymdown-extensions 10 and Pelican 4 made them.
@Suite struct OldSlugTests {
  @Test(
    "each program's own rules",
    arguments: [
      (
        "L'été à Paris : c'est fini !", "lété-à-paris-cest-fini", "lété-à-paris--cest-fini-",
        "lete-a-paris-cest-fini"
      ),
      ("L’été à Paris", "lété-à-paris", "lété-à-paris", "lete-a-paris"),
      ("100 € – « non »", "100-non", "100----non-", "100-eur-non"),
      ("Œuvre n° 3", "œuvre-n-3", "œuvre-n-3", "oeuvre-ndeg-3"),
      ("foo -- bar", "foo--bar", "foo----bar", "foo-bar"),
      ("Vie\u{A0}locale", "vie-locale", "vielocale", "vie-locale"),
      ("Élections (2012) ?", "élections-2012", "élections-2012-", "elections-2012"),
      ("…et puis", "et-puis", "et-puis", "et-puis"), ("a.b_c/d", "a.b_c-d", "ab_cd", "ab_cd"),
    ])
  func titles(_ title: String, _ hugo: String, _ mkdocs: String, _ pelican: String) {
    #expect(OldSlug.hugo(title) == hugo)
    #expect(OldSlug.mkdocs(title) == mkdocs)
    #expect(OldSlug.pelican(title) == pelican)
  }

  @Test(
    "Hugo's tags make a hyphen of each space",
    arguments: [
      ("L'été à Paris : c'est fini !", "lété-à-paris--cest-fini-"), ("Vie locale", "vie-locale"),
      ("a/b", "a/b"),
    ])
  func terms(_ name: String, _ expected: String) {
    #expect(OldSlug.hugoTerm(name) == expected)
  }

  @Test("what versions disagree on, or nobody here can spell, is not guessed")
  func unknown() {
    #expect(OldSlug.hugo("C++ & C#") == nil)
    #expect(OldSlug.hugoTerm("C++") == nil)
    #expect(OldSlug.pelican("Привет") == nil)
    #expect(OldSlug.pelican("100 $ ½") == nil)
  }

  @Test("Jekyll's archives", arguments: [("L'Été à 2", "l-été-à-2"), ("Vie locale", "vie-locale")])
  func jekyll(_ name: String, _ expected: String) {
    #expect(OldSlug.jekyll(name) == expected)
  }
}
