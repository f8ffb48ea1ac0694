import SiteModel

/// Finds where the old addresses of `content/redirects.yml` lead, once it is known where every file stands.
enum RedirectTargets {
  /// The redirects whose targets can be; an error for every other one, and a warning where a target's time is over.
  ///
  /// - Parameter ended: where articles stood whose time is over; gets the old addresses that led there.
  static func resolve(
    _ list: RedirectList, _ book: AddressBook, _ ended: inout EndedPlaces, _ diagnostics: inout [Diagnostic]
  ) -> [Redirect] {
    let redirects = resolve(list, book, &diagnostics)
    guard !ended.isEmpty else { return redirects }
    // One old address may lead to another.
    var byTarget: [SitePath: [Int]] = [:]
    var waiting: [(number: Int, end: Moment)] = []
    for (number, redirect) in redirects.enumerated() {
      guard case .site(let place, _) = redirect.target else { continue }
      byTarget[place, default: []].append(number)
      if let end = ended.end(of: place) { waiting.append((number, end)) }
    }
    var over: Set<Int> = []
    while let (number, end) = waiting.popLast() {
      let redirect = redirects[number]
      guard over.insert(number).inserted, case .site(let place, _) = redirect.target else { continue }
      diagnostics.append(
        .ended(
          RelativePath(SiteLayout.redirects), redirect.position,
          "'\(redirect.from)' leads to '\(place)', which was published until \(end.iso8601)",
          hint: "remove the redirect, or change 'publish_until' of the article"))
      guard redirect.from.query == nil else { continue }
      ended.add(redirect.from.path, end)
      waiting += (byTarget[redirect.from.path] ?? []).map { ($0, end) }
    }
    return redirects.enumerated().filter { !over.contains($0.offset) }.map(\.element)
  }

  private static func resolve(
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
