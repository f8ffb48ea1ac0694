/// Pictures with their captions.
extension MarkdownWriter {
  mutating func figure(_ element: HTMLElement) -> [String] {
    let images = element.children.all { $0.name == "img" }
    let captions = element.children.all { $0.name == "figcaption" }
    let inner = element.children.all { $0.name == "figure" }
    if !inner.isEmpty {
      // A gallery: each picture by itself, its own caption below.
      let rest = element.children.filter { !($0.element.map { $0.name == "figcaption" } ?? false) }
      return blocks(rest)
        + captions.filter { caption in !inner.contains { $0.children.contains(.element(caption)) } }.flatMap {
          blocks($0.children)
        }
    }
    let content = element.children.filter { !($0.element.map { $0.name == "figcaption" } ?? false) }
    guard images.count == 1, let image = images.first, captions.count <= 1, content.text.trimming.isEmpty,
      content.first(where: { Self.rawBlocks.contains($0.name) || $0.name == "table" || $0.name == "pre" })
        == nil
    else {
      if images.count > 1 {
        return blocks(content) + captions.flatMap { blocks($0.children) }
      }
      // A quote, a table, a film: its caption stands below it.
      return blocks(content) + captions.flatMap { blocks($0.children) }
    }
    let link = content.first { $0.name == "a" && $0["href"] != nil }
    let caption = captions.first?.children ?? []
    let hasMarkup = caption.contains { $0.element.map { $0.name != "br" } ?? false }
    if hasMarkup { return raw(element) }
    let title = caption.line
    let source = largest(image, link)
    if source.isEmpty, image["src"]?.hasPrefix("data:") == true {
      return caption.isEmpty ? [] : blocks(caption)
    }
    let alt = MarkdownEscape.escaped(
      (image["alt"] ?? "").trimming, before: nil, after: nil, isInLink: true, isAtLineStart: false)
    var text = "![\(alt.replacing("\n", with: " "))](\(MarkdownEscape.address(source))"
    if !title.isEmpty { text += " " + MarkdownEscape.title(MarkdownEscape.entities(title)) }
    text += ")"
    if let link, let href = link["href"], !VideoSource.isPicture(href) {
      guard title.isEmpty else { return raw(element) }
      text = "[\(text)](\(MarkdownEscape.address(address(href, link))))"
    }
    return [text]
  }

  /// A picture that leads to itself in full size is that picture.
  func largest(_ image: HTMLElement, _ link: HTMLElement?) -> String {
    if let link, let href = link["href"], VideoSource.isPicture(href) { return address(href, link) }
    return address(image["src"] ?? image["data-src"] ?? "", image)
  }
}
