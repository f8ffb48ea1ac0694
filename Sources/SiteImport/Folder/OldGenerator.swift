import SiteContent
import SiteModel

/// The program that a folder of texts was written for, and its settings.
struct OldGenerator: Sendable {
  enum Program: Sendable { case jekyll, hugo, eleventy, mkdocs, pelican }

  let program: Program?
  let settings: ForeignKeys
  /// What authors are called, by the names that texts have for them.
  let authorNames: [String: String]

  private static let files: [(name: String, program: Program)] = [
    ("_config.yml", .jekyll), ("_config.yaml", .jekyll), ("mkdocs.yml", .mkdocs), ("mkdocs.yaml", .mkdocs),
    ("hugo.toml", .hugo), ("hugo.yaml", .hugo), ("hugo.yml", .hugo), ("hugo.json", .hugo),
    ("config.toml", .hugo),
    ("config.yaml", .hugo), ("config.yml", .hugo), ("config.json", .hugo),
    ("config/_default/hugo.toml", .hugo),
    ("config/_default/config.toml", .hugo), ("pelicanconf.py", .pelican), ("publishconf.py", .pelican),
    (".eleventy.js", .eleventy), ("eleventy.config.js", .eleventy), ("eleventy.config.mjs", .eleventy),
    ("eleventy.config.cjs", .eleventy),
  ]

  /// - Throws: `DiskError`.
  init(_ folder: String, _ report: inout ImportReport) throws {
    var program: Program?
    var entries: [FrontMatterKey] = []
    for (name, ofFile) in Self.files where program == nil || program == ofFile {
      guard let bytes = try FileReading.bytesIfPresent(of: folder + "/" + name) else { continue }
      program = ofFile
      guard ofFile != .eleventy else { continue }
      let isTOML = name.hasSuffix(".toml") || name.hasSuffix(".py")
      if case .group(let keys)? = ForeignKeys.file(Self.withoutTags(bytes, name), isTOML: isTOML) {
        entries += keys.filter { key in !entries.contains { $0.name == key.name } }
      } else {
        report.find(
          .doubtful, "settings", ArchivePlace(file: name),
          "the old settings cannot be read: title, address and menu are not taken from them")
      }
    }
    if program == nil, FolderListing.kind(of: folder + "/_posts") == .folder { program = .jekyll }
    self.program = program
    settings = ForeignKeys(entries, body: "")
    authorNames = try Self.authorNames(folder)
  }

  private static func authorNames(_ folder: String) throws -> [String: String] {
    var names: [String: String] = [:]
    for file in ["_data/authors.yml", "_data/authors.yaml", "docs/blog/.authors.yml"] {
      guard let bytes = try FileReading.bytesIfPresent(of: folder + "/" + file),
        let value = ForeignKeys.file(bytes, isTOML: false),
        case .group(let authors) = ForeignKeys.member(value, "authors") ?? value
      else { continue }
      for author in authors {
        names[author.name] = ForeignKeys.member(author.value, "name").flatMap(ForeignKeys.plain)
      }
    }
    return names
  }

  /// MkDocs's settings hold tags of Python's (`!!python/name:…`), which say nothing here.
  private static func withoutTags(_ bytes: [UInt8], _ name: String) -> [UInt8] {
    guard name.hasPrefix("mkdocs") else { return bytes }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return Array(
      lines.map { line in line.firstRange(of: "!").map { line[..<$0.lowerBound] } ?? line }
        .joined(separator: "\n").utf8)
  }

  private func setting(_ name: String) -> String? {
    KeySet.site[name].flatMap { settings.value($0) }.flatMap { ForeignKeys.plain($0.value) }
  }

  var title: String { setting("title") ?? "" }
  var description: String { setting("description") ?? settings.text(named: "tagline", "subtitle") ?? "" }
  var language: String {
    String((setting("language") ?? settings.text(named: "default_lang") ?? "fr").prefix(2)).lowercased()
  }
  var zone: SiteTimeZone? { setting("timezone").flatMap { SiteTimeZone(identifier: $0) } }

  /// The old home, with a slash at its end; one that is no address anywhere where the settings name none.
  var home: String {
    let candidates = ["url", "baseurl", "siteurl", "site_url", "base_url"]
    let url = candidates.lazy.compactMap { settings[$0].flatMap(ForeignKeys.plain) }.first {
      $0.contains("://")
    }
    guard var home = url else { return "http://" + Self.noHost + "/" }
    // Jekyll parts the site's address and the folder that it lives in.
    if program == .jekyll, let base = settings.text(named: "baseurl"), base.hasPrefix("/") {
      while home.hasSuffix("/") { home.removeLast() }
      home += base
    }
    return home.hasSuffix("/") ? home : home + "/"
  }

  static let noHost = "folder.invalid"

  // MARK: Folders

  /// The folder of texts, `content/` of Hugo and Pelican, `docs/` of MkDocs; empty where it is the whole.
  func contentFolder(in folder: String) -> String {
    let name: String
    switch program {
    case .hugo: name = settings.text(named: "contentdir") ?? "content"
    case .pelican: name = settings.text(named: "path") ?? "content"
    case .mkdocs: name = settings.text(named: "docs_dir") ?? "docs"
    default: return ""
    }
    let plain = name.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    return FolderListing.kind(of: folder + "/" + plain) == .folder ? plain : ""
  }

  /// Where files that are copied as they are lie, besides the texts' own folder.
  static let staticFolders = ["static", "content", "docs", "public", "src"]

  /// Menus that settings hold: Hugo's `menu.main`, MkDocs's `nav`, Pelican's `MENUITEMS`.
  var menu: [MenuEntry] {
    let hugo = ForeignKeys.member(settings["menu"] ?? settings["menus"], "main", "primary")
    let nav = settings["nav"] ?? settings["navigation"]
    guard case .list(let items)? = hugo ?? nav ?? settings["menuitems"] else { return [] }
    let entries = items.flatMap { item -> [(entry: MenuEntry, weight: Int)] in
      switch item {
      case .group(let keys) where keys.count == 1:
        return Self.entries(keys[0]).map { ($0, 0) }
      case .group:
        let label = ForeignKeys.member(item, "name", "title", "label").flatMap(ForeignKeys.plain)
        let target = ForeignKeys.member(item, "pageref", "url", "link", "href").flatMap(ForeignKeys.plain)
        let weight = ForeignKeys.member(item, "weight").flatMap(ForeignKeys.plain).flatMap { Int($0) }
        guard let label, let target else { return [] }
        let isBelow = ForeignKeys.member(item, "parent").flatMap(ForeignKeys.plain).map { !$0.isEmpty }
        return [(MenuEntry(label: label, target: target, isBelow: isBelow ?? false), weight ?? 0)]
      case .list(let pair) where pair.count == 2:
        guard let label = ForeignKeys.plain(pair[0]), let target = ForeignKeys.plain(pair[1]) else {
          return []
        }
        return [(MenuEntry(label: label, target: target), 0)]
      default: return []
      }
    }
    return entries.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element.entry)
  }

  struct MenuEntry {
    var label: String
    var target: String
    /// Whether another entry opens it.
    var isBelow = false
  }

  /// MkDocs's `- Accueil: index.md`, and all that stands in `- Guide: […]`.
  private static func entries(_ key: FrontMatterKey, isBelow: Bool = false) -> [MenuEntry] {
    if let target = ForeignKeys.plain(key.value) {
      return [MenuEntry(label: key.name, target: target, isBelow: isBelow)]
    }
    guard case .list(let items) = key.value else { return [] }
    return items.flatMap { item -> [MenuEntry] in
      guard case .group(let keys) = item, keys.count == 1 else { return [] }
      return entries(keys[0], isBelow: true)
    }
  }
}
