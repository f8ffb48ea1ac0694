import SiteModel

/// The key `lang`: the language of one text.
enum LanguageTag {
  static func read(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let tag = keys.text("lang", &diagnostics) else { return nil }
    // WordPress and Unix write `fr_FR`.
    let written = tag.replacing("_", with: "-")
    if written.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil { return written }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: "lang"), "'lang' is not a language tag: '\(tag)'",
        hint: "for example: lang: en"))
    return nil
  }
}
