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
    for text in texts { takeList(behind: text, &found) }
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
  private static func takeList(behind text: CommonMarkNode, _ found: inout Found) {
    guard let element = text.previous else { return }
    let bytes = text.bytes
    guard let (list, end) = AttributeList.read(bytes[...]) else { return }
    found[element] = list
    if end < bytes.count { text.setLiteral(Array(bytes[end...])) } else { text.remove() }
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
