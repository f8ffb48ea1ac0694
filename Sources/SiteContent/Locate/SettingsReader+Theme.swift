import SiteModel

extension SettingsReader {
  /// `theme`: colours that can be read, a logo of the site's own.
  static func theme(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> Theme {
    var theme = Theme()
    guard var group = keys.group("theme", &diagnostics) else { return theme }
    theme.accent = colour(
      group.value("accent"), "accent", on: Theme.lightBackgrounds, towards: .black, "light", group,
      &diagnostics)
    theme.darkAccent = colour(
      group.value("accent_dark"), "accent_dark", on: Theme.darkBackgrounds, towards: .white, "dark", group,
      &diagnostics)
    if let target = group.address("logo", &diagnostics) {
      let position = group.position(of: "logo")
      if target.hasPrefix("/"), !target.hasPrefix("//") {
        theme.logo = Theme.Logo(target: target, position: position)
      } else {
        diagnostics.append(
          .error(
            .wrongValue, group.file, position, "the logo is not a file of this site: '\(target)'",
            hint: "put it into \(SiteLayout.media) and write /media/…: pages load nothing from elsewhere"))
      }
    }
    theme.footer = group.text("footer", &diagnostics)
    group.reportUnknownKeys(&diagnostics)
    return theme
  }

  /// A colour that links may have on some backgrounds.
  private static func colour(
    _ value: YAMLValue?, _ key: String, on backgrounds: [Colour], towards end: Colour, _ pages: String,
    _ group: KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> Colour? {
    func report(_ kind: FindingKind, _ message: String, _ hint: String) {
      diagnostics.append(.error(kind, group.file, group.position(of: key), message, hint: hint))
    }
    guard let value else { return nil }
    guard let colour = value.text.flatMap(Colour.init) else {
      report(
        .wrongValue, "'\(key)' is not a colour: '\(value.text ?? value.kindName)'",
        "write three or six hexadecimal digits, in quotes: \(key): \"#1d3f9c\"")
      return nil
    }
    let contrast = colour.contrast(on: backgrounds)
    guard contrast < Colour.readableContrast else { return colour }
    let tenths = Int(contrast * 10)
    let nearest = colour.readable(on: backgrounds, towards: end)
    report(
      .unreadableColour,
      "'\(key)' has a contrast of \(tenths / 10).\(tenths % 10):1 on \(pages) pages; links need 4.5:1 (WCAG AA)",
      "the nearest colour that can be read is \"\(nearest.hex)\"")
    return nil
  }
}
