import Foundation
import SiteContent
import SiteModel

/// A backup of a Dotclear blog, versions 1.2 to 2.
struct DotclearSource: ImportSource {
  private let path: String
  let file: ArchivePlace
  let backup: DotclearBackup
  let options: ImportOptions
  var entries: [ImportedEntry] = []
  private var isGiven = false
  private let tagsOfPosts: [String: [String]]
  /// What plugins sort articles by, other than tags: their name → names.
  private let seriesOfPosts: [String: [(name: String, values: [String])]]

  /// - Throws: `DiskError`; `ImportError` where the file is no backup.
  init(_ path: String, _ options: ImportOptions) throws {
    self.path = path
    file = ArchivePlace(file: path.split(separator: "/").last.map(String.init) ?? path)
    let bytes = WideText.utf8(try FileReading.bytes(ofArgument: path))
    guard let backup = DotclearBackup(bytes) else {
      if ExportBeginning.isPacked(bytes) { throw ImportError.packed(path) }
      throw ImportError(
        "'\(path)' is no backup of Dotclear's",
        hint: Self.cure)
    }
    self.backup = backup
    tagsOfPosts = (backup.tables["meta"] ?? []).reduce(into: [:]) { tags, meta in
      guard meta["meta_type"] == "tag", let name = meta["meta_id"] else { return }
      tags[meta["post_id"] ?? "", default: []].append(name)
    }
    seriesOfPosts = Self.series(backup)
    self.options = options
  }

  mutating func next(_ survey: ImportSurvey, _ report: inout ImportReport) throws -> [ImportedEntry] {
    if isGiven { return [] }
    isGiven = true
    return entries
  }

  private static let cure = "in Dotclear, under Import/Export, save the blog as a flat file"

  func emptiness(_ report: ImportReport) -> ImportError {
    ImportError("no article, no page and no file was found in '\(path)'", hint: report.firstLoss ?? Self.cure)
  }

  // MARK: Survey

  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey {
    var survey = ImportSurvey()
    for line in backup.badLines {
      report.find(.lost, "line", ArchivePlace(file: file.file, line: line), "the line cannot be read")
    }
    report.repair(
      "texts that were encoded twice ('catÃ©gorie') were put right", count: backup.doubleEncoded, at: file)
    let settings = Dictionary(
      (backup.tables["setting"] ?? []).map { ($0["setting_id"] ?? "", $0["setting_value"] ?? "") }
    ) { first, _ in first }
    let blog = backup.tables["blog"]?.first ?? [:]
    survey.title = blog["blog_name"] ?? ""
    survey.description = HTMLElement.parse(blog["blog_desc"] ?? "")?.line ?? ""
    survey.language = settings["lang"].map { String($0.prefix(2)) }
    survey.zone =
      SiteTimeZone(identifier: settings["blog_timezone"] ?? "") ?? SiteTimeZone(identifier: "Europe/Paris")
    survey.home = home(blog)
    let zone = survey.zone ?? .utc
    let comments = backup.tables["comment"] ?? []
    for comment in comments {
      for key in ["comment_email", "comment_ip"] {
        let address = (comment[key] ?? "").trimming.lowercased()
        if address.utf8.count > 3 { survey.privateTexts.insert(address) }
      }
    }
    let prefix =
      settings["url_scan"] == "query_string" || blog["blog_url"]?.hasSuffix("?") ?? false ? "?" : ""
    for (i, post) in (backup.tables["post"] ?? []).enumerated() {
      let place = ArchivePlace(file: file.file, line: backup.lines["post"]?[i])
      let entry = entry(post, place, zone, home: survey.home, prefix: prefix, &report)
      entries.append(entry)
      survey.entries.append(
        EntrySummary(
          kind: entry.kind, key: entry.key, date: entry.date, slug: entry.slug, title: entry.title,
          isPublished: entry.draftReason == nil, oldAddress: entry.oldAddress, parent: nil))
    }
    addComments(comments, zone, &report)
    let publicFolder = (settings["public_url"] ?? "/public").trimming
    survey.media = (backup.tables["media"] ?? []).map { media in
      ImportedMedia(
        key: media["media_id"] ?? "",
        address: WebAddress.origin(of: survey.home) + publicFolder + "/" + (media["media_file"] ?? ""))
    }
    for category in backup.tables["category"] ?? backup.tables["categorie"] ?? [] {
      let title = category["cat_title"] ?? category["cat_libelle"] ?? ""
      guard let url = category["cat_url"] ?? category["cat_libelle_url"], !title.isEmpty else { continue }
      survey.tagAddresses.append(("category/" + url, title))
      let description = HTMLElement.parse(category["cat_desc"] ?? "")?.line ?? ""
      if !description.isEmpty { survey.tagDescriptions.append((title, description)) }
    }
    survey.tagAddresses += (backup.tables["meta"] ?? []).filter { $0["meta_type"] == "tag" }
      .map { ("tag/" + ($0["meta_id"] ?? ""), $0["meta_id"] ?? "") }
    survey.permalink = PermalinkGuess.pattern(survey)
    survey.menu = Self.menu(settings["simpleMenu"] ?? "")
    if prefix.isEmpty { survey.feedAddresses = ["feed/atom/", "feed/rss2/"] }
    let links = backup.tables["link"] ?? []
    let names = links.compactMap { $0["link_title"] }.filter { !$0.isEmpty }
    if !names.isEmpty {
      report[.other].found += links.count
      report[.other].listed += links.count
      report.find(
        .worthKnowing, "blogroll", file,
        "the blog's list of links has no place of its own here, a page may hold it: "
          + names.map { "'\($0)'" }.joined(separator: ", "))
    }
    if survey.entries.isEmpty {
      report.find(.doubtful, "empty", file, "the backup holds no article and no page")
    }
    return survey
  }

  /// `[{"label":"Accueil","url":"/"}]`
  private static func menu(_ text: String) -> [ImportSurvey.MenuEntry] {
    guard case .list(let items)? = ForeignYAML.read(text) else { return [] }
    return items.compactMap { item in
      guard let label = ForeignKeys.member(item, "label").flatMap(ForeignKeys.plain), !label.isEmpty,
        let address = ForeignKeys.member(item, "url").flatMap(ForeignKeys.plain)
      else { return nil }
      return .init(label: label, entry: nil, address: address)
    }
  }

  /// Backups name no address of their own before 2.0: one that the texts' pictures cannot be mistaken for is made up.
  private func home(_ blog: DotclearBackup.Row) -> String {
    if let url = blog["blog_url"], url.contains("://") {
      var home = url
      while let last = home.last, last == "?" { home.removeLast() }
      if home.hasSuffix("index.php") { home.removeLast(9) }
      return home
    }
    return "http://dotclear.invalid/"
  }

  private func entry(
    _ post: DotclearBackup.Row, _ place: ArchivePlace, _ zone: SiteTimeZone, home: String, prefix: String,
    _ report: inout ImportReport
  ) -> ImportedEntry {
    func value(_ names: String...) -> String { names.compactMap { post[$0] }.first { !$0.isEmpty } ?? "" }
    let title = HTMLElement.parse(value("post_title", "post_titre"))?.line ?? ""
    let address = value("post_url", "post_titre_url")
    let type = value("post_type")
    let slug = address.split(separator: "/").last.map(String.init) ?? ""
    let excerpt = Self.html(post, "post_excerpt", "post_chapo")
    let content = Self.html(post, "post_content", "post_content")
    let html = excerpt.isEmpty ? content : excerpt + "\n<!--more-->\n" + content
    var entry = ImportedEntry(
      kind: type == "page" ? .page : .article, key: value("post_id"), place: place,
      title: title.isEmpty ? "Sans titre" : title, date: date(value("post_dt"), value("post_tz"), zone),
      slug: slug,
      body: .html(html))
    entry.updated = date(value("post_upddt"), value("post_tz"), zone)
    if !address.isEmpty {
      entry.oldAddress =
        home + (prefix.isEmpty ? "" : "index.php?") + (type == "page" ? "pages/" : "post/") + address
    }
    let password = value("post_password")
    let status = value("post_status", "post_pub")
    if !password.isEmpty {
      entry.draftReason = "password"
      report.find(
        .worthKnowing, "password", place,
        "'\(entry.title)' was behind a password; it is a draft now, without it")
    } else if status != "1" {
      entry.draftReason = status == "-2" ? "pending" : status == "-1" ? "scheduled" : "draft"
      report.find(.worthKnowing, "draft", place, "'\(entry.title)' was not published; it is a draft")
    }
    let author = value("user_id")
    let user = (backup.tables["user"] ?? []).first { $0["user_id"] == author }
    let name =
      [
        user?["user_displayname"] ?? "",
        "\(user?["user_firstname"] ?? "") \(user?["user_name"] ?? "")".trimming, author,
      ]
      .first { !$0.isEmpty } ?? ""
    entry.author = PrivateTexts.authorName(name)
    let language = value("post_lang")
    if !language.isEmpty { entry.language = String(language.prefix(2)) }
    let category = (backup.tables["category"] ?? backup.tables["categorie"] ?? []).first {
      $0["cat_id"] == value("cat_id")
    }
    let categoryTitle = category?["cat_title"] ?? category?["cat_libelle"]
    let tags = tagsOfPosts[value("post_id")] ?? Self.tags(inRow: post)
    entry.tags = tags
    if let categoryTitle, !categoryTitle.isEmpty {
      switch options.categories {
      case .tags: entry.tags = [categoryTitle] + tags.filter { $0 != categoryTitle }
      case .extra: entry.extra.append(.init(key: "categories", values: [categoryTitle]))
      }
    }
    for (name, values) in seriesOfPosts[value("post_id")] ?? [] {
      entry.extra.append(.init(key: name, values: values))
    }
    if type != "page", type != "post", !type.isEmpty {
      report.find(
        .worthKnowing, "type", place, "'\(entry.title)' is of the type '\(type)': it became an article")
    }
    if !value("post_notes").trimming.isEmpty {
      report.find(
        .worthKnowing, "notes", place, "notes for colleagues stood beside '\(entry.title)': left out")
    }
    entry.isClosed = value("post_open_comment") == "0"
    entry.isSticky = value("post_selected") == "1"
    return entry
  }

  /// The HTML beside a text is what readers saw; versions 1 had HTML in the column itself, and the wiki text beside it.
  private static func html(_ post: DotclearBackup.Row, _ name: String, _ nameOf1: String) -> String {
    if let html = post[name + "_xhtml"], !html.isEmpty { return html }
    let text = post[name] ?? ""
    if !text.isEmpty { return post["post_format"] == "wiki" ? DotclearWiki.html(text) : text }
    if let html = post[nameOf1], !html.isEmpty { return html }
    return DotclearWiki.html(post[nameOf1 + "_wiki"] ?? "")
  }

  /// Versions 2.0 kept tags only in the article's own row, as PHP wrote them.
  private static func tags(inRow row: DotclearBackup.Row) -> [String] {
    guard let meta = row["post_meta"], let value = PHPValue(meta), let tags = value["tag"] else { return [] }
    return tags.texts.map { $0.trimming }.filter { !$0.isEmpty }
  }

  /// Dotclear 2 keeps dates in Greenwich, with the zone beside them.
  func date(_ text: String, _ zoneName: String, _ zone: SiteTimeZone) -> Moment? {
    guard let seconds = WordPressDates.seconds(text) else { return nil }
    guard !zoneName.isEmpty, backup.version.hasPrefix("2") else {
      return Moment(secondsSince1970: zone.secondsSince1970(local: seconds), in: zone)
    }
    return Moment(secondsSince1970: seconds, in: zone)
  }
}
