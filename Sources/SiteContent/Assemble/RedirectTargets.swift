import SiteModel

/// Finds where the old addresses of `content/redirects.yml` lead, once it is known where every file stands.
enum RedirectTargets {
  /// The redirects whose targets can be; an error for every other one.
  static func resolve(
    _ list: RedirectList, _ book: AddressBook, _ diagnostics: inout [Diagnostic]
  ) -> [Redirect] {
    let file = SourceFile(path: RelativePath(SiteLayout.redirects), id: "redirects")
    return list.entries.compactMap { entry in
      guard let to = entry.to else {
        return Redirect(from: entry.from, target: .gone, status: entry.status, position: entry.position)
      }
      guard book.isOpen(to) else {
        guard to.hasPrefix("https://") || to.hasPrefix("http://") else {
          diagnostics.append(
            .error(
              .wrongAddress, file.path, entry.toPosition, "a redirect cannot lead to '\(to)'",
              hint: "name an article's file, a place on the site such as /tag/ump/, or an https address"))
          return nil
        }
        return Redirect(
          from: entry.from, target: .elsewhere(LinkResolver.encodedAddress(to)), status: entry.status,
          position: entry.position)
      }
      switch book.resolve(to, from: file, at: .home) {
      case .site(let path, let suffix, _):
        return Redirect(
          from: entry.from, target: .site(path, suffix: LinkResolver.encodedAddress(suffix)),
          status: entry.status, position: entry.position)
      case .elsewhere(let address):
        return Redirect(
          from: entry.from, target: .elsewhere(address), status: entry.status, position: entry.position)
      case .over(let path, _, _):
        return Redirect(
          from: entry.from, target: .site(path, suffix: ""), status: entry.status, position: entry.position)
      case .wrong(let kind, let message, let hint):
        diagnostics.append(.error(kind, file.path, entry.toPosition, message, hint: hint))
        return nil
      }
    }
  }
}
