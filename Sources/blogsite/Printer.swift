import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// Prints what a command has to say: results to standard output, everything else to standard error.
struct Printer {
  private let format: DiagnosticFormat
  let isQuiet: Bool
  private let verbose: Bool
  /// Whether all problems are printed, or the first ten of each kind.
  private let showsAll: Bool
  /// Colour only on a terminal, and never with a non-empty NO_COLOR (https://no-color.org).
  private let hasColor: Bool

  init(options: OutputOptions) {
    self.init(
      format: options.format, quiet: options.quiet, verbose: options.verbose, showsAll: options.all)
  }

  init(
    format: DiagnosticFormat = .text, quiet: Bool = false, verbose: Bool = false, showsAll: Bool = false
  ) {
    self.format = format
    isQuiet = quiet
    self.verbose = verbose
    // Programs count for themselves.
    self.showsAll = showsAll || format == .json
    let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    hasColor = isatty(STDERR_FILENO) == 1 && noColor.isEmpty
  }

  /// Progress is for people at a terminal, as colour is.
  var showsProgress: Bool { hasColor && !isQuiet && format == .text }

  func print(_ diagnostics: [Diagnostic], isStrict: Bool) {
    let list = FindingList(Self.judged(diagnostics, isStrict: isStrict), showsAll: showsAll)
    for diagnostic in list.shown { say(DiagnosticText.line(diagnostic, format: format, hasColor: hasColor)) }
    for (kind, count) in list.hidden {
      let more = "\(kind.rawValue): and \(Self.grouped(count)) more of this kind (--all)"
      say(Printable.text(format == .github ? "::notice::\(more)" : more))
    }
  }

  private static func judged(_ diagnostics: [Diagnostic], isStrict: Bool) -> [Diagnostic] {
    guard isStrict else { return diagnostics }
    return diagnostics.map { diagnostic in
      var judged = diagnostic
      if !diagnostic.comesByItself { judged.severity = .error }
      return judged
    }
  }

  /// How many problems there are, for people.
  ///
  /// - Parameter result: what that means for the site.
  func printCounts(_ diagnostics: [Diagnostic], isStrict: Bool, _ result: String = "") {
    let counts = FindingCounts(Self.judged(diagnostics, isStrict: isStrict))
    guard format == .text, !counts.isEmpty, !isQuiet || !result.isEmpty else { return }
    say(Printable.text(counts.inWords + result))
  }

  /// A word on what goes on; with line ends of its own, so that foreign words in it must be printable already.
  func note(_ text: String) {
    if !isQuiet { say(Printable.lines(text)) }
  }

  func print(_ error: DiskError) { say("error: \(Printable.text("\(error)"))") }

  func print(_ timings: StageTimings) {
    guard verbose else { return }
    for (stage, duration) in timings.finished() { say("\(stage.rawValue): \(Self.seconds(duration))") }
  }

  /// What the comparison with a clean build found.
  func printVerification(_ outcome: BuildReport.Outcome, output: String) throws {
    for difference in outcome.differences { say("error: \(Printable.text("\(output)/\(difference)"))") }
    if outcome.differences.isEmpty {
      let files = outcome.written.written.count + outcome.written.unchanged
      if !isQuiet { try tell("verified: \(Self.counted(files, "file")) as a clean build makes them") }
    } else {
      say("hint: delete .blogsite/cache and build again, and please report this: it is a bug")
    }
  }

  func print(_ outcome: BuildReport.Outcome, output: String, duration: Duration) throws {
    guard !isQuiet else { return }
    try printRemovedPages(outcome.written.removed)
    for article in outcome.leftOut {
      try tell("left out: \(Printable.text(article.source.text)) (\(article.reason.inWords))")
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

  /// Pages that would be published with the rest, and that nobody will ever delete.
  func note(ofUnknownPages pages: [String], in output: String) {
    guard let first = pages.first else { return }
    let folder = Printable.text(output)
    note(
      "\(folder)/ holds \(Self.counted(pages.count, "page")) that this build did not make, such as \(Printable.text(first)): "
        + "if an earlier build left \(pages.count == 1 ? "it" : "them") there, delete \(folder)/ and build again, "
        + "or withdrawn articles stay published")
  }

  /// Pages whose address is gone: readers and search engines may know it.
  private func printRemovedPages(_ removed: [String]) throws {
    let pages = removed.filter { $0.hasSuffix(".html") && !$0.contains("page/") }
    guard !pages.isEmpty else { return }
    for page in pages.prefix(FindingList.mostOfAKind) {
      let address = page.hasSuffix("/index.html") ? String(page.dropLast("index.html".count)) : page
      try tell("removed: /\(Printable.text(address))")
    }
    if pages.count > FindingList.mostOfAKind {
      try tell("removed: and \(Self.grouped(pages.count - FindingList.mostOfAKind)) more pages")
    }
    try tell("hint: if a page has moved, add its old address to the 'aliases' of the new one")
  }

  /// A number with commas between its thousands.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var end = digits.count - 3
    while end > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: end))
      end -= 3
    }
    return digits
  }

  static func counted(_ number: Int, _ word: String) -> String {
    "\(grouped(number)) \(word)\(number == 1 ? "" : "s")"
  }

  static func seconds(_ duration: Duration) -> String {
    let value = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    return String(format: "%.2f s", value)
  }

  private func say(_ line: String) { StandardError.write(line + "\n") }

  func tell(_ line: String) throws { try tellAll(Printable.text(line) + "\n") }

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
  var inWords: String {
    switch self {
    case .draft: "draft"
    case .future(let date): "will appear on \(date.iso8601)"
    case .expired(let date): "was published until \(date.iso8601)"
    }
  }
}
