/// Pictures that a page loads once a reader comes near: what they will show stands beside a stand-in, and once more in
/// a `noscript`.
enum LazyPictures {
  /// The nodes with each picture's own address.
  static func resolved(_ nodes: [HTMLNode]) -> [HTMLNode] {
    guard nodes.first(where: { $0.name == "img" || $0.name == "noscript" }) != nil else { return nodes }
    var shown: Set<String> = []
    let plain = pictures(nodes, &shown)
    return withoutCopies(plain, shown)
  }

  private static let sources = [
    "data-src", "data-lazy-src", "data-original", "data-orig-src", "data-lazy", "data-url", "data-cfsrc",
  ]
  private static let sets = ["data-srcset", "data-lazy-srcset", "srcset"]

  private static func pictures(_ nodes: [HTMLNode], _ shown: inout Set<String>) -> [HTMLNode] {
    nodes.map { node in
      guard case .element(var element) = node, element.name != "noscript" else { return node }
      if element.name == "img" {
        element = picture(element)
        if let source = element["src"] { shown.insert(source) }
      } else {
        element.children = pictures(element.children, &shown)
      }
      return .element(element)
    }
  }

  private static func picture(_ image: HTMLElement) -> HTMLElement {
    guard isStandIn(image["src"]) else { return image }
    let first = sets.lazy.compactMap { image[$0] }.first?.split { $0 == "," || $0.isWhitespace }.first.map(
      String.init)
    guard let source = sources.lazy.compactMap({ image[$0] }).first(where: { !isStandIn($0) }) ?? first,
      !isStandIn(source)
    else { return image }
    var plain = image
    plain.attributes.removeAll { ["src", "srcset", "sizes"].contains($0.name) || $0.name.hasPrefix("data-") }
    plain.attributes.insert(.init(name: "src", value: source), at: 0)
    return plain
  }

  /// Whether an address is none of a picture that somebody would look at.
  private static func isStandIn(_ source: String?) -> Bool {
    guard let source, !source.isEmpty else { return true }
    if source.hasPrefix("data:") || source == "about:blank" || source == "#" { return true }
    let name = source.prefix { $0 != "?" }.split(separator: "/").last?.lowercased() ?? ""
    return [
      "blank.gif", "blank.png", "spacer.gif", "transparent.gif", "transparent.png", "pixel.gif",
      "placeholder.gif",
      "placeholder.png", "lazy_placeholder.gif", "1x1.trans.gif", "1x1.gif", "grey.gif", "loading.gif",
    ].contains(name)
  }

  /// Without what repeats pictures for browsers that run no scripts; what shows others is shown.
  private static func withoutCopies(_ nodes: [HTMLNode], _ shown: Set<String>) -> [HTMLNode] {
    nodes.flatMap { node -> [HTMLNode] in
      guard case .element(var element) = node else { return [node] }
      guard element.name == "noscript" else {
        element.children = withoutCopies(element.children, shown)
        return [.element(element)]
      }
      let images = element.children.all { $0.name == "img" }
      guard !images.isEmpty, element.children.text.trimming.isEmpty else { return [node] }
      return images.allSatisfy { shown.contains($0["src"] ?? "") } ? [] : element.children
    }
  }
}
