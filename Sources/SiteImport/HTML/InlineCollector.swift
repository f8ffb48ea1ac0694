/// Gathers what stands in one paragraph.
struct InlineCollector {
  var run = InlineRun()
  var isInTable = false
  private(set) var kept: [String: Int] = [:]
  private let writer: MarkdownWriter
  private var isInLink = false

  init(_ writer: MarkdownWriter) { self.writer = writer }

  /// Tags that say something that Markdown has no sign for.
  private static let tags: Set<String> = [
    "sup", "sub", "ins", "u", "kbd", "abbr", "acronym", "mark", "small", "q", "cite", "var", "samp", "dfn",
    "bdo",
    "bdi", "ruby", "rt", "rp", "time",
  ]

  mutating func add(_ nodes: [HTMLNode]) {
    for node in nodes {
      switch node {
      case .text(let text): add(text)
      case .comment: break
      case .element(let element): add(element)
      }
    }
  }

  private mutating func add(_ text: String) {
    guard writer.lineEnds == .breaks, TextSearch.contains(text, "\n"), !isInLink else {
      run.tokens.append(.text(text))
      return
    }
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if i > 0 { run.tokens.append(.lineBreak) }
      run.tokens.append(.text(String(line)))
    }
  }

  private mutating func add(_ element: HTMLElement) {
    switch element.name {
    case "br": run.tokens.append(.lineBreak)
    case "strong", "b": mark(.strong, element)
    case "em", "i": mark(.emphasis, element)
    case "del", "s", "strike": mark(.struck, element)
    case "code", "tt": code(element)
    case "a": link(element)
    case "img": image(element)
    case "wbr", "script", "style": break
    case "input", "button", "textarea":
      if writer.trust == .article {
        run.tokens.append(.made(RawHTMLWriter.write([.element(element)], address: writer.address)))
      } else {
        add(element.children)
      }
    case _ where Self.tags.contains(element.name) && writer.trust == .article: tag(element)
    case "span", "font", "big":
      if writer.trust == .article, element["lang"] != nil || element["dir"] != nil {
        tag(element)
      } else {
        add(element.children)
      }
    default: add(element.children)
    }
  }

  private mutating func mark(_ mark: InlineRun.Mark, _ element: HTMLElement) {
    run.tokens.append(.open(mark))
    add(element.children)
    run.tokens.append(.close(mark))
  }

  private mutating func tag(_ element: HTMLElement) {
    kept[element.name, default: 0] += 1
    var plain = element
    plain.attributes = element.attributes.filter {
      ["title", "lang", "dir", "datetime", "cite"].contains($0.name)
    }
    run.tokens.append(.made(RawHTMLWriter.openTag(plain, address: writer.address)))
    add(element.children)
    run.tokens.append(.made("</\(element.name)>"))
  }

  private mutating func code(_ element: HTMLElement) {
    let text = element.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
    guard !text.trimming.isEmpty, element.children.first(where: { $0.name == "a" || $0.name == "img" }) == nil
    else {
      add(element.children)
      return
    }
    var longest = 0
    var count = 0
    for character in text {
      count = character == "`" ? count + 1 : 0
      longest = max(longest, count)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space =
      text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") && text.hasSuffix(" ") ? " " : ""
    run.tokens.append(
      .made(fence + space + (isInTable ? text.replacing("|", with: "\\|") : text) + space + fence))
  }

  private mutating func link(_ element: HTMLElement) {
    guard let href = element["href"], !isInLink else {
      if let name = element["id"] ?? element["name"], writer.trust == .article, !name.isEmpty {
        run.tokens.append(.made("<a id=\"\(RawHTMLWriter.escaped(name, isAttribute: true))\"></a>"))
      }
      add(element.children)
      return
    }
    var inner = InlineCollector(writer)
    inner.isInLink = true
    inner.isInTable = isInTable
    inner.add(element.children)
    kept.merge(inner.kept) { $0 + $1 }
    guard !inner.run.isEmpty else { return }
    // A picture that leads to itself in full size.
    let images = element.children.all { $0.name == "img" }
    if images.count == 1, let image = images.first, element.children.text.trimming.isEmpty,
      VideoSource.isPicture(href)
    {
      var large = image
      large.attributes = large.attributes.filter { $0.name != "src" } + [.init(name: "src", value: href)]
      self.image(large)
      return
    }
    let target = writer.address(href.trimming, element)
    let isAllowed =
      writer.trust == .article
      || ["http://", "https://", "mailto:"].contains { target.lowercased().hasPrefix($0) }
    let leading = element.text.first.map(\.isWhitespace) ?? false
    let trailing = element.text.last.map(\.isWhitespace) ?? false
    if leading { run.tokens.append(.text(" ")) }
    guard isAllowed, !target.isEmpty else {
      run.tokens += inner.run.tokens
      return
    }
    let text = inner.run.markdown(
      lineBreak: " ", allowsHTML: writer.trust == .article, isInLink: true, isInTable: isInTable
    ).trimming
    let plain = element.text.trimming
    if plain == target, !target.contains(where: { $0.isWhitespace || "<>\\".contains($0) }),
      target.contains("://")
    {
      run.tokens.append(.made("<\(target)>"))
    } else {
      var made = "[\(text)](\(MarkdownEscape.address(target))"
      if let title = element["title"]?.trimming, !title.isEmpty, title != plain {
        made += " " + MarkdownEscape.title(MarkdownEscape.entities(title))
      }
      run.tokens.append(.made(made + ")"))
    }
    if trailing { run.tokens.append(.text(" ")) }
  }

  private mutating func image(_ element: HTMLElement) {
    // A smiley is the word that it stands for.
    if element.hasClass("wp-smiley") || element.hasClass("smiley") {
      if let alt = element["alt"], !alt.isEmpty { run.tokens.append(.text(alt)) }
      return
    }
    guard writer.trust == .article, let source = element["src"] ?? element["data-src"], !source.isEmpty else {
      return
    }
    let address = writer.address(source, element)
    if address.isEmpty, source.hasPrefix("data:") { return }
    let alt = MarkdownEscape.escaped(
      (element["alt"] ?? "").split { $0.isWhitespace }.joined(separator: " "), before: nil, after: nil,
      isInLink: true,
      isInTable: isInTable, isAtLineStart: false)
    run.tokens.append(.made("![\(alt)](\(MarkdownEscape.address(address)))"))
  }

  // MARK: Paragraphs

  /// Parts a run where WordPress's editor would: at empty lines, also inside of emphasis; elsewhere it is one.
  static func paragraphs(of nodes: [HTMLNode], lineEnds: MarkdownWriter.LineEnds) -> [[HTMLNode]] {
    let parts = split(nodes, atEmptyLines: lineEnds == .breaks)
    return parts
  }

  private static func split(_ nodes: [HTMLNode], atEmptyLines: Bool) -> [[HTMLNode]] {
    var parts: [[HTMLNode]] = [[]]
    var breaks = 0
    for node in nodes {
      switch node {
      case .text(let text) where atEmptyLines && TextSearch.contains(text, "\n"):
        let pieces = paragraphs(text)
        for (i, piece) in pieces.enumerated() {
          if i > 0 { parts.append([]) }
          if !piece.isEmpty { parts[parts.count - 1].append(.text(piece)) }
        }
      case .element(let element) where element.name == "br":
        // Two breaks in a row were written for the space between paragraphs.
        breaks += 1
        if breaks == 2 {
          if case .element(let last)? = parts[parts.count - 1].last, last.name == "br" {
            parts[parts.count - 1].removeLast()
          }
          parts.append([])
        } else if breaks == 1 {
          parts[parts.count - 1].append(node)
        }
        continue
      case .element(let element)
      where !element.children.isEmpty && element.name != "a" && element.name != "code":
        let inner = split(element.children, atEmptyLines: atEmptyLines)
        for (i, piece) in inner.enumerated() {
          if i > 0 { parts.append([]) }
          parts[parts.count - 1].append(
            .element(HTMLElement(name: element.name, attributes: element.attributes, children: piece)))
        }
      case .text(let text) where text.trimming.isEmpty:
        parts[parts.count - 1].append(node)
        continue
      default: parts[parts.count - 1].append(node)
      }
      breaks = 0
    }
    return parts
  }

  /// A text parted where lines without words stand.
  private static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = [""]
    var emptyLines = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (i, line) in lines.enumerated() {
      let isEmpty = line.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" }
      if isEmpty, i > 0, i < lines.count - 1 {
        emptyLines += 1
        continue
      }
      if emptyLines > 0 {
        paragraphs.append(String(line))
        emptyLines = 0
      } else {
        paragraphs[paragraphs.count - 1] += (i > 0 ? "\n" : "") + line
      }
    }
    return paragraphs
  }
}
