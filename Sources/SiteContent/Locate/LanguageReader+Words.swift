import SiteModel

extension LanguageReader {
  /// The forms of one noun belong together: a noun that is written takes the place of all of the fallback's.
  ///
  /// - Parameters:
  ///   - fallback: of another language, it lends what languages did not need to have at first.
  ///   - borrowed: gets the keys that it had to lend.
  static func counts(
    _ keys: inout KeyReader, _ fallback: LanguageFallback?, _ plurals: PluralRules?,
    _ borrowed: inout [String], _ diagnostics: inout [Diagnostic]
  ) -> [Language.Counted: [PluralCategory: String]] {
    let lender = fallback?.language
    let same = fallback?.isSameLanguage == true ? lender : nil
    guard var group = keys.group("counts", &diagnostics) else {
      if let same, !keys.isWritten("counts") { return same.counts }
      diagnostics.append(
        .error(
          .wrongLanguage, keys.file, keys.position(of: "counts"), "'counts' is missing",
          hint: "a whole file to begin with: blogsite theme copy locales/en.yml"))
      return [:]
    }
    var counts: [Language.Counted: [PluralCategory: String]] = [:]
    for counted in Language.Counted.allCases {
      let key = counted.rawValue
      if !group.isWritten(key), let forms = (counted.isLent ? lender : same)?.counts[counted] {
        counts[counted] = forms
        if same == nil { borrowed.append(key) }
        continue
      }
      if let text = group.value(key)?.text {
        diagnostics.append(
          .error(
            .wrongLanguage, group.file, group.position(of: key),
            "'\(key)' needs a form for each plural, not one text",
            hint: "for example: \(key): {one: \"…\", other: \"\(text)\"}"))
        continue
      }
      let before = diagnostics.count
      guard var forms = group.group(key, &diagnostics) else {
        if diagnostics.count == before {
          diagnostics.append(
            .error(
              .wrongLanguage, group.file, group.position, "'\(key)' is missing",
              hint: "for example: \(key): {one: \"{n} …\", other: \"{n} …\"}"))
        }
        continue
      }
      counts[counted] = self.forms(of: key, &forms, plurals, &diagnostics)
    }
    group.reportUnknownKeys(&diagnostics) { entry in
      NearestName.hint(entry.key, among: Language.Counted.allCases.map(\.rawValue))
    }
    return counts
  }

  private static func forms(
    of key: String, _ group: inout KeyReader, _ plurals: PluralRules?, _ diagnostics: inout [Diagnostic]
  ) -> [PluralCategory: String] {
    var forms: [PluralCategory: String] = [:]
    for category in PluralCategory.allCases {
      let name = category.rawValue
      if category == .other {
        forms[.other] = group.requiredText(
          "other", &diagnostics, hint: "for example: other: \"{n} \(key)\"")
      } else {
        forms[category] = group.text(name, &diagnostics)
      }
      guard let form = forms[category] else { continue }
      let position = group.position(of: name)
      checkPlaceholders(form, ["n"], group.file, position, &diagnostics)
      LanguageText(file: group.file, key: name, position: position, placeholders: ["n"]).check(
        form, &diagnostics)
      if let plurals, category != .other, !plurals.categories.contains(category) {
        diagnostics.append(
          .warning(
            .uselessKey, group.file, position,
            "'\(name)' is never used: 'plurals' does not say of which numbers",
            hint: "add '\(name)' under 'plurals', or delete the form"))
      }
    }
    group.reportUnknownKeys(&diagnostics)
    return forms
  }

  /// - Parameter known: the words of the program.
  static func words(
    _ keys: inout KeyReader, _ known: [String: String], _ diagnostics: inout [Diagnostic]
  ) -> (words: [String: String], positions: [(String, SourcePosition)]) {
    guard var group = keys.group("words", &diagnostics) else { return ([:], []) }
    var words: [String: String] = [:]
    var positions: [(String, SourcePosition)] = []
    for entry in group.unaskedKeys() {
      let text = group.text(entry.key, &diagnostics) ?? ""
      words[entry.key] = text
      positions.append((entry.key, entry.keyPosition))
      if entry.value.isNull {
        diagnostics.append(
          .warning(
            .missingWord, group.file, entry.keyPosition,
            "'\(entry.key)' has no value: readers see nothing in its place",
            hint: "write the words, or \"\" to show nothing on purpose"))
      } else if let standard = CommentPagePaths.words[entry.key], !Slug.isSafe(text) {
        diagnostics.append(
          .warning(
            .wrongAddress, group.file, entry.keyPosition,
            "'\(entry.key)' cannot be used in an address: '\(text)'; '\(standard)' stands there",
            hint: "write one word in lower case, such as \(entry.key): \(standard)"))
      }
      let check = LanguageText(
        file: group.file, key: entry.key, position: entry.keyPosition,
        placeholders: known[entry.key].map(LanguageText.placeholders) ?? [])
      check.check(text, &diagnostics)
      // A blog's own words may be filled in by its own scripts.
      if known[entry.key] != nil { check.checkPlaceholders(text, &diagnostics) }
    }
    return (words, positions)
  }
}

extension Language.Counted {
  /// Whether the first languages did without it.
  fileprivate var isLent: Bool { self == .readingMinutes }
}
