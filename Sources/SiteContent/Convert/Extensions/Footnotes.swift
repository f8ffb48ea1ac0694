/// Footnotes as on GitHub: numbered in the order of their first marks, at the end of the text, with ways back.
enum Footnotes {
  /// Puts the notes at the end of the tree, in the order of the source.
  static func attach(
    _ source: SourceWithNotes, to root: CommonMarkNode, _ extensions: inout MarkdownExtensions
  ) {
    let section = CommonMarkNode.blockExtension(extensions.add(.footnotes))
    root.append(section)
    var fragments = Fragments()
    var notes: [CommonMarkNode] = []
    for note in source.notes {
      fragments.addBlocks(note.lines, line: note.line)
      let node = CommonMarkNode.blockExtension(extensions.add(.footnote(key: note.key, number: 0)))
      section.append(node)
      notes.append(node)
    }
    fragments.parse(with: source.text) { index, part in
      while let child = part.firstChild { notes[index].append(child) }
    }
  }

  /// Numbers marks and notes; a note that no mark leads to is left out, as on GitHub.
  ///
  /// - Returns: The keys of the notes that are shown.
  static func number(in root: CommonMarkNode, _ extensions: inout MarkdownExtensions) -> Set<String> {
    guard let section = root.lastChild else { return [] }
    var notes: [String: CommonMarkNode] = [:]
    var child = section.firstChild
    while let note = child {
      if case .footnote(let key, _) = extensions[note] { notes[key] = note }
      child = note.next
    }
    var numbers: [String: Int] = [:]
    var order: [(key: String, note: CommonMarkNode)] = []
    var counts: [String: Int] = [:]
    func visit(_ node: CommonMarkNode) {
      node.forEachEvent { node, isEntering in
        guard isEntering, node.kind == .inlineExtension,
          case .footnoteReference(let key, _, _) = extensions[node]
        else { return }
        if numbers[key] == nil, let note = notes[key] {
          order.append((key, note))
          numbers[key] = order.count
        }
        counts[key, default: 0] += 1
        extensions[node] = .footnoteReference(
          key: key, number: numbers[key] ?? 0, occurrence: counts[key] ?? 0)
      }
    }
    var block = root.firstChild
    while let current = block, current != section {
      visit(current)
      block = current.next
    }
    // Notes may have marks of their own, which lead to further notes.
    var place = 0
    while place < order.count {
      visit(order[place].note)
      place += 1
    }
    for (place, entry) in order.enumerated() {
      extensions[entry.note] = .footnote(key: entry.key, number: place + 1)
      let backlinks = MarkdownExtension.footnoteBacklinks(number: place + 1, count: counts[entry.key] ?? 0)
      append(.inlineExtension(extensions.add(backlinks)), to: entry.note)
      section.append(entry.note)
    }
    // What was not moved behind the others stands before them.
    for _ in 0..<(notes.count - order.count) { section.firstChild?.remove() }
    if order.isEmpty { section.remove() }
    return Set(numbers.keys)
  }

  /// Puts the ways back behind the last words of a note, else into a paragraph of their own.
  private static func append(_ backlinks: CommonMarkNode, to note: CommonMarkNode) {
    if let last = note.lastChild, last.kind == .paragraph {
      last.append(backlinks)
      return
    }
    let paragraph = CommonMarkNode.paragraph()
    note.append(paragraph)
    paragraph.append(backlinks)
  }
}
