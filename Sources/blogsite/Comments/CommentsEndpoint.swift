import ArgumentParser
import SiteContent
import SiteModel
import SiteModeration

/// `blogsite comments endpoint`.
struct CommentsEndpoint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endpoint",
    abstract: "Print commenter.php, which takes comments on shared hosting.",
    discussion: """
      One file for PHP 7.4 or later, without a database, with this blog's settings in it. Put it into content/root, \
      from where every build publishes it, and name it under 'comments: form' in content/site.yml.

      EXAMPLES
        blogsite comments endpoint --spool ../spool > content/root/commenter.php
        blogsite comments endpoint --mail-to a@example.org --mail-from b@example.org
      """)

  @OptionGroup var options: CommentsOptions

  @Option(
    help: ArgumentHelp(
      "Where messages are kept: a folder that no browser can ask for; absolute, or from the file's own folder (default: ../commentaires).",
      valueName: "dir"))
  var spool: String?

  @Option(help: ArgumentHelp("Who gets messages by mail, in place of a spool.", valueName: "address"))
  var mailTo: String?

  @Option(help: ArgumentHelp("The address of the host that the mail comes from.", valueName: "address"))
  var mailFrom: String?

  func validate() throws {
    if spool != nil, mailTo != nil { throw ValidationError("--spool and --mail-to do not go together.") }
    if (mailTo == nil) != (mailFrom == nil) {
      throw ValidationError("--mail-to and --mail-from go together.")
    }
    for (name, address) in [("--mail-to", mailTo), ("--mail-from", mailFrom)] {
      if let address, MailAddress(address) == nil {
        throw ValidationError("\(name) needs an e-mail address, not '\(address)'.")
      }
    }
    if spool?.isEmpty == true { throw ValidationError("--spool needs a folder.") }
  }

  func run() async throws {
    let session = ModerationSession(root: options.root)
    let found = try await session.reporting { try Locate.run(session.layout, baseURL: nil) }
    session.printer.print(found.diagnostics, isStrict: false)
    guard let located = found.value, !found.diagnostics.hasErrors else { throw ExitCode(1) }
    let endpoint = PHPEndpoint(
      spool: mailTo == nil ? spool ?? "../commentaires" : "", mailTo: mailTo.flatMap(MailAddress.init),
      mailFrom: mailFrom.flatMap(MailAddress.init),
      pages: EndpointPages(located.settings, CommentPagePaths(located.language)),
      limits: MessageLimits(located.settings.limits))
    warn(of: endpoint, located.settings, session.printer)
    try session.printer.tellAll(endpoint.text.trimmingSuffixNewline + "\n")
    if located.settings.comments.form == nil {
      session.printer.note(
        "hint: without 'comments: form' in \(SiteLayout.settings) there is no form that leads to it")
    }
  }

  /// Of messages that a browser can ask for before anybody has read them, and that the next upload would delete.
  private func warn(of endpoint: PHPEndpoint, _ settings: Settings, _ printer: Printer) {
    guard !endpoint.spool.isEmpty,
      let place = SpoolPlace(endpoint.spool, on: settings.address, form: settings.comments.form)
    else { return }
    printer.note(
      "warning: browsers could ask for what waits in '\(Shown.line(endpoint.spool))': it would be \(place.address)"
    )
    printer.note(
      "hint: name a folder above all that the server serves: --spool \(ShellWord.path(place.safer))")
  }
}

extension String {
  /// `tell` ends the line itself.
  fileprivate var trimmingSuffixNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
