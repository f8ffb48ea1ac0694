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
      let comment = SavedComment(element, own, zone)
      comments.append(comment.imported(id: id, parent: parent, place))
      if !comment.rest.isEmpty { besideComments.append((id, comment.rest)) }
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
