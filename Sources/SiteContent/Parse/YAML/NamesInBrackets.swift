import SiteModel

/// A list of names between brackets that YAML cannot read: `['L'Europe', UMP]`, `[UMP], [Loi]`, `[UMP] Loi`.
enum NamesInBrackets {
  static func hint(_ value: Substring, of key: Substring) -> String {
    guard let names = names(in: value), !names.isEmpty else {
      return "put each name in double quotes, and commas between them"
    }
    return "put each name in quotes: \(key): [\(names.map(\.doubleQuoted).joined(separator: ", "))]"
  }

  /// Nil where a comma may be a part of a name.
  private static func names(in value: Substring) -> [String]? {
    var names: [String] = []
    for piece in value.split(whereSeparator: { ",[]".contains($0) }) {
      var name = piece.trimming { $0.isWhitespace }
      if let quote = name.first, quote == "\"" || quote == "'" {
        guard name.count > 1, name.last == quote else { return nil }
        name = name.dropFirst().dropLast()
      } else if let last = name.last, last == "\"" || last == "'" {
        return nil
      }
      if !name.isEmpty { names.append(String(name).replacing("''", with: "'").replacing("\\\"", with: "\"")) }
    }
    return names
  }
}
