import SiteModel

/// A key of a language's file that has no meaning at its top.
enum UnknownLanguageKey {
  private static let known = [
    "months", "date", "month_year", "first_day", "plurals", "counts", "messages", "words", "stop_words",
  ]
  private static let french = [
    "mots": "words", "mois": "months", "textes": "words", "phrases": "messages", "pluriels": "plurals",
    "premier_jour": "first_day", "mots_vides": "stop_words", "translations": "words", "strings": "words",
  ]

  static func hint(_ entry: YAMLValue.Entry) -> String? {
    let name = entry.key.lowercased().replacing("-", with: "_")
    if let own = french[name] ?? (known.contains(name) ? name : nil) { return "write '\(own)' instead" }
    if let nearest = NearestName.of(name, among: known, atMost: name.count < 6 ? 1 : 2) {
      return "did you mean '\(nearest)'?"
    }
    if case .group = entry.value.shape, entry.key.wholeMatch(of: /[A-Za-z]{2}(?:[_-][A-Za-z]+)?/) != nil {
      return "a file holds one language: delete this line, and take the indentation below it away"
    }
    let list = "known: \(known.sorted().joined(separator: ", "))"
    guard case .line(let text) = entry.value.shape, !text.isEmpty else { return list }
    return "a word that templates ask for stands below 'words:', indented; \(list)"
  }
}
