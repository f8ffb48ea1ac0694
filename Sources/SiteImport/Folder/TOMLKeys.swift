import SiteContent

/// The part of TOML that front matter is written in: texts, flags, numbers, dates, lists of texts, tables.
enum TOMLKeys {
  static func read(_ text: String) -> [String: FrontMatterValue] {
    var keys: [String: FrontMatterValue] = [:]
    var table = ""
    var pending = ""
    for line in text.split(separator: "\n") {
      let line = (pending.isEmpty ? "" : pending + " ") + line.trimming
      pending = ""
      if line.hasPrefix("#") || line.isEmpty { continue }
      if line.hasPrefix("["), let end = line.firstIndex(of: "]"), !line.contains("=") {
        table = line[..<end].drop { $0 == "[" }.lowercased()
        continue
      }
      guard let equals = line.firstIndex(of: "=") else { continue }
      let value = line[equals...].dropFirst().trimming
      if value.hasPrefix("["), !value.hasSuffix("]") {
        pending = line
        continue
      }
      let name = line[..<equals].trimming.lowercased()
      // Hugo's taxonomies of old stood in a table of their own.
      let isNested = !table.isEmpty && table != "taxonomies"
      keys[isNested ? table + "." + name : name] = self.value(value)
    }
    return keys
  }

  private static func value(_ text: String) -> FrontMatterValue {
    if text == "true" || text == "false" { return .flag(text == "true") }
    if text.hasPrefix("[") {
      var items: [FrontMatterValue] = []
      var rest = text.dropFirst().dropLast()[...]
      while let start = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) {
        let (item, after) = quoted(rest[start...])
        items.append(.text(item))
        rest = after
      }
      return .list(items)
    }
    if text.hasPrefix("\"") || text.hasPrefix("'") { return .text(quoted(text[...]).0) }
    return .text(text.split(separator: "#").first.map { $0.trimming } ?? "")
  }

  private static func quoted(_ text: Substring) -> (String, Substring) {
    guard let quote = text.first else { return ("", text) }
    var output = ""
    var rest = text.dropFirst()
    while let sign = rest.first, sign != quote {
      rest = rest.dropFirst()
      if sign == "\\", quote == "\"", let next = rest.first {
        output.append(next == "n" ? "\n" : next == "t" ? "\t" : next)
        rest = rest.dropFirst()
      } else {
        output.append(sign)
      }
    }
    return (output, rest.dropFirst())
  }
}
