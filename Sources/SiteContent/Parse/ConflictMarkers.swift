package import SiteModel

/// The lines that git leaves in a file where two versions of it could not be merged.
package enum ConflictMarkers {
  private static let hint =
    "keep the lines that are right, delete the others and the lines that begin with <<<<<<<, ======= and >>>>>>>"

  /// An error for every conflict in a file of YAML, in the front matter of another, or in a template.
  package static func check(
    yaml text: String, file: String, lineOffset: Int, _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    let found = lines(in: Array(text.utf8), isMarkdown: false)
    report(found, file, lineOffset, &diagnostics)
    return found.isEmpty
  }

  /// An error for every conflict in a Markdown text, outside code.
  static func check(
    markdown body: [UInt8], file: String, lineOffset: Int, _ diagnostics: inout [Diagnostic]
  ) {
    report(lines(in: body, isMarkdown: true), file, lineOffset, &diagnostics)
  }

  private static func report(
    _ lines: [Int], _ file: String, _ offset: Int, _ diagnostics: inout [Diagnostic]
  ) {
    for line in lines {
      diagnostics.append(
        .error(
          .mergeConflict, file, SourcePosition(line: line + offset, column: 1),
          "a merge conflict is not resolved", hint: hint
        ))
    }
  }

  /// The line (from 1) at which each conflict begins, or the lone marker of one that is half resolved.
  static func lines(in text: [UInt8], isMarkdown: Bool) -> [Int] {
    guard text.hasPart("<<<<<<<") || text.hasPart(">>>>>>>") else { return [] }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.contains(where: { isMarker($0, "<") || isMarker($0, ">") }) else { return [] }
    let code = isMarkdown ? linesOfCode(text, count: lines.count) : []
    var found: [Int] = []
    var isOpen = false
    var hasMiddle = false
    for (i, line) in lines.enumerated() where !code.contains(i) {
      if isMarker(line, "<") {
        found.append(i + 1)
        isOpen = true
      } else if line.elementsEqual("=======".utf8) {
        hasMiddle = true
      } else if isMarker(line, ">") {
        // Seven levels of an old e-mail stand among other quotes.
        let neighbours = [i - 1, i + 1].filter(lines.indices.contains).map { lines[$0] }
        let isQuote = neighbours.contains { $0.first == UInt8(ascii: ">") }
        if !isOpen, hasMiddle || !isQuote { found.append(i + 1) }
        (isOpen, hasMiddle) = (false, false)
      }
    }
    return found
  }

  /// Seven signs, alone or with a name behind them.
  private static func isMarker(_ line: ArraySlice<UInt8>, _ sign: Unicode.Scalar) -> Bool {
    let signs = line.prefix(8).prefix { $0 == UInt8(ascii: sign) }.count
    return signs == 7 && (line.count == 7 || line.dropFirst(7).first == 0x20)
  }

  private static func linesOfCode(_ text: [UInt8], count: Int) -> Set<Int> {
    var code: Set<Int> = []
    CommonMarkDocument(parsing: text, isSmart: false).forEachEvent { node, isEntering in
      guard isEntering, node.kind == .codeBlock else { return }
      let first = max(node.line - 1, 0)
      code.formUnion(first..<max(first, min(first + node.lineCount, count)))
    }
    return code
  }
}
