/// What a reader wrote under an article.
package struct Comment: Equatable, Sendable {
  package enum Status: String, Sendable, CaseIterable { case approved, pending, spam, removed }
  package enum Kind: String, Sendable, CaseIterable {
    case comment, pingback, trackback
    /// A reader's report of another comment, for moderators: it is never shown.
    case report

    /// Whether it stands in the list of pages that speak of an article.
    package var isMention: Bool { self == .pingback || self == .trackback }
  }

  /// Unique under its article; the file name where the front matter names none.
  package var id: String
  /// The source file, relative to the root folder.
  package var source: RelativePath
  /// Empty where the comment was removed.
  package var author: String
  package var date: Moment
  /// The author's site; http or https.
  package var authorURL: String?
  package var status: Status
  package var kind: Kind
  package var guid: String?
  package var body: Markup
  package var bodyText: String
  /// Written by the article's author, as the moderator who made the file knows.
  package var isByAuthor: Bool

  package init(
    id: String, source: RelativePath, author: String, date: Moment, authorURL: String?, status: Status,
    kind: Kind,
    guid: String?, body: Markup, bodyText: String, isByAuthor: Bool = false
  ) {
    self.id = id
    self.source = source
    self.author = author
    self.date = date
    self.authorURL = authorURL
    self.status = status
    self.kind = kind
    self.guid = guid
    self.body = body
    self.bodyText = bodyText
    self.isByAuthor = isByAuthor
  }

  /// The id of its element on the article's page.
  package var anchor: String { "comment-" + id }
}

/// A comment with the replies to it.
package struct CommentThread: Equatable, Sendable {
  package var comment: Comment
  /// From 1 at the top level; answers to the deepest level stay on it.
  package var depth: Int
  package var replies: [CommentThread]

  package init(comment: Comment, depth: Int, replies: [CommentThread]) {
    self.comment = comment
    self.depth = depth
    self.replies = replies
  }

  /// Deeper than this no reply is indented: it would leave a phone's screen.
  package static let deepestLevel = 5
}

extension Comment.Status: ByteCodable {}
extension Comment.Kind: ByteCodable {}

extension Comment: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(id)
    writer.put(source)
    writer.put(author)
    writer.put(date)
    writer.put(authorURL)
    writer.put(status)
    writer.put(kind)
    writer.put(guid)
    writer.put(body)
    writer.put(bodyText)
    writer.put(isByAuthor)
  }
}

extension CommentThread: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(depth)
    writer.put(comment)
    writer.put(replies)
  }
}
