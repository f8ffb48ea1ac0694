import SiteModel

/// The key `lang`: the language of one text, where it is not the site's.
enum LanguageKey {
  /// A language tag (BCP 47), such as `en` or `pt-BR`; nil where the text is in the site's language.
  static func read(_ keys: inout KeyReader, _ settings: Settings, _ diagnostics: inout [Diagnostic])
    -> String?
  {
    guard let tag = keys.text("lang", &diagnostics) else { return nil }
    let written = tag.replacing("_", with: "-")
    guard LanguageName.isTag(written) else {
      diagnostics.append(
        .error(
          .wrongValue, keys.file, keys.position(of: "lang"), "'lang' is not the name of a language: '\(tag)'",
          hint: LanguageName.code(of: tag).map { "write 'lang: \($0)'" } ?? "for example: en, de, br, pt-BR"))
      return nil
    }
    return written.lowercased() == settings.language.lowercased() ? nil : written
  }
}
