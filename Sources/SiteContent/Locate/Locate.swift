import SiteModel

/// A site that has been found: where it lies and what its settings say.
package struct LocatedSite: Sendable {
  package var layout: SiteLayout
  package var settings: Settings
  package var language: Language
}

/// Stage 1: root folder → layout, settings and language.
package enum Locate {
  /// The site in a folder; nil, with errors, where its settings or its language cannot be used.
  ///
  /// - Parameter baseURL: an address that takes the place of the settings' `url`.
  /// - Throws: `DiskError`.
  package static func run(
    _ layout: SiteLayout, baseURL: String?
  ) throws -> (LocatedSite?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let bytes = try FileReading.bytesIfPresent(of: layout.path(SiteLayout.settings))
    guard var settings = SettingsReader.read(bytes, baseURL: baseURL, &diagnostics) else {
      return (nil, diagnostics)
    }
    guard Slug.isSafe(settings.language) else {
      diagnostics.append(
        .error(
          SiteLayout.settings, nil, "'\(settings.language)' is no language",
          hint: "write for example language: fr"))
      return (nil, diagnostics)
    }
    let locales = try FolderListing.entries(of: layout.path(SiteLayout.locales)) { _ in }
    let file = "\(SiteLayout.locales)/\(settings.language).yml"
    let language = LanguageReader.read(
      code: settings.language, try FileReading.bytesIfPresent(of: layout.path(file)),
      known: locales.map(\.name).filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }, &diagnostics)
    guard let language else { return (nil, diagnostics) }
    // French spacing is for French.
    if !settings.language.hasPrefix("fr") { settings.typography = .off }
    settings.title = settings.typography.typeset(settings.title)
    settings.description = settings.description.map(settings.typography.typeset)
    for i in settings.navigation.indices {
      settings.navigation[i].label = settings.typography.typeset(settings.navigation[i].label)
    }
    let located = LocatedSite(
      layout: layout, settings: settings, language: language.typeset(settings.typography))
    return (located, diagnostics)
  }
}
