import SiteModel

/// What no two files may share.
extension Assemble {
  /// An error for every id that two files share: links and comments would not know which is meant.
  mutating func checkIDs() {
    for files in [scanned.articles, scanned.pages] {
      var owners: [String: RelativePath] = [:]
      for file in files {
        if let other = owners[file.id] {
          repeatedFiles.insert(file.path)
          diagnostics.append(
            .error(
              .repeatedID, file.path, nil, "the id '\(file.id)' is also the id of \(other)",
              hint: [file.path, other].allSatisfy { $0.text.hasSuffix("/index.md") }
                ? "rename one of the two folders" : "rename one of the two files"))
        }
        owners[file.id] = owners[file.id] ?? file.path
      }
    }
  }

  /// An error for every permanent identifier that two articles share: feed readers would drop one of them.
  mutating func checkGUIDs(_ articles: [Article]) {
    var owners: [String: RelativePath] = [:]
    for article in articles.filter({ $0.guid != nil }).sorted(by: { $0.source < $1.source }) {
      guard let guid = article.guid else { continue }
      if let other = owners[guid] {
        diagnostics.append(
          .error(
            .repeatedGUID, article.source, nil, "the guid '\(guid)' is also that of \(other)",
            hint: "remove it from the newer of the two"))
      }
      owners[guid] = owners[guid] ?? article.source
    }
  }
}
