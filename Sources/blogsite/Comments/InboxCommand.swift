import ArgumentParser
import Foundation
import SiteContent
import SiteModel
import SiteModeration

/// `blogsite inbox`.
struct InboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox",
    abstract: "Take readers' messages in as comments that wait.",
    discussion: """
      Reads a spool of 'commenter.php' or 'blogsite receive', a Maildir, an mbox, .eml files, or a folder of .mbox and \
      .eml files, and writes a file below content/comments for each new message. No message comes in twice, and none is deleted or changed where \
      it lies. What cannot be taken in is told of at every run. E-mail and IP addresses never come in.

      EXAMPLES
        blogsite inbox ../commentaires
        blogsite inbox ~/Maildir/.Commentaires export.mbox
        blogsite inbox --dry-run message.eml

      EXIT CODES
        0   all new messages are comments now, or there are none
        1   some messages could not be taken in, or the settings have errors
        64  wrong usage
        74  the disk failed
      """)

  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  @Option(
    help: ArgumentHelp(
      "The score, from 0 to 1, from which on a comment is written as spam.", valueName: "score"))
  var threshold = SpamFilter.threshold

  @Flag(help: "Tell what would come in, and write nothing.")
  var dryRun = false

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  @Argument(help: ArgumentHelp("Folders or files with messages.", valueName: "source"))
  var sources: [String]

  func validate() throws {
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
    if !(0...1).contains(threshold) { throw ValidationError("--threshold needs a number from 0 to 1.") }
  }

  func run() async throws {
    let session = ModerationSession(root: root)
    let site = try await session.site()
    try await session.reporting {
      let sources = try sources.map { try MessageSource($0) }
      var inbox = try Inbox(site, now: session.now, threshold: threshold, isDryRun: dryRun)
      let report = try inbox.take(sources)
      for file in sources.flatMap(\.unread) {
        session.printer.note(
          "\(Shown.line(file)): not read: in a folder, messages are files that end in .message, .eml or .mbox; "
            + "name it after 'blogsite inbox' to have it read")
      }
      var (left, lost) = (0, 0)
      for (source, outcome) in report.outcomes {
        switch outcome {
        case .added(let comment, let status, let score, let isReport, let remarks):
          if let parent = remarks.missingParent {
            session.printer.note(
              "\(comment.path): it answers '\(Shown.line(parent))', and '\(comment.article)' has no such comment: "
                + "it stands on its own")
          }
          guard !quiet else { continue }
          let what = isReport ? "report" : status.rawValue
          let (cut, files) = (remarks.linesCutOff, remarks.filesLeft)
          try session.printer.tell(
            "\(comment.path): \(what), score \(Self.hundredths(score))"
              + (cut > 0 ? ", \(Printer.counted(cut, "line")) of the mail cut off" : "")
              + (files > 0 ? ", \(Printer.counted(files, "file")) left in the mail" : ""))
        case .left(let reason):
          left += 1
          if reason.wantsAttention { lost += 1 } else if quiet { continue }
          session.printer.note("\(Shown.line(source)): left where it is: \(Shown.line(reason.inWords))")
        }
      }
      if !quiet {
        try session.printer.tell(
          "\(Printer.counted(report.added, "message")) \(dryRun ? "would come in" : "taken in"), "
            + "\(report.known) known, \(left) left")
      }
      if lost > 0 { throw ExitCode(1) }
    }
  }

  static func hundredths(_ score: Double) -> String { String(Int((score * 100).rounded())) }
}
