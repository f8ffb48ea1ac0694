/// The addresses in a Markdown text that stays as it is.
enum MarkdownAddresses {
  /// The text with what stands in the round brackets of links and images replaced; code is left as it is.
  static func rewritten(_ text: String, _ address: (String) -> String) -> String {
    guard TextSearch.contains(text, "](") else { return text }
    var output = ""
    var isCode = false
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if i > 0 { output += "\n" }
      if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
      output += isCode ? String(line) : rewritten(line: line, address)
    }
    return output
  }

  private static func rewritten(line: Substring, _ address: (String) -> String) -> String {
    var output = ""
    var rest = line
    while let mark = rest.firstRange(of: "](") {
      output += rest[..<mark.upperBound]
      rest = rest[mark.upperBound...]
      let written = rest.prefix { $0 != ")" && $0 != " " && $0 != "<" }
      output += written.isEmpty ? "" : address(String(written))
      rest = rest.dropFirst(written.count)
    }
    return output + rest
  }
}
