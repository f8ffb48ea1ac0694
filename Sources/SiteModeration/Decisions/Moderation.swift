import SiteContent
import SiteModel

/// Carries out what moderators decide: one key of one file changes, and a line is added to the log.
package struct Moderation: Sendable {
  private let layout: SiteLayout
  private let zone: SiteTimeZone
  /// git's user name.
  private let moderator: String?
  /// Seconds since 1970.
  private let now: Int64

  package init(_ layout: SiteLayout, zone: SiteTimeZone, moderator: String?, now: Int64) {
    self.layout = layout
    self.zone = zone
    self.moderator = moderator
    self.now = now
  }

  /// A comment to be judged.
  package struct Target: Hashable, Sendable {
    package var comment: CommentReference
    /// The text that was read; nil where it is judged as it is.
    package var version: FileVersion?

    package init(_ comment: CommentReference, version: FileVersion? = nil) {
      self.comment = comment
      self.version = version
    }
  }

  package enum Failure: Error, Equatable, Sendable {
    case missing(CommentReference)
    case changed(CommentReference)
    case unreadable(CommentReference, String)

    package var inWords: String {
      switch self {
      case .missing(let comment): "there is no comment '\(comment)'"
      case .changed(let comment): "'\(comment)' has changed since it was shown: read it again"
      case .unreadable(let comment, let reason): "'\(comment)' cannot be changed: \(reason)"
      }
    }
  }

  /// A file that an act has changed.
  package struct Change: Sendable, Hashable {
    package var comment: CommentReference
    package var act: Act
    /// Nil where there was no file.
    package var before: [UInt8]?
    package var after: FileVersion
  }

  /// Gives comments the status of an act. What cannot be done is told; the rest is done.
  ///
  /// - Throws: `DiskError`.
  package func decide(
    _ act: Act, _ targets: [Target], rule: String? = nil
  ) throws(DiskError) -> (changes: [Change], failures: [Failure]) {
    guard let status = act.status else { return ([], []) }
    var changes: [Change] = []
    var failures: [Failure] = []
    let files = CommentFiles(layout)
    for target in targets {
      do {
        let before = try files.bytes(of: target.comment)
        guard let before else {
          failures.append(.missing(target.comment))
          continue
        }
        if let version = target.version, version != FileVersion(before) {
          failures.append(.changed(target.comment))
          continue
        }
        let after = try files.set("status", to: status.rawValue, in: target.comment, expecting: before)
        changes.append(Change(comment: target.comment, act: act, before: before, after: FileVersion(after)))
      } catch let failure as Failure {
        failures.append(failure)
      } catch let error as DiskError {
        throw error
      } catch {
        failures.append(.unreadable(target.comment, "\(error)"))
      }
    }
    try log(changes.map { ($0.act, $0.comment) }, rule: rule)
    return (changes, failures)
  }

  /// Takes acts back: each file has the bytes again that it had before, unless somebody has changed it since.
  ///
  /// - Throws: `DiskError`.
  package func undo(_ changes: [Change]) throws(DiskError) -> (undone: [CommentReference], failures: [Failure]) {
    var undone: [CommentReference] = []
    var failures: [Failure] = []
    let files = CommentFiles(layout)
    for change in changes.reversed() {
      guard let bytes = try files.bytes(of: change.comment) else {
        failures.append(.missing(change.comment))
        continue
      }
      guard FileVersion(bytes) == change.after else {
        failures.append(.changed(change.comment))
        continue
      }
      if let before = change.before {
        try files.replace(change.comment, with: before)
      } else {
        try files.delete(change.comment)
      }
      undone.append(change.comment)
    }
    try log(undone.map { (.undo, $0) }, rule: nil)
    return (undone, failures)
  }

  /// Answers a comment as the blog.
  ///
  /// - Parameters:
  ///   - parent: the id of the answered comment.
  ///   - author: the name that is shown.
  /// - Throws: `DiskError`.
  package func reply(
    to parent: String, under article: String, author: String, text: String
  ) throws(DiskError) -> Change {
    let message = ReaderMessage(article: article, parent: parent, name: author, text: text)
    var comment = IncomingComment(
      message, ArticleFinder.Place(article: article, comment: parent),
      text: String(text.replacingLineEnds.trimming { $0.isWhitespace }), zone: zone, now: now, language: "")
    comment.status = .approved
    comment.isByAuthor = true
    let files = CommentFiles(layout)
    var reference = CommentReference(article: article, file: comment.fileName)
    var number = 1
    while FolderListing.kind(of: layout.path(reference.path), follow: false) != nil {
      number += 1
      reference = CommentReference(article: article, file: "\(comment.fileName)-\(number)")
    }
    let bytes = try files.create(comment, as: reference)
    try log([(.reply, reference)], rule: nil)
    return Change(comment: reference, act: .reply, before: nil, after: FileVersion(bytes))
  }

  private func log(_ acts: [(Act, CommentReference)], rule: String?) throws(DiskError) {
    let date = Moment(secondsSince1970: now, in: zone)
    try ModerationLog(layout).append(
      acts.map { act, comment in
        ModerationLog.Entry(date: date, act: act, comment: comment, rule: rule, moderator: moderator)
      })
  }
}
