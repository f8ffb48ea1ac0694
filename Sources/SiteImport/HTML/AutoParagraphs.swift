/// WordPress's paragraphs (`wpautop`) as elements, for texts that stay HTML: an empty line parts two, a line end is a
/// break.
enum AutoParagraphs {
  static func added(to nodes: [HTMLNode]) -> [HTMLNode] {
    var result: [HTMLNode] = []
    var run: [HTMLNode] = []
    func flush() {
      defer { run = [] }
      guard !run.isEmpty else { return }
      for part in InlineCollector.paragraphs(of: run, lineEnds: .breaks) {
        let children = withBreaks(part)
        guard children.contains(where: { $0 != .text("") }) else { continue }
        result.append(.element(HTMLElement(name: "p", children: children)))
      }
    }
    for node in nodes {
      guard case .element(var element) = node, MarkdownWriter.isBlock(element.name) else {
        run.append(node)
        continue
      }
      flush()
      if element.name == "div" || element.name == "blockquote" {
        element.children = added(to: element.children)
      }
      result.append(.element(element))
    }
    flush()
    return result
  }

  /// The line ends of a paragraph as breaks, but for those at its ends.
  private static func withBreaks(_ nodes: [HTMLNode]) -> [HTMLNode] {
    var result: [HTMLNode] = []
    for (i, node) in nodes.enumerated() {
      guard case .text(var text) = node, TextSearch.contains(text, "\n") else {
        result.append(node)
        continue
      }
      if i == 0 { text = String(text.drop(while: \.isNewline)) }
      if i == nodes.count - 1 { while text.last?.isNewline ?? false { text.removeLast() } }
      for (k, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if k > 0 { result.append(.element(HTMLElement(name: "br"))) }
        result.append(.text(String(line)))
      }
    }
    return result
  }
}
