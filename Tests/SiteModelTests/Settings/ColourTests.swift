import SiteModel
import Testing

@Suite struct ColourTests {
  @Test(
    "three or six hexadecimal digits are a colour",
    arguments: [("#14c", "#1144cc"), ("#1D3F9C", "#1d3f9c"), ("#000000", "#000000"), ("#0a0b0C", "#0a0b0c")])
  func reads(text: String, hex: String) { #expect(Colour(text)?.hex == hex) }

  @Test(
    "anything else is none, so that nothing but digits can come into a style sheet",
    arguments: [
      "", "#", "1d3f9c", "#1d3f", "#1d3f9", "#1d3f9c80", "#gggggg", "red", "rgb(0,0,0)", " #fff", "#fff;",
      "#fff}", "url(x)", "#ff\u{301}f", "#１２３",
    ])
  func refuses(text: String) { #expect(Colour(text) == nil) }

  @Test(
    "contrast is WCAG's: 21 for black on white, 1 for a colour on itself, 4.54 for the grey of its examples")
  func contrast() throws {
    let grey = try #require(Colour("#767676"))
    #expect(abs(Colour.black.contrast(with: .white) - 21) < 0.001)
    #expect(abs(Colour.white.contrast(with: .black) - 21) < 0.001)
    #expect(abs(grey.contrast(with: grey) - 1) < 0.001)
    #expect(abs(grey.contrast(with: .white) - 4.54) < 0.01)
    #expect(abs(Colour.black.contrast(on: [.white, grey]) - Colour.black.contrast(with: grey)) < 0.001)
  }

  @Test("the nearest readable colour can be read, and a readable one is its own nearest")
  func readable() throws {
    for text in ["#ffd500", "#ff0000", "#00c0ff", "#ffffff", "#808080"] {
      let colour = try #require(Colour(text))
      let onLight = colour.readable(on: Theme.lightBackgrounds, towards: .black)
      let onDark = colour.readable(on: Theme.darkBackgrounds, towards: .white)
      #expect(onLight.contrast(on: Theme.lightBackgrounds) >= 4.5)
      #expect(onDark.contrast(on: Theme.darkBackgrounds) >= 4.5)
    }
    let blue = try #require(Colour("#1d3f9c"))
    #expect(blue.readable(on: Theme.lightBackgrounds, towards: .black) == blue)
  }
}
