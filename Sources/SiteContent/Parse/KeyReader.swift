import SiteModel

/// Reads the keys of a group one by one, and finds the ones that nobody asked for.
struct KeyReader {
  let file: String
  /// Where the group begins: errors on missing keys point there.
  let position: SourcePosition
  private let entries: [YAMLValue.Entry]
  /// The description of the keys that may stand here; nil where they have none.
  let keys: [Key]?
  /// What other systems write here and nothing asks for.
  private let needless: Set<String>
  private var asked: Set<String> = []
  /// Keys that are no error, but are not offered to anyone either.
  private var ignored: Set<String> = []

  /// Nil, with an error, where the value is not a group of keys.
  init?(file: String, _ value: YAMLValue, _ set: KeySet?, _ diagnostics: inout [Diagnostic]) {
    self.init(file: file, value, set?.keys, needless: set?.needless ?? [], of: nil, &diagnostics)
  }

  /// - Parameter owner: the key that the group stands behind.
  private init?(
    file: String, _ value: YAMLValue, _ keys: [Key]?, needless: Set<String>, of owner: Key?,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard case .mapping(let entries) = value.content else {
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "expected 'key: value' lines here, not \(value.kindName)",
          hint: Self.groupHint(value.text, keys ?? [], of: owner)))
      return nil
    }
    self.file = file
    self.position = value.position
    self.entries = entries
    self.keys = keys
    self.needless = needless
  }

  /// What is known of a key; nil where it has no description.
  func description(of key: String) -> Key? { keys?.first { $0.name == key } }

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
  ///
  /// - Parameter ownHint: where the keys have no description, how to mend one.
  func reportUnknownKeys(
    _ diagnostics: inout [Diagnostic], hint ownHint: (YAMLValue.Entry) -> String? = { _ in nil }
  ) {
    let written = Set(entries.map(\.key))
    for entry in unaskedKeys() where !ignored.contains(entry.key) {
      diagnostics.append(
        .error(
          .unknownKey, file, entry.keyPosition, "unknown key '\(entry.key)'",
          hint: keys.map { keys in
            UnknownKey(entry.key, entry.value.shape).hint(
              among: keys, written: written, needless: needless)
          } ?? ownHint(entry) ?? NearestName.hint(entry.key, among: Array(asked), limit: 30)))
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
          hint: lineHint(key, value)))
      return nil
    }
    let joined = Self.joined(text)
    guard !joined.isEmpty else { return nil }
    let line = withoutEntities(joined, key, value.position, &diagnostics)
    warnOfMarkup(in: line, key, value.position, &diagnostics)
    return line
  }

  /// A text in which HTML's names of characters, as WordPress exports them, are the characters.
  func withoutEntities(
    _ text: String, _ key: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) -> String {
    guard text.utf8.contains(.ampersand), description(of: key)?.isReadersText ?? false else { return text }
    let decoded = HTMLEntities.decoded(text)
    if decoded != text {
      diagnostics.append(
        .warning(
          .htmlEntity, file, position, "'\(key)' contains HTML entities: it is shown as '\(decoded)'",
          hint: "write the characters themselves"))
    }
    return decoded
  }

  /// Line breaks become spaces; other spaces, such as no-break ones, stay as they are.
  private static func joined(_ text: String) -> String {
    let trimmed = text.trimming { $0.isWhitespace }
    guard mayBreak(trimmed.utf8), trimmed.contains(where: { $0.isNewline || $0 == "\t" })
    else { return String(trimmed) }
    return trimmed.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
  }

  /// Bytes tell of most texts what characters take long to tell: a break is a control character, U+0085 (C2 85), U+2028
  /// or U+2029 (E2 80 A8 and A9).
  private static func mayBreak(_ bytes: Substring.UTF8View) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x85 && before == 0xC2 || (byte == 0xA8 || byte == 0xA9) && before == 0x80 {
        return true
      }
      before = byte
    }
    return false
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
        .wrongValue, file, value.position, "'\(key)' must be true or false",
        hint: Self.flagHint(key, value.text)))
    return false
  }

  /// Beyond it no setting makes sense, and sums could overflow.
  private static let largestNumber = 1_000_000_000

  mutating func positiveNumber(
    _ key: String, atLeast minimum: Int = 1, atMost maximum: Int = largestNumber,
    _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard let value = value(key) else { return nil }
    if let text = value.text, let number = Int(text), (minimum...maximum).contains(number) {
      return number
    }
    diagnostics.append(
      .error(
        .wrongValue, file, value.position,
        "'\(key)' must be a whole number from \(minimum) to \(maximum)"))
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
      let moment = try Moment(parsing: text, in: zone)
      if let warning = DateCheck.warning(of: moment, "'\(key)'", file, value.position) {
        diagnostics.append(warning)
      }
      return moment
    } catch {
      diagnostics.append(DateCheck.error(error, in: text, "'\(key)'", zone, file, value.position))
      return nil
    }
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ diagnostics: inout [Diagnostic]
  ) -> Choice? where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    if let text = value.text {
      let word = description(of: key)?.acceptedWords[text.lowercased()]
      if let choice = Choice(rawValue: word ?? text) { return choice }
    }
    let known = Choice.allCases.map(\.rawValue)
    diagnostics.append(
      .error(
        .wrongValue, file, value.position, "'\(key)' has an unknown value '\(value.text ?? value.kindName)'",
        hint: description(of: key)?.translated(value.text ?? "").map { "write '\(key): \($0)'" }
          ?? nearest(to: value.text ?? "", among: known).map { "did you mean '\($0)'?" }
          ?? "known: \(known.joined(separator: ", "))"))
    return nil
  }

  /// In a short word, two other letters make another word: `ham` is no slip of `spam`.
  private func nearest(to word: String, among known: [String]) -> String? {
    NearestName.ofWord(word, among: known, atMost: word.count < 6 ? 1 : 2)
  }

  mutating func group(_ key: String, _ diagnostics: inout [Diagnostic]) -> KeyReader? {
    value(key).flatMap { entry(of: key, $0, &diagnostics) }
  }

  /// One of the groups that a key's list holds.
  func entry(of key: String, _ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> KeyReader? {
    let owner = description(of: key)
    return KeyReader(file: file, value, owner?.members, needless: [], of: owner, &diagnostics)
  }

  mutating func extra(_ key: String, _ diagnostics: inout [Diagnostic]) -> [String: ExtraValue] {
    guard let value = value(key) else { return [:] }
    guard case .object(let values) = value.extra else {
      diagnostics.append(
        .error(.wrongValue, file, value.position, "'\(key)' must be a group of keys, not \(value.kindName)"))
      return [:]
    }
    if case .mapping(let entries) = value.content { warn(ofDecisions: entries, under: key, &diagnostics) }
    return values
  }

  /// `draft: true` under `extra` is the owner's own, and hides nothing.
  private func warn(
    ofDecisions entries: [YAMLValue.Entry], under key: String, _ diagnostics: inout [Diagnostic]
  ) {
    for entry in entries {
      // A date may be that of a meeting.
      guard let text = entry.value.text, let keys, let decision = Decision(entry.key, text, among: keys),
        decision.isOwn || decision.hides && !isWritten(decision.key.name)
      else { continue }
      diagnostics.append(
        .warning(
          .swallowedValue, file, entry.keyPosition, "'\(entry.key)' under '\(key)' decides nothing",
          hint: decision.isOwn
            ? "write it on a line of its own, without spaces before it"
            : "write '\(decision.line)' on a line of its own, without spaces before it"))
    }
  }
}
