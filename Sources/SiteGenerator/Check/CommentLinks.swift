import SiteModel

/// Where readers wrote the addresses that pages have from comments: the article's own text does not hold them.
struct CommentLinks {
  /// The shown comments that have an address, first to last.
  private let files: [String: [RelativePath]]

  /// Throws where a text is kept and damaged: of that one nothing can be said.
  init(_ site: Site) throws {
    var files: [String: [RelativePath]] = [:]
    func take(_ comment: Comment) throws {
      guard comment.status == .approved else { return }
      var targets = Set(PageScan.facts(of: try comment.body.text.read()).links.map(\.target))
      if let url = comment.authorURL { targets.insert(url) }
      for target in targets { files[target, default: []].append(comment.source) }
    }
    func take(_ threads: [CommentThread]) throws {
      for thread in threads {
        try take(thread.comment)
        try take(thread.replies)
      }
    }
    for article in site.articles {
      try take(article.comments)
      for pingback in try article.pingbacks { try take(pingback) }
    }
    self.files = files
  }

  /// The comments with an address, as a page writes it.
  func files(with target: String) -> [RelativePath] { files[target] ?? [] }
}
