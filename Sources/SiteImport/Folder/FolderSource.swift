import Foundation
import SiteContent
import SiteModel

/// A folder of another static generator: Markdown files with front matter (Jekyll, Hugo, Eleventy, MkDocs, Pelican), and
/// the comments that Staticman wrote beside them.
struct FolderSource: ImportSource {
  private let folder: String
  private let options: ImportOptions
  private var entries: [ImportedEntry] = []
  private var isGiven = false
  private var names: [String: String] = [:]

  init(_ folder: String, _ options: ImportOptions) throws {
    guard FolderListing.kind(of: folder) == .folder else {
      throw ImportError("there is no folder '\(folder)'")
    }
    self.folder = folder
    self.options = options
  }

  mutating func next(_ survey: ImportSurvey, _ report: inout ImportReport) throws -> [ImportedEntry] {
    if isGiven { return [] }
    isGiven = true
    return entries
  }

  // MARK: Survey

  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey {
    var survey = ImportSurvey()
    let settings = try settings()
    survey.title = settings.text("title", "name", "sitename", "site_name") ?? ""
    survey.description = settings.text("description", "tagline", "site_description") ?? ""
    survey.language = (settings.text("lang", "language", "languagecode", "locale", "default_lang") ?? "fr")
      .prefix(2).lowercased()
    survey.zone =
      settings.text("timezone").flatMap { SiteTimeZone(identifier: $0) }
      ?? SiteTimeZone(identifier: "Europe/Paris")
    let url = settings.text("url", "baseurl", "siteurl", "site_url") ?? ""
    let base = url.hasPrefix("http") ? settings.text("baseurl") ?? "" : ""
    survey.home = url.hasPrefix("http") ? url + (base.hasPrefix("/") ? base : "") : ""
    if !survey.home.isEmpty, !survey.home.hasSuffix("/") { survey.home += "/" }
    let zone = survey.zone ?? .utc
    for path in try files() {
      let place = ArchivePlace(file: path)
      let bytes = try FileReading.bytes(of: folder + "/" + path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        report[.articles].found += 1
        report[.articles].refused += 1
        report.find(.lost, "encoding", place, "the file is not UTF-8")
        continue
      }
      guard let keys = ForeignKeys(text) else {
        let isPost = Self.isPost(path)
        report[isPost ? .articles : .other].found += 1
        if isPost { report[.articles].refused += 1 } else { report[.other].listed += 1 }
        report.find(
          isPost ? .lost : .worthKnowing, "no-front-matter", place,
          "the file has no front matter that can be read: left out")
        continue
      }
      add(keys, path, place, zone, home: survey.home, &survey, &report)
    }
    try addComments(zone, &survey, &report)
    return survey
  }

  private func settings() throws -> ForeignKeys {
    for name in ["_config.yml", "_config.yaml", "mkdocs.yml", "config.yaml", "config.yml", "hugo.yaml"] {
      guard let bytes = try FileReading.bytesIfPresent(of: folder + "/" + name) else { continue }
      if let keys = ForeignKeys("---\n" + String(decoding: bytes, as: UTF8.self) + "\n---\n") { return keys }
    }
    for name in ["hugo.toml", "config.toml"] {
      guard let bytes = try FileReading.bytesIfPresent(of: folder + "/" + name) else { continue }
      if let keys = ForeignKeys("+++\n" + String(decoding: bytes, as: UTF8.self) + "\n+++\n") { return keys }
    }
    return .none
  }

  private static let ignored: Set<String> = [
    "node_modules", "vendor", "_site", "public", "themes", "_layouts", "_includes", "layouts", "static",
    "assets", "archetypes", "output", "_data",
  ]

  /// Texts, sorted.
  private func files() throws -> [String] {
    var files: [String] = []
    func visit(_ inner: String, depth: Int) throws {
      for entry in try FolderListing.entries(
        of: folder + (inner.isEmpty ? "" : "/" + inner), badName: { _ in })
      {
        let path = inner.isEmpty ? entry.name : inner + "/" + entry.name
        if entry.kind == .folder, !entry.name.hasPrefix("."), !Self.ignored.contains(entry.name), depth < 20 {
          try visit(path, depth: depth + 1)
        } else if entry.kind == .file,
          [".md", ".markdown", ".mkd"].contains(where: { entry.name.lowercased().hasSuffix($0) }),
          !["readme.md", "license.md", "changelog.md", "contributing.md", "_index.md"].contains(
            entry.name.lowercased())
        {
          files.append(path)
        }
      }
    }
    try visit("", depth: 0)
    return files
  }

  private static func isPost(_ path: String) -> Bool {
    let folders = path.split(separator: "/").dropLast().map { $0.lowercased() }
    return ["_posts", "_drafts", "posts", "post", "blog", "articles", "news"].contains {
      folders.contains($0)
    } || dated(path) != nil
  }

  /// `2007-11-06-facebook` → its date and the rest.
  private static func dated(_ path: String) -> (date: String, rest: String)? {
    let name = stem(path)
    guard name.count > 11,
      name.prefix(10).enumerated().allSatisfy({
        $0.offset == 4 || $0.offset == 7 ? $0.element == "-" : $0.element.isNumber
      })
    else { return nil }
    return (String(name.prefix(10)), String(name.dropFirst(11)))
  }

  /// The name without its ending; of `x/index.md`, `x`.
  private static func stem(_ path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let name = parts.last.map { ($0 as NSString).deletingPathExtension } ?? path
    return name == "index" && parts.count > 1 ? parts[parts.count - 2] : name
  }

  private mutating func add(
    _ keys: ForeignKeys, _ path: String, _ place: ArchivePlace, _ zone: SiteTimeZone, home: String,
    _ survey: inout ImportSurvey, _ report: inout ImportReport
  ) {
    let dated = Self.dated(path)
    let written = keys.text("date", "pubdate", "publishdate", "created")
    let date = (written ?? dated?.date).flatMap { Self.date($0, zone) }
    let isArticle =
      Self.isPost(path) || (date != nil && keys.text("layout") != "page" && keys.text("type") != "page")
    let stem = dated?.rest ?? Self.stem(path)
    let slug = keys.text("slug") ?? stem
    let liquid = LiquidText(keys.body.drop { $0 == "\n" }.description)
    var entry = ImportedEntry(
      kind: isArticle ? .article : .page, key: path, place: place, title: keys.text("title") ?? stem,
      date: date,
      slug: slug, body: .markdown(liquid.markdown))
    if isArticle, date == nil {
      report.find(.doubtful, "no-date", place, "'\(entry.title)' has no date; it was given 1970-01-01")
    }
    for (name, count) in liquid.unknown.sorted(by: { $0.key < $1.key }) {
      report.find(
        .doubtful, "liquid", place, "'\(name)' is not known and stands in the text as it was, \(count) times")
    }
    entry.updated = keys.text("updated", "last_modified_at", "lastmod", "modified", "last_modified").flatMap {
      Self.date($0, zone)
    }
    let authors = keys.names("author", "authors")
    let name =
      authors.isEmpty
      ? keys.group("author")["name"].flatMap(ForeignKeys.plain) : authors.joined(separator: ", ")
    entry.author = name.flatMap { PrivateTexts.isPrivate($0) ? nil : $0 }
    let categories = keys.names("categories", "category")
    let tags = keys.names("tags", "keywords", "tag")
    entry.tags = options.categories == .tags ? categories + tags.filter { !categories.contains($0) } : tags
    if options.categories == .extra, !categories.isEmpty {
      entry.extra.append(.init(key: "categories", values: categories))
    }
    entry.technorati = keys.names("technorati")
    entry.description = keys.text("description", "excerpt", "summary", "subtitle")
    entry.language = keys.text("lang", "language", "locale").map { String($0.prefix(2)) }
    let isHidden =
      keys.flag("published") == false || keys.flag("draft") == true || path.hasPrefix("_drafts/")
      || ["draft", "hidden"].contains(keys.text("status") ?? "")
    entry.draftReason = isHidden ? "draft" : nil
    entry.guid = keys.text("guid", "id")
    entry.isClosed = keys.flag("comments") == false
    let cover = keys.group("cover")
    if let image = keys.text("image", "featured_image", "thumbnail", "banner", "cover.image", "og_image")
      ?? keys.group("image")["path"].flatMap(ForeignKeys.plain) ?? cover["image"].flatMap(ForeignKeys.plain)
    {
      entry.image = ImportedImage(
        address: image,
        alt: keys.text("image_alt", "cover.alt") ?? cover["alt"].flatMap(ForeignKeys.plain) ?? "")
    }
    entry.aliases = keys.names("aliases", "redirect_from")
    if let permalink = keys.text("permalink", "url"), permalink.hasPrefix("/"), !permalink.contains(":") {
      if home.isEmpty {
        entry.aliases.append(permalink)
      } else {
        entry.oldAddress = String(home.dropLast()) + permalink
      }
    }
    names[stem] = path
    names[Self.stem(path)] = path
    names[slug] = path
    entries.append(entry)
    survey.entries.append(
      EntrySummary(
        kind: entry.kind, key: path, date: date, slug: slug, title: entry.title,
        isPublished: entry.draftReason == nil,
        oldAddress: entry.oldAddress, parent: nil))
  }

  /// The forms that generators accept beyond ours: `2007-11-06 10:30:00 +0100`.
  private static func date(_ text: String, _ zone: SiteTimeZone) -> Moment? {
    if let moment = try? Moment(parsing: text, in: zone) { return moment }
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let sign = parts[2].first, sign == "+" || sign == "-" || parts[2] == "UTC" else {
      return nil
    }
    let digits = parts[2].filter(\.isNumber)
    let offset = parts[2] == "UTC" ? "Z" : "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
    let clock = parts[1].count == 5 ? parts[1] + ":00" : parts[1]
    return try? Moment(parsing: "\(parts[0])T\(clock)\(offset)", in: zone)
  }

  // MARK: Comments

  /// `_data/comments/SLUG/*.yml`, as Staticman wrote them.
  private mutating func addComments(
    _ zone: SiteTimeZone, _ survey: inout ImportSurvey, _ report: inout ImportReport
  ) throws {
    let places = Dictionary(entries.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
    for top in ["_data/comments", "data/comments"] {
      for article in try FolderListing.entries(of: folder + "/" + top, badName: { _ in })
      where article.kind == .folder {
        let inner = top + "/" + article.name
        var found: [(file: String, keys: ForeignKeys)] = []
        for file in try FolderListing.entries(of: folder + "/" + inner, badName: { _ in })
        where file.kind == .file {
          let place = ArchivePlace(file: inner + "/" + file.name)
          report.count(commentStatus: "approved")
          let text = String(decoding: try FileReading.bytes(of: folder + "/" + place.file), as: UTF8.self)
          guard
            let keys = ForeignKeys("---\n" + text.replacing("\n---\n", with: "\n") + "\n---\n")
              ?? ForeignKeys(text), keys.text("message", "comment", "body") != nil
          else {
            report[.comments].found += 1
            report[.comments].refused += 1
            report.find(.lost, "comment", place, "the comment cannot be read")
            continue
          }
          found.append((place.file, keys))
        }
        guard
          let owner = (names[article.name] ?? Self.dated(article.name + ".md").flatMap { names[$0.rest] })
            .flatMap({ places[$0] })
        else {
          report[.comments].found += found.count
          report[.comments].refused += found.count
          if !found.isEmpty {
            report.find(.lost, "orphan", inner, "\(found.count) comments belong to no article of the folder")
          }
          continue
        }
        add(found, to: owner, zone, &survey)
      }
    }
  }

  private mutating func add(
    _ found: [(file: String, keys: ForeignKeys)], to owner: Int, _ zone: SiteTimeZone,
    _ survey: inout ImportSurvey
  ) {
    let dated = found.map { file, keys -> (String, ForeignKeys, Moment?) in
      let text = keys.text("date", "timestamp") ?? ""
      let seconds = Int64(text).map { $0 > 100_000_000_000 ? $0 / 1000 : $0 }
      return (file, keys, seconds.map { Moment(secondsSince1970: $0, in: zone) } ?? Self.date(text, zone))
    }.sorted { ($0.2?.secondsSince1970 ?? 0, $0.0) < ($1.2?.secondsSince1970 ?? 0, $1.0) }
    let ids = dated.enumerated().map { $0.element.1.text("_id", "id", "uid") ?? "c\($0.offset + 1)" }
    for (i, (file, keys, date)) in dated.enumerated() {
      for key in ["email", "ip"] {
        if let address = keys.text(key)?.trimming.lowercased(), address.utf8.count > 3 {
          survey.privateTexts.insert(address)
        }
      }
      // An id, or the number of the comment in its list.
      var parent = keys.text("replying_to_uid", "replying_to", "_parent", "parent").flatMap {
        $0.isEmpty || $0 == "0" ? nil : $0
      }
      if let written = parent, !ids.contains(written) {
        parent = Int(written).flatMap { ids.indices.contains($0 - 1) && $0 - 1 != i ? ids[$0 - 1] : nil }
      }
      entries[owner].comments.append(
        ImportedComment(
          id: ids[i], parent: parent, author: keys.text("name", "author") ?? "",
          url: keys.text("url", "website"), date: date,
          status: .approved, kind: .comment, guid: nil, text: keys.text("message", "comment", "body") ?? "",
          isMarkdown: true,
          place: ArchivePlace(file: file)))
    }
  }
}
