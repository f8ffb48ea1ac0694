import SiteModel

extension HTMLRenderer {
  mutating func renderInline(_ node: CommonMarkNode, _ kind: CommonMarkKind, _ isEntering: Bool) {
    if kind == .image {
      renderImage(node, isEntering)
      return
    }
    if imageDepth > 0 {
      renderDescription(node, kind)
      return
    }
    // Line ends between the images of a gallery.
    if !galleries.isEmpty, let parent = node.parent, galleries.contains(parent) { return }
    switch kind {
    case .text:
      node.withLiteral {
        if trust == .article { lookForOpenComment($0, line: node.line) }
        spacing.isBeforeWord = node.next.map { $0.kind != .softBreak && $0.kind != .lineBreak } ?? false
        writeText($0)
      }
    case .softBreak where trust == .comment:
      // Readers press the return key where they want a new line.
      write("<br>\n")
      plain.append(UInt8(ascii: " "))
      spacing.endLine()
    case .softBreak:
      if hasPendingSoftBreak { writeSoftBreak() }
      hasPendingSoftBreak = true
    case .lineBreak:
      flushSoftBreak()
      write("<br>\n")
      plain.append(UInt8(ascii: " "))
      spacing.endLine()
    case .code:
      flushSoftBreak()
      write("<code>")
      node.withLiteral {
        Escaping.append($0, to: &output)
        plain.append(contentsOf: $0)
      }
      write("</code>")
      spacing.skipObject()
    case .htmlInline:
      renderHTMLInline(node)
    case .emphasis:
      flushSoftBreak()
      write(isEntering ? "<em>" : "</em>")
    case .strong:
      flushSoftBreak()
      write(isEntering ? "<strong>" : "</strong>")
    case .link:
      flushSoftBreak()
      renderLink(node, isEntering)
    default:
      break
    }
  }

  mutating func flushSoftBreak() {
    if hasPendingSoftBreak { writeSoftBreak() }
  }

  private mutating func renderHTMLInline(_ node: CommonMarkNode) {
    guard trust == .article else {
      flushSoftBreak()
      let literal = node.literal
      writeEscaped(literal)
      plain.append(contentsOf: literal.utf8)
      return
    }
    var html: [UInt8] = []
    node.withLiteral { html = Array($0) }
    if Self.isMoreMarker(html), let parent = node.parent, parent.kind == .paragraph,
      parent.parent?.kind == .document
    {
      markMore(closing: "</p>\n")
      return
    }
    flushSoftBreak()
    writeRawHTML(html, line: node.line)
  }

  // MARK: Links

  private mutating func renderLink(_ node: CommonMarkNode, _ isEntering: Bool) {
    let url = node.url
    guard trust == .article else {
      guard Self.isAllowedInComments(url) else { return }
      if isEntering {
        write("<a href=\"")
        write(RawHTML.encodedAddress(url))
        write("\" rel=\"nofollow ugc noopener\">")
      } else {
        write("</a>")
      }
      return
    }
    guard isEntering else {
      write("</a>")
      return
    }
    write("<a href=\"")
    writeAddress(url, kind: .link, line: node.line)
    write("\"")
    if !node.title.isEmpty {
      write(" title=\"")
      writeEscaped(typesetLine(node.title))
      write("\"")
    }
    writeAttributes(extensions.attributes[node], of: .link)
    write(">")
  }

  /// An allow list: what a stranger's link may lead to.
  static func isAllowedInComments(_ url: String) -> Bool {
    let lower = url.prefix(8).lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("mailto:")
  }

  /// Whether an address is completed when the page is printed: it leads into this site, or has no scheme.
  func isOpen(_ url: String) -> Bool {
    RawHTML.isOpenAddress(url) || site?.place(of: url) != nil
  }

  /// Writes an address that leads elsewhere, or keeps its place free.
  mutating func writeAddress(
    _ url: String, kind: ConvertedText.Link.Kind, line: Int, sizeOffset: Int? = nil,
    tag: ImageTag = ImageTag()
  ) {
    guard isOpen(url) else {
      write(RawHTML.encodedAddress(url))
      remark(on: url, isImage: kind == .image, line: line)
      return
    }
    let position = position(of: url, line: line)
    text.links.append(
      .init(
        kind: kind, offset: output.count, sizeOffset: sizeOffset, target: url, position: position, tag: tag
      ))
  }

  /// A finding for an address that no reader can follow.
  mutating func remark(on address: String, isImage: Bool, line: Int) {
    // What a reader links to is the reader's own.
    let detour = trust == .article && !isImage ? UnusableAddress.detour(address) : nil
    guard let problem = detour ?? UnusableAddress.problem(with: address, isImage: isImage, on: site) else {
      return
    }
    findings.append(
      .init(
        severity: problem.severity, kind: problem.kind, position: position(of: address, line: line),
        message: problem.message, hint: problem.hint))
  }

  /// Leaves the place of an address free that leads to a place in this text.
  mutating func writeOwnAddress(_ fragment: String) {
    text.links.append(
      .init(
        kind: .link, offset: output.count, sizeOffset: nil, target: fragment,
        position: SourcePosition(line: lineOffset + 1, column: 1)))
  }

  mutating func position(of target: String, line: Int) -> SourcePosition {
    var position = lines.position(of: target, from: line)
    position.line += lineOffset
    return position
  }

  // MARK: Images

  private mutating func renderImage(_ node: CommonMarkNode, _ isEntering: Bool) {
    let isOutermost = imageDepth == (isEntering ? 0 : 1)
    imageDepth += isEntering ? 1 : -1
    guard isOutermost else { return }
    flushSoftBreak()
    guard trust == .article else {
      // A stranger's image is a request to a stranger's server: a link at most.
      // Not inside another link.
      guard Self.isAllowedInComments(node.url), !Self.isInLink(node) else { return }
      if isEntering {
        write("<a href=\"")
        write(RawHTML.encodedAddress(node.url))
        write("\" rel=\"nofollow ugc noopener\">")
      } else {
        write("</a>")
      }
      return
    }
    let list = extensions.attributes[node]
    let isInGallery = node.parent.map(galleries.contains) ?? false
    let isEager = list?.values.contains(.init(name: "loading", text: "eager")) ?? false
    if isEntering {
      if isInGallery { beginGalleryImage(node) }
      write("<img")
      var tag = ImageTag()
      func value(_ name: String) -> String? { list?.values.first { $0.name == name }?.text }
      (tag.hasWidth, tag.hasHeight) = (value("width") != nil, value("height") != nil)
      tag.width = value("width").flatMap { Self.pixels($0) }.flatMap { Int($0) }
      tag.height = value("height").flatMap { Self.pixels($0) }.flatMap { Int($0) }
      tag.isLazy = !isEager
      tag.isInGallery = isInGallery
      let sizeOffset = output.count
      write(" src=\"")
      writeAddress(node.url, kind: .image, line: node.line, sizeOffset: sizeOffset, tag: tag)
      write("\" alt=\"")
      descriptionSpacing = FrenchTypography(typography, isSmart: true)
      return
    }
    write("\"")
    // A figure shows the title as its caption.
    let isInFigure = isInGallery || isInFigure(node)
    if !node.title.isEmpty, !isInFigure {
      write(" title=\"")
      writeEscaped(typesetLine(node.title))
      write("\"")
    }
    writeAttributes(list, of: isInFigure ? .imageInFigure : .image)
    write(isEager ? " loading=\"eager\">" : " loading=\"lazy\">")
    if isInGallery { endGalleryImage(node) }
    spacing.skipObject()
  }

  private static func isInLink(_ node: CommonMarkNode) -> Bool {
    var ancestor = node.parent
    while let current = ancestor {
      if current.kind == .link { return true }
      ancestor = current.parent
    }
    return false
  }

  func isInFigure(_ image: CommonMarkNode) -> Bool {
    guard image.next == nil, var parent = image.parent, parent.firstChild?.next == nil else { return false }
    if parent.kind == .link, parent.next == nil, let outer = parent.parent, outer.firstChild?.next == nil {
      parent = outer
    }
    guard parent.kind == .paragraph else { return false }
    if let list = parent.parent?.parent, list.kind == .list, list.isTightList { return false }
    return true
  }

  private mutating func writeDescription(_ words: UnsafeBufferPointer<UInt8>, isText: Bool) {
    guard trust == .article, isText, isTypeset else {
      Escaping.append(words, to: &output)
      if trust == .comment { plain.append(contentsOf: words) }
      return
    }
    var typeset: [UInt8] = []
    descriptionSpacing.append(words, to: &typeset)
    typeset.withUnsafeBufferPointer { Escaping.append($0, to: &output) }
  }

  /// The text of an image's description, without markup.
  private mutating func renderDescription(_ node: CommonMarkNode, _ kind: CommonMarkKind) {
    switch kind {
    case .text, .code:
      node.withLiteral {
        let isText = kind == .text
        guard let meant = WindowsCharacters.replaced(in: $0) else {
          return writeDescription($0, isText: isText)
        }
        meant.withUnsafeBufferPointer { writeDescription($0, isText: isText) }
      }
    case .softBreak, .lineBreak:
      write(" ")
    default:
      break
    }
  }
}
