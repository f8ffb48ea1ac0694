import Foundation
import SiteContent
import SiteModel

/// Gives entries the names of their files: safe whatever the archive says, the same ones at every import.
struct FileNames {
  let settings: Settings
  private(set) var places: [String: ImportPlan.Place] = [:]
  private var usedIDs: Set<String> = []
  private var usedPaths: Set<String> = []

  init(settings: Settings) { self.settings = settings }

  mutating func place(_ entries: [EntrySummary], _ report: inout ImportReport) {
    let byKey = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for entry in entries where places[entry.key] == nil {
      switch entry.kind {
      case .article: placeArticle(entry, &report)
      case .page: placePage(entry, byKey)
      }
    }
  }

  private mutating func placeArticle(_ entry: EntrySummary, _ report: inout ImportReport) {
    let slug = Self.slug(entry)
    let moment = entry.date.map { Moment(secondsSince1970: $0.secondsSince1970, in: settings.timeZone) }
    let day = moment?.day ?? CivilDate(daysSince1970: 0)
    let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    let made = Self.short(Slug.make(slug))
    let name = Slug.isSafe(made) ? made : Self.short(slug)
    let id = unused(date + "-" + name, entry.key, prefix: "")
    var ownSlug = slug
    var path = settings.permalink.path(id: id, slug: slug, day: day)
    // On a blog whose addresses had days, two articles of a month may have one slug.
    if entry.isPublished, !usedPaths.insert(path.text.lowercased()).inserted {
      ownSlug = slug + "-" + Self.safeName(entry.key)
      path = settings.permalink.path(id: id, slug: ownSlug, day: day)
      usedPaths.insert(path.text.lowercased())
      report.find(
        .worthKnowing, "address-taken", "'\(entry.title)'",
        "another article has the address; this one is at \(path), and its old address leads there")
    }
    places[entry.key] = ImportPlan.Place(
      kind: .article, id: id, file: "\(SiteLayout.articles)/\(padded(day.year, 4))/\(id).md", path: path,
      slug: ownSlug == String(id.dropFirst(date.count + 1)) && ownSlug == Slug.make(ownSlug) ? nil : ownSlug,
      isPublished: entry.isPublished)
  }

  private mutating func placePage(_ entry: EntrySummary, _ byKey: [String: EntrySummary]) {
    var folders: [String] = []
    var parent = entry.parent
    var seen: Set<String> = [entry.key]
    while let key = parent, let above = byKey[key], above.kind == .page, seen.insert(key).inserted,
      folders.count < 12
    {
      folders.insert(Self.slug(above), at: 0)
      parent = above.parent
    }
    var id = (folders + [Self.slug(entry)]).joined(separator: "/")
    if id == "index" { id = "accueil" }
    id = unused(id, entry.key, prefix: "pages/")
    places[entry.key] = ImportPlan.Place(
      kind: .page, id: id, file: "\(SiteLayout.pages)/\(id).md", path: SitePath(id + "/"),
      slug: Self.slug(entry) == Slug.make(Self.slug(entry))
        ? nil : id.split(separator: "/").last.map(String.init),
      isPublished: entry.isPublished)
  }

  /// Names that differ in case alone are one on some disks.
  private mutating func unused(_ id: String, _ key: String, prefix: String) -> String {
    var id = id
    if usedIDs.contains(prefix + id.lowercased()) { id += "-" + Self.safeName(key) }
    var number = 2
    var candidate = id
    while !usedIDs.insert(prefix + candidate.lowercased()).inserted {
      candidate = "\(id)-\(number)"
      number += 1
    }
    return candidate
  }

  /// A file's name has at most 255 bytes, with its date and its ending.
  private static func short(_ slug: String) -> String {
    guard slug.utf8.count > 120 else { return slug }
    var short = slug
    while short.utf8.count > 120 { short.removeLast() }
    while short.hasSuffix("-") { short.removeLast() }
    return short
  }

  private static func slug(_ entry: EntrySummary) -> String {
    let decoded = entry.slug.removingPercentEncoding ?? entry.slug
    if Slug.isSafe(decoded) { return decoded }
    for text in [decoded, entry.title] {
      let made = short(Slug.make(text))
      if Slug.isSafe(made) { return made }
    }
    return entry.kind.rawValue + "-" + safeName(entry.key)
  }

  static func safeName(_ key: String) -> String {
    let slug = short(Slug.make(key))
    return Slug.isSafe(slug) ? slug : "x"
  }
}
