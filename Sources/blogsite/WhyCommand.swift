import ArgumentParser
import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// `blogsite why`.
struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell what a page is made of, and why it was written last.",
    discussion: """
      Reads the content, the templates and what the last build noted; writes nothing.

      EXAMPLES
        blogsite why site/2007/11/facebook/index.html
        blogsite why /tag/ump/
        blogsite why https://example.org/tag/ump/
        blogsite why content/articles/2007-11-06-facebook.md
      """)

  @OptionGroup var site: SiteOptions

  @Flag(help: "The site with drafts.")
  var drafts = false

  @Flag(help: "The site with articles dated in the future.")
  var future = false

  @Argument(
    help: ArgumentHelp(
      "A file of the site, an address on it, or a file that it is made of.", valueName: "path"))
  var path: String

  func run() async throws {
    try site.requireRoot()
    let printer = Printer()
    do {
      switch try await PageHistory.of(path, options) {
      case .page(let history): try printer.tellAll(Self.text(history) + "\n")
      case .several(let source, let files): try printer.tellAll(Self.text(source, files) + "\n")
      }
    } catch let refusal as PageHistory.Refusal {
      Self.print(refusal, printer)
      throw ExitCode(1)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
  }

  private static func print(_ refusal: PageHistory.Refusal, _ printer: Printer) {
    func say(_ message: String, hint: String?) {
      printer.note(Printable.text("error: \(message)"))
      if let hint { printer.note(Printable.text("hint: \(hint)")) }
    }
    switch refusal {
    case .errors(let diagnostics): printer.print(diagnostics, isStrict: false)
    case .unknown(let path, let nearest):
      say("the site has no file '\(path)'", hint: nearest.map { "did you mean '\($0)'?" })
    case .elsewhere(let address, let home):
      say("'\(address)' is not on this site", hint: "its own addresses begin with \(home)")
    case .unused(let source, let reason):
      let hint =
        switch reason {
        case .draft: "it is a draft: --drafts looks at the site with drafts"
        case .future(let date): "it will appear on \(date.iso8601): --future looks at the site with it"
        case .expired(let date): "it was published until \(date.iso8601)"
        case nil where isEverywhere(source): "settings, tags and words may be a part of every page"
        case nil: String?.none
        }
      say("no file of the site is made of '\(source)'", hint: hint)
    }
  }

  private static func isEverywhere(_ source: String) -> Bool {
    [SiteLayout.settings, SiteLayout.tags].contains(source) || source.hasPrefix(SiteLayout.locales + "/")
  }

  /// What several files of the site are made with.
  static func text(_ source: String, _ files: [String]) -> String {
    let shown = files.prefix(FindingList.mostOfAKind)
    var lines = ["\(source): \(Printer.counted(files.count, "file")) of the site are made with it"]
    lines += shown.map { "  " + $0 }
    if files.count > shown.count { lines.append("  and \(Printer.grouped(files.count - shown.count)) more") }
    return lines.map(Printable.text).joined(separator: "\n")
  }

  static func text(_ history: PageHistory) -> String {
    var lines = ["\(history.path): \(history.source)"]
    func add(_ title: String, _ names: [String]) {
      if !names.isEmpty { lines += ["\(title):"] + names.map { "  " + $0 } }
    }
    add("content", history.content)
    add("templates", history.templates)
    add("made of", history.parts)
    lines.append("last written: " + (history.cause ?? "not recorded by any build"))
    lines.append("next build: " + (history.pending.map { "makes it again (\($0))" } ?? "leaves it as it is"))
    return lines.map(Printable.text).joined(separator: "\n")
  }

  private var options: BuildOptions {
    var options = BuildOptions(
      layout: site.layout, now: .clock(secondsSince1970: Int64(Date().timeIntervalSince1970)),
      jobs: ProcessInfo.processInfo.activeProcessorCount)
    options.baseURL = site.baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.program = ProgramIdentity.current(state: site.layout.state)
    return options
  }
}
