import ArgumentParser
import Foundation
import SiteContent
import SiteModel
import SiteModeration
import SiteServer

/// `blogsite receive`.
struct ReceiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take readers' forms on a server of one's own.",
    discussion: """
      Listens behind a web server, such as nginx or Caddy, and keeps each message as a file of the spool before it \
      answers; 'blogsite inbox' takes them in. It keeps no address. Ctrl-C ends it. docs/comments.md has the web \
      server's lines and a systemd unit.

      EXAMPLES
        blogsite receive --spool /var/lib/blogsite/spool
        blogsite receive --spool /var/lib/blogsite/spool --site /var/www/blog

      EXIT CODES
        0   ended by Ctrl-C or by the system
        1   the settings have errors
        64  wrong usage
        74  no port could be had, or the spool cannot be written
      """)

  @OptionGroup var options: CommentsOptions

  @Option(help: ArgumentHelp("Where messages are kept.", valueName: "dir"))
  var spool: String

  @Option(help: ArgumentHelp("The address of this machine to listen on.", valueName: "host"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port to listen on; 0 is any free one.", valueName: "port"))
  var port: UInt16 = 4100

  @Option(
    help: ArgumentHelp(
      "The folder of the built site: the form for answers is read from it (default: site/ in the root folder).",
      valueName: "dir"))
  var site: String?

  @Option(help: ArgumentHelp("Messages an hour that one address may send.", valueName: "n"))
  var hourly = 10

  func validate() throws {
    if spool.isEmpty { throw ValidationError("--spool needs a folder.") }
    if host.isEmpty { throw ValidationError("--host needs an address, such as 127.0.0.1.") }
    if !(1...100_000).contains(hourly) { throw ValidationError("--hourly needs a number from 1 to 100000.") }
  }

  func run() async throws {
    EndingSignals.install()
    let session = ModerationSession(root: options.root)
    do {
      let receiver = try await session.reporting { try start(session) }
      try session.printer.tell("listening on \(host), port \(receiver.port); messages go to \(spool)")
      try await receiver.run()
    } catch let error as PreviewServer.Failure {
      session.printer.note("error: \(error)")
      session.printer.note("hint: \(error.hint)")
      throw ExitCode(74)
    }
  }

  private func start(_ session: ModerationSession) throws -> CommentReceiver {
    let (located, diagnostics) = try Locate.run(session.layout, baseURL: nil).both
    session.printer.print(diagnostics, isStrict: false)
    guard let located, !diagnostics.hasErrors else { throw ExitCode(1) }
    var receiving = CommentReceiver.Options(
      spool: try Spool(spool), limits: MessageLimits(located.settings.limits),
      pages: EndpointPages(located.settings, CommentPagePaths(located.language)),
      site: site ?? session.layout.output, clock: { Int64(Date().timeIntervalSince1970) },
      onProblem: { [printer = session.printer] in printer.note(Printable.text("error: \($0)")) })
    receiving.mostAnHour = hourly
    warnOfOpenSpool(receiving, session.layout, session.printer)
    warn(of: missingForms(located.settings.comments, receiving), in: receiving.site, session.printer)
    return try CommentReceiver.start(receiving, host: host, port: port)
  }

  /// What waits is not for the public.
  private func warnOfOpenSpool(
    _ options: CommentReceiver.Options, _ layout: SiteLayout, _ printer: Printer
  ) {
    guard let spool = FolderListing.resolved(spool) else { return }
    for (folder, what) in [
      (options.site, "the built site, where browsers can ask for it"),
      (layout.path("content"), "content/, which goes into git and onto the site"),
    ] {
      guard let folder = folder.flatMap(FolderListing.resolved), (spool + "/").hasPrefix(folder + "/") else {
        continue
      }
      printer.note("warning: the spool '\(Shown.line(self.spool))' lies in \(what)")
      printer.note("hint: name a folder of its own elsewhere: nobody has read yet what waits there")
    }
  }

  /// The pages of forms that the built site should have, and has not.
  private func missingForms(_ comments: CommentPolicy, _ options: CommentReceiver.Options) -> [String] {
    var wanted: [String] = []
    if comments.form != nil { wanted.append(options.pages.formFile) }
    if case .form = comments.report { wanted.append(options.pages.reportFile) }
    guard let site = options.site else { return wanted }
    return wanted.filter { FolderListing.kind(of: site + "/" + $0) != .file }
  }

  private func warn(of missing: [String], in site: String?, _ printer: Printer) {
    guard !missing.isEmpty else { return }
    let files = missing.map { "'\($0)'" }.joined(separator: " and ")
    printer.note(
      "warning: there is no \(files) in '\(Shown.line(site ?? ""))': readers cannot answer or report a comment"
    )
    printer.note(
      "hint: give the folder of the built site, on this machine, with --site; pages are read from it at each request, "
        + "so it may be built later")
  }
}
