import Foundation
import SiteModel
import SiteServer
import Synchronization

/// Prints what the preview has to say: each problem once, not at every request.
final class PreviewPrinter: Sendable {
  private let printer: Printer
  /// What was printed last, so that a change repeats nothing.
  private let printed = Mutex<[Diagnostic]>([])

  init(_ printer: Printer) { self.printer = printer }

  func say(_ text: String) { printer.note(text) }

  func print(_ failure: PreviewServer.Failure) {
    printer.note("error: \(Printable.text("\(failure)"))\nhint: \(failure.hint)")
  }

  func printStart(_ server: PreviewServer, root: String, host: String, isAsked: Bool) {
    if !isAsked, server.port != PreviewServer.defaultPort {
      say("port \(PreviewServer.defaultPort) is taken by another program; this is port \(server.port)")
    }
    let folder = root == "." ? "" : root.hasSuffix("/") ? root : root + "/"
    let how = server.isToldOfChanges ? "" : " (looking at every file four times a second)"
    do {
      try printer.tell("\(server.address)")
      try printer.tell(
        "watching \(Printable.text(folder))content/ and \(folder)templates/\(how); Ctrl-C ends the preview")
    } catch {
      // Nobody reads the output; the preview is of use all the same.
    }
    if !server.isForThisMachineOnly {
      say("warning: \(host) can be reached by others; this is a preview for one person, not a web server")
    }
  }

  func print(_ event: PreviewEvent) {
    switch event {
    case .problems(let diagnostics, let hasSite): print(diagnostics, hasSite: hasSite)
    case .refreshed(let changed, let pages, let duration):
      let files =
        switch changed.count {
        case 0: "everything was read again"
        case 1...3: changed.map(Printable.text).joined(separator: ", ")
        default: "\(Printable.text(changed[0])) and \(changed.count - 1) more"
        }
      let told = pages == 0 ? "" : ": \(pages) open \(pages == 1 ? "page" : "pages") refreshed"
      say("\(files)\(told) (\(Printer.seconds(duration)))")
    }
  }

  private func print(_ diagnostics: [Diagnostic], hasSite: Bool) {
    let before = printed.withLock { printed in
      defer { printed = diagnostics }
      return printed
    }
    let known = Set(before)
    printer.print(diagnostics.filter { !known.contains($0) }, isStrict: false)
    let errors = diagnostics.count { $0.severity == .error }
    if errors > 0 {
      let shown = hasSite ? "the pages show the last state without errors" : "no page can be shown yet"
      say("\(Printer.counted(errors, "error")): \(shown)")
    } else if before.hasErrors {
      say("all errors are fixed")
    }
  }
}
