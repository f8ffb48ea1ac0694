import Foundation
import SiteModel
import SiteTestSupport
import Testing

@Suite struct ThemeTests {
  @Test("the backgrounds that colours are measured against are those of the style sheet")
  func backgrounds() throws {
    let css = try String(
      contentsOfFile: Repository.root + "/templates/assets/style.css", encoding: .utf8)
    func values(_ property: String) -> [String] {
      css.matches(of: /--(paper|wash): (#[0-9a-f]{6});/).filter { $0.1 == property }.map { String($0.2) }
    }
    #expect([values("paper")[0], values("wash")[0]] == Theme.lightBackgrounds.map(\.hex))
    #expect([values("paper")[1], values("wash")[1]] == Theme.darkBackgrounds.map(\.hex))
  }

  @Test("the style sheet's own colours of text can be read on its backgrounds")
  func ownColours() throws {
    let css = try String(
      contentsOfFile: Repository.root + "/templates/assets/style.css", encoding: .utf8)
    for property in ["ink", "soft", "accent", "red"] {
      let colours = css.matches(
        of: try Regex("--\(property): (#[0-9a-f]{6});", as: (Substring, Substring).self)
      )
      .compactMap { Colour(String($0.1)) }
      #expect(colours.count == 2)
      #expect(colours[0].contrast(on: Theme.lightBackgrounds) >= 4.5, "--\(property) on light pages")
      #expect(colours[1].contrast(on: Theme.darkBackgrounds) >= 4.5, "--\(property) on dark pages")
    }
  }

  @Test("the colour of dark pages is the one that is set, or is made from the light one")
  func dark() throws {
    var theme = Theme()
    #expect(theme.accentOnDark == nil)
    theme.accent = Colour("#1d3f9c")
    let made = try #require(theme.accentOnDark)
    #expect(made.contrast(on: Theme.darkBackgrounds) >= 4.5)
    theme.darkAccent = Colour("#abcdef")
    #expect(theme.accentOnDark?.hex == "#abcdef")
  }
}
