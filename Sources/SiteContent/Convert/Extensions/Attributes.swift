/// Finds `{#id .class key=value}` behind headings, images, links and paragraphs, and takes it out of the text.
enum Attributes {
  /// What the elements of one text were given.
  typealias Found = [CommonMarkNode: AttributeList]

  static func take(from root: CommonMarkNode) -> Found {
    var found: Found = [:]
    var texts: [CommonMarkNode] = []
    var blocks: [CommonMarkNode] = []
    // A tree must not be changed while it is walked.
    root.forEachEvent { node, isEntering in
      guard isEntering else { return }
      switch node.kind {
      case .text where node.previous?.kind == .image || node.previous?.kind == .link: texts.append(node)
      case .paragraph, .heading: blocks.append(node)
      default: break
      }
    }
    var gone: Set<CommonMarkNode> = []
    for text in texts where !gone.contains(text) {
      if !takeList(behind: text, &found) { takeLongList(behind: text, &found, &gone) }
    }
    for block in blocks {
      if block.kind == .heading {
        takeList(ofHeading: block, &found)
      } else {
        takeList(ofParagraph: block, &found)
      }
    }
    return found
  }

  /// `![x](a.png){.right}`: it stands at the beginning of the text behind an image or a link.
  private static func takeList(behind text: CommonMarkNode, _ found: inout Found) -> Bool {
    guard let element = text.previous else { return false }
    let bytes = text.bytes
    guard let (list, end) = AttributeList.read(bytes[...]) else { return false }
    found[element] = list
    if end < bytes.count { text.setLiteral(Array(bytes[end...])) } else { text.remove() }
    return true
  }

  /// The same where a credit holds an address, emphasis or HTML, which are nodes of their own by now:
  /// `![x](a.png){credit="Photo : https://example.org"}`. It is plain text, and taken as it was typed.
  ///
  /// - Parameter gone: the nodes that were freed.
  private static func takeLongList(
    behind text: CommonMarkNode, _ found: inout Found, _ gone: inout Set<CommonMarkNode>
  ) {
    var typed = text.bytes
    guard let element = text.previous, element.kind == .image, typed.first == UInt8(ascii: "{"),
      !typed.ranges(of: Array("credit=".utf8)).isEmpty
    else { return }
    var nodes = [text]
    while let node = nodes.last?.next, nodes.count < 20, let part = typedText(of: node) {
      let start = typed.count
      typed += part
      if node.kind == .text, let (list, end) = AttributeList.read(typed[...]), end > start {
        found[element] = list
        if end < typed.count { node.setLiteral(Array(typed[end...])) } else { nodes.append(node) }
        for node in nodes {
          gone.insert(node)
          node.remove()
        }
        return
      }
      nodes.append(node)
    }
  }

  /// What an author typed to get a node, as far as it can be told; nil where a line ends.
  private static func typedText(of node: CommonMarkNode) -> [UInt8]? {
    func inner() -> [UInt8] {
      var bytes: [UInt8] = []
      node.forEachEvent { child, isEntering in
        if isEntering, child.kind == .text || child.kind == .code { bytes += child.bytes }
      }
      return bytes
    }
    switch node.kind {
    case .text, .htmlInline: return node.bytes
    case .emphasis: return [UInt8(ascii: "*")] + inner() + [UInt8(ascii: "*")]
    case .strong: return Array("**".utf8) + inner() + Array("**".utf8)
    case .code: return [UInt8(ascii: "`")] + node.bytes + [UInt8(ascii: "`")]
    case .link: return inner()
    default: return nil
    }
  }

  private static func takeList(ofHeading heading: CommonMarkNode, _ found: inout Found) {
    guard let text = heading.lastChild, text.kind == .text, let (list, start) = listAtEnd(of: text.bytes)
    else {
      return
    }
    found[heading] = list
    cut(text, at: start)
  }

  private static func takeList(ofParagraph paragraph: CommonMarkNode, _ found: inout Found) {
    guard let text = paragraph.lastChild, text.kind == .text, let (list, start) = listAtEnd(of: text.bytes),
      !isInTightList(paragraph)
    else { return }
    if start == 0, text.previous == nil {
      // A line of its own below a heading.
      guard let heading = paragraph.previous, heading.kind == .heading,
        heading.line + heading.lineCount == paragraph.line, found[heading] == nil
      else { return }
      found[heading] = list
      paragraph.remove()
      return
    }
    // `` `a`{.b} `` is of the code, which takes none.
    guard start > 0 || text.previous?.kind == .softBreak || text.previous?.kind == .lineBreak else { return }
    cut(text, at: start)
    while let last = paragraph.lastChild, last.kind == .softBreak || last.kind == .lineBreak { last.remove() }
    // Of a paragraph that is an image the image is meant.
    let only = paragraph.firstChild?.next == nil ? paragraph.firstChild : nil
    let element = only?.kind == .image ? only ?? paragraph : paragraph
    if found[element] == nil { found[element] = list }
  }

  /// The list that a text ends with, behind a space or alone, and where it begins.
  private static func listAtEnd(of bytes: [UInt8]) -> (list: AttributeList, start: Int)? {
    guard bytes.last == UInt8(ascii: "}"), let start = bytes.lastIndex(of: UInt8(ascii: "{")),
      start == 0 || bytes[start - 1] == 0x20, let (list, end) = AttributeList.read(bytes[start...]),
      end == bytes.count
    else { return nil }
    return (list, start)
  }

  private static func cut(_ text: CommonMarkNode, at end: Int) {
    var words = text.bytes[..<end]
    while words.last == 0x20 { words.removeLast() }
    if words.isEmpty { text.remove() } else { text.setLiteral(Array(words)) }
  }

  private static func isInTightList(_ paragraph: CommonMarkNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }
}
