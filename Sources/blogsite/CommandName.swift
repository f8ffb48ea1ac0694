import ArgumentParser
import Foundation
import SiteModel

/// The words of the command line that name a command, looked at before the argument parser does.
enum CommandName {
  /// Ends the program with exit code 64 where the system does not tell the command line, or where a command's name is
  /// none.
  static func check(_ arguments: [String], _ configuration: CommandConfiguration) {
    guard let message = problem(arguments, configuration) else { return }
    StandardError.write(message + "\n")
    exit(EX_USAGE)
  }

  static func problem(_ arguments: [String], _ configuration: CommandConfiguration) -> String? {
    // On Linux the runtime reads it from /proc; without it, 'build' would print the help and look like a success.
    guard !arguments.isEmpty else {
      return "Error: The system does not tell the command line: is /proc mounted?"
    }
    var words = arguments.dropFirst()
    if words.first == "help" { words.removeFirst() }
    var commands = configuration.subcommands
    var path: [String] = []
    while !commands.isEmpty, let word = words.popFirst(), !word.hasPrefix("-") {
      let names = commands.compactMap { $0.configuration.commandName }
      guard let place = names.firstIndex(of: word) else { return unknown(path, word, names) }
      path.append(word)
      commands = commands[place].configuration.subcommands
    }
    return nil
  }

  /// What other systems, and French, call the acts on a comment.
  private static let verbs = [
    "accept": "approve", "publish": "approve", "approuver": "approve", "unspam": "approve",
    "restore": "approve",
    "reject": "remove", "refuse": "remove", "delete": "remove", "rm": "remove", "trash": "remove",
    "retirer": "remove", "supprimer": "remove", "rejeter": "remove", "unapprove": "remove", "answer": "reply",
    "répondre": "reply", "history": "log", "ls": "list", "pending": "list", "anonymize": "forget",
  ]

  private static func unknown(_ path: [String], _ word: String, _ names: [String]) -> String {
    func whole(_ name: String) -> String { (path + [name]).joined(separator: " ") }
    let meant = path == ["comments"] ? verbs[word.lowercased()] : nil
    let hint =
      (meant ?? NearestName.of(word, among: names)).map { "did you mean '\(whole($0))'?" }
      ?? (path.isEmpty ? "the commands are " : "the commands of '\(path.joined(separator: " "))' are ")
      + names.sorted().joined(separator: ", ")
    return "Error: There is no command '\(Printable.text(whole(word)))'\nhint: \(hint)"
  }
}
