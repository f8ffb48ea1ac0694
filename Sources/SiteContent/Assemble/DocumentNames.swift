import SiteModel

/// The names of articles and pages, to find the one that a wrong address means.
final class DocumentNames: Sendable {
  private struct Others: Sendable {
    var known: Set<String>
    /// Ids by other names of theirs in lower case, where no two have the same.
    var ids: [String: String]
    var nearest: NearestNames
  }

  private let ids: NearestNames
  private let others: Once<Others>

  /// - Parameter paths: where each is found on the site, by its id.
  init(_ ids: [String], paths: [(id: String, path: SitePath)]) {
    self.ids = NearestNames(ids)
    others = Once {
      var names: [String: Set<String>] = [:]
      for id in ids {
        // Pages have their folders in their ids.
        let name = id.split(separator: "/").last.map { String($0) } ?? id
        names[Self.withoutDate(name).lowercased(), default: []].insert(id)
      }
      for (id, path) in paths {
        let slug = path.text.split(separator: "/").last.map(Self.withoutEnding)
        if let slug { names[slug.lowercased(), default: []].insert(id) }
      }
      let single = names.compactMapValues { $0.count == 1 ? $0.first : nil }
      return Others(
        known: Set(ids), ids: single, nearest: NearestNames(single.keys.sorted().filter { $0.count > 4 }))
    }
  }

  /// The id that a name most likely means: with or without its date, the last part of an address, a slip.
  func nearest(to name: String) -> String? {
    if let id = exact(name) ?? ids.nearest(to: name) { return id }
    guard name.count > 4 else { return nil }
    let others = others.value
    return others.nearest.nearest(to: Self.withoutDate(name).lowercased()).flatMap { others.ids[$0] }
  }

  /// The id that an address means which is no file's: `2007-11-06-facebook`, `facebook.html`; nil where a file may be
  /// meant.
  func meant(byAddress address: String) -> String? {
    guard let last = address.split(separator: "/").last else { return nil }
    let name = String(Self.withoutEnding(last))
    if let id = exact(name) { return id }
    let hasDate = Self.withoutDate(name).count < name.count
    return hasDate && (name.count < last.count || !name.contains(".")) ? nearest(to: name) : nil
  }

  private func exact(_ name: String) -> String? {
    let others = others.value
    return others.known.contains(name) ? name : others.ids[name.lowercased()]
  }

  /// Without an ending that other programs give to texts, or to the pages that they make of them.
  private static func withoutEnding(_ name: Substring) -> Substring {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    let ending = name[name.index(after: dot)...].lowercased()
    let isOfText = ["html", "htm", "xhtml", "php"].contains(ending) || ContentPlaces.isText(String(name))
    return isOfText ? name[..<dot] : name
  }

  /// `facebook` of `2007-11-06-facebook`.
  private static func withoutDate(_ id: String) -> String {
    let start = id.prefix(11)
    let isDate =
      start.utf8.count == 11
      && zip(start.utf8, "0000-00-00-".utf8).allSatisfy { sign, form in
        form == UInt8(ascii: "-") ? sign == form : sign.isASCIIDigit
      }
    return isDate && id.count > 11 ? String(id.dropFirst(11)) : id
  }
}
