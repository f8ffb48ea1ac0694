import ArgumentParser
import Foundation
import SiteContent
import SiteModel
import SiteModeration

/// `blogsite comments log`.
struct CommentsLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Tell what was decided, with counts for the yearly report.",
    discussion: """
      EXAMPLES
        blogsite comments log
        blogsite comments log --since 2026-01-01
      """)

  @OptionGroup var options: CommentsOptions

  @Option(help: ArgumentHelp("Only decisions from this day on.", valueName: "date"))
  var since: String?

  func validate() throws {
    guard let since else { return }
    do {
      _ = try Moment(parsing: since, in: .utc)
    } catch {
      throw ValidationError("--since \(error.reason): '\(Printable.text(since))'; \(Moment.writtenForms).")
    }
  }

  func run() async throws {
    let session = ModerationSession(root: options.root)
    let site = try await session.site()
    let zone = site.settings.timeZone
    let start = try since.map { try Moment(parsing: $0, in: zone) }
    let (all, diagnostics) = try await session.reporting {
      try ModerationLog(session.layout).read(zone: zone)
    }
    session.printer.print(diagnostics, isStrict: false)
    let entries = all.filter { entry in start.map { entry.date >= $0 } ?? true }
    for entry in entries {
      try session.printer.tell(
        [
          entry.date.iso8601, entry.act.rawValue, entry.comment.description, entry.rule,
          entry.moderator.map { "by \($0)" },
        ]
        .compactMap(\.self).map(Shown.line).joined(separator: "  "))
    }
    let counts = Act.allCases.compactMap { act -> String? in
      let count = entries.count { $0.act == act }
      return count == 0 ? nil : "\(act.rawValue) \(count)"
    }
    session.printer.note(
      Printer.counted(entries.count, "decision")
        + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")))
    if diagnostics.hasErrors { throw ExitCode(1) }
  }
}
