/// The addresses in a Markdown text that stays as it is.
enum MarkdownAddresses {
  /// The text with the addresses of links, images, definitions and HTML tags replaced; code is left as it is.
  static func rewritten(_ text: String, _ address: (String) -> String) -> String {
    guard TextSearch.contains(text, "](") || TextSearch.contains(text, "]:") || TextSearch.contains(text, "=")
    else {
      return text
    }
    var output = ""
    var fence = ""
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if i > 0 { output += "\n" }
      let inner = line.drop { $0 == " " }
      let mark = inner.prefix { $0 == inner.first && ($0 == "`" || $0 == "~") }
      if fence.isEmpty, mark.count >= 3 {
        fence = String(mark)
        output += line
      } else if !fence.isEmpty {
        if mark.hasPrefix(fence), inner.dropFirst(mark.count).allSatisfy(\.isWhitespace) { fence = "" }
        output += line
      } else {
        output += rewritten(line: line, address)
      }
    }
    return output
  }

  private static func rewritten(line: Substring, _ address: (String) -> String) -> String {
    if let definition = definition(line, address) { return definition }
    var output = ""
    var rest = line
    while let first = rest.first {
      if first == "`" {
        // Code within the line, up to as many signs.
        let ticks = rest.prefix { $0 == "`" }
        let behind = rest.dropFirst(ticks.count)
        let end = behind.ranges(of: String(ticks)).first { range in
          range.upperBound == behind.endIndex || behind[range.upperBound] != "`"
        }
        let code = end.map { rest[..<$0.upperBound] } ?? ticks
        output += code
        rest = rest[code.endIndex...]
      } else if rest.hasPrefix("](") {
        output += "]("
        rest = rest.dropFirst(2)
        take(&rest, &output, address)
      } else if first == "<", let end = endOfTag(rest) {
        output += tag(rest[..<end], address)
        rest = rest[end...]
      } else {
        output.append(first)
        rest = rest.dropFirst()
      }
    }
    return output
  }

  /// `[name]: address "title"`
  private static func definition(_ line: Substring, _ address: (String) -> String) -> String? {
    let indentation = line.prefix { $0 == " " }
    let inner = line.dropFirst(indentation.count)
    guard indentation.count < 4, inner.hasPrefix("["), !inner.hasPrefix("[^"),
      let close = inner.firstRange(of: "]:")
    else { return nil }
    let behind = inner[close.upperBound...]
    let space = behind.prefix { $0 == " " || $0 == "\t" }
    var rest = behind.dropFirst(space.count)
    guard !rest.isEmpty else { return nil }
    var output = line[..<close.upperBound] + space
    var written = ""
    take(&rest, &written, address, isDefinition: true)
    output += written + rest
    return String(output)
  }

  /// An address as it stands behind `](`, also between `<` and `>`.
  private static func take(
    _ rest: inout Substring, _ output: inout String, _ address: (String) -> String, isDefinition: Bool = false
  ) {
    if rest.first == "<", let end = rest.firstIndex(of: ">") {
      let written = rest[..<end].dropFirst()
      let new = address(String(written))
      output += "<" + new + ">"
      rest = rest[end...].dropFirst()
      return
    }
    var depth = 0
    let written = rest.prefix { sign in
      if sign == "(" { depth += 1 }
      if sign == ")" {
        if depth == 0, !isDefinition { return false }
        depth -= 1
      }
      return !sign.isWhitespace
    }
    output += written.isEmpty ? "" : address(String(written))
    rest = rest.dropFirst(written.count)
  }

  // MARK: Tags

  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    guard let second = text.dropFirst().first, second.isASCII, second.isLetter else { return nil }
    var quote: Character?
    for i in text.indices {
      if let open = quote {
        if text[i] == open { quote = nil }
      } else if text[i] == "\"" || text[i] == "'" {
        quote = text[i]
      } else if text[i] == ">" {
        return text.index(after: i)
      }
    }
    return nil
  }

  private static func tag(_ tag: Substring, _ address: (String) -> String) -> String {
    var output = ""
    var rest = tag
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() } ?? ""
      output += rest[...equals]
      rest = rest[equals...].dropFirst()
      guard let quote = rest.first, quote == "\"" || quote == "'" else { continue }
      let value = String(rest.dropFirst().prefix { $0 != quote })
      let new =
        switch name {
        case "src", "href", "poster", "data-src": address(value)
        case "srcset": SourceSet.rewritten(value, address) ?? address(value)
        default: value
        }
      output += String(quote) + new + String(quote)
      rest = rest.dropFirst(value.count + 2)
    }
    return output + rest
  }
}
