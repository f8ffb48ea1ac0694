import Foundation
import SiteContent
import SiteModel

/// Gives entries the names of their files: safe whatever the archive says, the same ones at every import.
struct FileNames {
  let settings: Settings
  /// Seconds since 1970.
  let now: Int64
  private(set) var places: [String: ImportPlan.Place] = [:]
  private var usedIDs: Set<String> = []
  private var usedPaths: Set<String> = []
  /// Years that have an archive.
  private var years: Set<String> = []

  init(settings: Settings, now: Int64) {
    self.settings = settings
    self.now = now
  }

  mutating func place(_ entries: [EntrySummary], _ report: inout ImportReport) {
    let byKey = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for entry in entries where entry.kind == .article && entry.isPublished {
      guard let date = entry.date else { continue }
      years.insert(padded(Moment(secondsSince1970: date.secondsSince1970, in: settings.timeZone).day.year, 4))
    }
    // Pages first: an article can have another address, and its old one leads there.
    for entry in entries where entry.kind == .page && places[entry.key] == nil {
      placePage(entry, byKey, &report)
    }
    for entry in entries where entry.kind == .article && places[entry.key] == nil {
      placeArticle(entry, &report)
    }
  }

  /// What the site writes of its own: lists, archives, feeds.
  private static let ownFolders: Set<String> = [
    "tags", "tag", "archives", "page", "feed", "feeds", "comments", "search", "recherche", "assets", "media",
    "sitemap",
    "flux", "chercher",
  ]

  func isTheSites(_ path: SitePath) -> Bool {
    let parts = path.text.lowercased().split(separator: "/").map(String.init)
    guard let first = parts.first else { return true }
    if Self.ownFolders.contains(first) { return true }
    return years.contains(first)
      && (parts.count == 1 || parts.count == 2 && parts[1].count == 2 && Int(parts[1]) != nil)
  }

  private mutating func placeArticle(_ entry: EntrySummary, _ report: inout ImportReport) {
    let slug = Self.slug(entry)
    let moment = entry.date.map { Moment(secondsSince1970: $0.secondsSince1970, in: settings.timeZone) }
    let day = moment?.day ?? CivilDate(daysSince1970: 0)
    let date = day.iso8601
    let made = Self.short(Slug.make(slug))
    let name = Slug.isSafe(made) ? made : Self.short(slug)
    let id = unused(date + "-" + name, entry.key, prefix: "")
    var ownSlug = slug
    var path = settings.permalink.path(id: id, slug: slug, day: day)
    // On a blog whose addresses had days, two articles of a month may have one slug.
    if entry.isPublished, isTheSites(path) || !usedPaths.insert(path.text.lowercased()).inserted {
      ownSlug = slug + "-" + Self.safeName(entry.key)
      path = settings.permalink.path(id: id, slug: ownSlug, day: day)
      usedPaths.insert(path.text.lowercased())
      report.find(
        .worthKnowing, "address-taken", "'\(entry.title)'",
        "another page of the site has its address: this one is at \(path)")
    }
    places[entry.key] = ImportPlan.Place(
      id: id, file: "\(SiteLayout.articles)/\(padded(day.year, 4))/\(id).md", path: path,
      slug: ownSlug == String(id.dropFirst(date.count + 1)) && ownSlug == Slug.make(ownSlug) ? nil : ownSlug,
      isPublished: entry.isShown(at: now))
  }

  private mutating func placePage(
    _ entry: EntrySummary, _ byKey: [String: EntrySummary], _ report: inout ImportReport
  ) {
    var folders = entry.folders.map(Self.folderName)
    var parent = entry.parent
    var seen: Set<String> = [entry.key]
    while let key = parent, let above = byKey[key], above.kind == .page, seen.insert(key).inserted,
      folders.count < 12
    {
      folders.insert(Self.slug(above), at: 0)
      parent = above.parent
    }
    let wanted = (folders + [Self.slug(entry)]).joined(separator: "/")
    var id = wanted == "index" ? "accueil" : wanted
    if isTheSites(Self.path(ofPage: id)) || usedPaths.contains(Self.path(ofPage: id).text.lowercased()) {
      id += "-" + Self.safeName(entry.key)
      if entry.isPublished {
        report.find(
          .worthKnowing, "address-taken", "'\(entry.title)'",
          "another page of the site has its address, /\(wanted)/: this one is at /\(id)/")
      }
    }
    id = unused(id, entry.key, prefix: "pages/")
    let path = Self.path(ofPage: id)
    if entry.isPublished { usedPaths.insert(path.text.lowercased()) }
    let slug = Self.slug(entry)
    places[entry.key] = ImportPlan.Place(
      id: id, file: "\(SiteLayout.pages)/\(id).md", path: path,
      slug: slug == Slug.make(slug) ? nil : id.split(separator: "/").last.map(String.init),
      isPublished: entry.isShown(at: now))
  }

  /// A page's folders are folded in its address; its own name stands as it is, in `slug`.
  private static func path(ofPage id: String) -> SitePath {
    var parts = id.split(separator: "/").map(String.init)
    let last = parts.popLast() ?? ""
    return SitePath((parts.map(Slug.ofFileName) + [last]).map { $0 + "/" }.joined())
  }

  private static func folderName(_ name: String) -> String {
    let decoded = name.removingPercentEncoding ?? name
    return Slug.isSafe(decoded) ? decoded : safeName(decoded)
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
