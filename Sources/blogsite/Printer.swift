import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// Prints what a command has to say: results to standard output, everything else to standard error.
struct Printer {
  let options: OutputOptions
  /// Colour only on a terminal, and never with a non-empty NO_COLOR (https://no-color.org).
  private let hasColor: Bool

  init(options: OutputOptions) {
    self.options = options
    let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    hasColor = isatty(STDERR_FILENO) == 1 && noColor.isEmpty
  }

  func print(_ diagnostics: [Diagnostic], isStrict: Bool) {
    for var diagnostic in diagnostics {
      if isStrict { diagnostic.severity = .error }
      say(DiagnosticText.line(diagnostic, format: options.format, hasColor: hasColor))
    }
  }

  /// A word on what goes on.
  func note(_ text: String) {
    if !options.quiet { say(text) }
  }

  func print(_ error: DiskError) { say("error: \(error)") }

  func printRefusal(_ diagnostics: [Diagnostic], isStrict: Bool) {
    guard options.format == .text else { return }
    let errors = isStrict ? diagnostics.count : diagnostics.count { $0.severity == .error }
    say("\(counted(errors, "error")): nothing was written")
  }

  func print(_ timings: StageTimings) {
    guard options.verbose else { return }
    for (stage, duration) in timings.finished() { say("\(stage.rawValue): \(seconds(duration))") }
  }

  func print(_ outcome: BuildReport.Outcome, output: String, duration: Duration) throws {
    guard !options.quiet else { return }
    for article in outcome.leftOut { try tell("left out: \(article.source) (\(article.reason.inWords))") }
    let report = outcome.written
    try tell(
      "\(output)/: \(counted(outcome.articles, "article")), \(counted(outcome.comments, "comment")); "
        + "\(counted(outcome.pages, "page")), \(counted(outcome.copies, "file")) copied")
    let change =
      "\(report.written.count) written, \(report.unchanged) unchanged, \(report.removed.count) removed"
    try tell(
      report.written.isEmpty && report.removed.isEmpty
        ? "nothing has changed: \(change), in \(seconds(duration))" : "\(change), in \(seconds(duration))")
  }

  private func counted(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  private func seconds(_ duration: Duration) -> String {
    let value = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    return String(format: "%.2f s", value)
  }

  /// A closed or full standard error leaves nobody to tell.
  private func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  private func tell(_ line: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    } catch {
      throw DiskError("write to", "standard output", code: errno)
    }
  }
}

extension LeftOut.Reason {
  fileprivate var inWords: String {
    switch self {
    case .draft: "draft"
    case .future(let date): "will appear on \(date.iso8601)"
    }
  }
}

/// How long each stage took.
struct StageTimings {
  private var began: [(stage: BuildStage, at: ContinuousClock.Instant)] = []

  mutating func begin(_ stage: BuildStage) { began.append((stage, .now)) }

  func finished() -> [(stage: BuildStage, duration: Duration)] {
    let ends = began.dropFirst().map(\.at) + [.now]
    return zip(began, ends).map { ($0.stage, $1 - $0.at) }
  }
}
