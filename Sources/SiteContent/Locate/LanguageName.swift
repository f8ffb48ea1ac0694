import SiteModel

/// What people write for a language, and what its file is called.
enum LanguageName {
  private static let codes = [
    "français": "fr", "francais": "fr", "french": "fr", "fra": "fr", "fre": "fr", "anglais": "en",
    "english": "en", "eng": "en",
  ]

  /// `fr` for `fr_FR`, `fr-FR.UTF-8` and `français`; else a language whose code is a slip away.
  static func meant(by name: String, among known: [String]) -> String? {
    let name = name.lowercased()
    let code = codes[name] ?? String(name.prefix { $0.isLetter })
    if known.contains(code) { return code }
    return NearestName.of(name, among: known, atMost: name.count < 6 ? 1 : 2)
  }
}
