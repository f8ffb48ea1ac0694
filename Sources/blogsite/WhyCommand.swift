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
      """)

  @OptionGroup var site: SiteOptions

  @Flag(help: "The site with drafts.")
  var drafts = false

  @Flag(help: "The site with articles dated in the future.")
  var future = false

  @Argument(help: ArgumentHelp("A file of the site, or an address on it.", valueName: "path"))
  var path: String

  func run() async throws {
    try site.requireRoot()
    let printer = Printer()
    do {
      let history = try await PageHistory.of(path, options)
      try printer.tellAll(Self.text(history) + "\n")
    } catch let refusal as PageHistory.Refusal {
      switch refusal {
      case .errors(let diagnostics): printer.print(diagnostics, isStrict: false)
      case .unknown(let path, let nearest):
        printer.note("error: the site has no file '\(Printable.text(path))'")
        if let nearest { printer.note("hint: did you mean '\(Printable.text(nearest))'?") }
      }
      throw ExitCode(1)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
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
