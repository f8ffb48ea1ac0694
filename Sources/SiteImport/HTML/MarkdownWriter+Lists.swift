/// Lists.
extension MarkdownWriter {
  mutating func list(_ element: HTMLElement) -> [String] {
    var items: [[String]] = []
    var loose: [HTMLNode] = []
    func take(_ blocks: [String]) { items.append(blocks) }
    for child in element.children {
      switch child {
      case .element(let item) where item.name == "li": take(blocks(item.children))
      case .element(let inner) where inner.name == "ul" || inner.name == "ol":
        // A list right inside a list belongs to the item above.
        let inner = list(inner)
        if items.isEmpty { items.append([]) }
        items[items.count - 1] += inner
      case .text(let text) where text.trimming.isEmpty: continue
      default: loose.append(child)
      }
    }
    if !loose.isEmpty {
      let blocks = blocks(loose)
      if !blocks.isEmpty { items.append(blocks) }
    }
    items = items.filter { !$0.isEmpty }
    guard !items.isEmpty else { return [] }
    let isTight = items.allSatisfy { item in item.dropFirst().allSatisfy(Self.isList) }
    var number = element["start"].flatMap { Int($0) }.map { max(0, $0) } ?? 1
    var lines: [String] = []
    for item in items {
      let sign = element.name == "ol" ? "\(number). " : "- "
      number += 1
      lines.append(
        Self.prefixed(
          item.joined(separator: isTight ? "\n" : "\n\n"), first: sign,
          other: String(repeating: " ", count: sign.count)))
    }
    return [lines.joined(separator: isTight ? "\n" : "\n\n")]
  }
}
