/// An article, ready for pages and feeds.
package struct Article: Hashable, Sendable {
  /// The file name without `.md`, or the bundle's folder.
  package var id: String
  /// The source file, relative to the root folder.
  package var source: RelativePath
  package var title: String
  package var date: Moment
  package var updated: Moment?
  package var author: String?
  /// The line of tags, in the author's spelling and order.
  package var tags: [TagMention]
  /// The line of Technorati identifiers.
  package var technorati: [TagMention]
  /// The excerpt as HTML: the description, what stands above `<!--more-->`, or the first paragraph.
  package var excerpt: Markup
  /// The same as plain text.
  package var excerptText: String
  package var body: Markup
  /// The picture that stands for the article.
  package var image: Image?
  package var path: SitePath
  package var aliases: [SitePath]
  /// The feed's permanent identifier where the front matter has one.
  package var guid: String?
  /// Where the text first appeared.
  package var origin: String?
  package var commentMode: CommentMode
  package var discussion: Discussion
  package var isDraft: Bool
  /// Dated after the moment of the build.
  package var isFuture: Bool
  package var extra: [String: ExtraValue]
  /// Its language (BCP 47), where it is not the site's.
  package var language: String?
  /// The id of the article that this one replies to, as a droit de réponse.
  package var replyTo: String?

  package enum CommentMode: String, Sendable, CaseIterable { case open, closed, hidden }

  /// Shown comments in reading order; replies stand in their parents.
  package var comments: [CommentThread] { discussion.content.threads }

  package var pingbacks: [Comment] { discussion.content.pingbacks }

  /// Approved comments, pingbacks and trackbacks left out.
  package var commentCount: Int { discussion.outline.count }

  /// The article's comments as a feed.
  package var feedPath: SitePath { path.belongings.appending("feed.xml") }

  /// Every tag once, in the order of the two lines.
  package var tagKeys: [TagKey] {
    var seen: Set<TagKey> = []
    return (tags + technorati).map(\.key).filter { seen.insert($0).inserted }
  }

  package init(
    id: String, source: RelativePath, title: String, date: Moment, updated: Moment?, author: String?,
    tags: [TagMention], technorati: [TagMention], excerpt: Markup, excerptText: String, body: Markup,
    image: Image?, path: SitePath, aliases: [SitePath], guid: String?, origin: String?,
    commentMode: CommentMode, discussion: Discussion, isDraft: Bool, isFuture: Bool,
    extra: [String: ExtraValue], language: String? = nil, replyTo: String? = nil
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.date = date
    self.updated = updated
    self.author = author
    self.tags = tags
    self.technorati = technorati
    self.excerpt = excerpt
    self.excerptText = excerptText
    self.body = body
    self.image = image
    self.path = path
    self.aliases = aliases
    self.guid = guid
    self.origin = origin
    self.commentMode = commentMode
    self.discussion = discussion
    self.isDraft = isDraft
    self.isFuture = isFuture
    self.extra = extra
    self.language = language
    self.replyTo = replyTo
  }
}

/// The picture that stands for an article or a page.
package struct Image: Hashable, Sendable {
  /// A one-slot address: below the site, or absolute.
  package var address: Address
  package var alt: String
  package var credit: String?
  package var size: ImageSize?
  /// What crops of it keep.
  package var focus: ImageFocus?
  /// The same in other sizes, the smallest first.
  package var variants: [ImageVariant] = []
  /// Whether the image itself is one of the sizes that browsers choose from: see `ImageVariants`.
  package var offersOriginal = false
  /// The part of it for social networks.
  package var socialVariant: ImageVariant?
  /// What stands in its place until it has come.
  package var tint: ImageTint?

  package init(address: Address, alt: String, credit: String?, size: ImageSize?) {
    self.address = address
    self.alt = alt
    self.credit = credit
    self.size = size
  }
}

/// Width and height in pixels.
package struct ImageSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Of an image that is stored in this size, as it is shown with an orientation of Exif's (1 to 8).
  package func shown(_ orientation: Int) -> ImageSize {
    (5...8).contains(orientation) ? ImageSize(width: height, height: width) : self
  }
}

/// Where a link leads.
package enum Address: Hashable, Sendable {
  case site(SitePath)
  case elsewhere(String)
}
