import ArgumentParser

/// Options that stand before the name of their command, as those of other programs do.
enum EarlyOptions {
  /// What to say besides the argument parser's own words; nil where they were about something else.
  ///
  /// - Parameters:
  ///   - message: of the argument parser.
  ///   - arguments: without the program's name.
  static func hint(_ message: String, _ arguments: [String], _ configuration: CommandConfiguration) -> String?
  {
    let (start, commands) = SpareWords.command(arguments, configuration)
    guard message.contains("nknown option"), start < arguments.count, arguments[start].hasPrefix("-"),
      let name = arguments[start...].firstIndex(where: { word in
        commands.contains { $0.configuration.commandName == word }
      })
    else { return nil }
    let rest = Array(arguments[name...])
    let length = SpareWords.command(rest, CommandConfiguration(subcommands: commands)).length
    let words = arguments[..<start] + rest[..<length] + arguments[start..<name] + rest[length...]
    return "options go after their command: blogsite "
      + words.map(ShellWord.quoted).joined(separator: " ")
  }
}
