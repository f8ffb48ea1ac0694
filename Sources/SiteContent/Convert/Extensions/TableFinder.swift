/// A table as it is written, and the node that it takes the place of.
struct FoundTable {
  var node: CommonMarkNode
  /// The paragraph's lines above the table, and those below that belong to it no more.
  var lead: ArraySlice<ArraySlice<UInt8>>
  var rest: ArraySlice<ArraySlice<UInt8>>
  var alignments: [TableSyntax.Alignment]
  /// The header first; a row may have fewer cells than there are columns.
  var rows: [[[UInt8]]]
  /// The numbers of the lines that the lead, the header and the rest begin on.
  var firstLine: Int
  var headerLine: Int
  var restLine: Int

  /// The number of the line of a row: that of the dashes comes behind the header's.
  func line(ofRow row: Int) -> Int { headerLine + (row == 0 ? 0 : row + 1) }
}

/// Finds the tables among the paragraphs (GitHub Flavored Markdown, 4.10).
///
/// To libcmark a table is a paragraph, or a heading where a line of dashes follows it. Its lines are read from the
/// source again, without the signs of the quotes and lists around it.
struct TableFinder {
  let source: SourceWithNotes

  func tables(in root: CommonMarkNode) -> [FoundTable] {
    var tables: [FoundTable] = []
    root.forEachEvent { node, isEntering in
      guard isEntering, node.kind == .paragraph || node.kind == .heading, node.lineCount > 1 else { return }
      if let table = table(of: node) { tables.append(table) }
    }
    return tables
  }

  private func table(of node: CommonMarkNode) -> FoundTable? {
    let first = node.line
    guard first >= 1, first + node.lineCount - 1 <= source.lines.count else { return nil }
    // The last line of a heading is dashes that underline it.
    let searched = node.kind == .heading ? node.lineCount - 1 : node.lineCount
    guard (1..<max(searched, 1)).contains(where: { mayBeDelimiters(source.lines[first - 1 + $0]) }) else {
      return nil
    }
    let containers = containers(of: node)
    let lines = (0..<node.lineCount).map { content(ofLine: first + $0, containers) }
    for i in 1..<searched {
      guard let line = lines[i].text, !lines[i].isIndented,
        let alignments = TableSyntax.delimiterRow(line), let header = lines[i - 1].text,
        !lines[i - 1].isIndented || i > 1
      else { continue }
      let cells = TableSyntax.cells(header)
      guard cells.count == alignments.count else { continue }
      let end = (i + 1..<lines.count).first { endsTable(lines[$0]) } ?? lines.count
      let texts = zip(lines, first...).map { $0.text ?? source.lines[$1 - 1] }
      return FoundTable(
        node: node, lead: texts[..<(i - 1)], rest: texts[end...], alignments: alignments,
        rows: [cells] + texts[(i + 1)..<end].map(TableSyntax.cells), firstLine: first,
        headerLine: first + i - 1, restLine: first + end)
    }
    return nil
  }

  /// A quick look: most paragraphs have no such line.
  private func mayBeDelimiters(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.last(where: { $0 > 0x20 }) else { return false }
    return (last == UInt8(ascii: "|") || last == UInt8(ascii: "-") || last == UInt8(ascii: ":"))
      && line.contains(UInt8(ascii: "-"))
  }

  // MARK: Lines

  private struct Line {
    /// Nil of a line that only goes on with a quote's paragraph, without its sign.
    var text: ArraySlice<UInt8>?
    /// Code, if it were no paragraph's.
    var isIndented = false
  }

  /// The quotes and list items around a node, the outermost first.
  private func containers(of node: CommonMarkNode) -> [CommonMarkNode] {
    var containers: [CommonMarkNode] = []
    var ancestor = node.parent
    while let current = ancestor {
      if current.kind == .blockQuote || current.kind == .item { containers.append(current) }
      ancestor = current.parent
    }
    return containers.reversed()
  }

  private func content(ofLine number: Int, _ containers: [CommonMarkNode]) -> Line {
    let line = source.lines[number - 1]
    var cursor = LineCursor(line)
    cursor.skipSpaces()
    if containers.isEmpty, cursor.column >= 4 { return Line(text: line, isIndented: true) }
    for container in containers {
      if container.kind == .blockQuote {
        guard cursor.takeQuoteSign() else { return Line(text: nil) }
      } else if container.line == number {
        _ = cursor.takeListMarker()
        cursor.skipSpaces()
      }
    }
    return Line(text: cursor.rest)
  }

  private func endsTable(_ line: Line) -> Bool {
    guard let text = line.text, !line.isIndented else { return true }
    return BlockStart.of(text) != nil || TableSyntax.cells(text).isEmpty
  }
}
