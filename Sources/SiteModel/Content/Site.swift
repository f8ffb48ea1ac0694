/// The whole blog, read and put together; what is wrong with it is told beside it.
package struct Site: Sendable {
  package var settings: Settings
  package var language: Language
  /// Newest first.
  package var articles: [Article]
  package var pages: [Page]
  /// In French order.
  package private(set) var tags: [Tag]
  /// Positions in `tags` by key.
  package private(set) var tagPositions: [TagKey: Int] = [:]
  /// Of all tags of the registry, those too that no article carries.
  package var tagDescriptions: [TagKey: Markup] = [:]
  /// The newest comments on all articles, newest first: as many as a feed has.
  package var newestComments: [CommentOnArticle]
  /// Files to copy.
  package var assets: [Asset]
  /// Images to make in other sizes, in the order of their paths.
  package var variants: [ImageVariant] = []
  /// Articles that this build leaves out, and why.
  package var leftOut: [LeftOut]
  /// Where these would stand, old addresses too, by the files of the site; for hints.
  package var leftOutFiles: [String: LeftOut] = [:]
  /// Authors' links to places on the site, for checking.
  package var links: [SiteLink]
  /// Old addresses that belong to no article or page, in the order of their file.
  package var redirects: [Redirect]
  /// Where articles will stand that wait for their date.
  package var scheduled: [ScheduledPaths]
  /// Where articles stood whose time is over.
  package var ended = EndedPlaces()
  /// The settings' logo, with its size.
  package var logo: Image?

  /// Throws where what is kept of the newest comments is damaged.
  package init(
    settings: Settings, language: Language, articles: [Article], pages: [Page], tags: [Tag],
    assets: [Asset], leftOut: [LeftOut], links: [SiteLink],
    redirects: [Redirect] = [], scheduled: [ScheduledPaths] = [], logo: Image? = nil
  ) throws(CacheDamage) {
    self.settings = settings
    self.language = language
    self.articles = articles
    self.pages = pages
    self.tags = []
    newestComments = try CommentOnArticle.newest(under: articles, count: settings.feedItems)
    self.assets = assets
    self.leftOut = leftOut
    self.links = links
    self.redirects = redirects
    self.scheduled = scheduled
    self.logo = logo
    take(tags)
  }

  /// Takes other tags, in French order.
  package mutating func take(_ tags: [Tag]) {
    self.tags = tags
    tagPositions = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1.key, $0) })
  }

  /// How many comments the site shows.
  package var commentCount: Int { articles.reduce(0) { $0 + $1.commentCount } }

  package func tag(_ key: TagKey) -> Tag? { tagPositions[key].map { tags[$0] } }
}

/// A comment and the article that it stands under.
package struct CommentOnArticle: Equatable, Sendable {
  package var comment: Comment
  /// The article's position in `Site.articles`.
  package var article: Int

  package init(comment: Comment, article: Int) {
    self.comment = comment
    self.article = article
  }
}

extension CommentOnArticle {
  /// The approved comments of readers under an article, replies too; in no order.
  package static func all(
    under article: Article, at position: Int
  ) throws(CacheDamage) -> [CommentOnArticle] {
    var comments: [CommentOnArticle] = []
    var pending = try article.comments
    while let thread = pending.popLast() {
      if thread.comment.status == .approved {
        comments.append(CommentOnArticle(comment: thread.comment, article: position))
      }
      pending += thread.replies
    }
    return comments
  }

  /// The newest comments on some articles, newest first.
  ///
  /// Few discussions are opened: a comment among the newest stands in one of those whose newest comments are.
  package static func newest(
    under articles: [Article], count: Int
  ) throws(CacheDamage) -> [CommentOnArticle] {
    var dated: [(article: Int, newest: Moment)] = []
    for i in articles.indices {
      if let newest = articles[i].discussion.outline.newest { dated.append((i, newest)) }
    }
    dated.sort { $0.newest > $1.newest }
    if count > 0, dated.count > count {
      let oldest = dated[count - 1].newest
      dated.removeAll { $0.newest < oldest }
    }
    var comments: [CommentOnArticle] = []
    for place in dated { comments += try all(under: articles[place.article], at: place.article) }
    return Array(comments.sorted(by: isBefore).prefix(max(0, count)))
  }

  /// Newest first; no two are the same.
  package static func isBefore(_ first: CommentOnArticle, _ second: CommentOnArticle) -> Bool {
    first.comment.date != second.comment.date
      ? first.comment.date > second.comment.date : first.comment.source < second.comment.source
  }
}

/// A file that is published as it is.
package struct Asset: Hashable, Sendable {
  /// Relative to the root folder.
  package var source: RelativePath
  package var path: SitePath
  /// What is in it, where it lies in the program and not on the disk.
  package var bytes: [UInt8]?

  package init(source: RelativePath, path: SitePath, bytes: [UInt8]? = nil) {
    self.source = source
    self.path = path
    self.bytes = bytes
  }
}

/// An article or page that is not published by this build.
package struct LeftOut: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case draft
    /// Its date has not come.
    case future(Moment)
    /// Its `publish_until` is over.
    case expired(Moment)
  }

  package var source: RelativePath
  package var reason: Reason

  package init(source: RelativePath, reason: Reason) {
    self.source = source
    self.reason = reason
  }
}

/// A link of an author's to a place on the site, to be checked once all places are known.
package struct SiteLink: Hashable, Sendable {
  package var source: RelativePath
  package var position: SourcePosition
  /// As written.
  package var target: String
  package var path: SitePath
  /// Whether it is the address of an image.
  package var isImage: Bool
  /// Whether the text shows what is there as a picture, so that a page would not do.
  package var isPicture: Bool

  package init(
    source: RelativePath, position: SourcePosition, target: String, path: SitePath, isImage: Bool = false,
    isPicture: Bool = false
  ) {
    self.source = source
    self.position = position
    self.target = target
    self.path = path
    self.isImage = isImage
    self.isPicture = isPicture
  }

  /// Whether a file is meant and not a page: an image, or what has the ending of a file.
  package var leadsToFile: Bool {
    guard !isImage else { return true }
    guard let name = path.text.split(separator: "/").last, !path.text.hasSuffix("/"),
      let dot = name.lastIndex(of: "."), dot != name.startIndex
    else { return false }
    let ending = name[name.index(after: dot)...].lowercased()
    return !ending.isEmpty && ending.count <= 5 && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && ending.contains(where: \.isLetter) && !Self.pageEndings.contains(ending)
  }

  private static let pageEndings: Set<String> = ["html", "htm", "xhtml", "php", "asp", "aspx", "jsp", "cgi"]
}

/// The places that an article will take once its date has come.
package struct ScheduledPaths: Hashable, Sendable {
  package var source: RelativePath
  package var paths: [SitePath]

  package init(source: RelativePath, paths: [SitePath]) {
    self.source = source
    self.paths = paths
  }
}

extension LeftOut.Reason: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .draft: writer.put(UInt64(0))
    case .future(let date):
      writer.put(UInt64(1))
      writer.put(date)
    case .expired(let date):
      writer.put(UInt64(2))
      writer.put(date)
    }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    switch try reader.number() {
    case 0: self = .draft
    case 1: self = .future(try reader.value())
    case 2: self = .expired(try reader.value())
    default: throw CacheDamage()
    }
  }
}

extension LeftOut: Described {
  package static var blank: Self { LeftOut(source: "", reason: .draft) }
  package static func visit<Visitor: PartVisitor>(
    _ text: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&text.source)
    try visitor.part(&text.reason)
  }
}
