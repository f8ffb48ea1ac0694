/// Finds bare addresses, strikethrough and the marks of footnotes in the texts of a tree, and takes the
/// `SourceMark`s out of it.
struct TextExtensions {
  let signs: ExtensionSigns
  let trust: HTMLRenderer.Trust
  /// The labels of the notes that there are.
  let notes: Set<String>

  /// A text to look into.
  private struct Candidate {
    var node: CommonMarkNode
    /// Not inside a link, an image or an author's own `<a>` or `<code>`.
    var mayLink: Bool
    var mayStrike: Bool
  }

  mutating func apply(to root: CommonMarkNode, _ extensions: inout MarkdownExtensions) {
    var strikethrough = Strikethrough()
    // A tree must not be changed while it is walked.
    for candidate in candidates(in: root) {
      var splitter = TextSplitter(
        signs: signs, notes: notes, mayLink: candidate.mayLink,
        mayStrike: candidate.mayStrike && signs.contains(.strikethrough))
      candidate.node.withLiteral { splitter.split($0) }
      replace(candidate.node, by: splitter.pieces, &strikethrough, &extensions)
    }
    strikethrough.apply(&extensions)
  }

  /// The texts that hold a sign, in order; everything else loses its marks on the way.
  private func candidates(in root: CommonMarkNode) -> [Candidate] {
    var candidates: [Candidate] = []
    var (links, images, rawLinks, rawCode) = (0, 0, 0, 0)
    root.forEachEvent { node, isEntering in
      switch node.kind {
      case .text:
        guard hasSign(node) else { return }
        candidates.append(
          Candidate(
            node: node, mayLink: links + images + rawLinks + rawCode == 0, mayStrike: images + rawCode == 0))
      case .link, .image:
        if node.kind == .link { links += isEntering ? 1 : -1 } else { images += isEntering ? 1 : -1 }
        guard isEntering else { return }
        if let url = SourceMark.removed(from: node.url) { node.setURL(url) }
        if let title = SourceMark.removed(from: node.title) { node.setTitle(title) }
      case .code, .codeBlock, .htmlInline, .htmlBlock:
        node.withLiteral { literal in
          if let literal = SourceMark.removed(from: literal) { node.setLiteral(literal) }
        }
        if node.kind == .codeBlock, let info = SourceMark.removed(from: node.fenceInfo) {
          node.setFenceInfo(info)
        }
        if node.kind == .htmlInline, trust == .article {
          let tag = node.literal
          rawLinks = max(0, rawLinks + RawHTML.depthChange(of: tag, in: ["a"]))
          rawCode = max(0, rawCode + RawHTML.codeDepthChange(of: tag))
        }
      case .paragraph, .heading:
        // What is left open in one paragraph is not open in the next.
        (rawLinks, rawCode) = (0, 0)
      default: break
      }
    }
    return candidates
  }

  private func hasSign(_ text: CommonMarkNode) -> Bool {
    var found = false
    text.withLiteral { bytes in
      found = bytes.contains { byte in
        switch byte {
        case SourceMark.lead.0: true
        case UInt8(ascii: "~"): signs.contains(.strikethrough)
        case UInt8(ascii: "^"): signs.contains(.footnote)
        case UInt8(ascii: "@"): signs.contains(.mailAddress)
        default: false
        }
      }
    }
    return found
  }

  private func replace(
    _ node: CommonMarkNode, by pieces: [TextPiece], _ strikethrough: inout Strikethrough,
    _ extensions: inout MarkdownExtensions
  ) {
    if pieces.count == 1, case .text(let bytes) = pieces[0] {
      node.setLiteral(bytes)
      return
    }
    let runs = pieces.enumerated().map { place, piece in
      guard case .tildes(let count) = piece else { return nil as DelimiterMatcher.Run? }
      return Flanking.run(count, at: place, of: pieces, in: node)
    }
    for (piece, run) in zip(pieces, runs) {
      switch piece {
      case .text(let bytes):
        node.insertBefore(.text(bytes))
      case .address(let url, let text):
        let link = CommonMarkNode.link(to: url)
        node.insertBefore(link)
        link.append(.text(text))
      case .reference(let key):
        node.insertBefore(
          .inlineExtension(extensions.add(.footnoteReference(key: key, number: 0, occurrence: 0))))
      case .tildes(let count):
        let text = CommonMarkNode.text(Array(repeating: UInt8(ascii: "~"), count: count))
        node.insertBefore(text)
        if let run { strikethrough.add(run, text) }
      }
    }
    node.remove()
  }
}
