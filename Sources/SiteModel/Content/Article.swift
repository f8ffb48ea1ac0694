/// An article, ready for pages and feeds.
///
/// A class, for it goes from list to list as it is, and has a dozen parts, one of them with twenty of its own.
@dynamicMemberLookup
package final class Article: Sendable {
  /// The file name without `.md`, or the bundle's folder.
  package let id: String
  /// The source file, relative to the root folder.
  package let source: RelativePath
  /// As it is written, but for the tags: their keys are those of the registry.
  package let frontMatter: ArticleFrontMatter
  /// The excerpt as HTML: the description, what stands above `<!--more-->`, or the first paragraph.
  package let excerpt: Markup
  /// The same as plain text.
  package let excerptText: String
  package let body: Markup
  /// The picture that stands for the article.
  package let image: Image?
  package let path: SitePath
  package let commentMode: CommentMode
  package let discussion: Discussion
  /// Dated after the moment of the build.
  package let isFuture: Bool
  /// The id of the article that this one replies to, as a droit de réponse.
  package let replyTo: String?

  package enum CommentMode: String, Sendable, CaseIterable { case open, closed, hidden }

  package init(
    id: String, source: RelativePath, frontMatter: ArticleFrontMatter, excerpt: Markup, excerptText: String,
    body: Markup, image: Image?, path: SitePath, commentMode: CommentMode, discussion: Discussion,
    isFuture: Bool, replyTo: String?
  ) {
    self.id = id
    self.source = source
    self.frontMatter = frontMatter
    self.excerpt = excerpt
    self.excerptText = excerptText
    self.body = body
    self.image = image
    self.path = path
    self.commentMode = commentMode
    self.discussion = discussion
    self.isFuture = isFuture
    self.replyTo = replyTo
  }

  /// What the front matter says: a key of it is a property of the article.
  @inlinable package subscript<Value>(dynamicMember part: KeyPath<ArticleFrontMatter, Value>) -> Value {
    frontMatter[keyPath: part]
  }

  // What every build asks of every article: by a key path, that is a search at run time.
  package var title: String { frontMatter.title }
  package var date: Moment { frontMatter.date }
  package var tags: [TagMention] { frontMatter.tags }
  package var technorati: [TagMention] { frontMatter.technorati }
  package var language: String? { frontMatter.language }

  /// Where the text first appeared: `source`, which is the file's name here.
  package var origin: String? { frontMatter.source }

  /// Shown comments in reading order; replies stand in their parents.
  package var comments: [CommentThread] {
    get throws(CacheDamage) { try discussion.content.threads }
  }

  package var pingbacks: [Comment] {
    get throws(CacheDamage) { try discussion.content.pingbacks }
  }

  /// Approved comments, pingbacks and trackbacks left out.
  package var commentCount: Int { discussion.outline.count }

  /// The article's comments as a feed.
  package var feedPath: SitePath { path.belongings.appending("feed.xml") }

  /// Every tag once, in the order of the two lines.
  package var tagKeys: [TagKey] { (tags + technorati).firstOfEachTag.map(\.key) }
}

extension Article.CommentMode: ByteCodable {}

extension Article: ByteWritable {
  /// Without its comments: of these, lists show how many there are.
  package func write(to writer: inout ByteWriter) {
    writer.put(id)
    writer.put(source)
    writer.put(frontMatter)
    writer.put(excerpt, .text)
    writer.put(excerptText, .text)
    writer.put(body, .text)
    writer.put(image, .text)
    writer.put(path)
    writer.put(commentMode)
    writer.put(commentCount, .text)
    writer.put(isFuture)
    writer.put(replyTo)
  }
}
