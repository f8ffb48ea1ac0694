/// The front matter of a text with a title: what its conversion asks of it.
package protocol TextFrontMatter: Described, Hashable, Sendable {
  var title: String { get }
  /// BCP 47; nil where it is the site's.
  var language: String? { get }
}

/// The front matter of an article; each property documents its key.
package struct ArticleFrontMatter: TextFrontMatter {
  /// `title` (required).
  package var title = ""
  /// `date` (required unless the file name begins with it).
  package var date = Moment.blank
  /// `updated`: when the text was last changed in substance.
  package var updated: Moment?
  package var updatedPosition: SourcePosition?
  /// `author`; the settings' where it is missing.
  package var author: String?
  /// `tags`: a list, or names with commas between them; in the author's spelling and order.
  package var tags: [TagMention] = []
  /// `technorati`: the second line of tags.
  package var technorati: [TagMention] = []
  /// Of `tags`, or else of `technorati`.
  package var tagsPosition: SourcePosition?
  /// `description`: one sentence; the excerpt.
  package var description: String?
  /// `slug`: the article's part of its address; the file name's where it is missing.
  package var slug = ""
  /// `aliases`: old addresses; each becomes a redirect page.
  package var aliases: [SitePath] = []
  /// `draft`.
  package var isDraft = false
  /// `publish_until`: from this moment on it is left out again.
  package var publishUntil: Moment?
  /// `image`, `image_alt`, `image_credit`, `image_focus`: the picture that stands for the article.
  package var image: ImageReference?
  /// `guid`: the permanent identifier in feeds.
  package var guid: String?
  /// `source`: where the text first appeared, an address or words.
  package var source: String?
  /// `comments`: open, closed or hidden; as the settings have it where it is missing.
  package var comments: Article.CommentMode?
  /// `reply_to`: the id of the article that this one answers.
  package var replyTo: ArticleReference?
  /// `lang`: the text's language (BCP 47), where it is not the site's.
  package var language: String?
  /// `extra`: free keys for templates.
  package var extra: [String: ExtraValue] = [:]

  package init() {}
}

extension ArticleFrontMatter {
  package static var blank: Self { Self() }

  /// A line for each property. Those that say how their key is read need no line in `ArticleParser`.
  package static func visit<Visitor: PartVisitor>(
    _ matter: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&matter.title, .text)
    try visitor.part(&matter.date)
    try visitor.date("updated", &matter.updated, .text)
    try visitor.part(&matter.updatedPosition, .note)
    try visitor.text("author", &matter.author, .text)
    try visitor.part(&matter.tags, .list)
    try visitor.part(&matter.technorati, .list)
    try visitor.part(&matter.tagsPosition, .note)
    try visitor.words("description", &matter.description, .text)
    try visitor.part(&matter.slug)
    try visitor.part(&matter.aliases)
    try visitor.flag("draft", &matter.isDraft, .place)
    try visitor.part(&matter.publishUntil)
    try visitor.part(&matter.image, .text)
    try visitor.text("guid", &matter.guid, .place)
    try visitor.text("source", &matter.source, .text)
    try visitor.choice("comments", &matter.comments, .place)
    try visitor.part(&matter.replyTo)
    try visitor.part(&matter.language, .text)
    try visitor.part(&matter.extra, .text)
  }
}

/// Another article as front matter names it.
package struct ArticleReference: Hashable, Sendable {
  /// The other file's name, without `.md`.
  package var id: String
  package var position: SourcePosition

  package init(id: String, position: SourcePosition) {
    self.id = id
    self.position = position
  }
}

extension ArticleReference: Described {
  package static var blank: Self { Self(id: "", position: .start) }

  package static func visit<Visitor: PartVisitor>(
    _ reference: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&reference.id)
    try visitor.part(&reference.position, .note)
  }
}
