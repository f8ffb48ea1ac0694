import SiteModel

/// Stage 1: `templates/locales/LANG.yml` → `Language`.
package enum LanguageReader {
  /// The language; nil, with errors, where its file cannot be used.
  package static func read(
    code: String, _ bytes: [UInt8]?, known: [String], _ diagnostics: inout [Diagnostic]
  ) -> Language? {
    let file = "\(SiteLayout.locales)/\(code).yml"
    guard let bytes else {
      diagnostics.append(
        .error(
          .missingLanguage, SiteLayout.settings, nil, "there is no language '\(code)': \(file) is missing",
          hint: known.isEmpty
            ? "the folder '\(SiteLayout.locales)' has no language; restore 'templates'"
            : NearestName.hint(code, among: known)))
      return nil
    }
    let errorsBefore = diagnostics.count
    guard let source = SourceText(file: file, bytes: bytes, &diagnostics),
      let value = YAMLSource(file: file, text: source.text, lineOffset: 0, isNested: false).read(
        &diagnostics),
      var keys = KeyReader(file: file, value, &diagnostics)
    else { return nil }

    let months = keys.names("months", &diagnostics).map(\.name)
    if months.count != 12 {
      diagnostics.append(
        .error(
          .wrongLanguage, file, keys.position(of: "months"),
          "'months' must have 12 names, not \(months.count)"))
    }
    let date = pattern("date", ["day", "month", "year"], &keys, &diagnostics)
    let monthYear = pattern("month_year", ["month", "year"], &keys, &diagnostics)
    let firstDay = keys.text("first_day", &diagnostics) ?? "1"
    let plurals = plurals(&keys, &diagnostics)
    let counts = counts(&keys, &diagnostics)
    let messages = messages(&keys, &diagnostics)
    let words = words(&keys, &diagnostics)
    let stopWords = keys.names("stop_words", &diagnostics).map(\.name)
    keys.reportUnknownKeys(&diagnostics)
    guard let plurals, diagnostics.count == errorsBefore else { return nil }
    return Language(
      code: code, months: months, datePattern: date, monthYearPattern: monthYear, firstDay: firstDay,
      plurals: plurals, counts: counts, messages: messages, words: words, stopWords: stopWords)
  }

  private static func pattern(
    _ key: String, _ placeholders: [String], _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> String {
    let example = placeholders.map { "{\($0)}" }.joined(separator: " ")
    guard let text = keys.requiredText(key, &diagnostics, hint: "for example: \(key): \"\(example)\"")
    else {
      return ""
    }
    checkPlaceholders(text, placeholders, keys.file, keys.position(of: key), &diagnostics)
    return text
  }

  /// An error for every `{name}` that nothing will fill in.
  private static func checkPlaceholders(
    _ text: String, _ known: [String], _ file: String, _ position: SourcePosition,
    _ diagnostics: inout [Diagnostic]
  ) {
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part.prefix { $0 != "}" })
      if part.contains("}"), known.contains(name) { continue }
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

  private static func counts(
    _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> [Language.Counted: [PluralCategory: String]] {
    guard var group = keys.group("counts", &diagnostics) else {
      diagnostics.append(
        .error(.wrongLanguage, keys.file, keys.position(of: "counts"), "'counts' is missing"))
      return [:]
    }
    var counts: [Language.Counted: [PluralCategory: String]] = [:]
    for counted in Language.Counted.allCases {
      guard var forms = group.group(counted.rawValue, &diagnostics) else {
        diagnostics.append(
          .error(.wrongLanguage, group.file, group.position, "'\(counted.rawValue)' is missing"))
        continue
      }
      for category in PluralCategory.allCases {
        if category == .other {
          counts[counted, default: [:]][.other] = forms.requiredText(
            "other", &diagnostics, hint: "for example: other: \"{n} \(counted.rawValue)\"")
        } else {
          counts[counted, default: [:]][category] = forms.text(category.rawValue, &diagnostics)
        }
        if let form = counts[counted]?[category] {
          checkPlaceholders(form, ["n"], forms.file, forms.position(of: category.rawValue), &diagnostics)
        }
      }
      forms.reportUnknownKeys(&diagnostics)
    }
    group.reportUnknownKeys(&diagnostics)
    return counts
  }

  private static func messages(
    _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> [Language.Message: String] {
    guard var group = keys.group("messages", &diagnostics) else {
      diagnostics.append(
        .error(.wrongLanguage, keys.file, keys.position(of: "messages"), "'messages' is missing"))
      return [:]
    }
    var messages: [Language.Message: String] = [:]
    for message in Language.Message.allCases {
      let key = message.rawValue
      messages[message] = group.requiredText(key, &diagnostics, hint: "add the text '\(key)'")
      if let text = messages[message] {
        checkPlaceholders(text, message.placeholders, group.file, group.position(of: key), &diagnostics)
        if message.isAddress, !Slug.isSafe(text) {
          diagnostics.append(
            .error(
              .wrongLanguage, group.file, group.position(of: key),
              "'\(key)' cannot be used in an address: '\(text)'",
              hint: "write one word in lower case, such as \(key): search"))
        }
      }
    }
    group.reportUnknownKeys(&diagnostics)
    return messages
  }

  private static func words(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> [String: String] {
    guard var group = keys.group("words", &diagnostics) else { return [:] }
    var words: [String: String] = [:]
    for entry in group.unaskedKeys() { words[entry.key] = group.text(entry.key, &diagnostics) ?? "" }
    return words
  }
}
