import SiteModel

/// Pictures and films in readers' comments, which the site does not show there: each becomes a link to it.
struct CommentPictures {
  private(set) var nodes: [HTMLNode] = []
  /// How many became links.
  private(set) var linked = 0
  /// How many have no address that others could follow.
  private(set) var lost = 0

  private static let frames: Set<String> = ["iframe", "embed", "object", "video", "audio"]

  init(_ nodes: [HTMLNode]) {
    guard nodes.first(where: { $0.name == "img" || Self.frames.contains($0.name) }) != nil else {
      self.nodes = nodes
      return
    }
    self.nodes = replaced(nodes, isInLink: false)
  }

  private mutating func replaced(_ nodes: [HTMLNode], isInLink: Bool) -> [HTMLNode] {
    var output: [HTMLNode] = []
    for node in nodes {
      switch node {
      case .element(let element) where element.name == "img":
        output += picture(element, isInLink: isInLink)
      case .element(let element) where Self.frames.contains(element.name):
        output += film(element)
      case .element(var element):
        element.children = replaced(
          element.children, isInLink: isInLink || element.name == "a" && element["href"] != nil)
        output.append(.element(element))
      default: output.append(node)
      }
    }
    return output
  }

  private mutating func picture(_ image: HTMLElement, isInLink: Bool) -> [HTMLNode] {
    let alt = (image["alt"] ?? "").trimming
    let source = (image["src"] ?? image["data-src"] ?? "").trimming
    // A smiley is the sign that it stands for.
    let lower = source.lowercased()
    let isSmiley =
      ["wp-smiley", "smiley", "emoji", "emoticon"].contains { image.hasClass($0) }
      || ["smil", "emoti", "emoji"].contains { lower.contains($0) }
      || !alt.isEmpty && !alt.contains { $0.isLetter || $0.isNumber }
    // A dot of one pixel counts visits; nobody saw it.
    let sizes = [image["width"], image["height"]].compactMap(\.self)
    if sizes.contains(where: ["0", "1"].contains) { return [] }
    // Of a picture that is made of somebody's mail address, not even the name.
    let isOfAPerson = PrivateData.masked(source) != source
    if isSmiley || isOfAPerson { return alt.isEmpty ? [] : [.text(alt)] }
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
      lost += 1
      return alt.isEmpty ? [] : [.text(alt)]
    }
    let name = source.prefix { !"?#".contains($0) }.split(separator: "/").last.map(String.init) ?? source
    let words = HTMLNode.text(alt.isEmpty ? name : alt)
    linked += 1
    // The link that it stands in leads to it, or further.
    return [isInLink ? words : link(to: source, words)]
  }

  private mutating func film(_ frame: HTMLElement) -> [HTMLNode] {
    let movie = frame.children.first { $0.name == "param" && $0["name"]?.lowercased() == "movie" }?["value"]
    let inner = frame.children.first { ["embed", "source", "iframe"].contains($0.name) }?["src"]
    var source = (frame["src"] ?? frame["data"] ?? movie ?? inner ?? "").trimming
    if source.hasPrefix("//") { source = "https:" + source }
    source = VideoSource.page(of: source) ?? source
    guard source.lowercased().hasPrefix("http://") || source.lowercased().hasPrefix("https://") else {
      lost += 1
      return frame.children
    }
    linked += 1
    return [link(to: source, .text(source))]
  }

  private func link(to address: String, _ words: HTMLNode) -> HTMLNode {
    .element(HTMLElement(name: "a", attributes: [.init(name: "href", value: address)], children: [words]))
  }

  /// The same in Markdown: `![Vue](https://…)`; code stays as it is, for who writes about Markdown.
  static func linked(inMarkdown text: String) -> (text: String, count: Int) {
    guard TextSearch.contains(text, "!["), !TextSearch.contains(text, "`") else { return (text, 0) }
    var count = 0
    let replaced = text.replacing(/!\[([^\[\]]*)\]\((https?:[^()\s]+)/) { match in
      count += 1
      return "[\(match.1.isEmpty ? match.2 : match.1)](\(match.2)"
    }
    return (replaced, count)
  }
}
