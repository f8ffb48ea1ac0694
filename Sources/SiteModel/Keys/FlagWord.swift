/// What people and other systems write for true and false, where a flag is asked for.
package enum FlagWord {
  /// Nil for a word that is neither.
  package static func meaning(of word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "yes", "on", "y", "1", "oui", "vrai": true
    case "false", "no", "off", "n", "0", "non", "faux": false
    default: nil
    }
  }

  /// `true` or `false` for what means it, any other word as it is.
  static func plain(_ word: String) -> String { meaning(of: word).map(String.init) ?? word }

  /// Whether it is a flag and nothing else: `1` is a number as well.
  static func isOnlyFlag(_ word: String) -> Bool { word.count > 1 && meaning(of: word) != nil }
}
