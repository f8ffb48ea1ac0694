import SiteModel

/// A Markdown file taken apart: YAML between `---` lines, then the text.
struct FrontMatter {
  var values: KeyReader
  /// The Markdown text.
  var body: [UInt8]
  /// Lines of the file before the text.
  var bodyLineOffset: Int

  /// Splits a file and reads its front matter; nil, with an error, where there is none that can be read.
  init?(_ source: SourceText, _ diagnostics: inout [Diagnostic]) {
    let file = source.file
    let text = source.text
    var lineNumber = 0
    var start: String.Index?
    var end: String.Index?
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
        guard line == "---" else { break }
        start = after
      } else if line == "---" || line == "..." {
        end = index
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
    body = Array(text.utf8[index...])
    bodyLineOffset = lineNumber
    let yaml = String(text[start..<end])
    guard
      let value = YAMLSource(file: file, text: yaml, lineOffset: 1, isNested: false).read(&diagnostics)
    else { return nil }
    guard let reader = KeyReader(file: file, value, &diagnostics) else { return nil }
    values = reader
  }
}

/// A YAML text in a file, read with everyday French accepted and with errors that say how to quote.
struct YAMLSource {
  var file: String
  var text: String
  /// Lines of the file before the text.
  var lineOffset: Int
  var isNested: Bool

  /// The value, an empty group of keys where there is none; nil, with an error, where it cannot be read.
  func read(_ diagnostics: inout [Diagnostic]) -> YAMLValue? {
    let lenient = LenientYAML.quoted(
      text, isNested: isNested, file: file, lineOffset: lineOffset, &diagnostics)
    do {
      let value = try YAMLReader.read(lenient)
      let empty = YAMLValue(content: .mapping([]), position: .start)
      return (value ?? empty).moved(by: lineOffset)
    } catch {
      if let key = error.repeatedKey {
        diagnostics.append(
          .error(
            .invalidYAML, file, position(ofRepeated: key), "this is not valid YAML: \(error.reason)",
            hint: "delete one of the two lines"))
        return nil
      }
      let line = error.position?.line ?? 1
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      // The parser stops where it can go on no longer: the cause often stands on the line before.
      let suspect = [line, line - 1].lazy.filter { lines.indices.contains($0 - 1) }.map { lines[$0 - 1] }
        .compactMap { Self.hint(for: $0) }.first
      var position = error.position
      position?.line += lineOffset
      diagnostics.append(
        .error(
          .invalidYAML, file, position, "this is not valid YAML: \(error.reason)",
          hint: suspect ?? "put values with characters such as : # [ ] { } \" in quotes: key: \"value\""))
      return nil
    }
  }

  /// Where a key stands for the second time.
  private func position(ofRepeated key: String) -> SourcePosition? {
    var places: [SourcePosition] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let head = line.drop { $0 == " " || isNested && $0 == "-" }
      guard head.hasPrefix(key + ":") || head.hasPrefix("\"\(key)\":") else { continue }
      let column = line.unicodeScalars.count - head.unicodeScalars.count + 1
      places.append(SourcePosition(line: i + 1 + lineOffset, column: column))
    }
    return places.dropFirst().first ?? places.first
  }

  /// The line with its value in quotes, where that is likely to mend it.
  private static func hint(for line: String) -> String? {
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return "indent with spaces, not with tabs"
    }
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || "_- ".contains($0) }) else {
      return nil
    }
    let value = line[line.index(after: colon)...].trimming { $0.isWhitespace }
    guard value.contains(where: { ":#[]{}\"'&*!%@`|>".contains($0) }) else { return nil }
    if let quote = value.first, quote == "\"" || quote == "'", !value.dropFirst().contains(quote) {
      return "close the quotes: \(key): \(value)\(quote)"
    }
    return "put the value in quotes: \(key): \(LenientYAML.doubleQuoted(value))"
  }
}

extension YAMLValue {
  /// The same value further down in its file.
  fileprivate func moved(by lines: Int) -> YAMLValue {
    guard lines != 0 else { return self }
    var moved = self
    moved.position.line += lines
    switch content {
    case .scalar: break
    case .list(let values): moved.content = .list(values.map { $0.moved(by: lines) })
    case .mapping(let entries):
      moved.content = .mapping(
        entries.map { entry in
          var position = entry.keyPosition
          position.line += lines
          return .init(key: entry.key, keyPosition: position, value: entry.value.moved(by: lines))
        })
    }
    return moved
  }
}
