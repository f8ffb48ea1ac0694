import SiteModel

/// How a value is mended that its key cannot have.
extension KeyReader {
  /// How to write a list or a group as one line.
  func lineHint(_ key: String, _ value: YAMLValue) -> String {
    switch value.content {
    case .scalar: break
    case .list(let items):
      let texts = items.compactMap(\.text)
      guard let first = texts.first, texts.count == items.count, let description = description(of: key) else {
        break
      }
      // Brackets that are part of a title: `[Tribune]`.
      guard description.kind == .text, description.isRequired else {
        let meant = description.kind == .text ? texts.joined(separator: ", ") : first
        return "write '\(key): \(FrontMatterWriter.scalar(meant, inList: false))'"
          + (description.kind != .text && texts.count > 1 ? ": there can be only one" : "")
      }
    case .mapping(let entries):
      let names = [key, "url", "path", "src", "file", "name"]
      if let line = entries.first(where: { names.contains($0.key) })?.value.text {
        return "write '\(key): \(line)'"
      }
      if let name = indented(value) { return "remove the spaces before '\(name)'" }
      return "write the value on the line of '\(key)', and nothing below it"
    }
    return "put the value in quotes: \(key): \"…\""
  }

  /// How to write keys where a text stands in their place.
  static func groupHint(_ text: String?, _ members: [Key], of owner: Key?) -> String {
    let plain = "write one 'key: value' on a line"
    guard let text else { return plain }
    // What looks like a colon and is another character.
    if let colon = text.firstIndex(where: { "：﹕∶ː".contains($0) }),
      case let name = text[..<colon].trimming({ $0 == " " }), members.contains(where: { $0.name == name })
    {
      let value = text[text.index(after: colon)...].prefix { !$0.isNewline }.trimming { $0.isWhitespace }
      return "write '\(name): \(value)', with a plain colon"
    }
    if let colon = text.firstIndex(of: ":"), members.contains(where: { $0.name == text[..<colon] }) {
      let rest = text[text.index(after: colon)...]
      if let first = rest.first, !first.isWhitespace {
        return "write a space after the colon: \(text[..<colon]): \(rest)"
      }
    }
    guard let owner, case .group = owner.kind else { return plain }
    let line =
      owner.meantLine(text)
      ?? (members.contains { $0.name == "name" }
        ? "name: \(FrontMatterWriter.scalar(text, inList: false))" : nil)
    if let line { return "write it below '\(owner.name):', indented: \(line)" }
    return "write keys below '\(owner.name):', indented: \(members.map(\.name).joined(separator: ", "))"
  }

  /// The first key below another that has no keys: one of those beside it, with a space too many before it.
  func indented(_ value: YAMLValue) -> String? {
    guard case .mapping(let inner) = value.content, let first = inner.first?.key else { return nil }
    return description(of: first) != nil && !isWritten(first) ? first : nil
  }

  /// Whoever wrote `non` would say the opposite with `true`.
  static func flagHint(_ key: String, _ text: String?) -> String {
    guard let text, let meaning = FlagWord.meaning(of: text) else {
      return "write '\(key): true' or '\(key): false'"
    }
    let isQuoted = ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
    return isQuoted ? "write it without quotes: \(key): \(meaning)" : "write '\(key): \(meaning)'"
  }
}
