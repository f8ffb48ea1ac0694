import ArgumentParser
import Foundation
import SiteContent
import SiteGenerator
import SiteModel
import SiteServer

/// `blogsite check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the blog without building it.",
    discussion: """
      Everything that 'build' checks, and more: links and fragments on every finished page, images without a \
      description, files that nothing uses, texts without a word, tags that are probably one, comments that wait. \
      The site is not written.

      EXAMPLES
        blogsite check
        blogsite check --strict --format github
        blogsite check --watch
        blogsite check --external
        blogsite check --schema site       the keys of content/site.yml, for editors

      EXIT CODES
        0   no errors
        1   there are errors, or warnings with --strict
        64  wrong usage
        74  the disk failed
      """)

  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  @OptionGroup var output: OutputOptions

  @Flag(help: "Warnings are errors.")
  var strict = false

  @Flag(help: "Check again each time a file is saved, until Ctrl-C.")
  var watch = false

  @Flag(help: "Also ask other sites whether the pages that are linked to are there.")
  var external = false

  @Option(help: ArgumentHelp("Check as if it were this moment.", valueName: "date"))
  var now: String?

  @Option(help: ArgumentHelp("Print the JSON Schema of these keys, and check nothing.", valueName: "kind"))
  var schema: SchemaKind?

  func validate() throws {
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
    if external, !Curl.isThere { throw ValidationError("--external needs the program 'curl'.") }
    if watch && external { throw ValidationError("--watch and --external cannot be used together.") }
    try NowOption.check(now)
  }

  func run() async throws {
    if let schema {
      return try Printer().tellAll(schema.text)
    }
    guard FolderListing.kind(of: root) == .folder else {
      throw ValidationError("There is no folder '\(Printable.text(root))'.")
    }
    try SiteLayout(root: root, theme: .program).refuseLinks(writesSite: false)
    let printer = Printer(options: output)
    do {
      guard watch else {
        if try await check(printer) { throw ExitCode(1) }
        return
      }
      for await _ in SiteChanges(root: FolderListing.resolved(root) ?? root) {
        // Editors look for these two lines: docs/editors.md.
        try printer.tell("checking")
        _ = try await check(printer)
        try printer.tell("checked")
      }
    } catch let error as Moment.ParsingError {
      throw NowOption.refusal(error, of: now)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
  }

  /// - Returns: whether something was found that must be mended.
  private func check(_ printer: Printer) async throws -> Bool {
    let start = ContinuousClock.now
    var timings = StageTimings()
    var report = try await Check.run(options, external: external ? ExternalCheck() : nil) {
      timings.begin($0)
    }
    printer.print(timings)
    if report.unasked > 0 {
      printer.note("\(report.unasked) addresses of other sites were not asked for: too many, or too slow")
    }
    if watch {
      // An editor has no place for what has no line.
      for i in report.diagnostics.indices where report.diagnostics[i].position == nil {
        report.diagnostics[i].position = .start
      }
    }
    printer.print(report.diagnostics, isStrict: strict)
    printer.printCounts(report.diagnostics, isStrict: strict)
    try printer.print(report, duration: ContinuousClock.now - start)
    return report.diagnostics.forbidPublishing(isStrict: strict)
  }

  private var options: BuildOptions {
    let layout = SiteLayout(root: root, theme: .program)
    var options = BuildOptions(
      layout: layout,
      now: now.map { .written($0) } ?? .clock(secondsSince1970: Int64(Date().timeIntervalSince1970)),
      jobs: ProcessInfo.processInfo.activeProcessorCount)
    options.program = ProgramIdentity.current(state: layout.state)
    return options
  }
}

extension Printer {
  /// What waits, and what was looked at.
  fileprivate func print(_ report: CheckReport, duration: Duration) throws {
    guard !isQuiet, let now = report.now else { return }
    for comment in report.waiting.prefix(FindingList.mostOfAKind) {
      let days = comment.days(at: now)
      try tell(
        "waiting: \(Printable.text(comment.file.text)): \(Printable.text(comment.author)), "
          + (days == 0 ? "since today" : "for \(Self.counted(days, "day"))"))
    }
    let more = report.waiting.count - FindingList.mostOfAKind
    if more > 0 { try tell("waiting: and \(Self.counted(more, "more comment"))") }
    for text in report.leftOut { try tell("left out: \(text.source) (\(text.reason.inWords))") }
    try tell(
      "checked \(Self.counted(report.articles, "article")), \(Self.counted(report.comments, "comment")), "
        + "\(Self.counted(report.pages, "page")), in \(Self.seconds(duration))")
  }
}
