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
            hint: place(of: target).map { "write logo: \($0)" }
              ?? "put it into \(SiteLayout.media) and write /media/…: pages load nothing from elsewhere"))
      }
    }
    theme.footer = group.text("footer", &diagnostics)
    group.reportUnknownKeys(&diagnostics)
    return theme
  }

  /// The address of a file that is named by its path in the repository.
  private static func place(of target: String) -> String? {
    let path = target.hasPrefix("./") ? target.dropFirst(2) : target[...]
    let published = path.hasPrefix("content/media/") ? path.dropFirst("content/".count) : path
    return published.hasPrefix("media/") ? "/" + published : nil
  }

  /// The colour of digits without their `#`, with a space or a transparency behind them, or of `rgb(…)`.
  private static func meant(by text: String) -> Colour? {
    let bare = text.filter { !$0.isWhitespace }.lowercased()
    if let match = bare.wholeMatch(of: /rgba?\(([0-9]+)[,]([0-9]+)[,]([0-9]+)(?:,[0-9.%]+)?\)/),
      let red = UInt8(match.1), let green = UInt8(match.2), let blue = UInt8(match.3)
    {
      return Colour(red: red, green: green, blue: blue)
    }
    let digits = bare.drop { "#＃".contains($0) }
    return Colour("#" + digits) ?? (digits.count == 8 ? Colour("#" + digits.prefix(6)) : nil)
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
        .wrongValue,
        value.text.map { "'\(key)' is not a colour: '\($0)'" }
          ?? "'\(key)' must be a colour, not \(value.kindName)",
        value.text.flatMap(meant).map { "write \(key): \"\($0.hex)\"" }
          ?? "write three or six hexadecimal digits, in quotes: \(key): \"#1d3f9c\"")
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
