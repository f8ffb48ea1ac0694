/// How a value is written that stands behind another system's name of a key.
struct RenamedKey {
  var key: Key
  var value: UnknownKey.Value

  func hint(isWritten: Bool) -> String {
    if isNothing, !key.isRequired, !key.decidesPublication { return "delete the line: it says nothing" }
    // `url: https://example.org` beside `baseurl: /blog`
    if isWritten, key.name == "url", case .line(let path) = value, path.hasPrefix("/"), path.count > 1 {
      return "write it at the end of 'url', and delete this line"
    }
    if isWritten {
      return switch key.kind {
      case .names: "move what it names to '\(key.name)'"
      case .free, .group, .entries: "move what it holds to '\(key.name)'"
      default: "delete the line: '\(key.name)' stands there as well"
      }
    }
    switch key.kind {
    case .free:
      if case .group = value { return "write '\(key.name)' instead" }
      return "put it under '\(key.name)', or delete it"
    case .group, .entries:
      if case .line = value { return "write '\(key.name)' instead, with keys of its own below it" }
      return "write '\(key.name)' instead"
    case .names:
      if case .group = value, line(value) == nil {
        return "write '\(key.name)' instead, with a list or with commas between the names"
      }
    default: break
    }
    return oneLine
  }

  /// `excerpt: ''`, `categories: []`
  private var isNothing: Bool { [.empty, .line(""), .list([])].contains(value) }

  /// For a key whose value is one line.
  private var oneLine: String {
    let instead = "write '\(key.name)' instead"
    switch value {
    case .empty: return instead
    case .list(let items):
      if key.kind == .names { return instead }
      let lines = items.compactMap(line)
      guard let first = lines.first, lines.count == items.count else { break }
      if key.kind == .text {
        let all = lines.joined(separator: ", ")
        if Self.isPlain(all) { return "write '\(key.name): \(all)'" }
      } else if Self.isPlain(first) {
        return "write '\(key.name): \(first)'" + (lines.count > 1 ? ": there can be only one" : "")
      }
    case .line(let text):
      guard let own = key.translated(text) else { return choices }
      // `teaser: Le PS change d'avis` is no file's name.
      if key.kind == .address, text.contains(where: \.isWhitespace),
        !text.contains(where: { $0 == "." || $0 == "/" })
      {
        return "\(instead), with an address, or delete the line"
      }
      if key.kind == .date, (try? Moment(parsing: own, in: .utc)) == nil {
        return "\(instead), with a date such as 2007-11-06"
      }
      return Self.isPlain(own) ? "write '\(key.name): \(own)'" : instead
    case .group:
      if let text = line(value), Self.isPlain(text) { return "write '\(key.name): \(text)'" }
    }
    return "\(instead), with one value on its line"
  }

  /// The values that the key can have, where the written one is none of them.
  private var choices: String {
    guard case .choice(let words) = key.kind else {
      return "write '\(key.name): true' or '\(key.name): false'"
    }
    return "write '\(key.name)' with one of these: \(words.joined(separator: ", "))"
  }

  /// The value as one line, of a group such as `cover: {image: x}` the part that is meant.
  private func line(_ value: UnknownKey.Value) -> String? {
    switch value {
    case .line(let text): text
    case .group(let members):
      members.first { member in
        let plain = UnknownKey.folded(member.key)
        return plain == UnknownKey.folded(key.name) || ["url", "path", "src", "file", "name"].contains(plain)
          || key.synonyms.contains { UnknownKey.folded($0) == plain }
      }.flatMap { line($0.value) }
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
}
