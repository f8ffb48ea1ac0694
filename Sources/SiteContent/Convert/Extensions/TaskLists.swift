/// `- [ ] à faire`, `- [x] fait` (GitHub Flavored Markdown, 5.3): the paragraphs that begin so, and whether it is done.
enum TaskLists {
  static func take(from root: CommonMarkNode) -> [CommonMarkNode: Bool] {
    var found: [CommonMarkNode: Bool] = [:]
    root.forEachEvent { node, isEntering in
      guard isEntering, node.kind == .item, let paragraph = node.firstChild, paragraph.kind == .paragraph,
        let text = paragraph.firstChild, text.kind == .text
      else { return }
      text.withLiteral { bytes in
        // Its words may begin with emphasis, code or a link.
        guard bytes.count > 4 || bytes.count == 4 && text.next != nil, bytes[0] == UInt8(ascii: "["),
          bytes[2] == UInt8(ascii: "]"), bytes[3] == 0x20
        else {
          return
        }
        if bytes[1] == 0x20 {
          found[paragraph] = false
        } else if bytes[1] | 0x20 == UInt8(ascii: "x") {
          found[paragraph] = true
        }
      }
    }
    for paragraph in found.keys {
      guard let text = paragraph.firstChild else { continue }
      text.setLiteral(Array(text.bytes.dropFirst(4)))
    }
    return found
  }
}
