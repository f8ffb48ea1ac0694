import Foundation
import SiteModel

/// The bytes of the command line, which the runtime repairs where they are no UTF-8: a title would lose its accents.
enum CommandLineText {
  /// Ends the program with exit code 64 where a word is no text.
  static func check() {
    let words = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
    guard let wrong = words.first(where: { String(validatingCString: $0) == nil }) else { return }
    let shown = Printable.text(String(cString: wrong))
    let message =
      "Error: This word of the command line is not UTF-8: '\(shown)'\n"
      + "hint: set the terminal, or the script that calls blogsite, to UTF-8\n"
    StandardError.write(message)
    exit(EX_USAGE)
  }
}
