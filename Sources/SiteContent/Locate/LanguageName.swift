import SiteModel

/// What people write for a language, and what its file is called.
package enum LanguageName {
  private static let codes = [
    "français": "fr", "francais": "fr", "french": "fr", "fra": "fr", "fre": "fr", "anglais": "en",
    "english": "en", "eng": "en", "allemand": "de", "german": "de", "deutsch": "de", "espagnol": "es",
    "spanish": "es", "italien": "it", "italian": "it", "portugais": "pt", "portuguese": "pt", "breton": "br",
    "arabe": "ar", "arabic": "ar", "néerlandais": "nl", "dutch": "nl",
  ]

  /// `fr` for `fr_FR`, `fr-FR.UTF-8` and `français`; else a language whose code is a slip away.
  static func meant(by name: String, among known: [String]) -> String? {
    let name = name.lowercased()
    let code = codes[name] ?? String(name.prefix { $0.isLetter })
    if known.contains(code) { return code }
    return NearestName.of(name, among: known, atMost: name.count < 6 ? 1 : 2)
  }

  /// The code of a language that is called by its name, `fr` of `Français`, or by that of a computer's settings, `en-US`
  /// of `en_US.UTF-8`.
  static func code(of name: String) -> String? {
    if let code = codes[name.lowercased()] { return code }
    let tag = String(name.prefix { $0 != "." }).replacing("_", with: "-")
    return tag.count < name.count && isTag(tag) ? tag : nil
  }

  /// Whether two names are those of one language: `fr_FR`, `francais` and `fr`.
  package static func areSame(_ name: String, _ other: String) -> Bool {
    func code(_ name: String) -> String {
      codes[name.lowercased()] ?? String(name.lowercased().prefix { $0.isLetter })
    }
    return code(name) == code(other)
  }

  /// Whether it is in the form of a language tag (BCP 47), such as `en` or `pt-BR`.
  static func isTag(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) != nil
  }
}
