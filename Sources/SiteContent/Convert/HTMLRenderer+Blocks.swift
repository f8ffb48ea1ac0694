import SiteModel

extension HTMLRenderer {
  mutating func renderBlock(_ node: CommonMarkNode, _ kind: CommonMarkKind, _ isEntering: Bool) {
    switch kind {
    case .blockQuote:
      write(isEntering ? "<blockquote>\n" : "</blockquote>\n")
    case .list:
      renderList(node, isEntering)
    case .item:
      write(isEntering ? "<li>" : "</li>\n")
    case .paragraph:
      renderParagraph(node, isEntering)
    case .heading:
      renderHeading(node, isEntering)
    case .codeBlock:
      renderCodeBlock(node)
    case .htmlBlock:
      renderHTMLBlock(node)
    case .thematicBreak:
      write("<hr>\n")
    default:
      break
    }
  }

  private mutating func renderList(_ node: CommonMarkNode, _ isEntering: Bool) {
    guard isEntering else {
      write(node.isOrderedList ? "</ol>\n" : "</ul>\n")
      return
    }
    // A list inside a tight item follows its text.
    if let last = text.html.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: ">") { write("\n") }
    if !node.isOrderedList {
      write("<ul>\n")
    } else if node.listStart == 1 {
      write("<ol>\n")
    } else {
      write("<ol start=\"\(node.listStart)\">\n")
    }
  }

  private mutating func renderParagraph(_ node: CommonMarkNode, _ isEntering: Bool) {
    if Self.isInTightList(node) {
      if isEntering { beginText() } else { endText() }
      return
    }
    if trust == .article, let image = Self.onlyImage(of: node) {
      write(isEntering ? "<figure>" : "")
      if !isEntering {
        if !image.title.isEmpty {
          write("<figcaption>")
          writeEscaped(typography.typeset(image.title))
          write("</figcaption>")
        }
        write("</figure>\n")
        endText()
      } else {
        beginText()
      }
      return
    }
    if isEntering {
      paragraphStart = (text.html.count, plain.count)
      beginText()
      write("<p>")
      return
    }
    hasPendingSoftBreak = false
    write("</p>\n")
    if firstParagraph == nil, node.parent?.kind == .document, let start = paragraphStart {
      firstParagraph = start.html..<text.html.count
      firstParagraphText = Self.collapsed(plain[start.plain...])
    }
    paragraphStart = nil
    endText()
  }

  private mutating func renderHeading(_ node: CommonMarkNode, _ isEntering: Bool) {
    guard trust == .article else {
      // A stranger's heading would disturb the page's outline.
      if isEntering {
        beginText()
        write("<p><strong>")
      } else {
        write("</strong></p>\n")
        endText()
      }
      return
    }
    let level = min(6, node.headingLevel + headingShift)
    guard isEntering else {
      hasPendingSoftBreak = false
      write("</h\(level)>\n")
      if let start = headingStart { insertID(at: start.idAt, for: Self.collapsed(plain[start.plain...])) }
      headingStart = nil
      endText()
      return
    }
    write("<h\(level)")
    headingStart = (text.html.count, plain.count)
    write(">")
    beginText()
  }

  /// Puts the id into a heading whose text is known now.
  private mutating func insertID(at offset: Int, for heading: String) {
    var slug = Slug.make(heading)
    if slug.isEmpty { slug = "section" }
    // Comments' anchors begin so.
    if slug.hasPrefix("comment-") { slug = "section-" + slug }
    var id = slug
    while !usedIDs.insert(id).inserted {
      let number = (slugCounts[slug] ?? 1) + 1
      slugCounts[slug] = number
      id = "\(slug)-\(number)"
    }
    let attribute = Array(" id=\"\(Escaping.escaped(id))\"".utf8)
    text.html.insert(contentsOf: attribute, at: offset)
    text.insertOutsideExcerpts(offset..<offset + attribute.count)
    // Only the heading's own links stand behind it.
    for i in text.links.indices.reversed() {
      guard text.links[i].offset >= offset else { break }
      text.links[i].offset += attribute.count
      text.links[i].sizeOffset = text.links[i].sizeOffset.map { $0 + attribute.count }
    }
  }

  private mutating func renderCodeBlock(_ node: CommonMarkNode) {
    let language = node.fenceInfo.prefix { !$0.isWhitespace }
    // Long lines scroll: the keyboard must reach them (WCAG 2.1.1).
    write("<pre tabindex=\"0\"><code")
    if !language.isEmpty {
      write(" class=\"language-")
      writeEscaped(String(language))
      write("\"")
    }
    write(">")
    node.withLiteral { Escaping.append($0, to: &text.html) }
    write("</code></pre>\n")
    plain.append(UInt8(ascii: "\n"))
  }

  private mutating func renderHTMLBlock(_ node: CommonMarkNode) {
    let literal = node.literal
    guard trust == .article else {
      write("<p>")
      writeEscaped(String(literal.trimming { $0.isWhitespace }))
      write("</p>\n")
      plain.append(contentsOf: literal.utf8)
      return
    }
    if Self.isMoreMarker(literal), node.parent?.kind == .document {
      markMore(closing: "")
      return
    }
    writeRawHTML(literal, line: node.line)
    if !literal.hasSuffix("\n") { write("\n") }
  }

  /// What was written so far is the excerpt.
  mutating func markMore(closing: String) {
    guard !hasMore else { return }
    hasMore = true
    excerpt = text.excerpt(
      0..<text.html.count, closing: closing + openElements.reversed().map { "</\($0)>" }.joined(),
      plainText: Self.collapsed(plain[...]))
  }

  static func isMoreMarker(_ html: String) -> Bool {
    let text = html.trimming { $0.isWhitespace }
    guard text.hasPrefix("<!--"), text.hasSuffix("-->") else { return false }
    // WordPress lets words follow: `<!--more Lire la suite-->`.
    return text.dropFirst(4).dropLast(3).split(whereSeparator: \.isWhitespace).first == "more"
  }

  mutating func beginText() {
    spacing = FrenchTypography()
    hasPendingSoftBreak = false
  }

  mutating func endText() {
    hasPendingSoftBreak = false
    plain.append(UInt8(ascii: "\n"))
  }

  private static func isInTightList(_ paragraph: CommonMarkNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }

  /// The image that is all there is in a paragraph, alone or as a link.
  private static func onlyImage(of paragraph: CommonMarkNode) -> CommonMarkNode? {
    guard let child = paragraph.firstChild, child.next == nil else { return nil }
    if child.kind == .image { return child }
    guard child.kind == .link, let inner = child.firstChild, inner.next == nil, inner.kind == .image else {
      return nil
    }
    return inner
  }
}

extension StringProtocol {
  /// The text without the characters at both ends that meet a condition.
  func trimming(_ isTrimmed: (Character) -> Bool) -> SubSequence {
    var trimmed = self[...].drop(while: isTrimmed)
    while let last = trimmed.last, isTrimmed(last) { trimmed.removeLast() }
    return trimmed
  }
}
