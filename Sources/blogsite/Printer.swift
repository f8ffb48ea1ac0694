import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// Prints what a command has to say: results to standard output, everything else to standard error.
struct Printer {
  private let format: DiagnosticFormat
  private let quiet: Bool
  private let verbose: Bool
  /// Colour only on a terminal, and never with a non-empty NO_COLOR (https://no-color.org).
  private let hasColor: Bool

  init(options: OutputOptions) {
    self.init(format: options.format, quiet: options.quiet, verbose: options.verbose)
  }

  init(format: DiagnosticFormat = .text, quiet: Bool = false, verbose: Bool = false) {
    self.format = format
    self.quiet = quiet
    self.verbose = verbose
    let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    hasColor = isatty(STDERR_FILENO) == 1 && noColor.isEmpty
  }

  /// Progress is for people at a terminal, as colour is.
  var showsProgress: Bool { hasColor && !quiet && format == .text }

  func print(_ diagnostics: [Diagnostic], isStrict: Bool) {
    for var diagnostic in diagnostics {
      if isStrict { diagnostic.severity = .error }
      say(DiagnosticText.line(diagnostic, format: format, hasColor: hasColor))
    }
  }

  /// A word on what goes on; with line ends of its own, so that foreign words in it must be printable already.
  func note(_ text: String) {
    if !quiet { say(Printable.lines(text)) }
  }

  func print(_ error: DiskError) { say("error: \(Printable.text("\(error)"))") }

  func printRefusal(_ diagnostics: [Diagnostic], isStrict: Bool) {
    guard format == .text else { return }
    let errors = isStrict ? diagnostics.count : diagnostics.count { $0.severity == .error }
    say("\(Self.counted(errors, "error")): nothing was written")
  }

  func print(_ timings: StageTimings) {
    guard verbose else { return }
    for (stage, duration) in timings.finished() { say("\(stage.rawValue): \(Self.seconds(duration))") }
  }

  /// What the comparison with a clean build found.
  func printVerification(_ outcome: BuildReport.Outcome, output: String) throws {
    for difference in outcome.differences { say("error: \(Printable.text("\(output)/\(difference)"))") }
    if outcome.differences.isEmpty {
      let files = outcome.written.written.count + outcome.written.unchanged
      if !quiet { try tell("verified: \(Self.counted(files, "file")) as a clean build makes them") }
    } else {
      say("hint: delete .blogsite/cache and build again, and please report this: it is a bug")
    }
  }

  func print(_ outcome: BuildReport.Outcome, output: String, duration: Duration) throws {
    guard !quiet else { return }
    for article in outcome.leftOut {
      try tell("left out: \(Printable.text(article.source)) (\(article.reason.inWords))")
    }
    let report = outcome.written
    try tell(
      "\(Printable.text(output))/: \(Self.counted(outcome.articles, "article")), \(Self.counted(outcome.comments, "comment")); "
        + "\(Self.counted(outcome.pages, "page")), \(Self.counted(outcome.copies, "file")) copied")
    let change =
      "\(report.written.count) written, \(report.unchanged) unchanged, \(report.removed.count) removed"
    try tell(
      report.written.isEmpty && report.removed.isEmpty
        ? "nothing has changed: \(change), in \(Self.seconds(duration))"
        : "\(change), in \(Self.seconds(duration))")
  }

  static func counted(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  static func seconds(_ duration: Duration) -> String {
    let value = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    return String(format: "%.2f s", value)
  }

  /// A closed or full standard error leaves nobody to tell.
  private func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  func tell(_ line: String) throws { try tellAll(Printable.text(line) + "\n") }

  /// A line of JSON.
  func tell(json line: String) throws { try tellAll(Printable.json(line) + "\n") }

  /// Text with its own line ends.
  func tellAll(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(Printable.lines(text).utf8))
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
    case .expired(let date): "was published until \(date.iso8601)"
    }
  }
}
