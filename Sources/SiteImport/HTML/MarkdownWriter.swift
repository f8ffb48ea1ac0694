/// HTML as Markdown where Markdown can say it, and as valid HTML where it cannot.
struct MarkdownWriter {
  /// How a text's own line ends are meant.
  enum LineEnds: Sendable {
    /// As in HTML: like a space.
    case spaces
    /// As in WordPress's editor: one is a line break, two part paragraphs (`wpautop`).
    case breaks
  }

  enum Trust: Sendable { case article, comment }

  var lineEnds: LineEnds
  var trust: Trust
  /// What an address in the text becomes.
  var address: (_ address: String, _ element: HTMLElement) -> String = { value, _ in value }
  /// Elements that Markdown could not say, by name.
  private(set) var kept: [String: Int] = [:]

  init(
    lineEnds: LineEnds, trust: Trust,
    address: @escaping (String, HTMLElement) -> String = { value, _ in value }
  ) {
    self.lineEnds = lineEnds
    self.trust = trust
    self.address = address
  }

  /// The whole text, with a line end at its end.
  mutating func write(_ nodes: [HTMLNode]) -> String {
    let blocks = blocks(nodes)
    return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: Blocks

  private static let transparent: Set<String> = [
    "p", "div", "section", "article", "header", "footer", "main", "aside", "center", "address", "nav", "body",
    "html",
    "hgroup", "fieldset", "tbody", "noscript",
  ]
  private static let rawBlocks: Set<String> = [
    "form", "details", "dl", "video", "audio", "object", "embed", "iframe", "svg", "math", "map", "script",
    "style",
    "select", "canvas", "applet", "frameset", "marquee",
  ]
  private static let otherBlocks: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "hr", "table", "figure", "li", "dd",
    "dt",
    "figcaption", "summary", "legend", "tr", "td", "th", "caption", "thead", "tfoot", "listing", "xmp",
  ]

  static func isBlock(_ name: String) -> Bool {
    transparent.contains(name) || rawBlocks.contains(name) || otherBlocks.contains(name)
  }

  private mutating func blocks(_ nodes: [HTMLNode]) -> [String] {
    var blocks: [String] = []
    var run: [HTMLNode] = []
    for node in flattened(nodes) {
      switch node {
      case .element(let element) where Self.isBlock(element.name):
        flush(&run, &blocks)
        blocks += block(element)
      case .comment(let text):
        let comment = text.trimming
        if comment == "more" || comment.hasPrefix("more ") {
          flush(&run, &blocks)
          if !blocks.contains("<!--more-->") { blocks.append("<!--more-->") }
        } else if comment == "nextpage" {
          flush(&run, &blocks)
        }
      default: run.append(node)
      }
    }
    flush(&run, &blocks)
    return separated(blocks)
  }

  /// Two lists in a row would be one.
  private func separated(_ blocks: [String]) -> [String] {
    var result: [String] = []
    for block in blocks where !block.isEmpty {
      if let last = result.last, Self.isList(last), Self.isList(block) || block.hasPrefix("    ") {
        result.append("<!-- -->")
      }
      result.append(block)
    }
    return result
  }

  private static func isList(_ block: String) -> Bool {
    if block.hasPrefix("- ") { return true }
    let digits = block.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && block.dropFirst(digits.count).hasPrefix(". ")
  }

  /// Inline elements that hold blocks give them free: `<a><p>…</p></a>`, `<font><div>…`.
  private func flattened(_ nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.flatMap { node -> [HTMLNode] in
      guard case .element(let element) = node, !Self.isBlock(element.name), Self.holdsBlock(element) else {
        return [node]
      }
      let isPlain =
        ["span", "font", "big", "small", "tt", "label", "o:p"].contains(element.name)
        || element["href"] == nil
      var result: [HTMLNode] = []
      var run: [HTMLNode] = []
      func wrap(_ children: [HTMLNode]) -> HTMLNode {
        .element(HTMLElement(name: element.name, attributes: element.attributes, children: children))
      }
      for child in flattened(element.children) {
        if case .element(let inner) = child, Self.isBlock(inner.name) {
          if !run.isEmpty { result.append(wrap(run)) }
          run = []
          // The emphasis, or the link, goes on inside.
          if isPlain && element.name != "a" && !["strong", "b", "em", "i"].contains(element.name)
            || ["pre", "table", "hr"].contains(inner.name) || Self.rawBlocks.contains(inner.name)
          {
            result.append(child)
          } else if inner.children.contains(where: { Self.isBlock($0.element?.name ?? "") }) {
            result.append(child)
          } else {
            result.append(
              .element(
                HTMLElement(name: inner.name, attributes: inner.attributes, children: [wrap(inner.children)]))
            )
          }
        } else {
          run.append(child)
        }
      }
      if !run.isEmpty { result.append(wrap(run)) }
      return result
    }
  }

  private static func holdsBlock(_ element: HTMLElement) -> Bool {
    element.children.contains { node in
      guard case .element(let child) = node else { return false }
      return isBlock(child.name) || holdsBlock(child)
    }
  }

  private mutating func flush(_ run: inout [HTMLNode], _ blocks: inout [String]) {
    defer { run = [] }
    guard !run.isEmpty else { return }
    for part in InlineCollector.paragraphs(of: run, lineEnds: lineEnds) {
      var collector = InlineCollector(self)
      collector.add(part)
      kept.merge(collector.kept) { $0 + $1 }
      guard !collector.run.isEmpty else { continue }
      let text = collector.run.markdown(
        lineBreak: trust == .article ? "\\\n" : "\\\n", allowsHTML: trust == .article)
      if !text.isEmpty { blocks.append(text) }
    }
  }

  private mutating func block(_ element: HTMLElement) -> [String] {
    switch element.name {
    case "script" where element["src"] == nil && element.text.trimming.isEmpty: return []
    case _ where trust == .comment && !["p", "blockquote", "pre", "ul", "ol", "hr"].contains(element.name):
      return Self.rawBlocks.contains(element.name) && element.name != "form" && element.name != "details"
        && element.name != "dl" ? [] : blocks(element.children)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let text = line(element.children)
      return text.isEmpty
        ? blocks(element.children.filter { $0.element != nil })
        : [String(repeating: "#", count: Int(element.name.dropFirst()) ?? 2) + " " + text]
    case "blockquote":
      let inner = blocks(element.children)
      return inner.isEmpty ? [] : [Self.prefixed(inner.joined(separator: "\n\n"), first: "> ", other: "> ")]
    case "ul", "ol": return list(element)
    case "pre", "listing", "xmp": return preformatted(element)
    case "hr": return ["---"]
    case "table": return table(element)
    case "figure": return figure(element)
    case "iframe":
      if let source = element["src"], let video = VideoSource.page(of: source) { return [video] }
      return raw(element)
    case _ where Self.rawBlocks.contains(element.name): return raw(element)
    default: return blocks(element.children)
    }
  }

  /// Some lines behind a sign, the others below its text.
  private static func prefixed(_ text: String, first: String, other: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { i, line in
      let prefix = i == 0 ? first : other
      if line.isEmpty { return prefix.hasPrefix(">") ? ">" : "" }
      return prefix + line
    }.joined(separator: "\n")
  }

  private mutating func raw(_ element: HTMLElement) -> [String] {
    kept[element.name, default: 0] += 1
    let html = RawHTMLWriter.write([.element(element)], address: address)
    // Only some names begin a block of HTML (CommonMark 4.6).
    let begins = ["form", "details", "dl", "iframe", "table", "figure", "div", "script", "style"]
    return [begins.contains(element.name) ? html : "<div>\(html)</div>"]
  }

  // MARK: Lists

  private mutating func list(_ element: HTMLElement) -> [String] {
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

  // MARK: Code

  private mutating func preformatted(_ element: HTMLElement) -> [String] {
    if trust == .article,
      element.children.first(where: {
        ["a", "img", "strong", "em", "b", "i", "del", "ins", "mark"].contains($0.name)
      }) != nil
    {
      return raw(element)
    }
    var text = element.text
    if text.hasPrefix("\n") { text.removeFirst() }
    while text.last == "\n" || text.last == " " { text.removeLast() }
    guard !text.isEmpty else { return [] }
    var longest = 0
    var count = 0
    for character in text {
      count = character == "`" ? count + 1 : 0
      longest = max(longest, count)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence + language(of: element) + "\n" + text.replacing("\r", with: "") + "\n" + fence]
  }

  private func language(of element: HTMLElement) -> String {
    let code = element.first { $0.name == "code" }
    let classes = element.classes + (code?.classes ?? [])
    for name in classes {
      for prefix in ["language-", "lang-", "brush:"] where name.hasPrefix(prefix) && name.count > prefix.count
      {
        let word = name.dropFirst(prefix.count).prefix { $0.isLetter || $0.isNumber || "+#-".contains($0) }
        return String(word)
      }
    }
    return String((element["lang"] ?? "").prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }

  // MARK: Tables

  private mutating func table(_ element: HTMLElement) -> [String] {
    let rows = element.children.all { $0.name == "tr" }
    let hasCaption = element.children.first { $0.name == "caption" } != nil
    var cells: [[HTMLElement]] = []
    var isSimple = !hasCaption && !rows.isEmpty
    for row in rows {
      let found = row.children.compactMap(\.element).filter { $0.name == "td" || $0.name == "th" }
      for cell in found {
        let spans = [cell["colspan"], cell["rowspan"]].contains { ($0.flatMap { Int($0) } ?? 1) > 1 }
        if spans || Self.holdsRealBlock(cell) { isSimple = false }
      }
      if let first = cells.first, first.count != found.count { isSimple = false }
      cells.append(found)
    }
    let hasHead = cells.first?.allSatisfy { $0.name == "th" } ?? false
    if cells.dropFirst().contains(where: { $0.contains { $0.name == "th" } }) { isSimple = false }
    guard isSimple, hasHead, let columns = cells.first?.count, columns > 0 else { return raw(element) }
    var lines: [String] = []
    for (i, row) in cells.enumerated() {
      lines.append("| " + row.map { line($0.children, isInTable: true) }.joined(separator: " | ") + " |")
      if i == 0 {
        lines.append("| " + row.map { _ in "---" }.joined(separator: " | ") + " |")
      }
    }
    return [lines.joined(separator: "\n")]
  }

  private static func holdsRealBlock(_ cell: HTMLElement) -> Bool {
    cell.children.contains { node in
      guard case .element(let child) = node else { return false }
      if child.name == "br" || child.name == "img" || child.name == "p" { return true }
      return isBlock(child.name) || holdsRealBlock(child)
    }
  }

  /// Inlines on one line, as headings and cells have them.
  private mutating func line(_ nodes: [HTMLNode], isInTable: Bool = false) -> String {
    var collector = InlineCollector(self)
    collector.isInTable = isInTable
    collector.add(nodes)
    kept.merge(collector.kept) { $0 + $1 }
    return collector.run.markdown(
      lineBreak: " ", allowsHTML: trust == .article, isInTable: isInTable
    ).replacing("\n", with: " ")
  }

  // MARK: Figures

  private mutating func figure(_ element: HTMLElement) -> [String] {
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
  private func largest(_ image: HTMLElement, _ link: HTMLElement?) -> String {
    if let link, let href = link["href"], VideoSource.isPicture(href) { return address(href, link) }
    return address(image["src"] ?? image["data-src"] ?? "", image)
  }
}

extension MarkdownEscape {
  /// Entities in the title of a picture.
  static func entities(_ text: String) -> String { text.replacing("&", with: "&amp;") }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimming: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
