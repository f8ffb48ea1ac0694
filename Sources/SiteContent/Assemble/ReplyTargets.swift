import SiteModel

/// The articles that others may answer (`reply_to`).
struct ReplyTargets {
  private let ids: Set<String>
  private let names: NearestNames

  init(_ articles: [SourceFile]) {
    ids = Set(articles.map(\.id))
    names = NearestNames(articles.map(\.id))
  }

  /// The id of the article that this one answers; nil, with an error, where readers would find no such article.
  func target(
    of document: ArticleDocument, _ book: AddressBook, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let reference = document.frontMatter.replyTo else { return nil }
    let id = reference.id
    func report(_ kind: FindingKind, _ message: String, _ hint: String) -> String? {
      diagnostics.append(.error(kind, document.source.path, reference.position, message, hint: hint))
      return nil
    }
    guard id != document.source.id else {
      return report(
        .wrongValue, "an article cannot reply to itself", "write the name of the article that it replies to")
    }
    guard ids.contains(id) else {
      return report(
        .unknownArticle, "the article that this one replies to, '\(id)', does not exist",
        names.nearest(to: id).map { "did you mean '\($0)'?" }
          ?? "write the name of the article's file, such as 2007-11-06-facebook")
    }
    if let obstacle = book.obstacle(to: id) {
      return report(
        .unpublishedTarget, "the article that this one replies to, '\(id)', is \(obstacle) and not published",
        "publish it, or remove 'reply_to'")
    }
    if let end = book.end(of: id) {
      diagnostics.append(
        .ended(
          document.source.path, reference.position,
          "the article that this one replies to, '\(id)', was published until \(end.iso8601)",
          hint: "remove 'reply_to', or change 'publish_until' there"))
      return nil
    }
    return id
  }
}
