package import SiteModel

/// A word of the templates that a blog's own language file has.
package struct OwnWord: Hashable, Sendable {
  package var key: String
  package var file: String
  package var position: SourcePosition
  /// Whether the program has a word of that name, which this one takes the place of.
  package var isKnown: Bool
}

/// What stands in for the lines that a language file does not have.
struct LanguageFallback {
  var language: Language
  /// Whether it is the same language: of another one, only sentences and words can help.
  var isSameLanguage: Bool
}

extension LanguageReader {
  /// The language of a site: the lines of its own file, and the program's where it has none.
  ///
  /// A later program brings words and sentences that an older blog's file lacks: they come from the program, in English
  /// where it does not know the blog's language.
  ///
  /// - Parameter position: of the code in the settings.
  /// - Returns: nil, with errors, where the language cannot be used.
  /// - Throws: `DiskError`.
  static func read(
    _ code: String, at position: SourcePosition?, _ layout: SiteLayout, _ diagnostics: inout [Diagnostic]
  ) throws(DiskError) -> (language: Language, ownWords: [OwnWord])? {
    var unreadable: [Diagnostic] = []
    let own = try SiteFiles(layout).bytesIfPresent(
      of: RelativePath(file(of: code)), atMost: FileLimit.words, &unreadable)
    diagnostics += unreadable
    if own == nil, unreadable.hasErrors { return nil }
    var fallback: LanguageFallback?
    for candidate in [code, "en"] where fallback == nil {
      guard let bytes = layout.theme.bytes(of: file(of: candidate)) else { continue }
      // It has no errors: a test sees to that.
      var unheard: [Diagnostic] = []
      let language = read(code: code, bytes, fallback: nil, known: [], &unheard)?.language
      fallback = language.map { LanguageFallback(language: $0, isSameLanguage: candidate == code) }
    }
    if own == nil, let fallback, fallback.isSameLanguage { return (fallback.language, []) }
    var known: Set<String> = []
    for file in try FolderListing.entries(of: layout.path(SiteLayout.locales), badName: { _ in }).map(\.name)
      + layout.theme.files(below: SiteLayout.locales).map({
        String($0.dropFirst(SiteLayout.locales.count + 1))
      })
    where file.hasSuffix(".yml") { known.insert(String(file.dropLast(4))) }
    return read(
      code: code, own, fallback: fallback, known: known.sorted(), position: position, &diagnostics)
  }

  static func file(of code: String) -> String { "\(SiteLayout.locales)/\(code).yml" }

  /// One warning for all the sentences and words that had to come from another language.
  static func report(_ borrowed: [String], in file: String, _ diagnostics: inout [Diagnostic]) {
    guard !borrowed.isEmpty else { return }
    let names = borrowed.sorted().map { "'\($0)'" }
    let shown = names.prefix(10).joined(separator: ", ")
    let rest = names.count > 10 ? " and \(names.count - 10) more" : ""
    let places =
      borrowed.contains("reading_minutes") ? "'counts', 'messages' and 'words'" : "'messages' and 'words'"
    diagnostics.append(
      .warning(
        .missingWord, file, nil,
        "\(names.count == 1 ? "this text is" : "these texts are") missing and shown in English: \(shown)\(rest)",
        hint:
          "add \(names.count == 1 ? "it" : "them") under \(places); en.yml of the program has the English ones: "
          + "blogsite theme copy locales/en.yml"))
  }
}
