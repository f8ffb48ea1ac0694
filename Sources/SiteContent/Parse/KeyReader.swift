import SiteModel

/// Reads the keys of a group one by one, and finds the ones that nobody asked for.
struct KeyReader {
  let file: String
  /// Where the group begins: errors on missing keys point there.
  let position: SourcePosition
  private let entries: [YAMLValue.Entry]
  private var asked: Set<String> = []
  /// Keys that are no error, but are not offered to anyone either.
  private var ignored: Set<String> = []

  /// Nil, with an error, where the value is no group of keys.
  init?(file: String, _ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard case .mapping(let entries) = value.content else {
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "expected 'key: value' lines here, not \(value.kindName)",
          hint: "write one 'key: value' on a line"))
      return nil
    }
    self.file = file
    self.position = value.position
    self.entries = entries
  }

  /// The value of a key; nil where it is missing or empty.
  mutating func value(_ key: String) -> YAMLValue? {
    asked.insert(key)
    guard let entry = entries.last(where: { $0.key == key }), !entry.value.isNull else { return nil }
    return entry.value
  }

  /// Whether a key stands there, even with nothing behind it.
  func isWritten(_ key: String) -> Bool { entries.contains { $0.key == key } }

  mutating func ignore(_ key: String) { ignored.insert(key) }

  /// Where a key stands, or else where the group begins.
  func position(of key: String) -> SourcePosition {
    entries.last { $0.key == key }?.keyPosition ?? position
  }

  /// Keys of the group that begin like none that was asked for.
  func unaskedKeys() -> [YAMLValue.Entry] { entries.filter { !asked.contains($0.key) } }

  /// An error for every key that nobody asked for.
  func reportUnknownKeys(_ diagnostics: inout [Diagnostic]) {
    for entry in unaskedKeys() where !ignored.contains(entry.key) {
      diagnostics.append(
        .error(
          .unknownKey, file, entry.keyPosition, "unknown key '\(entry.key)'",
          hint: NearestName.hint(entry.key, among: Array(asked), limit: 30)))
    }
  }

  // MARK: Kinds of values

  /// One line of text, without white space at its ends; nil where it is missing.
  mutating func text(_ key: String, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else {
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "'\(key)' must be text, not \(value.kindName)",
          hint: "put the value in quotes: \(key): \"…\""))
      return nil
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : Self.joined(text)
  }

  /// Line breaks become spaces; other spaces, such as no-break ones, stay as they are.
  private static func joined(_ text: String) -> String {
    let trimmed = text.trimming { $0.isWhitespace }
    guard trimmed.contains(where: { $0.isNewline || $0 == "\t" }) else { return String(trimmed) }
    return trimmed.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
  }

  mutating func requiredText(_ key: String, _ diagnostics: inout [Diagnostic], hint: String) -> String? {
    let countBefore = diagnostics.count
    let text = text(key, &diagnostics)
    if text == nil, diagnostics.count == countBefore {
      diagnostics.append(.error(.missingKey, file, position(of: key), "'\(key)' is missing", hint: hint))
    }
    return text
  }

  mutating func flag(_ key: String, _ diagnostics: inout [Diagnostic]) -> Bool {
    guard let value = value(key) else { return false }
    if let bool = value.bool { return bool }
    diagnostics.append(
      .error(
        .wrongValue, file, value.position, "'\(key)' must be true or false", hint: "write '\(key): true'"))
    return false
  }

  /// Beyond it no setting makes sense, and sums could overflow.
  private static let largestNumber = 1_000_000_000

  mutating func positiveNumber(
    _ key: String, atLeast minimum: Int = 1, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard let value = value(key) else { return nil }
    if let text = value.text, let number = Int(text), (minimum...Self.largestNumber).contains(number) {
      return number
    }
    diagnostics.append(
      .error(
        .wrongValue, file, value.position,
        "'\(key)' must be a whole number from \(minimum) to \(Self.largestNumber)"))
    return nil
  }

  mutating func date(_ key: String, in zone: SiteTimeZone, _ diagnostics: inout [Diagnostic]) -> Moment? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else {
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "'\(key)' must be a date, not \(value.kindName)",
          hint: Moment.writtenForms))
      return nil
    }
    do {
      return try Moment(parsing: text, in: zone)
    } catch {
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "'\(key)' \(error.reason): '\(text)'", hint: Moment.writtenForms)
      )
      return nil
    }
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ diagnostics: inout [Diagnostic]
  ) -> Choice? where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    if let text = value.text, let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    diagnostics.append(
      .error(
        .wrongValue, file, value.position, "'\(key)' has an unknown value '\(value.text ?? value.kindName)'",
        hint: NearestName.of(value.text ?? "", among: known).map { "did you mean '\($0)'?" }
          ?? "known: \(known.joined(separator: ", "))"))
    return nil
  }

  /// A YAML list of texts, or one text with commas; every name with its place.
  mutating func names(
    _ key: String, _ diagnostics: inout [Diagnostic]
  ) -> [(name: String, position: SourcePosition)] {
    guard let value = value(key) else { return [] }
    switch value.content {
    case .scalar(let text, _):
      return text.split(separator: ",").map { String($0.trimming { $0.isWhitespace }) }.filter { !$0.isEmpty }
        .map { ($0, value.position) }
    case .list(let values):
      return values.compactMap { item in
        guard let text = item.text else {
          diagnostics.append(
            .error(
              .wrongValue, file, item.position, "every entry of '\(key)' must be text, not \(item.kindName)",
              hint: "put the text in quotes"))
          return nil
        }
        let name = String(text.trimming { $0.isWhitespace })
        return name.isEmpty ? nil : (name, item.position)
      }
    case .mapping:
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "'\(key)' must be a list, or names separated by commas",
          hint: "write '\(key): UMP, INTERNET'"))
      return []
    }
  }

  mutating func group(_ key: String, _ diagnostics: inout [Diagnostic]) -> KeyReader? {
    value(key).flatMap { KeyReader(file: file, $0, &diagnostics) }
  }

  mutating func extra(_ key: String, _ diagnostics: inout [Diagnostic]) -> [String: ExtraValue] {
    guard let value = value(key) else { return [:] }
    guard case .object(let values) = value.extra else {
      diagnostics.append(
        .error(.wrongValue, file, value.position, "'\(key)' must be a group of keys, not \(value.kindName)"))
      return [:]
    }
    return values
  }
}
