import SiteContent
import SiteModel

/// The files of comments, made and changed.
struct CommentFiles: Sendable {
  private let editor: ContentEditor

  /// - Throws: `DiskError`.
  init(_ layout: SiteLayout) throws(DiskError) { editor = try ContentEditor(layout) }

  /// The bytes of a comment and their version; nil where there is no such file.
  ///
  /// - Throws: `DiskError`, `Moderation.Failure`.
  func look(at comment: CommentReference) throws -> (bytes: [UInt8], version: ContentVersion)? {
    try reporting(comment) { () throws(ContentEditError) in try editor.look(at: comment.path) }
  }

  /// Writes a new file.
  ///
  /// - Returns: its bytes.
  /// - Throws: `DiskError`, `Moderation.Failure`.
  @discardableResult
  func create(_ comment: IncomingComment, as reference: CommentReference) throws -> [UInt8] {
    let bytes = comment.bytes
    try apply(reference, .create(bytes))
    return bytes
  }

  /// Does something with a file.
  ///
  /// - Throws: `DiskError`, `Moderation.Failure`.
  func apply(_ comment: CommentReference, _ action: ContentEdit.Action) throws {
    _ = try reporting(comment) { () throws(ContentEditError) in
      try editor.apply(ContentEdit(comment.path, action))
    }
  }

  private func reporting<Result>(
    _ comment: CommentReference, _ work: () throws(ContentEditError) -> Result
  ) throws -> Result {
    do throws(ContentEditError) {
      return try work()
    } catch {
      switch error {
      case .missing: throw Moderation.Failure.missing(comment)
      case .changed: throw Moderation.Failure.changed(comment)
      case .disk(let path, let action, let code): throw DiskError(action, path, code: code)
      case .frontMatter(_, let reason): throw Moderation.Failure.unreadable(comment, reason)
      case .exists, .badPath, .link: throw Moderation.Failure.unreadable(comment, error.description)
      }
    }
  }
}
