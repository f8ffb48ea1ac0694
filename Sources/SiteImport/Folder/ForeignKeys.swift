import SiteContent

/// The keys of another generator's file, and the text below them.
struct ForeignKeys {
  let keys: [String: FrontMatterValue]
  let body: String

  static let none = ForeignKeys(keys: [:], body: "")

  private init(keys: [String: FrontMatterValue], body: String) {
    self.keys = keys
    self.body = body
  }

  /// YAML between `---`, TOML between `+++`, Pelican's and MkDocs's `Key: value` lines; nil where there is none.
  init?(_ text: String) {
    var text = text
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    text = text.replacing("\r\n", with: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first?.trimming else { return nil }
    if first == "---" || first == "+++" {
      guard
        let end = lines.dropFirst().firstIndex(where: {
          $0.trimming == first || first == "---" && $0.trimming == "..."
        })
      else {
        return nil
      }
      let matter = lines[1..<end].joined(separator: "\n")
      body = lines[(end + 1)...].joined(separator: "\n")
      if first == "+++" {
        keys = TOMLKeys.read(matter)
        return
      }
      let value: FrontMatterValue? =
        matter.trimming.isEmpty ? FrontMatterValue.group([]) : ForeignYAML.read(matter)
      guard case .group(let entries)? = value else { return nil }
      keys = Dictionary(entries.map { ($0.name.lowercased(), $0.value) }) { $1 }
      return
    }
    var found: [String: FrontMatterValue] = [:]
    var count = 0
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), let letter = line.first, letter.isLetter,
        line[..<colon].allSatisfy({ $0.isLetter || $0 == "_" || $0 == "-" })
      else { break }
      found[line[..<colon].lowercased()] = .text(line[colon...].dropFirst().trimming)
      count += 1
    }
    guard found["title"] != nil, count < lines.count, lines[count].trimming.isEmpty else { return nil }
    keys = found
    body = lines[count...].joined(separator: "\n")
  }

  /// The first of some keys that has a text.
  func text(_ names: String...) -> String? {
    names.lazy.compactMap { keys[$0].flatMap(ForeignKeys.plain) }.first { !$0.isEmpty }
  }

  static func plain(_ value: FrontMatterValue) -> String? {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .date(let date): date.iso8601
    case .names, .list, .group: nil
    }
  }

  func flag(_ name: String) -> Bool? {
    switch keys[name] {
    case .flag(let flag): flag
    case .text(let text):
      ["true", "yes", "oui"].contains(text.lowercased())
        ? true : ["false", "no", "non"].contains(text.lowercased()) ? false : nil
    default: nil
    }
  }

  /// A list, or names with commas; Jekyll's with spaces where `parts` says so.
  func names(_ names: String...) -> [String] {
    for name in names {
      switch keys[name] {
      case .list(let values):
        return values.compactMap(ForeignKeys.plain).map { $0.trimming }.filter { !$0.isEmpty }
      case .names(let values): return values
      case .text(let text): return text.split(separator: ",").map { $0.trimming }.filter { !$0.isEmpty }
      default: continue
      }
    }
    return []
  }

  func group(_ name: String) -> [String: FrontMatterValue] {
    guard case .group(let entries)? = keys[name] else { return [:] }
    return Dictionary(entries.map { ($0.name.lowercased(), $0.value) }) { $1 }
  }
}
