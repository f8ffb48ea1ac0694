/// Dotclear's wiki syntax as HTML, for texts that a backup holds without their HTML.
///
/// Source: Dotclear's documentation, "Syntaxe wiki".
struct DotclearWiki {
  private var notes: [String] = []

  static func html(_ text: String) -> String {
    var wiki = DotclearWiki()
    return wiki.blocks(text)
  }

  // MARK: Blocks

  private enum Block: Equatable {
    case paragraph, quote, code, table, list(String)
  }

  private mutating func blocks(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    var output: [String] = []
    var current: Block = .paragraph
    var pending: [String] = []
    func kind(_ line: Substring) -> Block {
      if line.hasPrefix("> ") || line.hasPrefix(";:") { return .quote }
      if line.hasPrefix(" "), !line.trimming.isEmpty { return .code }
      if line.hasPrefix("|") && line.trimming.hasSuffix("|") { return .table }
      let marks = line.prefix { $0 == "*" || $0 == "#" }
      return marks.isEmpty ? .paragraph : .list(String(marks.prefix(1)))
    }
    var i = 0
    while i < lines.count {
      let line = lines[i]
      i += 1
      if line.hasPrefix("///") {
        output += flush(&pending, current)
        let name = line.dropFirst(3).trimming
        var inner: [Substring] = []
        while i < lines.count, lines[i].trimming != "///" {
          inner.append(lines[i])
          i += 1
        }
        i += 1
        let body = inner.joined(separator: "\n")
        output.append(name == "html" ? body : "<pre>\(Self.escaped(body))</pre>")
        continue
      }
      let marks = line.prefix { $0 == "!" }
      if line.trimming.isEmpty || line.trimming == "----" || (1...5).contains(marks.count) {
        output += flush(&pending, current)
        current = .paragraph
        if line.trimming == "----" { output.append("<hr>") }
        // The more marks, the higher: `!!!` is h3, `!` h5.
        if !marks.isEmpty {
          let level = max(2, 6 - marks.count)
          output.append("<h\(level)>\(inline(line.dropFirst(marks.count).trimming))</h\(level)>")
        }
        continue
      }
      let next = kind(line)
      let isList = { (block: Block) in if case .list = block { true } else { false } }
      if next != current, !(isList(next) && isList(current)) {
        output += flush(&pending, current)
        current = next
      }
      pending.append(String(line))
    }
    output += flush(&pending, current)
    if !notes.isEmpty {
      output.append("<ol>" + notes.map { "<li>\($0)</li>" }.joined() + "</ol>")
    }
    return output.joined(separator: "\n")
  }

  private mutating func flush(_ lines: inout [String], _ block: Block) -> [String] {
    defer { lines = [] }
    guard !lines.isEmpty else { return [] }
    switch block {
    case .paragraph: return ["<p>" + inline(lines.joined(separator: "\n")) + "</p>"]
    case .quote:
      return [
        "<blockquote><p>" + inline(lines.map { String($0.dropFirst(2)) }.joined(separator: "\n"))
          + "</p></blockquote>"
      ]
    case .code:
      return ["<pre>" + Self.escaped(lines.map { String($0.dropFirst()) }.joined(separator: "\n")) + "</pre>"]
    case .table:
      let rows = lines.map { line in
        let cells = line.trimming.dropFirst().dropLast().split(
          separator: "|", omittingEmptySubsequences: false)
        return "<tr>" + cells.map { "<td>" + inline($0.trimming) + "</td>" }.joined() + "</tr>"
      }
      return ["<table>" + rows.joined() + "</table>"]
    case .list:
      let items = lines.map { line -> (marks: String, text: String) in
        let marks = line.prefix { $0 == "*" || $0 == "#" }
        return (String(marks), line.dropFirst(marks.count).trimming)
      }
      return [list(items[...])]
    }
  }

  /// Items whose marks are as long as the first one's; longer ones are lists within.
  private mutating func list(_ items: ArraySlice<(marks: String, text: String)>) -> String {
    guard let first = items.first else { return "" }
    let name = first.marks.hasSuffix("#") ? "ol" : "ul"
    var output = "<\(name)>"
    var i = items.startIndex
    while i < items.endIndex {
      output += "<li>" + inline(items[i].text)
      var end = i + 1
      while end < items.endIndex, items[end].marks.count > first.marks.count { end += 1 }
      if end > i + 1 { output += list(items[i + 1..<end]) }
      output += "</li>"
      i = end
    }
    return output + "</\(name)>"
  }

  // MARK: Inlines

  private static let marks: [(sign: String, open: String, close: String)] = [
    ("''", "<em>", "</em>"), ("__", "<strong>", "</strong>"), ("++", "<ins>", "</ins>"),
    ("--", "<del>", "</del>"),
    ("^", "<sup>", "</sup>"), ("@@", "<code>", "</code>"),
  ]

  private mutating func inline(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    outer: while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, !next.isLetter, !next.isNumber, !next.isWhitespace
      {
        output += Self.escaped(String(next))
        rest = rest.dropFirst(2)
        continue
      }
      if rest.hasPrefix("%%%") {
        output += "<br>"
        rest = rest.dropFirst(3)
        continue
      }
      if let inner = Self.inner(rest, "``", "``") {
        output += inner
        rest = rest.dropFirst(inner.count + 4)
        continue
      }
      if let inner = Self.inner(rest, "[", "]"), !inner.isEmpty {
        output += link(inner)
        rest = rest.dropFirst(inner.count + 2)
        continue
      }
      if let inner = Self.inner(rest, "((", "))"), !inner.isEmpty {
        output += image(inner)
        rest = rest.dropFirst(inner.count + 4)
        continue
      }
      if let inner = Self.inner(rest, "{{", "}}"), !inner.isEmpty {
        let parts = Self.parts(inner)
        output +=
          "<q" + (parts.count > 1 && !parts[1].isEmpty ? " lang=\"\(Self.escaped(parts[1]))\"" : "") + ">"
          + inline(parts[0]) + "</q>"
        rest = rest.dropFirst(inner.count + 4)
        continue
      }
      if let inner = Self.inner(rest, "??", "??"), !inner.isEmpty {
        let parts = Self.parts(inner)
        output +=
          "<abbr" + (parts.count > 1 ? " title=\"\(Self.escaped(parts[1]))\"" : "") + ">"
          + Self.escaped(parts[0]) + "</abbr>"
        rest = rest.dropFirst(inner.count + 4)
        continue
      }
      if let inner = Self.inner(rest, "$$", "$$"), !inner.isEmpty {
        notes.append(inline(inner))
        output += "<sup>\(notes.count)</sup>"
        rest = rest.dropFirst(inner.count + 4)
        continue
      }
      for (sign, open, close) in Self.marks {
        guard let inner = Self.inner(rest, sign, sign), !inner.isEmpty, inner.first != " ", inner.last != " "
        else {
          continue
        }
        output += open + (sign == "@@" ? Self.escaped(inner) : inline(inner)) + close
        rest = rest.dropFirst(inner.count + 2 * sign.count)
        continue outer
      }
      output += Self.escaped(String(first))
      rest = rest.dropFirst()
    }
    return output
  }

  /// What stands between two signs at the beginning of a text, on its paragraph.
  private static func inner(_ text: Substring, _ open: String, _ close: String) -> String? {
    guard text.hasPrefix(open) else { return nil }
    let behind = text.dropFirst(open.count)
    return behind.firstRange(of: close).map { String(behind[..<$0.lowerBound]) }
  }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming }
  }

  /// `[text|address|language|title]`, `[address]`
  private mutating func link(_ text: String) -> String {
    let parts = Self.parts(text)
    if parts.count == 1 {
      let isAddress = ["http://", "https://", "mailto:", "/", "www."].contains { parts[0].hasPrefix($0) }
      return isAddress
        ? "<a href=\"\(Self.escaped(parts[0]))\">\(Self.escaped(parts[0]))</a>" : "[" + inline(text) + "]"
    }
    let title = parts.count > 3 && !parts[3].isEmpty ? " title=\"\(Self.escaped(parts[3]))\"" : ""
    return "<a href=\"\(Self.escaped(parts[1]))\"\(title)>\(inline(parts[0]))</a>"
  }

  /// `((address|alt|place|title))`
  private func image(_ text: String) -> String {
    let parts = Self.parts(text)
    let alt = parts.count > 1 ? parts[1] : ""
    return "<img src=\"\(Self.escaped(parts[0]))\" alt=\"\(Self.escaped(alt))\">"
  }

  private static func escaped(_ text: String) -> String {
    RawHTMLWriter.escaped(text, isAttribute: true, keepsLines: true)
  }
}
