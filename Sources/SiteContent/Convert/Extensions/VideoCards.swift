/// Makes cards of the addresses of videos that stand alone on a line: a link with words or an author's own
/// picture. Nothing of another site's is loaded, so nobody is told who reads the page.
enum VideoCards {
  static func build(in root: CommonMarkNode, _ extensions: inout MarkdownExtensions) {
    var found: [(link: CommonMarkNode, video: VideoAddress)] = []
    root.forEachEvent { node, isEntering in
      guard isEntering, node.kind == .link, let paragraph = node.parent, paragraph.kind == .paragraph,
        isEnd(node.previous), isEnd(node.next), isBare(node) || picture(of: node) != nil,
        !isInTightList(paragraph), let video = VideoAddress(node.url)
      else { return }
      found.append((node, video))
    }
    for (link, video) in found { makeCard(of: link, video, &extensions) }
  }

  /// Whether a line ends with this neighbour of a link.
  private static func isEnd(_ sibling: CommonMarkNode?) -> Bool {
    guard let sibling else { return true }
    return sibling.kind == .softBreak || sibling.kind == .lineBreak
  }

  /// `https://…` or `<https://…>`: the text is the address.
  private static func isBare(_ link: CommonMarkNode) -> Bool {
    guard let text = link.firstChild, text.next == nil, text.kind == .text else { return false }
    return link.url.hasSuffix(text.literal) && link.title.isEmpty
  }

  /// The picture that is all there is in a link.
  private static func picture(of link: CommonMarkNode) -> CommonMarkNode? {
    guard let image = link.firstChild, image.next == nil, image.kind == .image else { return nil }
    return image
  }

  private static func isInTightList(_ paragraph: CommonMarkNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }

  /// Takes the link out of its paragraph, which ends before it and goes on behind it.
  private static func makeCard(
    of link: CommonMarkNode, _ video: VideoAddress, _ extensions: inout MarkdownExtensions
  ) {
    guard let paragraph = link.parent else { return }
    if let lineBreak = link.previous {
      let before = CommonMarkNode.paragraph()
      paragraph.insertBefore(before)
      while let child = paragraph.firstChild, child != lineBreak { before.append(child) }
      lineBreak.remove()
    }
    link.next?.remove()
    var caption = ""
    if let picture = picture(of: link) {
      caption = picture.title
      picture.setTitle("")
    } else {
      link.firstChild?.remove()
    }
    let card = CommonMarkNode.blockExtension(extensions.add(.video(caption: caption)))
    paragraph.insertBefore(card)
    card.append(link)
    link.append(.inlineExtension(extensions.add(.videoLabel(video))))
    if paragraph.firstChild == nil { paragraph.remove() }
  }
}
