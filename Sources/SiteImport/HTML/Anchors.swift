import SiteModel

/// Places within a text that links of the same text lead to: Markdown has no sign for them, and they stay as tags.
enum Anchors {
  static func kept(in nodes: [HTMLNode]) -> [HTMLNode] {
    var targets: Set<String> = []
    for link in nodes.everything(where: { $0.name == "a" }) {
      guard let href = link["href"], href.hasPrefix("#"), href.count > 1 else { continue }
      targets.insert(String(href.dropFirst()))
    }
    guard !targets.isEmpty else { return nodes }
    return nodes.flatMap { kept($0, targets, isInHeading: false) }
  }

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  /// What a tag cannot stand in.
  private static let closed: Set<String> = [
    "ul", "ol", "table", "tbody", "thead", "tr", "figure", "pre", "dl", "img", "hr", "br", "iframe", "video",
    "audio",
  ]

  private static func kept(_ node: HTMLNode, _ targets: Set<String>, isInHeading: Bool) -> [HTMLNode] {
    guard case .element(var element) = node else { return [node] }
    let isHeading = headings.contains(element.name)
    let words = Slug.make(element.children.line)
    element.children = element.children.flatMap {
      kept($0, targets, isInHeading: isInHeading || isHeading)
    }
    guard let id = element["id"], targets.contains(id), element.name != "a" || element["href"] != nil,
      // A heading has its words for an id.
      !((isHeading || isInHeading) && words == id)
    else { return [.element(element)] }
    let mark = HTMLNode.element(HTMLElement(name: "a", attributes: [.init(name: "id", value: id)]))
    if closed.contains(element.name) || element.name == "a" { return [mark, .element(element)] }
    element.children.insert(mark, at: 0)
    return [.element(element)]
  }
}
