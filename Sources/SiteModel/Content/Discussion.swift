/// What readers wrote under an article, in order.
///
/// A class that is opened when somebody looks into it: of forty thousand comments, a build that follows another one
/// shows some dozens.
package final class Discussion: Sendable {
  /// What lists and indexes tell of it.
  package struct Outline: Hashable, Sendable {
    /// Approved comments, pingbacks and trackbacks left out.
    package var count: Int
    /// The date of the newest of these.
    package var newest: Moment?
    /// The date of the newest of all that is shown, pingbacks and what is left of removed comments too.
    package var latest: Moment?
    /// The names under these, each once.
    package var authors: [String]

    package init(count: Int, newest: Moment?, latest: Moment?, authors: [String]) {
      self.count = count
      self.newest = newest
      self.latest = latest
      self.authors = authors
    }
  }

  package struct Content: Equatable, Sendable {
    /// Shown comments in reading order; replies stand in their parents.
    package var threads: [CommentThread]
    package var pingbacks: [Comment]

    package init(threads: [CommentThread], pingbacks: [Comment]) {
      self.threads = threads
      self.pingbacks = pingbacks
    }
  }

  package let outline: Outline
  private let opened: Once<Result<Content, CacheDamage>>
  private let lazyDigest: Once<Digest>?

  /// Throws where what is kept of it is damaged.
  package var content: Content {
    get throws(CacheDamage) { try opened.value.get() }
  }

  /// Stands for the content where the cache knows it; nil where nobody has made one.
  package var digest: Digest? { lazyDigest?.value }

  package init(
    _ outline: Outline, _ content: Once<Result<Content, CacheDamage>>, digest: Once<Digest>? = nil
  ) {
    self.outline = outline
    opened = content
    lazyDigest = digest
  }

  /// What is told of comments that are there.
  package convenience init(_ content: Content, digest: Once<Digest>? = nil) {
    self.init(Outline(content), Once(.success(content)), digest: digest)
  }

  /// Under an article that shows no comments.
  package static let none = Discussion(Content(threads: [], pingbacks: []))
}

extension Discussion.Outline {
  package init(_ content: Discussion.Content) {
    self.init(count: 0, newest: nil, latest: content.pingbacks.map(\.date).max(), authors: [])
    var seen: Set<String> = []
    func tell(_ threads: [CommentThread]) {
      for thread in threads {
        let comment = thread.comment
        latest = latest.map { max($0, comment.date) } ?? comment.date
        // Removed ones keep a place for their replies; those that wait are seen by their moderators.
        if comment.status == .approved {
          count += 1
          newest = newest.map { max($0, comment.date) } ?? comment.date
          if seen.insert(comment.author).inserted { authors.append(comment.author) }
        }
        tell(thread.replies)
      }
    }
    tell(content.threads)
  }
}

extension Discussion.Content: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(threads)
    writer.put(pingbacks)
  }
}

extension Discussion.Outline: Described {
  package static var blank: Self { Self(count: 0, newest: nil, latest: nil, authors: []) }
  package static func visit<Visitor: PartVisitor>(
    _ outline: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&outline.count)
    try visitor.part(&outline.newest)
    try visitor.part(&outline.latest)
    try visitor.part(&outline.authors)
  }
}
