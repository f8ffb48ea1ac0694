package import SiteModel

/// A new file is looked at as the next build will: one that would stop it is never written.
extension NewContent {
  /// - Returns: the address of the file's page; nil for a comment.
  /// - Throws: `Refusal` where the build would have an error; `DiskError`.
  package func checked(_ edit: ContentEdit, _ layout: SiteLayout) throws -> SitePath? {
    guard case .create(let bytes) = edit.action else { return nil }
    let target = RelativePath(edit.path)
    let file = SourceFile(named: target)
    let settings = site.settings
    var found: [Diagnostic] = []
    var path: SitePath?
    if edit.path.hasPrefix(SiteLayout.articles + "/") {
      path = ArticleParser.parse(file, bytes, settings, &found)?.path
    } else if edit.path.hasPrefix(SiteLayout.pages + "/") {
      path = PageParser.parse(SourceFile(page: target), bytes, settings, &found)?.path
    } else if let article = edit.path.split(separator: "/").dropLast().last.map(String.init) {
      let comment = CommentParser.parse(file, article: article, bytes, settings, &found)
      if let parent = comment?.parent { try checkParent(parent, article, layout) }
    }
    // Personal data that is in the repository once is in its history for good.
    if let finding = found.first(where: { $0.severity == .error || $0.kind == .personalData }) {
      throw Refusal(message: finding.message, hint: finding.hint)
    }
    return path
  }

  private func checkParent(_ parent: String, _ article: String, _ layout: SiteLayout) throws {
    let ids = try commentIDs(of: article, layout)
    guard !ids.contains(parent) else { return }
    throw Refusal(
      message: "there is no comment '\(parent)' under the article '\(article)'",
      hint: NearestName.hint(parent, among: ids)
        ?? (ids.isEmpty
          ? "nobody has commented on it yet: leave --parent out"
          : "'blogsite comments list --article \(article)' names them"))
  }

  /// The ids of an article's comments; of one that cannot be read, its file's name.
  private func commentIDs(of article: String, _ layout: SiteLayout) throws -> [String] {
    let files = SiteFiles(layout)
    return try scanned.discussions.filter { $0.article == article }.flatMap(\.files).map { file in
      let source = SourceFile(named: file.path)
      // What is wrong with it, 'build' tells.
      var told: [Diagnostic] = []
      let limit = site.settings.limits.commentBytes
      let bytes = try files.bytesIfPresent(of: file.path, atMost: limit, &told) ?? []
      return CommentParser.parse(source, article: article, bytes, site.settings, &told)?.id ?? source.id
    }
  }
}
