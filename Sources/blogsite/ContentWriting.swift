import ArgumentParser
import SiteContent
import SiteModel

/// Writes files for the commands that make some, and prints their paths.
enum ContentWriting {
  /// - Parameter ifPresent: what to do where a file is there already.
  static func apply(
    _ edits: [ContentEdit], _ layout: SiteLayout, _ printer: Printer, ifPresent hint: String
  ) throws {
    let editor = try ContentEditor(layout)
    var hasRefused = false
    for edit in edits {
      let outcome: ContentEdit.Outcome
      do throws(ContentEditError) {
        outcome = try editor.apply(edit)
      } catch {
        printer.note(Printable.text("error: \(error)"))
        if case .disk = error { throw ExitCode(74) }
        if case .exists = error { printer.note("hint: \(hint)") }
        hasRefused = true
        continue
      }
      try printer.tell(Printable.text(outcome == .unchanged ? "\(edit.path) (as it was)" : edit.path))
    }
    if hasRefused { throw ExitCode(1) }
  }
}
