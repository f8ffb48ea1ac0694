/// Tables: those of one line a cell, with a head, are Markdown; the others stay HTML.
extension MarkdownWriter {
  mutating func table(_ element: HTMLElement) -> [String] {
    let rows = element.children.all { $0.name == "tr" }
    let hasCaption = element.children.first { $0.name == "caption" } != nil
    var cells: [[HTMLElement]] = []
    var isSimple = !hasCaption && !rows.isEmpty
    for row in rows {
      let found = row.children.compactMap(\.element).filter { $0.name == "td" || $0.name == "th" }
      for cell in found {
        let spans = [cell["colspan"], cell["rowspan"]].contains { ($0.flatMap { Int($0) } ?? 1) > 1 }
        if spans || Self.holdsRealBlock(cell) { isSimple = false }
      }
      if let first = cells.first, first.count != found.count { isSimple = false }
      cells.append(found)
    }
    let hasHead = cells.first?.allSatisfy { $0.name == "th" } ?? false
    if cells.dropFirst().contains(where: { $0.contains { $0.name == "th" } }) { isSimple = false }
    guard isSimple, hasHead, let columns = cells.first?.count, columns > 0 else { return raw(element) }
    var lines: [String] = []
    for (i, row) in cells.enumerated() {
      lines.append("| " + row.map { line($0.children, isInTable: true) }.joined(separator: " | ") + " |")
      if i == 0 {
        lines.append("| " + row.map { _ in "---" }.joined(separator: " | ") + " |")
      }
    }
    return [lines.joined(separator: "\n")]
  }

  static func holdsRealBlock(_ cell: HTMLElement) -> Bool {
    cell.children.contains { node in
      guard case .element(let child) = node else { return false }
      if child.name == "br" || child.name == "img" || child.name == "p" { return true }
      return isBlock(child.name) || holdsRealBlock(child)
    }
  }

  /// Inlines on one line, as headings and cells have them.
  mutating func line(_ nodes: [HTMLNode], isInTable: Bool = false) -> String {
    var collector = InlineCollector(self)
    collector.isInTable = isInTable
    collector.add(nodes)
    kept.merge(collector.kept) { $0 + $1 }
    return collector.run.markdown(
      lineBreak: " ", allowsHTML: trust == .article, isInTable: isInTable
    ).replacing("\n", with: " ")
  }
}
