import SiteContent
import SiteModel

/// Where a text of another generator stood, and what else led to it.
extension FolderEntryReader {
  func addAddresses(
    _ keys: ForeignKeys, _ file: FolderFiles.File, _ name: String, _ language: String?,
    to entry: inout ImportedEntry, _ report: inout ImportReport
  ) {
    let text = OldPermalink.Text(
      path: file.inner.split(separator: "/").filter { !$0.hasPrefix("_") || $0.hasPrefix("_index") }
        .joined(separator: "/"),
      isArticle: entry.kind == .article,
      date: entry.date.map { Moment(secondsSince1970: $0.secondsSince1970, in: zone).day }, stem: name,
      name: FolderFiles.File.dated(name)?.rest ?? name, slug: keys.text("slug"), title: entry.title,
      categories: entry.oldCategories, own: keys.text("permalink") ?? keys.text(named: "save_as"),
      collection: generator.program == .jekyll ? generator.collection(of: file) : nil)
    if let path = OldPermalink(generator: generator).address(of: text) {
      // Hugo puts every language but the first into a folder of its own.
      let folder = language.flatMap { $0 == generator.language ? nil : "/" + $0 } ?? ""
      entry.oldAddress = String(home.dropLast()) + folder + path
    } else if generator.program != nil, entry.draftReason == nil, entry.date != nil || entry.kind == .page {
      report.find(
        .doubtful, "old-address", entry.place,
        "where the old blog had '\(entry.title)' cannot be told from its settings: no alias leads on from there"
      )
    }
    for alias in ForeignKeys.names(keys.value("aliases")) { add(alias, to: &entry) }
  }

  /// Old addresses in front matter begin at the blog's home, wherever that is; Hugo's others beside the text itself.
  private func add(_ alias: String, to entry: inout ImportedEntry) {
    guard !alias.contains("://"), let home = WebAddress(home) else {
      entry.aliases.append(alias)
      return
    }
    var path = alias
    if !path.hasPrefix("/"), generator.program == .hugo, let own = entry.oldAddress {
      entry.aliases.append(WebAddress.resolved("../" + path, from: own.hasSuffix("/") ? own : own + "/"))
      return
    }
    if !path.hasPrefix("/") { path = "/" + path }
    if !home.path.isEmpty, path.hasPrefix("/" + home.path + "/") {
      path = String(path.dropFirst(home.path.utf8.count + 1))
    }
    if path.contains("?"), let parts = WebAddress(path), !parts.query.isEmpty {
      entry.queryAliases.append("/" + PercentEncoding.path(parts.path) + "?" + parts.query)
    } else {
      entry.aliases.append(String(self.home.dropLast()) + path)
    }
  }

  /// The folders that a page stands in, from its old address.
  func folders(of entry: ImportedEntry) -> [String] {
    // Pelican put all pages into one.
    guard generator.program != .pelican else { return [] }
    guard let address = entry.oldAddress.flatMap(WebAddress.init), let home = WebAddress(home) else {
      return []
    }
    let path = home.path.isEmpty ? address.path : String(address.path.dropFirst(home.path.count + 1))
    return path.split(separator: "/").dropLast().map(String.init)
  }
}
