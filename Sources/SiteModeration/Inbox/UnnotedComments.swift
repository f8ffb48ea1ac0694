import SiteContent
import SiteModel

/// Comments whose messages are not in the ledger: a run was killed before it noted them, the ledger was lost, or somebody
/// wrote them by hand. A message that would make one of them again is known.
struct UnnotedComments: Sendable {
  /// Who wrote what in answer to what, and when: in seconds since 1970, or at any time where somebody copied a message by
  /// hand.
  private var dates: [[String]: [Int64?]] = [:]

  mutating func add(_ document: CommentDocument) {
    // A removed comment keeps no name.
    let author = document.status == .removed ? nil : document.author
    let text = String(decoding: document.body, as: UTF8.self)
    dates[Self.key(document.article, author, document.kind, document.parent, text), default: []]
      .append(document.format == .text ? document.date.secondsSince1970 : nil)
  }

  /// Whether a message has its comment; that comment is no other message's then.
  ///
  /// - Parameter sent: as the message says it; where it says nothing, its comment has the day on which it came in.
  mutating func take(_ comment: IncomingComment, sent: Int64?) -> Bool {
    let date = comment.date.secondsSince1970
    for author in [comment.author, nil] {
      let key = Self.key(comment.article, author, comment.kind, comment.parent, comment.text)
      guard let place = dates[key]?.firstIndex(where: { sent != date || $0 == nil || $0 == date }) else {
        continue
      }
      dates[key]?.remove(at: place)
      return true
    }
    return false
  }

  /// Names of signs alone, such as emoji, have no slug.
  private static func key(
    _ article: String, _ author: String?, _ kind: Comment.Kind, _ parent: String?, _ text: String
  ) -> [String] {
    let name = author.map { author in
      let slug = Slug.make(author)
      return slug.isEmpty ? "=" + author : slug
    }
    return [
      article, name ?? "", kind.rawValue, parent ?? "",
      text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
    ]
  }
}
