package import SiteContent
package import SiteModel

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
    package var version: ContentVersion?
    /// Of a report: the text that it reports, as it was read beside it.
    package var reported: ContentVersion?

    package init(
      _ comment: CommentReference, version: ContentVersion? = nil, reported: ContentVersion? = nil
    ) {
      self.comment = comment
      self.version = version
      self.reported = reported
    }
  }

  package enum Failure: Error, Equatable, Sendable {
    case missing(CommentReference)
    case changed(CommentReference)
    case unreadable(CommentReference, String)
    case tooLong(bytes: Int, most: Int)

    package var inWords: String {
      switch self {
      case .missing(let comment): "there is no comment '\(comment)'"
      case .changed(let comment): "'\(comment)' has changed since it was shown: read it again"
      case .unreadable(let comment, let reason): "'\(comment)' cannot be changed: \(reason)"
      case .tooLong(let bytes, let most):
        "the answer's file would have \(bytes) bytes; at most \(most) are allowed ('limits: comment_bytes')"
      }
    }
  }

  /// A file that an act has changed.
  package struct Change: Sendable, Hashable {
    package var comment: CommentReference
    package var act: Act
    /// Nil where there was no file.
    package var before: [UInt8]?
    package var after: ContentVersion
  }

  /// Judges comments and reports: what is done to a report is done to what it reports, and the report is settled. What
  /// cannot be done is told; the rest is done.
  ///
  /// - Parameter rule: of the charter, for the log where something is removed.
  /// - Throws: `DiskError`.
  package func judge(
    _ act: Act, _ targets: [Target], in site: ModeratedSite, rule: String? = nil
  ) throws -> (changes: [Change], failures: [Failure]) {
    let reports = targets.filter { site.comments[$0.comment]?.kind == .report }
    var comments = targets.filter { !reports.contains($0) }
    var settled: [Target] = []
    var changes: [Change] = []
    var failures: [Failure] = []
    for report in reports {
      let parent = site.comments[report.comment]?.parent
      guard act != .approve,
        let reported = parent.flatMap({ site.reference($0, under: report.comment.article) })
      else {
        settled.append(report)
        continue
      }
      // Whoever judged a report has read what it reports, as it stood there.
      if let seen = report.reported, let bytes = try CommentFiles(layout).look(at: reported),
        bytes.version != seen
      {
        failures.append(.changed(reported))
        continue
      }
      settled.append(report)
      if !comments.contains(where: { $0.comment == reported }) { comments.append(Target(reported)) }
    }
    for (act, targets) in [(act, comments), (.keep, settled)] where !targets.isEmpty {
      let result = try decide(act, targets, rule: act == .remove ? rule : nil)
      changes += result.changes
      failures += result.failures
    }
    return (changes, failures)
  }

  /// Gives comments the status of an act; one that has it already is left as it is. What cannot be done is told; the rest
  /// is done.
  ///
  /// - Throws: `DiskError`.
  package func decide(
    _ act: Act, _ targets: [Target], rule: String? = nil
  ) throws -> (changes: [Change], failures: [Failure]) {
    guard let status = act.status else { return ([], []) }
    var changes: [Change] = []
    var failures: [Failure] = []
    try ModerationLog(layout).requireWritable()
    let files = try CommentFiles(layout)
    do {
      for target in targets {
        let comment = target.comment
        do {
          guard let (before, version) = try files.look(at: comment) else { throw Failure.missing(comment) }
          if let seen = target.version, seen != version { throw Failure.changed(comment) }
          try files.apply(
            comment, .set([ContentEdit.Change("status", .text(status.rawValue))], seen: version))
          guard let (now, after) = try files.look(at: comment) else { throw Failure.missing(comment) }
          if now == before { continue }
          changes.append(Change(comment: comment, act: act, before: before, after: after))
        } catch let failure as Failure {
          failures.append(failure)
        }
      }
      try log(changes.map { ($0.act, $0.comment) }, rule: rule)
    } catch {
      // The disk has failed, or is full now: what nobody could look up later is not done.
      for change in changes { try takeBack(change, files) }
      throw error
    }
    return (changes, failures)
  }

  /// Takes acts back: each file has the bytes again that it had before, unless somebody has changed it since.
  ///
  /// - Throws: `DiskError`.
  package func undo(_ changes: [Change]) throws -> (undone: [CommentReference], failures: [Failure]) {
    var undone: [CommentReference] = []
    var failures: [Failure] = []
    try ModerationLog(layout).requireWritable()
    let files = try CommentFiles(layout)
    for change in changes.reversed() {
      do {
        try takeBack(change, files)
        undone.append(change.comment)
      } catch let failure as Failure {
        failures.append(failure)
      }
    }
    try log(undone.map { (.undo, $0) }, rule: nil)
    return (undone, failures)
  }

  private func takeBack(_ change: Change, _ files: CommentFiles) throws {
    if let before = change.before {
      try files.apply(change.comment, .replace(before, seen: change.after))
    } else {
      try files.apply(change.comment, .remove(seen: change.after))
    }
  }

  /// Answers a comment as the blog.
  ///
  /// - Parameters:
  ///   - parent: the id of the answered comment.
  ///   - author: the name that is shown.
  ///   - limits: the site's; an answer that the build would refuse is not written.
  ///   - seen: the answered comment as it was read.
  /// - Throws: `DiskError`, `Failure`.
  package func reply(
    to parent: String, under article: String, author: String, text: String, limits: Limits,
    seen: Target? = nil
  ) throws -> Change {
    let message = ReaderMessage(article: article, parent: parent, name: author, text: text)
    var comment = IncomingComment(
      message, ArticleFinder.Place(article: article, comment: parent),
      text: String(text.replacingLineEnds.trimming { $0.isWhitespace }), zone: zone, now: now, language: "",
      isOurs: true)
    comment.status = .approved
    let size = comment.bytes.count
    guard size <= limits.commentBytes else { throw Failure.tooLong(bytes: size, most: limits.commentBytes) }
    try ModerationLog(layout).requireWritable()
    let files = try CommentFiles(layout)
    if let seen {
      guard let answered = try files.look(at: seen.comment) else { throw Failure.missing(seen.comment) }
      if let version = seen.version, version != answered.version { throw Failure.changed(seen.comment) }
    }
    var reference = CommentReference(article: article, file: comment.fileName)
    var number = 1
    while FolderListing.kind(of: layout.path(reference.path), follow: false) != nil {
      number += 1
      reference = CommentReference(article: article, file: "\(comment.fileName)-\(number)")
    }
    let bytes = try files.create(comment, as: reference)
    let change = Change(
      comment: reference, act: .reply, before: nil, after: ContentVersion(of: bytes))
    do throws(DiskError) {
      try log([(.reply, reference)], rule: nil)
    } catch {
      try takeBack(change, files)
      throw error
    }
    return change
  }

  private func log(_ acts: [(Act, CommentReference)], rule: String?) throws(DiskError) {
    let date = Moment(secondsSince1970: now, in: zone)
    try ModerationLog(layout).append(
      acts.map { act, comment in
        ModerationLog.Entry(date: date, act: act, comment: comment, rule: rule, moderator: moderator)
      })
  }
}
