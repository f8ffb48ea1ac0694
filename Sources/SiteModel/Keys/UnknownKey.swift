/// A key that has no meaning where it stands, and what its author most likely meant by it.
package struct UnknownKey {
  /// What stands behind the colon, as far as hints look at it.
  package indirect enum Value: Equatable {
    case empty
    /// A plain or quoted value.
    case line(String)
    case list
    case group([(key: String, value: Value)])

    package static func == (a: Value, b: Value) -> Bool {
      switch (a, b) {
      case (.empty, .empty), (.list, .list): true
      case (.line(let x), .line(let y)): x == y
      case (.group(let x), .group(let y)): x.map(\.key) == y.map(\.key)
      default: false
      }
    }
  }

  var name: String
  var value: Value

  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// How to mend it: the name that it has here, where another system gives it this one; else the nearest name, if it
  /// is near enough to be a slip; else what is known.
  ///
  /// - Parameters:
  ///   - keys: those that are known where it stands.
  ///   - written: those that stand there already.
  ///   - needless: what is not asked for here.
  package func hint(among keys: [Key], written: Set<String>, needless: Set<String>) -> String? {
    let plain = Self.folded(name)
    if let hint = translation(plain, keys) { return hint }
    if let key = keys.first(where: { $0.synonyms.contains { Self.folded($0) == plain } }) {
      return rename(to: key, isWritten: written.contains(key.name))
    }
    let hasExtra = keys.contains { $0.name == Key.extra.name }
    if needless.contains(where: { Self.folded($0) == plain }) {
      return hasExtra ? "not needed: delete it, or put it under 'extra'" : "not needed: delete the line"
    }
    if let group = keys.first(where: { key in key.members.contains { $0.name == name } }),
      case .group = group.kind
    {
      return "write it under '\(group.name)'"
    }
    let names = keys.map(\.name)
    if let nearest = NearestName.of(name, among: names, atMost: name.count < 6 ? 1 : 2) {
      return "did you mean '\(nearest)'?"
    }
    guard !names.isEmpty else { return nil }
    let own = hasExtra ? "put it under 'extra' if it is for templates of your own; " : ""
    return own + "known: " + names.sorted().joined(separator: ", ")
  }

  /// `published: false` is `draft: true`.
  private func translation(_ plain: String, _ keys: [Key]) -> String? {
    guard case .line(let text) = value else { return nil }
    for key in keys {
      guard let words = key.translations.first(where: { Self.folded($0.key) == plain })?.value,
        let own = words[text.lowercased()] ?? words[Self.flag(text.lowercased())] ?? words["*"]
      else { continue }
      if key.standard == .value(own) { return "delete the line: it says what holds without it" }
      return "write '\(key.name): \(own)'"
    }
    return nil
  }

  /// Other readers of YAML take more words for true and false.
  private static func flag(_ word: String) -> String {
    switch word {
    case "yes", "on", "y", "1", "oui": "true"
    case "no", "off", "n", "0", "non": "false"
    default: word
    }
  }

  private func rename(to key: Key, isWritten: Bool) -> String {
    if isWritten {
      return key.kind == .names
        ? "move what it names to '\(key.name)'" : "delete the line: '\(key.name)' stands there as well"
    }
    guard let text = line(value, for: key), Self.isPlain(text) else { return "write '\(key.name)' instead" }
    return "write '\(key.name): \(text)'"
  }

  /// The value as one line, of a group such as `cover: {image: x}` the part that is meant.
  private func line(_ value: Value, for key: Key) -> String? {
    switch value {
    case .line(let text): text
    case .group(let members):
      members.first { member in
        let plain = Self.folded(member.key)
        return plain == Self.folded(key.name) || ["url", "path", "src", "file", "name"].contains(plain)
      }.flatMap { line($0.value, for: key) }
    case .empty, .list: nil
    }
  }

  /// Whether YAML reads a text back as it stands.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count <= 60 else { return false }
    return (first.properties.isAlphabetic || "0123456789/.".unicodeScalars.contains(first))
      && !text.contains(": ") && !text.hasSuffix(":") && !text.contains(" #")
      && !text.contains { $0.isNewline || $0 == "\t" }
  }

  /// `lastMod`, `last-mod` and `last_mod` are one name.
  static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }
}
