import SiteContent
package import SiteModel

/// Who has an address of a site already: a new file there would stop the next build.
package enum AddressOwner {
  /// What stands at an address, in words; nil where it is free, and where the site cannot be put together.
  ///
  /// - Throws: `DiskError`; `Moment.ParsingError`.
  package static func of(_ path: SitePath, _ options: BuildOptions) async throws -> String? {
    var options = options
    // They will be published one day.
    options.includesDrafts = true
    options.includesFuture = true
    guard let plan = try await KnownSite.of(options, { $0.preparation.draft?.plan }) else { return nil }
    // Of old addresses, those that nobody wrote give way.
    let free = Set(plan.view.redirects.entries.filter(\.isImplied).map(\.from.pagePath.file))
    let file = path.file.lowercased()
    return plan.pages.first { page in
      let other = page.file.lowercased()
      return (other == file || file.hasPrefix(other + "/")) && !free.contains(page.file)
    }?.origin.words
  }
}
