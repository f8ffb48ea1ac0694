package import SiteModel

/// What a moderator can do with a comment.
package enum Act: String, Sendable, CaseIterable {
  case approve, spam, remove, reply, forget
  /// A report that was looked at, and changed nothing.
  case keep
  /// An act that was taken back.
  case undo

  /// The status that it gives; nil where it gives none.
  package var status: Comment.Status? {
    switch self {
    case .approve: .approved
    case .spam: .spam
    case .remove: .removed
    case .keep: .removed
    case .reply, .forget, .undo: nil
    }
  }
}
