import SiteContent
import SiteModel

/// What changed paths mean for a site: the articles and pages that have another text now.
struct ChangedTexts {
  struct Found {
    var sources = SourceChanges()
    /// The files of comments by the article that they stand under, where there are others than before.
    var comments: [String: [RelativePath]] = [:]
    /// Ids of articles whose text or comments changed.
    var articles: Set<String> = []
    /// The files that these articles and the changed pages are made of.
    var files: Set<RelativePath> = []
    var concernTemplates = false
  }

  private let groundwork: Groundwork
  private let store: SourceStore
  private var refresh: SourceRefresh
  private var found = Found()

  /// Nil where more than texts may have changed.
  ///
  /// - Throws: `DiskError`; `CacheDamage` where what the store keeps is damaged.
  static func of(
    _ paths: Set<RelativePath>, _ groundwork: Groundwork, _ store: SourceStore, moment: Int64
  ) throws -> Found? {
    var texts = ChangedTexts(
      groundwork: groundwork, store: store,
      refresh: SourceRefresh(groundwork.texts.site, store, moment: moment))
    for path in paths.sorted() { guard try texts.take(path) else { return nil } }
    texts.found.sources = texts.refresh.changes
    return texts.found
  }

  /// Whether a template stands at a path, or below it: languages and assets have a part in more than pages' look.
  static func isTemplate(_ path: RelativePath) -> Bool {
    path.isBelow(RelativePath(SiteLayout.templates)) && !path.isAtOrBelow(RelativePath(SiteLayout.locales))
      && !path.isAtOrBelow(RelativePath(SiteLayout.assets))
  }

  /// Notes a change; false where it may be one of more than texts.
  ///
  /// - Throws: what `of` throws.
  private mutating func take(_ path: RelativePath) throws -> Bool {
    guard !refresh.hasRead(path) else { return true }
    let kind = FolderListing.kind(of: groundwork.texts.site.layout.path(path), follow: false)
    if Self.isTemplate(path) {
      guard kind != .link, kind != .folder else { return false }
      found.concernTemplates = true
      return true
    }
    switch kind {
    case nil: return try takeMissing(path)
    case .file: return try takeFile(path)
    case .folder: return try takeFolder(path)
    case .link, .other: return false
    }
  }

  private mutating func takeFile(_ path: RelativePath) throws -> Bool {
    if let article = store.articles[path] {
      let source = article.document.source
      found.articles.insert(source.id)
      found.files.insert(path)
      return try refresh.readArticle(source)
    }
    if let page = store.pages[path] {
      found.files.insert(path)
      return try refresh.readPage(page.document.source)
    }
    if let comment = CommentPlace(path) { return try takeComment(comment, path) }
    // A style sheet or script is published as it is.
    return (path.hasSuffix(".css") || path.hasSuffix(".js")) && isPublishedAsset(path)
  }

  private func isPublishedAsset(_ path: RelativePath) -> Bool {
    path.isBelow(RelativePath(SiteLayout.assets))
      && groundwork.site.plan.view.site.assets.contains { $0.source == path && $0.bytes == nil }
  }

  private mutating func takeComment(_ comment: CommentPlace, _ path: RelativePath) throws -> Bool {
    guard groundwork.articlePositions[comment.article] != nil else { return false }
    guard try refresh.readComment(path, comment.name, under: comment.article) else { return false }
    try note(comment.article)
    if try store.discussions[path: path] == nil {
      found.comments[comment.article] = try comments(under: comment.article) + [path]
    }
    return true
  }

  /// The files of an article's comments, as far as they are known to be there.
  private func comments(under article: String) throws -> [RelativePath] {
    try found.comments[article] ?? store.discussions[article]?.sources.map(\.document.source.path) ?? []
  }

  /// An article's comments have another state: what was said of any of them is said again.
  private mutating func note(_ article: String) throws {
    found.articles.insert(article)
    found.files.formUnion(try comments(under: article))
    if let position = groundwork.articlePositions[article] {
      found.files.insert(groundwork.site.plan.view.site.articles[position].source)
    }
  }

  /// The folder of an article's comments is new: what came with it has told of nothing.
  private mutating func takeFolder(_ path: RelativePath) throws -> Bool {
    guard let article = CommentPlace.article(ofFolder: path) else { return false }
    var isUnreadable = false
    let layout = groundwork.texts.site.layout
    let entries = try FolderListing.entries(of: layout.path(path)) { _ in isUnreadable = true }
    guard !isUnreadable else { return false }
    let present = Set(entries.map(\.name).filter { !SiteFolders.isIgnored($0) }.map { path.appending($0) })
    for file in present.union(try comments(under: article)).sorted() {
      guard CommentPlace(file) != nil, try take(file) else { return false }
    }
    return true
  }

  private mutating func takeMissing(_ path: RelativePath) throws -> Bool {
    if let comment = try store.discussions[path: path]?.document {
      try note(comment.article)
      refresh.removeComment(path)
      found.comments[comment.article] = try comments(under: comment.article).filter { $0 != path }
      return true
    }
    if let article = CommentPlace.article(ofFolder: path) {
      for file in try comments(under: article) { guard try take(file) else { return false } }
      return true
    }
    return try path.isBelow("content") && !isKnown(path)
  }

  /// Whether the site has something at or below a path. What it has nothing of came and went, as an editor's own
  /// files do.
  private func isKnown(_ path: RelativePath) throws -> Bool {
    func holds(_ file: RelativePath) -> Bool { file.isAtOrBelow(path) }
    return try [SiteLayout.settings, SiteLayout.tags, SiteLayout.redirects].contains {
      holds(RelativePath($0))
    }
      || store.articles.sources.contains { holds($0.document.source.path) }
      || store.pages.sources.contains { holds($0.document.source.path) }
      || store.discussions[path: path] != nil
      || store.discussions.all.contains { holds(RelativePath(SiteLayout.comments).appending($0.article)) }
      || groundwork.site.plan.view.site.assets.contains { holds($0.source) }
      || groundwork.diagnostics.contains { holds($0.file) }
  }
}
