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
          hint: "begin the file with a line '---', the keys, and another line '---'"))
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
}
