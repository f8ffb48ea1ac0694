import SiteModel

extension HTMLRenderer {
  mutating func renderBlock(_ node: CommonMarkNode, _ kind: CommonMarkKind, _ isEntering: Bool) {
    switch kind {
    case .blockQuote:
      followContainer(isEntering)
      renderQuote(extensions.alerts[node], isEntering)
    case .list:
      renderList(node, isEntering)
    case .item:
      followContainer(isEntering)
      let isTask = node.firstChild.map { extensions.tasks[$0] != nil } ?? false
      write(isEntering ? isTask ? "<li class=\"task\">" : "<li>" : "</li>\n")
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

  private mutating func renderQuote(_ alert: Alert?, _ isEntering: Bool) {
    guard let alert else {
      write(isEntering ? "<blockquote>\n" : "</blockquote>\n")
      return
    }
    guard isEntering else {
      write("</div>\n")
      return
    }
    write("<div class=\"alert alert-\(alert.rawValue)\" role=\"note\">\n<p class=\"alert-title\">")
    writeEscaped(words.alerts[alert] ?? alert.title(in: ""))
    write("</p>\n")
  }

  /// The box to tick before an item's words: its label is the words.
  private mutating func renderTask(_ paragraph: CommonMarkNode, _ isEntering: Bool) {
    guard let isDone = extensions.tasks[paragraph] else { return }
    if isEntering {
      write(
        isDone
          ? "<label><input type=\"checkbox\" checked disabled> "
          : "<label><input type=\"checkbox\" disabled> ")
    } else {
      write("</label>")
    }
  }

  private mutating func renderList(_ node: CommonMarkNode, _ isEntering: Bool) {
    guard isEntering else {
      write(node.isOrderedList ? "</ol>\n" : "</ul>\n")
      return
    }
    // A list inside a tight item follows its text.
    if let last = output.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: ">") { write("\n") }
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
      if isEntering { beginText() }
      renderTask(node, isEntering)
      if !isEntering { endText() }
      return
    }
    if galleries.contains(node) {
      renderGallery(node, isEntering)
      return
    }
    if trust == .article, let image = Self.onlyImage(of: node) {
      if isEntering {
        write("<figure")
        writeAttributes(extensions.attributes[image], of: .figure)
        write(">")
      }
      if !isEntering {
        writeCaption(of: image)
        write("</figure>\n")
        endText()
      } else {
        beginText()
      }
      return
    }
    if isEntering {
      paragraphStart = (output.count, plain.count, openElements.count)
      outerEndTags = []
      beginText()
      write("<p")
      writeAttributes(extensions.attributes[node], of: .paragraph)
      write(">")
      renderTask(node, isEntering)
      return
    }
    hasPendingSoftBreak = false
    renderTask(node, isEntering)
    write("</p>\n")
    if firstParagraph == nil, node.parent?.kind == .document, let start = paragraphStart {
      firstParagraph = start.html..<output.count
      firstParagraphText = Self.collapsed(plain[start.plain...])
      firstParagraphEnds = (outerEndTags, openElements.endTags(downTo: start.openElements))
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
      if let start = headingStart {
        let id = extensions.attributes[node]?.id
        insertID(at: start.idAt, id ?? freeID(for: Self.collapsed(plain[start.plain...])))
      }
      headingStart = nil
      endText()
      return
    }
    write("<h\(level)")
    headingStart = (output.count, plain.count)
    writeAttributes(extensions.attributes[node], of: .heading)
    write(">")
    beginText()
  }

  /// An id of a heading's words that no other has.
  private mutating func freeID(for heading: String) -> String {
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
    return id
  }

  /// Puts the id into a heading whose text is known now.
  private mutating func insertID(at offset: Int, _ id: String) {
    let attribute = Array(" id=\"\(Escaping.escaped(id))\"".utf8)
    output.insert(contentsOf: attribute, at: offset)
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
    codeCount += 1
    write("<pre")
    writeRegion(words.codeLabel, codeCount)
    write("><code")
    if !language.isEmpty {
      write(" class=\"language-")
      writeEscaped(String(language))
      write("\"")
    }
    write(">")
    node.withLiteral { Escaping.append($0, to: &output) }
    write("</code></pre>\n")
    plain.append(UInt8(ascii: "\n"))
  }

  private mutating func renderHTMLBlock(_ node: CommonMarkNode) {
    guard trust == .article else {
      let literal = node.literal
      write("<p>")
      writeEscaped(String(literal.trimming { $0.isWhitespace }))
      write("</p>\n")
      plain.append(contentsOf: literal.utf8)
      return
    }
    var html: [UInt8] = []
    node.withLiteral { html = Array($0) }
    isInHTMLBlock = true
    defer { isInHTMLBlock = false }
    spacing = FrenchTypography(typography, isSmart: false)
    hasPendingSoftBreak = false
    let start = output.count
    writeRawHTML(html, line: node.line, mayEndExcerpt: node.parent?.kind == .document)
    isRawElementSplit = rawElement != nil
    // A block that is a comment leaves nothing.
    if output[start...].allSatisfy({ $0 <= 0x20 }) {
      output.removeLast(output.count - start)
    } else if output.last != UInt8(ascii: "\n") {
      write("\n")
    }
    beginText()
  }

  /// What was written so far is the excerpt.
  mutating func markMore(closing: String) {
    guard !hasMore else { return }
    hasMore = true
    excerpt = text.excerpt(
      0..<output.count, of: output, closing: closing + openElements.endTags(),
      plainText: Self.collapsed(plain[...]))
  }

  static func isMoreMarker(_ html: some Collection<UInt8>) -> Bool {
    guard html.starts(with: "<!--".utf8) else { return false }
    // WordPress lets words follow, and takes it with capitals: `<!--More Lire la suite-->`.
    let word = html.dropFirst(4).drop { $0 <= 0x20 || $0 == UInt8(ascii: "-") }.prefix {
      $0.isASCIILetter
    }
    let rest = html.dropFirst(4).drop { $0 <= 0x20 || $0 == UInt8(ascii: "-") }.dropFirst(word.count)
    return word.elementsEqual("more".utf8) { $0 | 0x20 == $1 }
      && rest.first.map { $0 <= 0x20 || $0 == UInt8(ascii: "-") } == true
  }

  mutating func beginText() {
    isInForeignParagraph = false
    spacing = FrenchTypography(typography, isSmart: true)
    hasPendingSoftBreak = false
  }

  mutating func endText() {
    hasPendingSoftBreak = false
    plain.append(UInt8(ascii: "\n"))
  }

  static func isInTightList(_ paragraph: CommonMarkNode) -> Bool {
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
