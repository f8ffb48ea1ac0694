package import SiteModel

/// Stage 1: `templates/locales/LANG.yml` → `Language`.
package enum LanguageReader {
  /// The language and the words of its file; nil, with errors, where the file cannot be used.
  ///
  /// - Parameters:
  ///   - fallback: has what the file has not; without one the file must be complete.
  ///   - known: the languages to offer where there is no file.
  ///   - position: of the language's name in the settings.
  package static func read(
    code: String, _ bytes: [UInt8]?, known: [String], position: SourcePosition? = nil,
    _ diagnostics: inout [Diagnostic]
  ) -> Language? {
    read(code: code, bytes, fallback: nil, known: known, position: position, &diagnostics)?.language
  }

  static func read(
    code: String, _ bytes: [UInt8]?, fallback: LanguageFallback?, known: [String],
    position: SourcePosition? = nil, _ diagnostics: inout [Diagnostic]
  ) -> (language: Language, ownWords: [OwnWord])? {
    let file = file(of: code)
    guard let bytes else {
      diagnostics.append(
        .error(
          .missingLanguage, SiteLayout.settings, position,
          "there is no language '\(code)': \(file) is missing",
          hint: known.isEmpty
            ? "the folder '\(SiteLayout.locales)' has no language; restore 'templates'"
            : LanguageName.meant(by: code, among: known).map { "did you mean '\($0)'?" }
              ?? "known: \(known.sorted().joined(separator: ", "))"))
      return nil
    }
    let before = diagnostics.count
    guard let source = SourceText(file: file, bytes: bytes, &diagnostics),
      let value = YAMLSource(file: file, text: source.text, lineOffset: 0, keys: nil).read(&diagnostics),
      var keys = KeyReader(file: file, value, nil, &diagnostics)
    else { return nil }

    let same = fallback.flatMap { $0.isSameLanguage ? $0.language : nil }
    var borrowed: [String] = []
    var months = keys.names("months", &diagnostics).map(\.name)
    if let same, !keys.isWritten("months") { months = same.months }
    if months.count != 12 {
      diagnostics.append(
        .error(
          .wrongLanguage, file, keys.position(of: "months"),
          "'months' must have 12 names, not \(months.count)"))
    }
    let date = pattern("date", ["day", "month", "year"], same?.datePattern, &keys, &diagnostics)
    let monthYear = pattern("month_year", ["month", "year"], same?.monthYearPattern, &keys, &diagnostics)
    let firstDay = keys.text("first_day", &diagnostics) ?? same?.firstDay ?? "1"
    let plurals =
      keys.isWritten("plurals") ? plurals(&keys, &diagnostics) : same?.plurals ?? (try? PluralRules([:]))
    let counts = counts(&keys, fallback, plurals, &borrowed, &diagnostics)
    let messages = messages(&keys, fallback, &borrowed, &diagnostics)
    let own = words(&keys, fallback?.language.words ?? [:], &diagnostics)
    let words = own.words.merging(fallback?.language.words ?? [:]) { mine, _ in mine }
    var stopWords = keys.names("stop_words", &diagnostics).map(\.name)
    if let same, !keys.isWritten("stop_words") { stopWords = same.stopWords }
    keys.reportUnknownKeys(&diagnostics, hint: UnknownLanguageKey.hint)
    if !LanguageName.isTag(code.replacing("_", with: "-")) {
      diagnostics.append(
        .warning(
          .wrongLanguage, SiteLayout.settings, position,
          "browsers do not know the language code '\(code)'",
          hint:
            "call the file and 'language' \(LanguageName.code(of: code) ?? "by a code, such as de or pt-BR")")
      )
    }
    let ownWords = own.positions.map { key, position in
      OwnWord(key: key, file: file, position: position, isKnown: fallback?.language.words[key] != nil)
    }
    guard let plurals, !diagnostics[before...].contains(where: { $0.severity == .error }) else {
      // Nothing is published with an error about; what else is wrong is still to be found.
      guard var language = fallback?.language else { return nil }
      language.words = words
      return (language, ownWords)
    }
    if let fallback, !fallback.isSameLanguage {
      borrowed += fallback.language.words.keys.filter { own.words[$0] == nil }
      report(borrowed, in: file, &diagnostics)
    }
    let language = Language(
      code: code, months: months, datePattern: date, monthYearPattern: monthYear, firstDay: firstDay,
      plurals: plurals, counts: counts, messages: messages, words: words, stopWords: stopWords)
    return (language, ownWords)
  }

  private static func pattern(
    _ key: String, _ placeholders: [String], _ fallback: String?, _ keys: inout KeyReader,
    _ diagnostics: inout [Diagnostic]
  ) -> String {
    if let fallback, !keys.isWritten(key) { return fallback }
    let example = placeholders.map { "{\($0)}" }.joined(separator: " ")
    guard let text = keys.requiredText(key, &diagnostics, hint: "for example: \(key): \"\(example)\"")
    else {
      return ""
    }
    let position = keys.position(of: key)
    checkPlaceholders(text, placeholders, keys.file, position, &diagnostics)
    if !text.contains("{") {
      diagnostics.append(
        .warning(
          .wrongLanguage, keys.file, position, "'\(key)' has no placeholder: every date is '\(text)'",
          hint: "for example: \(key): \"\(example)\""))
    }
    return text
  }

  /// An error for every `{name}` that nothing will fill in.
  static func checkPlaceholders(
    _ text: String, _ known: [String], _ file: String, _ position: SourcePosition,
    _ diagnostics: inout [Diagnostic]
  ) {
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part.prefix { $0 != "}" })
      if part.contains("}"), known.contains(name) { continue }
      // The first of two braces: what stands behind them is looked at next.
      if part.isEmpty, text.contains("{{") {
        diagnostics.append(
          .error(
            .wrongLanguage, file, position, "placeholders stand in one brace, not in two",
            hint: "write \(text.replacing("{{", with: "{").replacing("}}", with: "}"))"))
        return
      }
      diagnostics.append(
        .error(
          .wrongLanguage, file, position, "unknown placeholder '{\(name)}'",
          hint: known.isEmpty
            ? "this text has no placeholders" : "known: \(known.map { "{\($0)}" }.joined(separator: ", "))"))
    }
  }

  private static func plurals(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> PluralRules? {
    guard var group = keys.group("plurals", &diagnostics) else { return try? PluralRules([:]) }
    var rules: [PluralCategory: String] = [:]
    for category in PluralCategory.allCases where category != .other {
      rules[category] = group.text(category.rawValue, &diagnostics)
    }
    group.reportUnknownKeys(&diagnostics)
    do {
      return try PluralRules(rules)
    } catch {
      diagnostics.append(
        .error(
          .wrongLanguage, group.file, group.position, error.reason,
          hint: "write CLDR rules, such as one: \"i = 0,1\""))
      return nil
    }
  }

  /// - Parameter borrowed: gets the keys that the fallback had to lend.
  private static func messages(
    _ keys: inout KeyReader, _ fallback: LanguageFallback?, _ borrowed: inout [String],
    _ diagnostics: inout [Diagnostic]
  ) -> [Language.Message: String] {
    guard var group = keys.group("messages", &diagnostics) else {
      if let fallback, !keys.isWritten("messages") {
        borrowed += Language.Message.allCases.map(\.rawValue)
        return fallback.language.messages
      }
      diagnostics.append(
        .error(.wrongLanguage, keys.file, keys.position(of: "messages"), "'messages' is missing"))
      return [:]
    }
    var messages: [Language.Message: String] = [:]
    for message in Language.Message.allCases {
      let key = message.rawValue
      if let text = fallback?.language.messages[message], !group.isWritten(key) {
        messages[message] = text
        borrowed.append(key)
        continue
      }
      messages[message] = group.requiredText(key, &diagnostics, hint: "add the text '\(key)'")
      if let text = messages[message] {
        let position = group.position(of: key)
        let before = diagnostics.count
        checkPlaceholders(text, message.placeholders, group.file, position, &diagnostics)
        if diagnostics.count == before {
          LanguageText(file: group.file, key: key, position: position, placeholders: message.placeholders)
            .check(text, &diagnostics)
        }
        if message.isAddress, !Slug.isSafe(text) {
          diagnostics.append(
            .error(
              .wrongLanguage, group.file, group.position(of: key),
              "'\(key)' cannot be used in an address: '\(text)'",
              hint: "write one word in lower case, such as \(key): search"))
        }
      }
    }
    group.reportUnknownKeys(&diagnostics) { entry in
      let known = Language.Message.allCases.map(\.rawValue)
      return NearestName.of(entry.key, among: known).map { "did you mean '\($0)'?" }
        ?? (fallback?.language.words[entry.key] == nil
          ? "known: \(known.sorted().joined(separator: ", "))" : "it stands under 'words'")
    }
    return messages
  }
}
