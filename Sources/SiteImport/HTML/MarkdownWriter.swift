import SiteModel

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
  var kept: [String: Int] = [:]

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

  static let transparent: Set<String> = [
    "p", "div", "section", "article", "header", "footer", "main", "aside", "center", "address", "nav", "body",
    "html",
    "hgroup", "fieldset", "tbody", "noscript",
  ]
  static let rawBlocks: Set<String> = [
    "form", "details", "dl", "video", "audio", "object", "embed", "iframe", "svg", "math", "map", "script",
    "style",
    "select", "canvas", "applet", "frameset", "marquee",
  ]
  static let otherBlocks: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "hr", "table", "figure", "li", "dd",
    "dt",
    "figcaption", "summary", "legend", "tr", "td", "th", "caption", "thead", "tfoot", "listing", "xmp",
  ]

  static func isBlock(_ name: String) -> Bool {
    transparent.contains(name) || rawBlocks.contains(name) || otherBlocks.contains(name)
  }

  mutating func blocks(_ nodes: [HTMLNode]) -> [String] {
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
  func separated(_ blocks: [String]) -> [String] {
    var result: [String] = []
    for block in blocks where !block.isEmpty {
      if let last = result.last, Self.isList(last), Self.isList(block) || block.hasPrefix("    ") {
        result.append("<!-- -->")
      }
      result.append(block)
    }
    return result
  }

  static func isList(_ block: String) -> Bool {
    if block.hasPrefix("- ") { return true }
    let digits = block.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && block.dropFirst(digits.count).hasPrefix(". ")
  }

  /// Inline elements that hold blocks give them free: `<a><p>…</p></a>`, `<font><div>…`.
  func flattened(_ nodes: [HTMLNode]) -> [HTMLNode] {
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

  static func holdsBlock(_ element: HTMLElement) -> Bool {
    element.children.contains { node in
      guard case .element(let child) = node else { return false }
      return isBlock(child.name) || holdsBlock(child)
    }
  }

  mutating func flush(_ run: inout [HTMLNode], _ blocks: inout [String]) {
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

  mutating func block(_ element: HTMLElement) -> [String] {
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
  static func prefixed(_ text: String, first: String, other: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { i, line in
      let prefix = i == 0 ? first : other
      if line.isEmpty { return prefix.hasPrefix(">") ? ">" : "" }
      return prefix + line
    }.joined(separator: "\n")
  }

  mutating func raw(_ element: HTMLElement) -> [String] {
    kept[element.name, default: 0] += 1
    let html = RawHTMLWriter.write([.element(element)], address: address)
    // Only some names begin a block of HTML (CommonMark 4.6).
    let begins = ["form", "details", "dl", "iframe", "table", "figure", "div", "script", "style"]
    return [begins.contains(element.name) ? html : "<div>\(html)</div>"]
  }

  // MARK: Code

  mutating func preformatted(_ element: HTMLElement) -> [String] {
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

  func language(of element: HTMLElement) -> String {
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
}

extension MarkdownEscape {
  /// Entities in the title of a picture.
  static func entities(_ text: String) -> String { text.replacing("&", with: "&amp;") }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimming: String { String(trimming { $0.isWhitespace }) }
}
