import ArgumentParser
import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// `blogsite build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the blog.",
    discussion: """
      Reads content/ and templates/ and writes site/. Only files whose bytes differ are written. \
      Where the content or the templates have an error, nothing is written.

      EXAMPLES
        blogsite build
        blogsite build --base-url https://example.org/blog/ --output public
        blogsite build --drafts --future --now 2027-05-01
        blogsite build --strict --format github

      EXIT CODES
        0   the site was built
        1   the content or the templates have errors; nothing was written
        64  wrong usage
        70  --verify found a file that a clean build makes otherwise
        74  the disk failed
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Publish drafts as well.")
  var drafts = false

  @Flag(help: "Publish articles dated in the future as well.")
  var future = false

  @Option(help: ArgumentHelp("Build as if it were this moment.", valueName: "date"))
  var now: String?

  @Flag(help: "Warnings are errors.")
  var strict = false

  @Flag(help: "Write every file again, even where its bytes are the same.")
  var clean = false

  @Flag(help: "Do not use the build cache.")
  var noCache = false

  @Flag(help: "Also make a clean build in memory, and compare every byte.")
  var verify = false

  @Option(
    help: ArgumentHelp(
      "Make one of several disjoint parts of the site, for builds on many machines.", valueName: "i/n"),
    transform: { text in
      guard let shard = BuildShard(text) else {
        throw ValidationError("--shard needs a part and the number of parts, such as 1/4.")
      }
      return shard
    })
  var shard: BuildShard?

  @Option(help: ArgumentHelp("How many files to work on at a time (default: one a core).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    try site.validate()
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be a number from 1 to 1024.")
    }
    try NowOption.check(now)
  }

  func run() async throws {
    try site.requireRoot()
    let clock = ContinuousClock()
    let start = clock.now
    let printer = Printer(options: output)
    var timings = StageTimings()
    let bar = ProgressBar(isShown: printer.showsProgress)
    do {
      defer { bar.end() }
      let report = try await Build.run(
        buildOptions,
        onStage: { stage in
          timings.begin(stage)
          bar.begin(stage)
        },
        onProgress: { bar.advance($0, of: $1) },
        onWait: {
          bar.end()
          printer.note("waiting for another build of this site to end")
        })
      bar.end()
      printer.print(report.diagnostics, isStrict: strict)
      guard let outcome = report.outcome else {
        printer.printCounts(report.diagnostics, isStrict: strict, ": nothing was written")
        throw ExitCode(1)
      }
      timings.share(rendering: outcome.renderingShare)
      printer.print(timings)
      printer.printCounts(report.diagnostics, isStrict: strict)
      try printer.print(outcome, output: site.shownOutput, duration: clock.now - start)
      printer.note(ofUnknownPages: outcome.written.unknownPages, in: site.shownOutput)
      guard verify else { return }
      try printer.printVerification(outcome, output: site.shownOutput)
      if !outcome.differences.isEmpty { throw ExitCode(70) }
    } catch let error as Moment.ParsingError {
      throw NowOption.refusal(error, of: now)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
  }

  private var buildOptions: BuildOptions {
    var options = BuildOptions(
      layout: site.layout,
      now: now.map { .written($0) } ?? .clock(secondsSince1970: Int64(Date().timeIntervalSince1970)),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    options.baseURL = site.baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.isStrict = strict
    options.isClean = clean
    options.program = noCache ? nil : ProgramIdentity.current(state: site.layout.state)
    options.isVerified = verify
    options.shard = shard
    options.isLastWork = true
    return options
  }
}
