/// A key that has no meaning where it stands, and what its author most likely meant by it.
package struct UnknownKey {
  /// What stands behind the colon, as far as hints look at it.
  package indirect enum Value: Equatable {
    case empty
    /// A plain or quoted value.
    case line(String)
    case list([Value])
    case group([(key: String, value: Value)])

    package static func == (a: Value, b: Value) -> Bool {
      switch (a, b) {
      case (.empty, .empty): true
      case (.list(let x), .list(let y)): x == y
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
    if name == "<<" { return "write out the keys that it stands for" }
    let plain = Self.folded(name)
    if let hint = unseen(keys) ?? translation(plain, keys, written) { return hint }
    for key in keys {
      if let advice = key.advice.first(where: { Self.folded($0.key) == plain })?.value { return advice }
    }
    let hasExtra = keys.contains { $0.name == Key.extra.name }
    let unneeded = hasExtra ? "not needed: delete it, or put it under 'extra'" : "not needed: delete the line"
    let deciding = keys.first { $0.translations.contains { Self.folded($0.key) == plain } }
    if let key = keys.first(where: { $0.synonyms.contains { Self.folded($0) == plain } }),
      deciding == nil || isDay(for: key)
    {
      guard !isFlag(insteadOf: key) else {
        // `mise_en_ligne: non` says something of the text, and not of a day.
        let draft = keys.first { $0.kind == .flag && $0.decidesPublication }
        return draft.flatMap { key.decidesPublication ? Self.unclear($0, hasExtra: hasExtra) : nil }
          ?? unneeded
      }
      return RenamedKey(key: key, value: value).hint(isWritten: written.contains(key.name))
    }
    if let deciding { return Self.unclear(deciding, hasExtra: hasExtra) }
    if needless.contains(where: { Self.folded($0) == plain }) { return unneeded }
    if let group = keys.first(where: { key in key.members.contains { $0.name == name } }),
      case .group = group.kind
    {
      return "write it under '\(group.name)'"
    }
    let names = keys.map(\.name)
    if let nearest = NearestName.ofWord(name, among: names, atMost: name.count < 6 ? 1 : 2) {
      return "did you mean '\(nearest)'?"
    }
    if let other = nearestSynonym(plain, keys),
      let hint = UnknownKey(other, value).hint(among: keys, written: written, needless: []),
      hint.hasPrefix("write ") || hint.hasPrefix("delete the line")
    {
      return "if '\(other)' is meant, \(hint)"
    }
    guard !names.isEmpty else { return nil }
    let own = hasExtra ? "put it under 'extra' if it is for templates of your own; " : ""
    return own + "known: " + names.sorted().joined(separator: ", ")
  }

  /// A slip of another system's name: `publised: false`.
  private func nearestSynonym(_ plain: String, _ keys: [Key]) -> String? {
    guard plain.count > 5 else { return nil }
    let near = keys.flatMap { $0.synonyms + $0.translations.keys }.filter {
      $0.count > 5 && $0.first == plain.first && abs(Self.folded($0).count - plain.count) < 2
    }
    return NearestName.ofWord(plain, among: near.map(Self.folded), atMost: 1).flatMap { found in
      near.first { Self.folded($0) == found }
    }
  }

  /// A no-break space beside a name is a part of it, and looks like nothing at all.
  private func unseen(_ keys: [Key]) -> String? {
    let seen = String(
      name.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .format })
    guard seen != name, keys.contains(where: { $0.name == seen }) else { return nil }
    return "type '\(seen):' again: an invisible character or a space is part of the name"
  }

  /// The key that another system's name and value mean here, and its value.
  package func meaning(among keys: [Key]) -> (key: Key, value: String)? {
    guard case .line(let text) = value else { return nil }
    let plain = Self.folded(name)
    for key in keys {
      let words = key.translations.first { Self.folded($0.key) == plain }?.value
      if let own = words?[text.lowercased()] ?? words?[FlagWord.plain(text)] { return (key, own) }
    }
    // `published` may be a date as well.
    for key in keys {
      guard key.synonyms.contains(where: { Self.folded($0) == plain }), let own = key.translated(text) else {
        continue
      }
      return (key, own)
    }
    return nil
  }

  /// `published: false` is `draft: true`.
  private func translation(_ plain: String, _ keys: [Key], _ written: Set<String>) -> String? {
    guard case .line(let text) = value else { return nil }
    for key in keys {
      guard let words = key.translations.first(where: { Self.folded($0.key) == plain })?.value,
        let own = words[text.lowercased()] ?? words[FlagWord.plain(text)] ?? words["*"]
      else { continue }
      if key.standard == .value(own) { return "delete the line: it says what holds without it" }
      return written.contains(key.name)
        ? "write what is meant behind '\(key.name)', and delete this line" : "write '\(key.name): \(own)'"
    }
    return nil
  }

  /// The key says something of what readers see; its value does not say what.
  private static func unclear(_ key: Key, hasExtra: Bool) -> String {
    guard case .choice(let words) = key.kind else {
      return "write '\(key.name): true' if readers are not to see the text; else delete the line"
        + (hasExtra ? ", or put it under 'extra'" : "")
    }
    return "write '\(key.name)' with one of these: \(words.joined(separator: ", "))"
  }

  /// `published: 2020-01-01`
  private func isDay(for key: Key) -> Bool {
    guard key.kind == .date, case .line(let text) = value else { return false }
    return text.count > 4 && text.prefix(4).allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// `featured: true` says nothing of an image.
  private func isFlag(insteadOf key: Key) -> Bool {
    guard case .line(let text) = value, FlagWord.isOnlyFlag(text) else { return false }
    return switch key.kind {
    case .text, .markdown, .name, .address, .colour, .names, .date: true
    default: false
    }
  }

  /// `lastMod`, `last-mod` and `last_mod` are one name.
  static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }
}
