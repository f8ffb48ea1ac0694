/// A word of a command line that somebody is to paste into a shell.
enum ShellWord {
  /// The word as it is where no shell sees anything in it, else in quotes.
  static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:,@%+=".contains($0) }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The same of a path, which must not look like an option.
  static func path(_ path: String) -> String { quoted(path.hasPrefix("-") ? "./" + path : path) }

  /// The same of a word in double quotes, as people write a title.
  static func title(_ words: [String]) -> String {
    let text = words.joined(separator: " ")
    return text.contains { "\"$`\\!".contains($0) } ? quoted(text) : "\"\(text)\""
  }
}
