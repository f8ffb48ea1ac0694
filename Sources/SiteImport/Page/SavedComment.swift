import SiteContent
import SiteModel

/// A comment of a saved page, taken apart by the marks of its theme: who, when, what, and what else stands there.
struct SavedComment {
  private(set) var author = ""
  private(set) var url: String?
  private(set) var date: Moment?
  private(set) var content: [HTMLNode]
  /// Words that are in none of these.
  private(set) var rest: [String] = []
  private var kind = Comment.Kind.comment

  private static let authorMarks = [
    "fn", "comment-author", "p-author", "comment_author", "commentauthor", "ob-user", "author", "username",
    "wp-block-comment-author-name",
  ]
  private static let metaMarks = [
    "commentmetadata", "comment-meta", "comment_meta", "comment-date", "commentmeta", "comment-metadata",
    "ob-info", "date", "reply", "comment-reply-link", "avatar", "says", "datetime", "comment-timestamp",
    "comment-actions", "comment-footer", "item-control", "thread-count", "continue", "itemfooter",
    "submitted",
    "links", "posted", "reply-container", "comment-reply", "comment_date", "comment_time", "ob-date",
    "ob-answer",
    "ob-avatar", "wp-block-comment-date",
    "wp-block-comment-reply-link", "wp-block-comment-edit-link", "wp-block-avatar",
  ]
  private static let bodyMarks = [
    "comment-content", "comment-text", "comment_text", "commentbody", "comment-body-text", "e-content",
    "ob-text", "forum-texte", "wp-block-comment-content", "contenuCommentaire",
  ]
  private static let titleMarks = ["forum-titre", "comment-title"]

  /// - Parameter nodes: what is in the element, without the replies to it.
  init(_ element: HTMLElement, _ nodes: [HTMLNode], _ zone: SiteTimeZone) {
    let box = Self.box(nodes)
    let byline = box == nil ? CommentByline(in: nodes, zone) : nil
    let marked = nodes.all { Self.has($0, Self.bodyMarks) }
    var text = Self.text(of: marked.isEmpty ? nodes : marked.flatMap(\.children), box)
    if let byline { text = byline.removed(from: text) }
    let title = nodes.first { Self.has($0, Self.titleMarks) }
    if !marked.isEmpty, let title, !title.children.line.isEmpty {
      let strong = HTMLElement(name: "strong", children: title.children)
      text.insert(.element(HTMLElement(name: "p", children: [.element(strong)])), at: 0)
    }
    content = Self.trimmed(text)
    func isLink(_ element: HTMLElement) -> Bool { element.name == "a" && element["href"] != nil }
    let isPing = element.hasClass("pingback") || element.hasClass("trackback")
    if isPing { kind = element.hasClass("trackback") ? .trackback : .pingback }
    let pinging = isPing ? nodes.first(where: isLink) : nil
    author = box.map(Self.name) ?? byline?.name ?? pinging?.children.line ?? ""
    let link = box?.first(where: isLink) ?? byline?.link ?? pinging
    url = link?["href"].map(SavedPage.unarchived).flatMap { $0.hasPrefix("http") ? $0 : nil }
    date = Self.date(nodes, byline, content, zone)
    rest = rest(of: nodes)
  }

  func imported(id: String, parent: String?, _ place: ArchivePlace) -> ImportedComment {
    ImportedComment(
      id: id, parent: parent, author: author, url: url, date: date, status: .approved, kind: kind, guid: nil,
      text: RawHTMLWriter.write(content).trimming, place: place)
  }

  private static func has(_ element: HTMLElement, _ marks: [String]) -> Bool {
    element.hasMark(marks)
  }

  // MARK: Who

  /// What holds the name: marked as such, or as `cite` in themes of 2007, which readers quote with as well.
  private static func box(_ nodes: [HTMLNode]) -> HTMLElement? {
    if let marked = nodes.first(where: { has($0, authorMarks) }) { return marked }
    for case .element(let element) in nodes where !["blockquote", "q"].contains(element.name) {
      if element.name == "cite" { return element }
      if let cite = box(element.children) { return cite }
    }
    return nil
  }

  private static func name(_ box: HTMLElement) -> String {
    let inner = box.children.first { $0.name == "cite" || $0.hasClass("fn") || $0.hasClass("ob-name") } ?? box
    let plain = inner.children.filter { node in node.element.map { !$0.hasClass("says") } ?? true }
    return CommentLabel.name(plain.line)
  }

  // MARK: What

  private static func text(of nodes: [HTMLNode], _ box: HTMLElement?) -> [HTMLNode] {
    var kept: [HTMLNode] = []
    var isBesideName = false
    for node in nodes {
      switch node {
      case .element(let element)
      where element == box || has(element, metaMarks) || has(element, authorMarks) || element.name == "script"
        || isLabel(element, box):
        isBesideName = true
        // `Posté par <cite>…`
        if case .text(let before)? = kept.last, CommentLabel.isSaying(before) { kept.removeLast() }
      case .element(var element) where ["div", "article", "section", "dd"].contains(element.name):
        element.children = text(of: element.children, box)
        kept.append(.element(element))
        isBesideName = false
      case .text(let text) where isBesideName && CommentLabel.isSaying(text): continue
      case .text(let text) where text.trimming.isEmpty: kept.append(node)
      default:
        kept.append(node)
        isBesideName = false
      }
    }
    return kept
  }

  /// Whether it holds the name, and beside it only when and where: `<p><cite>Zoé</cite> le 5 mars 2010</p>`.
  private static func isLabel(_ element: HTMLElement, _ box: HTMLElement?) -> Bool {
    guard let box, !["div", "article", "section"].contains(element.name),
      element.children.first(where: { $0 == box }) != nil
    else { return false }
    let name = Words.of([.element(box)])
    return Words.difference(Words.of(element.children), name).missing.allSatisfy(CommentLabel.isPart)
  }

  private static func trimmed(_ nodes: [HTMLNode]) -> [HTMLNode] {
    func isBlank(_ node: HTMLNode) -> Bool {
      switch node {
      case .text(let text): text.trimming.isEmpty
      case .element(let element): element.name == "br"
      case .comment: true
      }
    }
    return Array(nodes.trimming(isBlank))
  }

  private func rest(of nodes: [HTMLNode]) -> [String] {
    var known = Words.of(content) + Words.split(author)
    if let url { known += Words.split(url) }
    return Words.difference(Words.of(Self.spaced(nodes)), known).missing.filter { !CommentLabel.isPart($0) }
  }

  /// With spaces around what is marked: some themes have none between a name and a date.
  private static func spaced(_ nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.flatMap { node -> [HTMLNode] in
      guard case .element(var element) = node else { return [node] }
      element.children = spaced(element.children)
      let isMarked = element.name == "cite" || has(element, metaMarks) || has(element, authorMarks)
      return isMarked ? [.text(" "), .element(element), .text(" ")] : [.element(element)]
    }
  }

  // MARK: When

  private static func date(
    _ nodes: [HTMLNode], _ byline: CommentByline?, _ content: [HTMLNode], _ zone: SiteTimeZone
  ) -> Moment? {
    let nodes = spaced(nodes)
    let time = nodes.first { $0.name == "time" }?["datetime"]
    if let moment = time.flatMap({ try? Moment(parsing: $0, in: zone) }) { return moment }
    let meta = nodes.all { has($0, metaMarks) }.map(\.children.line).joined(separator: " ")
    let outside = nodes.filter { !content.contains($0) }.line
    for line in [meta, byline?.line ?? "", outside, nodes.line] {
      if let moment = HumanDate.first(in: line, zone) { return moment }
    }
    return nil
  }
}
