/// Parts of a text that are parsed by themselves, with the link targets of the whole text.
///
/// libcmark does not give away the targets (`[a]: /b`) that it has read. So the parts are put before the text, each
/// as a block of its own that nothing in it can end or leave open, and parsed once more with it.
struct Fragments {
  private var text: [UInt8] = []
  /// The real line of each line of `text`.
  private var lineNumbers: [Int] = []
  private(set) var count = 0

  /// Adds lines that become blocks; `line` is the number of the first.
  mutating func addBlocks(_ lines: some Collection<ArraySlice<UInt8>>, line: Int) {
    // A quote ends with its last line, whatever stands open in it.
    for (number, content) in zip(line..., lines) { append(Array("> ".utf8), content, number) }
    append([], [], line)
    count += 1
  }

  /// Adds a line that becomes the text of one table cell.
  mutating func addCell(_ content: some Collection<UInt8>, line: Int) {
    var mark: [UInt8] = []
    // With it, and the space, the line is a paragraph, and signs in it see the beginning of a line before them.
    SourceMark.append(SourceMark.cell, to: &mark)
    append(mark + [0x20], content, line)
    append([], [], line)
    count += 1
  }

  private mutating func append(_ prefix: [UInt8], _ content: some Collection<UInt8>, _ number: Int) {
    text += prefix
    text += content
    text.append(UInt8(ascii: "\n"))
    lineNumbers.append(number)
  }

  /// Parses the parts; each node that is handed out holds one of them, in order, and goes when the last was.
  func parse(with whole: [UInt8], _ body: (_ index: Int, _ part: CommonMarkNode) -> Void) {
    guard count > 0 else { return }
    let document = CommonMarkDocument(parsing: text + whole)
    var next = document.root.firstChild
    for index in 0..<count {
      guard let part = next else { return }
      next = part.next
      number(part)
      if part.kind == .paragraph { Self.removeMark(of: part) }
      body(index, part)
    }
  }

  /// Tells the nodes what lines they really stand on.
  private func number(_ part: CommonMarkNode) {
    part.forEachEvent { node, isEntering in
      guard isEntering, lineNumbers.indices.contains(node.line - 1) else { return }
      node.number = lineNumbers[node.line - 1]
    }
  }

  private static func removeMark(of cell: CommonMarkNode) {
    guard let text = cell.firstChild, text.kind == .text else { return }
    var content: [UInt8] = []
    text.withLiteral { content = Array($0.dropFirst(3).drop { $0 == 0x20 }) }
    if content.isEmpty { text.remove() } else { text.setLiteral(content) }
  }
}
