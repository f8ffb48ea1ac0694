import ArgumentParser

/// Words that no argument takes: most often a title whose quotes were forgotten.
enum SpareWords {
  /// What to say besides the argument parser's own words; nil where they were about something else.
  ///
  /// - Parameters:
  ///   - message: of the argument parser.
  ///   - arguments: without the program's name.
  static func hint(_ message: String, _ arguments: [String], _ configuration: CommandConfiguration) -> String?
  {
    guard message.contains("nexpected argument") else { return nil }
    let start = command(arguments, configuration).length
    let spare = arguments.indices.first { $0 >= start && message.contains("'\(arguments[$0])'") }
    // It belongs to the word before, if that is an argument or the value of an option.
    guard let spare, spare > start,
      ![arguments[spare], arguments[spare - 1]].contains(where: { $0.hasPrefix("-") })
    else { return nil }
    let end = arguments[spare...].firstIndex { $0.hasPrefix("-") } ?? arguments.endIndex
    let words =
      arguments[..<(spare - 1)].map(ShellWord.quoted) + [ShellWord.title(Array(arguments[(spare - 1)..<end]))]
      + arguments[end...].map(ShellWord.quoted)
    return "words that belong together stand in quotes: blogsite \(words.joined(separator: " "))"
  }

  /// How many words name the command, and the commands that it has below it.
  static func command(
    _ arguments: [String], _ configuration: CommandConfiguration
  ) -> (length: Int, below: [any ParsableCommand.Type]) {
    var length = 0
    var commands = configuration.subcommands
    while length < arguments.count,
      let command = commands.first(where: { $0.configuration.commandName == arguments[length] })
    {
      length += 1
      commands = command.configuration.subcommands
    }
    return (length, commands)
  }
}
