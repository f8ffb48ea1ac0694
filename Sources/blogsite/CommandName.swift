import ArgumentParser
import Foundation
import SiteModel

/// The first word of the command line, looked at before the argument parser does.
enum CommandName {
  /// Ends the program with exit code 64 where the system does not tell the command line, or where the command is a slip of
  /// a known one.
  static func check(_ arguments: [String], _ configuration: CommandConfiguration) {
    guard
      let message = problem(arguments, configuration.subcommands.compactMap { $0.configuration.commandName })
    else { return }
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(EX_USAGE)
  }

  /// - Parameter commands: those that there are, besides `help`.
  static func problem(_ arguments: [String], _ commands: [String]) -> String? {
    // On Linux the runtime reads it from /proc; without it, 'build' would print the help and look like a success.
    guard !arguments.isEmpty else {
      return "Error: The system does not tell the command line: is /proc mounted?"
    }
    guard let word = arguments.dropFirst().first, !word.hasPrefix("-"), !(commands + ["help"]).contains(word)
    else {
      return nil
    }
    let hint =
      NearestName.of(word, among: commands).map { "did you mean '\($0)'?" }
      ?? "the commands are \(commands.sorted().joined(separator: ", "))"
    return "Error: There is no command '\(Printable.text(word))'\nhint: \(hint)"
  }
}
