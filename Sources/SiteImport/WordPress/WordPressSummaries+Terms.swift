import Foundation
import SiteModel

/// Categories, tags, authors and menus of an export.
extension WordPressSummaries {
  func finishTerms(_ survey: inout ImportSurvey) {
    let bySlug = Dictionary(channel.terms.filter { $0.taxonomy == "category" }.map { ($0.slug, $0) }) {
      first, _ in first
    }
    var seen: Set<String> = []
    for term in channel.terms
    where !term.slug.isEmpty && seen.insert(term.taxonomy + "/" + term.slug).inserted {
      let written = MultilingualText.text(term.name, in: Self.language(channel))
      let name = HTMLElement.parse(written)?.line ?? written
      guard !name.isEmpty else { continue }
      let description = HTMLElement.parse(term.description)?.line ?? ""
      switch term.taxonomy {
      case "category":
        var path = term.slug
        var parent = term.parent
        var depth = 0
        while let above = bySlug[parent], depth < 10 {
          path = above.slug + "/" + path
          parent = above.parent
          depth += 1
        }
        survey.tagAddresses.append(("category/" + (path.removingPercentEncoding ?? path), name))
        if !description.isEmpty { survey.tagDescriptions.append((name, description)) }
      case "post_tag":
        survey.tagAddresses.append(("tag/" + (term.slug.removingPercentEncoding ?? term.slug), name))
        if !description.isEmpty { survey.tagDescriptions.append((name, description)) }
      default: continue
      }
    }
    survey.authorAddresses = channel.authors.map { "author/" + Self.nicename($0.login) }.filter {
      $0 != "author/"
    }
  }

  /// What WordPress makes of a login for its author's address, which exports do not hold (`sanitize_title`): of
  /// `marie.dupont@mail.example` it is `marie-dupontmail-example`.
  static func nicename(_ login: String) -> String {
    var name = ""
    for scalar in TextFolding.fold(String(login.prefix(50))).unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "_": name.unicodeScalars.append(scalar)
      case ".", "-", " ": if !name.hasSuffix("-") { name += "-" }
      case _ where !scalar.isASCII && scalar.properties.isAlphabetic: name.unicodeScalars.append(scalar)
      default: continue
      }
    }
    return name.split(separator: "-").joined(separator: "-")
  }

  func finishMenu(_ survey: inout ImportSurvey) {
    let main = menus.max { a, b in
      func rank(_ name: String) -> Int {
        ["primary", "principal", "main", "header", "haut"].contains { name.contains($0) } ? 1 : 0
      }
      return (rank(a.key), a.value.count, b.key) < (rank(b.key), b.value.count, a.key)
    }
    survey.otherMenus = menus.keys.filter { $0 != main?.key }.sorted()
    let titles = Dictionary(items.map { ($0.key, $0.title) }) { first, _ in first }
    survey.menu = (main?.value ?? []).sorted { $0.order < $1.order }.compactMap { entry in
      let tag = entry.taxonomy.flatMap { id in channel.terms.first { $0.id.trimming == id }?.name }
      let written = entry.label.isEmpty ? entry.entry.flatMap { titles[$0] } ?? tag ?? "" : entry.label
      let label = MultilingualText.text(written, in: language)
      guard !label.isEmpty, entry.entry != nil || entry.address != nil || tag != nil else { return nil }
      return .init(
        label: label, entry: entry.entry, address: entry.address,
        tag: tag.map { MultilingualText.text($0, in: language) }, isBelow: entry.isBelow)
    }
  }
}
