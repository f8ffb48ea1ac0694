import SiteModel

/// The keys as the tables of `docs/content.md`.
enum KeyReference {
  /// A table of keys; those of a group stand below it, as `theme: accent`.
  ///
  /// - Parameter apart: groups that have a table of their own.
  static func table(_ keys: [Key], apart: Set<String> = []) -> String {
    let rows = rows(keys, below: "", apart: apart)
    return (["| key | type | default | what |", "| --- | --- | --- | --- |"] + rows).joined(separator: "\n")
      + "\n"
  }

  private static func rows(_ keys: [Key], below parent: String, apart: Set<String>) -> [String] {
    keys.flatMap { key -> [String] in
      let cells = ["`\(parent)\(key.name)`", type(key), standard(key), key.meaning]
      let row = "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
      if case .entries = key.kind { return [row] }
      let members = key.members
      guard !members.isEmpty, !apart.contains(key.name) else { return [row] }
      return [row] + rows(members, below: parent + key.name + ": ", apart: apart)
    }
  }

  private static func type(_ key: Key) -> String {
    if let type = key.type { return type }
    return switch key.kind {
    case .text: "text"
    case .markdown: "Markdown"
    case .name: "name"
    case .address: "address"
    case .colour: "colour"
    case .names: "names"
    case .date: "date"
    case .flag: "flag"
    case .number(let least): "number, from \(least)"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .group: "group"
    case .choiceOrGroup(let words, _): words.map { "`\($0)`" }.joined(separator: ", ") + " or a group"
    case .entries: "list"
    case .table(let words): "group: " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .free: "free"
    }
  }

  private static func standard(_ key: Key) -> String {
    switch key.standard {
    case .required: "required"
    case .words(let words): words
    // A sign needs its quotes in YAML.
    case .value(let value):
      value.count == 1 && value != "0" && Int(value) == nil ? "`\"\(value)\"`" : "`\(value)`"
    }
  }
}
