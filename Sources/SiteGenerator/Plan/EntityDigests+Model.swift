import SiteContent
import SiteModel

extension DigestHasher {
  /// The properties of an article, in this order; a test asks that none is forgotten.
  static let articleProperties = [
    "id", "source", "title", "date", "updated", "author", "tags", "technorati", "excerpt", "excerptText",
    "body",
    "image", "path", "aliases", "guid", "origin", "commentMode", "isDraft", "isFuture",
    "extra",
    "language", "replyTo",
  ]
  static let commentProperties = [
    "id", "source", "author", "date", "authorURL", "status", "kind", "guid", "body", "bodyText", "isByAuthor",
  ]

  mutating func add(withoutComments article: borrowing Article) {
    add(article.id)
    add(article.source)
    add(article.title)
    add(article.date)
    add(article.updated)
    add(article.author)
    add(article.tags)
    add(article.technorati)
    add(article.excerpt)
    add(article.excerptText)
    add(article.body)
    add(article.image)
    add(article.path.text)
    add(article.aliases.count)
    for alias in article.aliases { add(alias.text) }
    add(article.guid)
    add(article.origin)
    add(article.commentMode.rawValue)
    add(article.commentCount)
    add(article.isDraft)
    add(article.isFuture)
    add(ExtraValue.object(article.extra))
    add(article.language)
    add(article.replyTo)
  }

  mutating func add(commentsOf article: borrowing Article) {
    add(article.comments)
    add(article.pingbacks.count)
    for comment in article.pingbacks { add(comment) }
  }

  mutating func add(linkTo article: borrowing Article) {
    add(article.title)
    add(article.path.text)
    add(article.language)
  }

  private mutating func add(_ threads: [CommentThread]) {
    add(threads.count)
    for thread in threads {
      add(thread.depth)
      add(thread.comment)
      add(thread.replies)
    }
  }

  private mutating func add(_ comment: borrowing Comment) {
    add(comment.id)
    add(comment.source)
    add(comment.author)
    add(comment.date)
    add(comment.authorURL)
    add(comment.status.rawValue)
    add(comment.kind.rawValue)
    add(comment.guid)
    add(comment.body)
    add(comment.bodyText)
    add(comment.isByAuthor)
  }

  mutating func add(_ info: PageInfo) {
    add(info.title)
    add(info.description)
    add(info.path.text)
    add(info.isHome)
    add(info.isUnlisted)
    add(info.feeds.count)
    for feed in info.feeds {
      add(feed.title)
      add(feed.path.text)
      add(feed.format.mediaType)
    }
    add(info.image)
  }

  mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  mutating func add(_ moment: Moment?) {
    add(moment != nil)
    if let moment { add(moment) }
  }

  mutating func add(_ moment: Moment) {
    add(Int(moment.secondsSince1970))
    add(moment.offset)
    add(moment.hasTime)
  }

  mutating func add(_ mentions: [TagMention]) {
    add(mentions.count)
    for mention in mentions {
      add(mention.name)
      add(mention.key.words)
    }
  }

  mutating func add(_ image: Image?) {
    add(image != nil)
    guard let image else { return }
    switch image.address {
    case .site(let path):
      add(0)
      add(path.text)
    case .elsewhere(let url):
      add(1)
      add(url)
    }
    add(image.alt)
    add(image.credit)
    add(image.size?.width ?? -1)
    add(image.size?.height ?? -1)
    add(image.focus?.text)
    add(image.tint?.text)
    add(image.variants.count)
    for variant in image.variants { add(variant) }
    add(image.offersOriginal)
    add(image.socialVariant != nil)
    if let variant = image.socialVariant { add(variant) }
  }

  /// What a page prints of it; of the rest, its own file is made.
  private mutating func add(_ variant: ImageVariant) {
    add(variant.path.text)
    add(variant.size.width)
    add(variant.size.height)
  }
}
