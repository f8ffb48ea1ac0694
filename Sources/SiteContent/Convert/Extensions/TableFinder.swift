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

  /// What rows hold beyond the columns of the first.
  var lostCells: [MisreadText.LostCells] {
    rows.enumerated().compactMap { number, row in
      let lost = row.dropFirst(alignments.count).map { String(decoding: $0, as: UTF8.self) }
        .filter { $0.contains { !$0.isWhitespace } }
      guard !lost.isEmpty else { return nil }
      return MisreadText.LostCells(line: line(ofRow: number), text: lost.joined(separator: " | "))
    }
  }

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
    guard first >= 1, first + node.lineCount - 1 <= source.lines.count,
      (1..<node.lineCount).contains(where: { mayBeDelimiters(source.lines[first - 1 + $0]) })
    else { return nil }
    let containers = containers(of: node)
    var lines = (0..<node.lineCount).map { content(ofLine: first + $0, containers) }
    var searched = lines.count
    if node.kind == .heading {
      // The line that underlines it is the last one, whatever libcmark counts.
      searched = lines.dropFirst().firstIndex { isUnderline($0) } ?? 1
      lines = Array(lines[...min(searched, lines.count - 1)])
    }
    for i in 1..<max(searched, 1) {
      guard let line = lines[i].text, !lines[i].isIndented,
        let alignments = TableSyntax.delimiterRow(line), let header = lines[i - 1].text
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

  private func isUnderline(_ line: Line) -> Bool {
    guard let text = line.text.map(TableSyntax.trimmed), let sign = text.first else { return false }
    return (sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-")) && text.allSatisfy { $0 == sign }
  }

  // MARK: Lines

  private struct Line {
    /// Nil of a line that only goes on with a paragraph, without the signs of what is around it.
    var text: ArraySlice<UInt8>?
    /// Code, if it were no paragraph's.
    var isIndented = false
  }

  /// A quote or a list item around a paragraph.
  private enum Container {
    case quote
    /// The number of its first line, and the column at which its content begins, as in `Nesting`.
    case item(line: Int, column: Int)
  }

  /// The outermost first.
  private func containers(of node: CommonMarkNode) -> [Container] {
    var ancestors: [CommonMarkNode] = []
    var ancestor = node.parent
    while let current = ancestor {
      ancestors.append(current)
      ancestor = current.parent
    }
    var containers: [Container] = []
    for ancestor in ancestors.reversed() {
      if ancestor.kind == .blockQuote { containers.append(.quote) }
      guard ancestor.kind == .item, source.lines.indices.contains(ancestor.line - 1) else { continue }
      var line = LineCursor(source.lines[ancestor.line - 1])
      _ = enter(containers, &line, number: ancestor.line)
      guard let marker = line.takeListMarker() else { continue }
      let spaces = line.skipSpaces()
      let isCode = spaces >= 5 || line.isAtEnd
      let column = marker.column + (isCode || spaces == 0 ? 1 : spaces)
      containers.append(.item(line: ancestor.line, column: column))
    }
    return containers
  }

  private func content(ofLine number: Int, _ containers: [Container]) -> Line {
    var line = LineCursor(source.lines[number - 1])
    guard let indentation = enter(containers, &line, number: number) else { return Line(text: nil) }
    guard indentation >= 4 else { return Line(text: line.rest) }
    return Line(text: Array(repeating: 0x20, count: 4) + line.rest, isIndented: true)
  }

  /// Reads the signs of containers; the columns of white space behind them, or nil where one is missing.
  private func enter(_ containers: [Container], _ line: inout LineCursor, number: Int) -> Int? {
    line.skipSpaces()
    var indentation = line.column
    for container in containers {
      switch container {
      case .quote:
        guard line.takeQuoteSign() else { return nil }
        indentation = line.column - line.base
      case .item(let first, let column):
        if first == number {
          _ = line.takeListMarker()
          line.skipSpaces()
          indentation = 0
        } else {
          guard line.column - line.base >= column else { return nil }
          indentation = line.column - line.base - column
        }
      }
    }
    return indentation
  }

  private func endsTable(_ line: Line) -> Bool {
    guard let text = line.text, !line.isIndented else { return true }
    return BlockStart.of(text) != nil || TableSyntax.cells(text).isEmpty
  }
}
