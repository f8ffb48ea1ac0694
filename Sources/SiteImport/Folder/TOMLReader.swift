import SiteContent

/// The part of TOML 1.0 that front matter and settings are written in: texts, flags, numbers, dates, lists over lines,
/// tables and lists of them. Pelican's settings, lines of Python such as `SITENAME = 'x'`, are read as such.
struct TOMLReader {
  private var scalars: [Unicode.Scalar]
  private var i = 0

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func read(_ text: String) -> FrontMatterValue {
    var reader = TOMLReader(text)
    return .group(reader.document())
  }

  private indirect enum Node {
    case value(FrontMatterValue)
    case table([(name: String, node: Node)])
    case tables([[(name: String, node: Node)]])
  }

  // MARK: Lines

  private mutating func document() -> [FrontMatterKey] {
    var root: [(name: String, node: Node)] = []
    var path: [String] = []
    var isList = false
    while i < scalars.count {
      skipBlank()
      guard i < scalars.count else { break }
      if scalars[i] == "[" {
        i += 1
        isList = i < scalars.count && scalars[i] == "["
        if isList { i += 1 }
        path = keyPath()
        // Hugo's taxonomies of old stood in a table of their own.
        if path == ["taxonomies"] { path = [] }
        skipLine()
        if isList { Self.open(path[...], in: &root) }
      } else {
        let names = keyPath()
        guard !names.isEmpty, i < scalars.count, scalars[i] == "=" else {
          skipLine()
          continue
        }
        i += 1
        Self.set(path + names, to: value(), in: &root)
        skipLine()
      }
    }
    return Self.keys(root)
  }

  private static func open(_ path: ArraySlice<String>, in table: inout [(name: String, node: Node)]) {
    guard let first = path.first else { return }
    let place = table.firstIndex { $0.name == first }
    if path.count == 1 {
      if let place, case .tables(let tables) = table[place].node {
        table[place].node = .tables(tables + [[]])
      } else if place == nil {
        table.append((first, .tables([[]])))
      }
      return
    }
    if place == nil { table.append((first, .table([]))) }
    change(first, in: &table) { open(path.dropFirst(), in: &$0) }
  }

  private static func set(
    _ path: [String], to value: FrontMatterValue, in table: inout [(name: String, node: Node)]
  ) {
    guard let first = path.first else { return }
    if path.count == 1 {
      table.removeAll { $0.name == first }
      table.append((first, .value(value)))
      return
    }
    if !table.contains(where: { $0.name == first }) { table.append((first, .table([]))) }
    change(first, in: &table) { set(Array(path.dropFirst()), to: value, in: &$0) }
  }

  /// The table of a name, or the last of its list.
  private static func change(
    _ name: String, in table: inout [(name: String, node: Node)],
    _ body: (inout [(name: String, node: Node)]) -> Void
  ) {
    guard let place = table.firstIndex(where: { $0.name == name }) else { return }
    switch table[place].node {
    case .table(var inner):
      body(&inner)
      table[place].node = .table(inner)
    case .tables(var tables):
      guard !tables.isEmpty else { return }
      body(&tables[tables.count - 1])
      table[place].node = .tables(tables)
    case .value: return
    }
  }

  private static func keys(_ table: [(name: String, node: Node)]) -> [FrontMatterKey] {
    table.map { name, node in
      switch node {
      case .value(let value): FrontMatterKey(name, value)
      case .table(let inner): FrontMatterKey(name, .group(keys(inner)))
      case .tables(let tables): FrontMatterKey(name, .list(tables.map { .group(keys($0)) }))
      }
    }
  }

  // MARK: Signs

  private mutating func skipSpace() {
    while i < scalars.count, scalars[i] == " " || scalars[i] == "\t" { i += 1 }
  }

  private mutating func skipLine() {
    while i < scalars.count, scalars[i] != "\n" { i += 1 }
    if i < scalars.count { i += 1 }
  }

  /// White space, line ends and remarks.
  private mutating func skipBlank() {
    while i < scalars.count {
      if scalars[i].properties.isWhitespace {
        i += 1
      } else if scalars[i] == "#" {
        skipLine()
      } else {
        return
      }
    }
  }

  private mutating func keyPath() -> [String] {
    var path: [String] = []
    while i < scalars.count {
      skipSpace()
      guard i < scalars.count else { break }
      if scalars[i] == "\"" || scalars[i] == "'" {
        path.append(quoted())
      } else {
        var name = String.UnicodeScalarView()
        while i < scalars.count, !" \t\n.=]".unicodeScalars.contains(scalars[i]) {
          name.append(scalars[i])
          i += 1
        }
        guard !name.isEmpty else { break }
        path.append(String(name))
      }
      skipSpace()
      guard i < scalars.count, scalars[i] == "." else { break }
      i += 1
    }
    return path
  }

  // MARK: Values

  private mutating func value(depth: Int = 0) -> FrontMatterValue {
    skipSpace()
    guard i < scalars.count, depth < 32 else { return .text("") }
    // Python's `u'text'`.
    if "uUrRbB".unicodeScalars.contains(scalars[i]), i + 1 < scalars.count,
      scalars[i + 1] == "\"" || scalars[i + 1] == "'"
    {
      i += 1
    }
    switch scalars[i] {
    case "\"", "'": return .text(quoted())
    case "[", "(":
      let close: Unicode.Scalar = scalars[i] == "[" ? "]" : ")"
      i += 1
      var items: [FrontMatterValue] = []
      while true {
        skipBlank()
        guard i < scalars.count, scalars[i] != close else { break }
        if scalars[i] == "," {
          i += 1
          continue
        }
        let start = i
        items.append(value(depth: depth + 1))
        if i == start { i += 1 }
      }
      i += 1
      return .list(items)
    case "{":
      i += 1
      var table: [(name: String, node: Node)] = []
      while true {
        skipBlank()
        guard i < scalars.count, scalars[i] != "}" else { break }
        if scalars[i] == "," {
          i += 1
          continue
        }
        let start = i
        let names = keyPath()
        if i < scalars.count, scalars[i] == "=" || scalars[i] == ":" { i += 1 }
        let inner = value(depth: depth + 1)
        if !names.isEmpty { Self.set(names, to: inner, in: &table) }
        if i == start { i += 1 }
      }
      i += 1
      return .group(Self.keys(table))
    default:
      var word = String.UnicodeScalarView()
      while i < scalars.count, !"\n#,]})".unicodeScalars.contains(scalars[i]) {
        word.append(scalars[i])
        i += 1
      }
      let text = String(word).trimming
      switch text {
      case "true", "True": return .flag(true)
      case "false", "False": return .flag(false)
      default: return .text(text)
      }
    }
  }

  private mutating func quoted() -> String {
    let quote = scalars[i]
    let isLong = i + 2 < scalars.count && scalars[i + 1] == quote && scalars[i + 2] == quote
    i += isLong ? 3 : 1
    if isLong, i < scalars.count, scalars[i] == "\n" { i += 1 }
    var text = String.UnicodeScalarView()
    while i < scalars.count {
      let scalar = scalars[i]
      if scalar == quote {
        if !isLong {
          i += 1
          break
        }
        if i + 2 < scalars.count, scalars[i + 1] == quote, scalars[i + 2] == quote {
          i += 3
          break
        }
        if i + 2 >= scalars.count {
          i = scalars.count
          break
        }
      }
      if scalar == "\\", quote == "\"", i + 1 < scalars.count {
        i += 1
        text.append(contentsOf: escape())
        continue
      }
      if scalar == "\n", !isLong { break }
      text.append(scalar)
      i += 1
    }
    return String(text)
  }

  /// What stands behind a backslash.
  private mutating func escape() -> String.UnicodeScalarView {
    let scalar = scalars[i]
    i += 1
    switch scalar {
    case "n": return "\n".unicodeScalars
    case "t": return "\t".unicodeScalars
    case "r", "b", "f": return "".unicodeScalars
    case "u", "U":
      let count = scalar == "u" ? 4 : 8
      let digits = String(String.UnicodeScalarView(scalars[i..<min(i + count, scalars.count)]))
      guard let value = UInt32(digits, radix: 16), let decoded = Unicode.Scalar(value) else {
        return "\\u".unicodeScalars
      }
      i += digits.unicodeScalars.count
      return String.UnicodeScalarView([decoded])
    case "\n":
      // A line that goes on below.
      while i < scalars.count, scalars[i].properties.isWhitespace { i += 1 }
      return "".unicodeScalars
    default: return String.UnicodeScalarView([scalar])
    }
  }
}
