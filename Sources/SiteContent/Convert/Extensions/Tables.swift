/// Puts tables into the tree where paragraphs are written as such; each cell is parsed by itself.
enum Tables {
  /// Cells that a row lacks are made up for, but not more than this in one text: a line of thousands of columns
  /// above thousands of short rows would fill the memory. The number is cmark-gfm's.
  static let mostMissingCells = 0x80000

  /// Where the nodes of a part go once it is parsed.
  private enum Place {
    case before(CommonMarkNode)
    case inside(CommonMarkNode)
  }

  /// - Returns: what rows hold beyond their table's columns, which is not shown.
  static func build(
    from source: SourceWithNotes, in root: CommonMarkNode, _ extensions: inout MarkdownExtensions
  ) -> [MisreadText.LostCells] {
    let tables = TableFinder(source: source).tables(in: root)
    guard !tables.isEmpty else { return [] }
    var builder = Builder(extensions: extensions)
    for table in tables { builder.add(table) }
    builder.fragments.parse(with: source.text) { index, part in
      while let child = part.firstChild {
        switch builder.places[index] {
        case .before(let node): node.insertBefore(child)
        case .inside(let node): node.append(child)
        }
      }
    }
    for table in tables { table.node.remove() }
    extensions = builder.extensions
    return tables.flatMap(\.lostCells)
  }

  private struct Builder {
    var extensions: MarkdownExtensions
    var fragments = Fragments()
    /// One of each fragment.
    var places: [Place] = []
    var missingCells = 0

    mutating func add(_ table: FoundTable) {
      let node = CommonMarkNode.blockExtension(extensions.add(.table))
      table.node.insertBefore(node)
      if !table.lead.isEmpty {
        fragments.addBlocks(table.lead, line: table.firstLine)
        places.append(.before(node))
      }
      for (number, row) in table.rows.enumerated() {
        if number < 2 {
          node.append(.blockExtension(extensions.add(number == 0 ? .tableHead : .tableBody)))
        }
        let rowNode = CommonMarkNode.blockExtension(extensions.add(.tableRow))
        node.lastChild?.append(rowNode)
        add(row, to: rowNode, of: table, isHeader: number == 0, line: table.line(ofRow: number))
      }
      if !table.rest.isEmpty {
        fragments.addBlocks(table.rest, line: table.restLine)
        places.append(.before(table.node))
      }
    }

    private mutating func add(
      _ cells: [[UInt8]], to row: CommonMarkNode, of table: FoundTable, isHeader: Bool, line: Int
    ) {
      for (column, alignment) in table.alignments.enumerated() {
        if column >= cells.count {
          guard missingCells < Tables.mostMissingCells else { return }
          missingCells += 1
        }
        let cell = CommonMarkNode.blockExtension(
          extensions.add(.tableCell(isHeader: isHeader, alignment)))
        row.append(cell)
        guard column < cells.count, !cells[column].isEmpty else { continue }
        fragments.addCell(cells[column], line: line)
        places.append(.inside(cell))
      }
    }
  }
}
