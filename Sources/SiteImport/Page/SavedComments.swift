import SiteModel

/// The comments of a saved page.
extension SavedPage {
  static func isCommentList(_ element: HTMLElement) -> Bool {
    element.hasClass("commentlist") || element.hasClass("comment-list") || element.hasClass("comments")
      || element.hasClass("forum")
      || ["comments", "commentlist", "commentaires", "ob-comments"].contains(element["id"] ?? "")
  }

  static func isComment(_ element: HTMLElement) -> Bool {
    guard ["li", "div", "article", "dl"].contains(element.name) else { return false }
    let id = element["id"] ?? ""
    let numbered = id.hasPrefix("comment-") && id.dropFirst(8).allSatisfy(\.isNumber) && id.count > 8
    return numbered || element.hasClass("comment") || element.hasClass("ob-comment")
      || element.hasClass("commentaire")
      || element.hasClass("pingback") || element.hasClass("trackback") || element.hasClass("forum-message")
  }

  mutating func addComments(
    _ nodes: [HTMLNode], parent: String?, _ zone: SiteTimeZone, _ place: ArchivePlace
  ) {
    for element in nodes.all(where: Self.isComment) {
      let inner = element.children.all {
        $0.name != "html" && ($0.hasClass("children") || Self.isComment($0))
      }
      let own = Self.without(element.children, inner)
      let rawID = element["id"] ?? own.first { ($0["id"] ?? "").hasPrefix("comment-") }?["id"] ?? ""
      let number = rawID.drop { !$0.isNumber }
      let id = number.isEmpty ? "c\(comments.count + 1)" : String(number)
      comments.append(Self.comment(element, own, id: id, parent: parent, zone, place))
      addComments(inner.map { .element($0) }, parent: id, zone, place)
    }
  }

  private static func without(_ nodes: [HTMLNode], _ left: [HTMLElement]) -> [HTMLNode] {
    nodes.compactMap { node in
      guard case .element(var element) = node else { return node }
      if left.contains(element) { return nil }
      element.children = without(element.children, left)
      return .element(element)
    }
  }

  private static func comment(
    _ element: HTMLElement, _ nodes: [HTMLNode], id: String, parent: String?, _ zone: SiteTimeZone,
    _ place: ArchivePlace
  ) -> ImportedComment {
    let authorMarks = [
      "fn", "comment-author", "p-author", "comment_author", "commentauthor", "ob-user", "author",
    ]
    let author = nodes.first { element in
      element.name == "cite" || authorMarks.contains { element.hasClass($0) }
    }
    let metaMarks = [
      "commentmetadata", "comment-meta", "comment_meta", "comment-date", "commentmeta", "comment-metadata",
      "ob-info", "date", "reply", "comment-reply-link", "avatar", "says",
    ]
    func isMeta(_ element: HTMLElement) -> Bool {
      element == author || metaMarks.contains { element.hasClass($0) } || element.name == "script"
        || element.name == "cite"
        || authorMarks.contains { element.hasClass($0) }
    }
    let bodyMarks = [
      "comment-content", "comment-text", "comment_text", "commentbody", "comment-body-text", "e-content",
      "ob-text", "forum-texte",
    ]
    let marked = nodes.first { element in bodyMarks.contains { element.hasClass($0) } }
    // `By GREINER on Oct 18, 2020`: the line above the text in themes of 2007.
    let byline = nodes.lineStarting(with: ["by ", "par ", "de "])
    let all = nodes.line
    let dateText = nodes.all { element in metaMarks.contains { element.hasClass($0) } }.map {
      $0.children.line
    }.joined(separator: " ")
    let time = nodes.first { $0.name == "time" }?["datetime"]
    let date =
      time.flatMap { try? Moment(parsing: $0, in: zone) } ?? HumanDate.first(in: dateText, zone)
      ?? HumanDate.first(in: byline?.line ?? "", zone) ?? HumanDate.first(in: all, zone)
    var content = marked?.children ?? nodes.filter { node in node.element.map { !isMeta($0) } ?? true }
    if marked == nil, let byline { content = content.filter { !byline.nodes.contains($0) } }
    if marked == nil {
      content = content.map { node -> HTMLNode in
        guard case .element(var inner) = node, inner.name == "div" else { return node }
        inner.children = inner.children.filter { child in child.element.map { !isMeta($0) } ?? true }
        return .element(inner)
      }
    }
    func isLink(_ element: HTMLElement) -> Bool { element.name == "a" && element["href"] != nil }
    let link = author?.first(where: isLink) ?? byline?.nodes.first(where: isLink)
    let isPing = element.hasClass("pingback") || element.hasClass("trackback")
    let pinging = isPing ? nodes.first(where: isLink) : nil
    var name =
      author?.children.line ?? byline.map { Self.name(ofByline: $0.line) } ?? pinging?.children.line ?? ""
    for ending in [" says:", " a dit :", " said:", " :"] where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
    }
    let url = (link ?? pinging)?["href"].map(unarchived)
    return ImportedComment(
      id: id, parent: parent, author: name, url: url.flatMap { $0.hasPrefix("http") ? $0 : nil }, date: date,
      status: .approved, kind: element.hasClass("trackback") ? .trackback : isPing ? .pingback : .comment,
      guid: nil,
      text: RawHTMLWriter.write(content).trimming, place: place)
  }

  private static func name(ofByline line: String) -> String {
    var name = line[...]
    for head in ["By ", "Par ", "De "] where name.hasPrefix(head) { name = name.dropFirst(head.count) }
    for joint in [" on ", " le ", " - ", ", le "] {
      if let range = name.ranges(of: joint).last { name = name[..<range.lowerBound] }
    }
    return name.trimming
  }

  /// `2 Responses to …`, `Un commentaire`, `12 commentaires`.
  static func statedComments(_ text: String) -> Int? {
    let words = TextFolding.fold(text).split { $0.isWhitespace }.map(String.init)
    let nouns = [
      "response", "responses", "comment", "comments", "commentaire", "commentaires", "reponse", "reponses",
    ]
    for i in words.indices.dropFirst() where nouns.contains(words[i].filter { $0.isLetter }) {
      let before = words[i - 1]
      if let number = Int(before.filter { $0.isNumber }),
        before.allSatisfy({ $0.isNumber || "()".contains($0) })
      {
        return number
      }
      if ["one", "un", "une"].contains(before) { return 1 }
      if ["no", "aucun", "aucune"].contains(before) { return 0 }
    }
    return nil
  }
}

extension [HTMLNode] {
  /// The run of nodes that makes a line which begins in one of these ways.
  fileprivate func lineStarting(with heads: [String]) -> (line: String, nodes: [HTMLNode])? {
    var run: [HTMLNode] = []
    func found() -> (line: String, nodes: [HTMLNode])? {
      let line = run.line
      guard line.count < 200, heads.contains(where: { line.lowercased().hasPrefix($0) }) else { return nil }
      return (line, run)
    }
    for node in self {
      if let element = node.element, ["br", "p", "div", "blockquote", "ul", "ol"].contains(element.name) {
        if let found = found() { return found }
        run = []
        if ["p", "div"].contains(element.name) {
          let line = element.children.line
          if line.count < 200, heads.contains(where: { line.lowercased().hasPrefix($0) }),
            line.contains(where: \.isNumber)
          {
            return (line, [node])
          }
          if element.name == "div", let inner = element.children.lineStarting(with: heads) { return inner }
        }
      } else {
        run.append(node)
      }
    }
    return found()
  }
}
