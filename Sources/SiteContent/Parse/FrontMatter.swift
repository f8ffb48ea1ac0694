import SiteModel

/// A Markdown file taken apart: YAML between `---` lines, then the text.
struct FrontMatter {
  var values: KeyReader
  /// The Markdown text.
  var body: [UInt8]
  /// Lines of the file before the text.
  var bodyLineOffset: Int

  /// Splits a file and reads its front matter; nil, with an error, where there is none that can be read.
  ///
  /// - Parameter keys: those of the file; nil where it may be any.
  init?(_ source: SourceText, keys: KeySet?, _ diagnostics: inout [Diagnostic]) {
    let file = source.file
    let text = source.text
    var lineNumber = 0
    var start: String.Index?
    var end: String.Index?
    var endLine: Substring = ""
    var index = text.startIndex
    while index < text.endIndex {
      let lineEnd = text.utf8[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      // Not at its beginning: an indented `---` may stand in a text of several lines.
      var line = text[index..<lineEnd]
      while let last = line.utf8.last, last <= 0x20 { line = line.dropLast() }
      lineNumber += 1
      let after = lineEnd < text.endIndex ? text.utf8.index(after: lineEnd) : lineEnd
      if start == nil {
        if line == "+++" {
          diagnostics.append(
            .error(
              .frontMatter, file, .start, "the front matter is TOML ('+++')",
              hint: "write YAML between '---' lines: title: …, date: 2007-11-06"))
          return nil
        }
        guard line == "---" else {
          guard ConflictMarkers.check(yaml: String(line), file: file, lineOffset: 0, &diagnostics) else {
            return nil
          }
          break
        }
        start = after
      } else if line == "---" || line == "..." {
        end = index
        endLine = line
        index = after
        break
      }
      index = after
    }
    guard let start else {
      diagnostics.append(
        .error(
          .frontMatter, file, .start, "there is no front matter",
          hint: Self.hint(forBeginning: text)))
      return nil
    }
    guard let end else {
      diagnostics.append(
        .error(
          .frontMatter, file, .start, "the front matter is not closed",
          hint: "put a line '---' after the last key"))
      return nil
    }
    body = Array(contiguous: text[index...])
    bodyLineOffset = lineNumber
    let yaml = String(text[start..<end])
    guard
      let value = YAMLSource(file: file, text: yaml, lineOffset: 1, keys: keys).read(&diagnostics)
    else { return nil }
    guard let reader = KeyReader(file: file, value, keys, &diagnostics) else { return nil }
    values = reader
    LateKeys(in: text[index...], below: endLine, in: lineNumber, keys)?.report(reader, &diagnostics)
  }

  /// How to mend a file whose first line is not `---`.
  private static func hint(forBeginning text: String) -> String {
    let lines = text.prefix(2_000).split(whereSeparator: \.isNewline).map { $0.trimming { $0.isWhitespace } }
      .filter { !$0.isEmpty }
    let first = lines.first ?? ""
    if first == "---" {
      return text.first?.isNewline ?? false
        ? "delete the empty lines above '---'" : "delete the spaces before '---'"
    }
    if first.hasPrefix("---"),
      ["yaml", "yml"].contains(first.dropFirst(3).trimming { $0 == " " }.lowercased())
    {
      return "write three hyphens and nothing else: '---'"
    }
    if first == ";;;" || first.wholeMatch(of: /(?:---|\+\+\+) ?(?:toml|json)/.ignoresCase()) != nil {
      return "write YAML between '---' lines: title: …, date: 2007-11-06"
    }
    if first.count > 3, first.allSatisfy({ $0 == "-" }) { return "write three hyphens: '---'" }
    if !first.isEmpty, first.allSatisfy({ "-–—―".contains($0) }) {
      return "write three hyphens: '---'; a word processor has made a dash of them"
    }
    if first.hasPrefix("```") || first.hasPrefix("~~~"), lines.dropFirst().first == "---" {
      return "delete the line '\(first)', and the one that ends it"
    }
    if first.hasPrefix("{"), !first.hasPrefix("{%"), !first.hasPrefix("{{") {
      return "write YAML between '---' lines: title: …, date: 2007-11-06"
    }
    let name = first.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
    let rest = first[name.endIndex...].drop { $0 == " " }
    if !name.isEmpty, rest.first == ":", rest.dropFirst().first?.isWhitespace ?? true, lines.count > 1 {
      return "write a line '---' above the first key, and one below the last"
    }
    return "begin the file with a line '---', the keys, and another line '---'"
  }
}
