import ArgumentParser
import Foundation
import SiteContent
import SiteModel
import SiteModeration

/// `blogsite comments approve`.
struct CommentsApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Publish comments with the next build.")

  @OptionGroup var options: CommentsOptions

  @Argument(help: ArgumentHelp("Comments: ARTICLE/COMMENT.", valueName: "comment"))
  var comments: [String]

  func run() async throws {
    try await Decision.run(.approve, comments, root: options.root, reason: nil)
  }
}

/// `blogsite comments spam`.
struct CommentsSpam: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spam",
    abstract: "Call comments spam: they are never shown, and the filter learns from them.")

  @OptionGroup var options: CommentsOptions

  @Argument(help: ArgumentHelp("Comments: ARTICLE/COMMENT.", valueName: "comment"))
  var comments: [String]

  func run() async throws {
    try await Decision.run(.spam, comments, root: options.root, reason: nil)
  }
}

/// `blogsite comments remove`.
struct CommentsRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take comments down, or refuse them; the place of one that has answers stays.",
    discussion: """
      EXAMPLES
        blogsite comments remove 2026-02-03-velo/2026-02-05-max --reason "règle 3"
        blogsite comments remove 2026-02-03-velo/max --reason "règle 3" --statement
      """)

  @OptionGroup var options: CommentsOptions

  @Option(help: ArgumentHelp("The rule of the charter, for the log.", valueName: "text"))
  var reason: String?

  @Flag(help: "Print the statement of reasons, ready to be mailed to the author.")
  var statement = false

  @Argument(help: ArgumentHelp("Comments: ARTICLE/COMMENT.", valueName: "comment"))
  var comments: [String]

  func validate() throws {
    if statement && reason == nil { throw ValidationError("--statement needs a --reason to state.") }
  }

  func run() async throws {
    let (site, changed) = try await Decision.run(
      .remove, comments, root: options.root, reason: reason, isQuiet: statement)
    guard statement, let reason else { return }
    let session = ModerationSession(root: options.root)
    for comment in comments {
      let named = try session.comment(comment, in: site)
      let list = CommentList(site)
      // Of a report, the author of what it reports is told.
      let isReport = site.comments[named]?.kind == .report
      guard let entry = isReport ? list.ancestors(of: named).last : list.entry(named) else { continue }
      if !changed.contains(entry.reference) {
        session.printer.note(
          "warning: '\(entry.reference)' was removed before: the log has neither this reason nor today's date"
        )
        session.printer.note(
          "hint: write into the statement what was decided then: blogsite comments log")
      }
      let text = StatementOfReasons(
        site, entry, rule: reason, date: Moment(secondsSince1970: session.now, in: site.settings.timeZone)
      ).text
      try session.printer.tellAll(Shown.lines(text) + "\n")
    }
  }
}

/// One act on some comments.
enum Decision {
  /// - Returns: the site as it was before, and the comments that were changed.
  @discardableResult
  static func run(
    _ act: Act, _ comments: [String], root: String, reason: String?, isQuiet: Bool = false
  ) async throws -> (site: ModeratedSite, changed: [CommentReference]) {
    let session = ModerationSession(root: root)
    let site = try await session.site()
    // All names are checked before anything is done.
    let targets = try session.comments(comments, in: site).map { Moderation.Target($0) }
    let changed = try await session.reporting {
      let (changes, failures) = try session.moderation(site).judge(act, targets, in: site, rule: reason)
      for change in changes where !isQuiet {
        // A report is settled by whatever is done to what it reports.
        let what = change.act == .keep ? "settled" : change.act.status?.rawValue ?? change.act.rawValue
        try session.printer.tell("\(change.comment.path): \(what)")
      }
      let changed = changes.map(\.comment)
      if failures.isEmpty, !isQuiet {
        for target in targets where !changed.contains(target.comment) {
          try session.printer.tell("\(target.comment.path): it is so already, and nothing was changed")
        }
      }
      for failure in failures { session.printer.note("error: \(Shown.line(failure.inWords))") }
      if !failures.isEmpty { throw ExitCode(1) }
      return changed
    }
    return (site, changed)
  }
}

/// `blogsite comments reply`.
struct CommentsReply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply",
    abstract: "Answer a comment as the blog.",
    discussion: """
      The text comes from --text, else from standard input. The answer is approved and marked as the author's.

      EXAMPLES
        blogsite comments reply 2026-02-03-velo 2026-02-05-lea --text "Merci !"
        blogsite comments reply 2026-02-03-velo 2026-02-05-lea < answer.txt
      """)

  @OptionGroup var options: CommentsOptions

  @Option(
    help: ArgumentHelp("The name that is shown (default: 'author' of the settings).", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("What the answer says.", valueName: "text"))
  var text: String?

  @Argument(help: ArgumentHelp("The article's id.", valueName: "article"))
  var article: String

  @Argument(help: ArgumentHelp("The comment's file, without .md.", valueName: "comment"))
  var comment: String

  func validate() throws {
    guard let name else { return }
    let hasSign = name.contains { $0.isLetter || $0.isNumber || $0.isSymbol }
    guard hasSign, PrivateData.masked(name) == name else {
      throw ValidationError(
        "--name '\(Printable.text(name))' cannot be shown: write a name, without an e-mail address.")
    }
  }

  func run() async throws {
    let session = ModerationSession(root: options.root)
    let site = try await session.site()
    let reference = try session.comment(article + "/" + comment, in: site)
    let words = try text ?? StandardInput.text()
    guard words.contains(where: { !$0.isWhitespace }) else {
      session.printer.note("error: the answer has no text")
      session.printer.note("hint: write --text \"…\", or send the text to standard input")
      throw ExitCode(1)
    }
    guard let id = site.comments[reference]?.id else { return }
    let author = name ?? site.settings.author ?? site.settings.title
    let change = try await session.reporting {
      do {
        return try session.moderation(site).reply(
          to: id, under: reference.article, author: author, text: words, limits: site.settings.limits)
      } catch let failure as Moderation.Failure {
        session.printer.note("error: \(Shown.line(failure.inWords))")
        throw ExitCode(1)
      }
    }
    try session.printer.tell("\(change.comment.path): approved")
    if let status = site.comments[reference]?.status, status != .approved {
      session.printer.note(
        "warning: '\(reference)' is \(status.rawValue): the answer is shown without it")
      session.printer.note("hint: approve it as well: blogsite comments approve \(reference)")
    }
  }
}
