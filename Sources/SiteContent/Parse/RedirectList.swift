package import SiteModel

/// What `content/redirects.yml` says: old addresses that belong to no article.
package struct RedirectList: Hashable, Sendable {
  /// An entry before it is known where every file of the content is found.
  package struct Entry: Hashable, Sendable {
    /// `from` (required): the old address.
    package var from: OldAddress
    /// `to` (required but for 410): a file of the content, a place on the site, or an address elsewhere.
    package var to: String?
    package var toPosition: SourcePosition
    /// `status`: 301 where it is missing.
    package var status: Redirect.Status
    package var position: SourcePosition
  }

  package var entries: [Entry] = []

  /// Reads the list; an empty one where there is no file.
  static func read(_ bytes: [UInt8]?, _ address: SiteAddress, _ diagnostics: inout [Diagnostic])
    -> RedirectList
  {
    let file = SiteLayout.redirects
    let items = YAMLSource.items(
      of: bytes, file: file, .redirects, what: "redirects", example: "- {from: /old/, to: /new/}",
      &diagnostics)
    var list = RedirectList()
    var owners: [String: Int] = [:]
    for item in items {
      guard var keys = KeyReader(file: file, item, .redirects, &diagnostics) else { continue }
      guard let entry = entry(&keys, item.position, address, &diagnostics) else { continue }
      if let line = owners[entry.from.encoded] {
        diagnostics.append(
          .error(
            .sharedAddress, file, entry.position, "'\(entry.from)' already leads somewhere: see line \(line)",
            hint: "keep one of the two"))
        continue
      }
      owners[entry.from.encoded] = entry.position.line
      list.entries.append(entry)
    }
    return list
  }

  private static func entry(
    _ keys: inout KeyReader, _ position: SourcePosition, _ address: SiteAddress,
    _ diagnostics: inout [Diagnostic]
  ) -> Entry? {
    let written = keys.requiredText("from", &diagnostics, hint: "add the old address: 'from: /old/'")
    let to = keys.text("to", &diagnostics)
    let status = status(&keys, &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    guard let written, let status else { return nil }
    let place = address.place(of: written) ?? written
    guard place.hasPrefix("/"), let from = OldAddress(place) else {
      if place.hasPrefix("/"), let sign = OldAddress.invisibleSign(in: place) {
        diagnostics.append(
          .error(
            .wrongValue, keys.file, keys.position(of: "from"),
            "'from' holds an invisible character, \(sign): '\(written)'",
            hint: "no redirect can be made for such an address: delete the character, or the entry"))
        return nil
      }
      let hasSpace = place.hasPrefix("/") && place.contains(" ")
      diagnostics.append(
        .error(
          .wrongValue, keys.file, keys.position(of: "from"),
          "'from' must be an address below the site's home: '\(written)'",
          hint: hasSpace
            ? "browsers send a space as %20 or +: write it as the old links have it"
            : "for example: /category/ump/ or /?p=52; servers never see what follows a '#'"))
      return nil
    }
    if place == written, address.root != "/", place.hasPrefix(address.root) {
      diagnostics.append(
        .warning(
          .wrongAddress, keys.file, keys.position(of: "from"),
          "an old address begins at the site's home: '\(place)' is the address \(address.root.dropLast())\(place)",
          hint: "write /\(place.dropFirst(address.root.count))"))
    }
    warn(of: place, keys, &diagnostics)
    switch (status, to) {
    case (.gone, .some):
      diagnostics.append(
        .error(
          .uselessKey, keys.file, keys.position(of: "to"), "an address that is gone (410) leads nowhere",
          hint: "delete 'to', or write 'status: 301'"))
      return nil
    case (.moved, nil), (.found, nil):
      diagnostics.append(
        .error(
          .missingKey, keys.file, keys.position(of: "from"), "'to' is missing",
          hint: "add where it leads: 'to: /new/'; 'status: 410' says that nothing took its place"))
      return nil
    default: break
    }
    return Entry(
      from: from, to: to, toPosition: keys.position(of: "to"), status: status, position: position)
  }

  /// What stands for many addresses elsewhere is one here.
  private static func warn(of place: String, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]) {
    let isSeveral = place.contains(", /") || place.contains(",/") || place.contains(" /")
    let variable = place.split(separator: "/").map(String.init).first { $0.count > 1 && $0.hasPrefix(":") }
    let message =
      if isSeveral {
        "'\(place)' is taken as one address"
      } else if place.contains("*") {
        "'*' stands for nothing but itself: only the address '\(place)' leads on"
      } else if let variable {
        "'\(variable)' stands for nothing but itself: only the address '\(place)' leads on"
      } else {
        String?.none
      }
    guard let message else { return }
    diagnostics.append(
      .warning(
        .wrongAddress, keys.file, keys.position(of: "from"), message,
        hint: "write an entry for each old address"))
  }

  private static func status(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> Redirect.Status? {
    guard let value = keys.value("status") else { return .moved }
    if let status = value.text.flatMap({ Int($0) }).flatMap(Redirect.Status.init) { return status }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, value.position,
        "'status' has an unknown value '\(value.text ?? value.kindName)'",
        hint: "known: 301 (moved for good), 302 (for a while), 410 (gone)"))
    return nil
  }
}
