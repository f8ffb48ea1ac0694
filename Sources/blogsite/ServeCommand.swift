import ArgumentParser
import Foundation
import SiteContent
import SiteModel
import SiteServer

/// `blogsite serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the blog in the browser while you write.",
    discussion: """
      Shows the blog as 'build' would write it, with drafts, future articles and pending comments, and \
      refreshes open pages when a file is saved. Nothing is written, unless comments are judged with --moderate. \
      Ctrl-C ends it.

      EXAMPLES
        blogsite serve
        blogsite serve --open
        blogsite serve --port 8080 --no-drafts
        blogsite serve --moderate

      EXIT CODES
        0   ended by Ctrl-C
        1   the folder holds no content/
        64  wrong usage
        74  no port could be had
      """)

  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("The address of this machine to listen on.", valueName: "host"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "The port to listen on; 0 is any free one (default: \(PreviewServer.defaultPort), or the next that is free).",
      valueName: "port"))
  var port: UInt16?

  @Flag(
    name: .customLong("no-drafts"),
    help: "Show the blog as readers see it: without drafts, future articles and pending comments.")
  var noDrafts = false

  @Flag(help: "Judge comments in the browser, at /.blogsite/moderate/.")
  var moderate = false

  @Flag(help: "With --moderate: answer other machines too. Whoever reaches the port can then judge.")
  var moderateRemotely = false

  @Flag(help: "Open the blog in the browser.")
  var open = false

  func validate() throws {
    // An empty shell variable would mean the root of the disk.
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
    if moderateRemotely && !moderate {
      throw ValidationError("--moderate-remotely goes with --moderate.")
    }
    if host.isEmpty { throw ValidationError("--host needs an address, such as 127.0.0.1.") }
  }

  func run() async throws {
    try requireContent()
    EndingSignals.install()
    let printer = PreviewPrinter(Printer())
    let server: PreviewServer
    do {
      server = try await PreviewServer.start(
        options, host: host, port: port, machineName: ProcessInfo.processInfo.hostName
      ) { printer.print($0) }
    } catch {
      printer.print(error)
      throw ExitCode(74)
    }
    MallocSettings.keepLittle()
    printer.printStart(server, root: root, host: host, isAsked: port != nil)
    if open { Browser.open(server.address, else: printer) }
    do {
      try await server.run()
    } catch let error as PreviewServer.Failure {
      printer.print(error)
      throw ExitCode(74)
    }
  }

  /// In a folder without a blog there is nothing to wait for: it is most likely another one that was meant.
  private func requireContent() throws {
    guard FolderListing.kind(of: root) == .folder else {
      throw ValidationError("There is no folder '\(Printable.text(root))'.")
    }
    let layout = SiteLayout(root: root, theme: .program)
    try layout.refuseLinks(writesSite: false)
    guard FolderListing.kind(of: layout.path("content")) == nil else { return }
    let printer = Printer()
    do {
      printer.print(try Locate.run(layout, baseURL: nil).diagnostics, isStrict: false)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
    throw ExitCode(1)
  }

  private var options: PreviewOptions {
    // Absolute and without links: the system names changed files so.
    let folder = FolderListing.resolved(root) ?? root
    var options = PreviewOptions(
      layout: SiteLayout(root: folder, theme: .program), jobs: ProcessInfo.processInfo.activeProcessorCount,
      clock: { Int64(Date().timeIntervalSince1970) })
    options.program = ProgramIdentity.current(state: options.layout.state)
    options.showsUnpublished = !noDrafts
    if moderate {
      options.desk = Desk(
        options.layout, jobs: options.jobs, moderator: GitUser.name(in: folder),
        answersEverybody: moderateRemotely,
        clock: options.clock)
    }
    return options
  }
}
