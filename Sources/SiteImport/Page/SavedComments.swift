import SiteModel

/// The comments of a saved page.
extension SavedPage {
  static func isCommentList(_ element: HTMLElement) -> Bool {
    element.hasMark(["commentlist", "comment-list", "comments", "forum"])
      || ["comments", "commentlist", "commentaires", "ob-comments"].contains(element["id"] ?? "")
  }

  static func isComment(_ element: HTMLElement) -> Bool {
    guard ["li", "div", "article", "dl"].contains(element.name) else { return false }
    let id = element["id"] ?? ""
    let numbered = id.hasPrefix("comment-") && id.dropFirst(8).allSatisfy(\.isNumber) && id.count > 8
    return numbered
      || element.hasMark([
        "comment", "ob-comment", "commentaire", "comment_item", "pingback", "trackback", "forum-message",
      ])
  }

  /// Comments that are a list of definitions (Blogger's, Dotclear's) as a box each.
  static func withDefinitionLists(_ nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.map { node in
      guard case .element(var element) = node else { return node }
      if element.name == "dl", element.children.contains(where: { $0.element.map(isCommentHead) ?? false }) {
        return .element(boxed(element))
      }
      element.children = withDefinitionLists(element.children)
      return .element(element)
    }
  }

  private static func isCommentHead(_ element: HTMLElement) -> Bool {
    element.name == "dt"
      && (element.hasMark(["comment-author", "comment"])
        || (element["id"] ?? "").wholeMatch(of: /c[0-9]+/) != nil)
  }

  private static func boxed(_ list: HTMLElement) -> HTMLElement {
    var comments: [HTMLElement] = []
    for case .element(var part) in list.children {
      if part.name == "dt" {
        let attributes = [.init(name: "class", value: "comment")] + part.attributes.filter { $0.name == "id" }
        comments.append(HTMLElement(name: "div", attributes: attributes))
        part.attributes.removeAll { $0.name == "id" }
      }
      let isText = part.hasClass("comment-body")
      part.name = "div"
      if isText { part.attributes = [.init(name: "class", value: "comment-text")] }
      // Its parts are no comments of their own.
      if part.hasMark(["comment"]) { part.attributes = [] }
      if !comments.isEmpty { comments[comments.count - 1].children.append(.element(part)) }
    }
    return HTMLElement(
      name: "div", attributes: [.init(name: "class", value: "comments")],
      children: comments.map { .element($0) })
  }

  mutating func addComments(
    _ nodes: [HTMLNode], parent: String?, _ zone: SiteTimeZone, _ place: ArchivePlace
  ) {
    for element in nodes.all(where: Self.isComment) {
      let inner = element.children.all {
        $0.name != "html" && ($0.hasClass("children") || Self.isComment($0))
      }
      let own = Self.without(element.children, inner)
      // A box around the comment, and maybe around the replies to it.
      if own.line.isEmpty, let i = inner.firstIndex(where: { Self.isComment($0) && !$0.hasClass("children") })
      {
        var whole = inner[i]
        whole.children += inner.indices.filter { $0 != i }.map { .element(inner[$0]) }
        addComments([.element(whole)], parent: parent, zone, place)
        continue
      }
      let rawID = element["id"] ?? own.first { ($0["id"] ?? "").hasPrefix("comment-") }?["id"] ?? ""
      let number = rawID.drop { !$0.isNumber }
      let id = number.isEmpty ? "c\(comments.count + 1)" : String(number)
      let comment = SavedComment(element, own, zone)
      comments.append(comment.imported(id: id, parent: parent, place))
      if !comment.rest.isEmpty { besideComments.append((id, comment.rest)) }
      addComments(inner.map { .element($0) }, parent: id, zone, place)
    }
  }

  static func without(_ nodes: [HTMLNode], _ left: [HTMLElement]) -> [HTMLNode] {
    nodes.compactMap { node in
      guard case .element(var element) = node else { return node }
      if left.contains(element) { return nil }
      element.children = without(element.children, left)
      return .element(element)
    }
  }

  /// `2 Responses to …`, `Un commentaire`, `12 commentaires`.
  static func statedComments(_ nodes: [HTMLNode]) -> Int? {
    let words = TextFolding.fold(spacedText(nodes)).split { $0.isWhitespace }.map(String.init)
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
      // "Écrire un commentaire" invites to one.
      if ["one", "un", "une"].contains(before), i < 2 || !invitations.contains(where: words[i - 2].hasPrefix)
      {
        return 1
      }
      if ["no", "aucun", "aucune"].contains(before) { return 0 }
    }
    return nil
  }

  /// Comments that a page may have, and that are not in it as comments.
  enum UnreadComments {
    /// Another site keeps them.
    case elsewhere(String)
    /// The words of the part for comments.
    case words([String])
  }

  static func unread(_ nodes: [HTMLNode], _ lists: [HTMLElement]) -> UnreadComments? {
    let hosts = [
      ("disqus_thread", "Disqus"), ("fb-comments", "Facebook"), ("idc-container", "IntenseDebate"),
    ]
    for (mark, name) in hosts where nodes.first(where: { $0["id"] == mark || $0.hasClass(mark) }) != nil {
      return .elsewhere(name)
    }
    let words = Words.of(withoutForms(lists.map { .element($0) })).filter { !CommentLabel.isPart($0) }
    return words.count < 12 ? nil : .words(words)
  }

  private static func withoutForms(_ nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.compactMap { node in
      guard case .element(var element) = node else { return node }
      let isForm =
        ["form", "h1", "h2", "h3", "h4", "script", "style", "noscript", "nav"].contains(element.name)
        || element["id"] == "respond" || element.hasMark(["comment-respond", "nocomments", "no-comments"])
      if isForm { return nil }
      element.children = withoutForms(element.children)
      return .element(element)
    }
  }

  /// With spaces between elements: some themes have none.
  private static func spacedText(_ nodes: [HTMLNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let element):
        ["script", "style"].contains(element.name) ? "" : spacedText(element.children)
      case .comment: ""
      }
    }.joined(separator: " ")
  }

  private static let invitations = [
    "ecri", "ajout", "laiss", "post", "publi", "enregistr", "depos", "envo", "write", "leav", "add",
  ]
}
