package import SiteModel

/// A site that has been found: where it lies and what its settings say.
package struct LocatedSite: Sendable {
  package var layout: SiteLayout
  package var settings: Settings
  package var language: Language
  /// The words that the blog's own language file has.
  package var ownWords: [OwnWord] = []
}

/// Stage 1: root folder → layout, settings and language.
package enum Locate {
  /// The site in a folder; nil, with errors, where its settings or its language cannot be used.
  ///
  /// - Parameter baseURL: an address that takes the place of the settings' `url`.
  /// - Throws: `DiskError`.
  package static func run(
    _ layout: SiteLayout, baseURL: String?
  ) throws -> Checked<LocatedSite?> {
    var diagnostics: [Diagnostic] = []
    let files = SiteFiles(layout)
    let bytes = try files.bytesIfPresent(
      of: RelativePath(SiteLayout.settings), atMost: FileLimit.settings, &diagnostics)
    if diagnostics.hasErrors { return Checked(nil, diagnostics) }
    // A slip in the name of their file or folder is what they are most often missing for.
    if bytes == nil { diagnostics += try ContentPlaces(layout).diagnostics }
    let near = bytes == nil ? NearbyBlog(around: layout.root) : nil
    guard var settings = SettingsReader.read(bytes, baseURL: baseURL, near: near, &diagnostics) else {
      return Checked(nil, diagnostics)
    }
    guard Slug.isSafe(settings.language) else {
      diagnostics.append(
        .error(
          .missingLanguage, SiteLayout.settings, settings.languagePosition,
          "'\(settings.language)' is not a language",
          hint: "for example: language: fr"))
      return Checked(nil, diagnostics)
    }
    let position = settings.languagePosition
    guard let read = try LanguageReader.read(settings.language, at: position, layout, &diagnostics) else {
      return Checked(nil, diagnostics)
    }
    // French spacing is for French.
    if !settings.language.hasPrefix("fr") { settings.typography = .off }
    settings.typesetTexts()
    let located = LocatedSite(
      layout: layout, settings: settings, language: read.language.typeset(settings.typography),
      ownWords: read.ownWords)
    return Checked(located, diagnostics)
  }
}

extension Settings {
  /// Puts the texts that pages show into the site's typography.
  fileprivate mutating func typesetTexts() {
    title = typography.typeset(title)
    tagline = tagline.map(typography.typeset)
    author = author.map(typography.typesetName)
    description = description.map(typography.typeset)
    theme.footer = theme.footer.map(typography.typeset)
    let names: [WritableKeyPath<LegalNotice, String?>] = [
      \.publisher, \.form, \.address, \.director, \.coDirector, \.editor, \.host.name, \.host.address,
    ]
    for name in names { legal[keyPath: name] = legal[keyPath: name].map(typography.typesetName) }
    for i in navigation.indices { navigation[i].label = typography.typeset(navigation[i].label) }
    for i in footerNavigation.indices {
      footerNavigation[i].label = typography.typeset(footerNavigation[i].label)
    }
  }
}

extension Locate {
  /// The settings alone, as a command needs them that makes a site; nil where there are none, or none that can be used.
  package static func settings(_ layout: SiteLayout) throws -> Checked<Settings?> {
    var diagnostics: [Diagnostic] = []
    let bytes = try SiteFiles(layout).bytesIfPresent(
      of: RelativePath(SiteLayout.settings), atMost: FileLimit.settings, &diagnostics)
    guard let bytes else { return Checked(nil, diagnostics) }
    let settings = SettingsReader.read(bytes, baseURL: nil, &diagnostics)
    return Checked(settings, diagnostics)
  }
}
