import Foundation
import SiteContent
import SiteModel

/// An article's page as a browser or an archive saved it, taken apart by the marks that themes of its time left.
struct SavedPage {
  var title = ""
  var address: String?
  var date: Moment?
  var author: String?
  var tags: [String] = []
  var technorati: [String] = []
  var body: [HTMLNode] = []
  var comments: [ImportedComment] = []
  /// Words beside the text of the article, where only the box around both is marked.
  var besideBody: [String] = []
  /// Words beside the text of a comment that neither its author nor its date has, by its id.
  var besideComments: [(id: String, words: [String])] = []
  /// Whether the date is an address's that names a month and no day.
  var hasMonthOnly = false
  /// Where it may have comments that could not be told apart.
  var unread: UnreadComments?
  /// What the page itself says of their number.
  var statedComments: Int?

  private static let bodies = [
    "entry-content", "post-content", "entrytext", "storycontent", "post-entry", "e-content", "articlebody",
    "article_text", "contenuArticle", "ob-sections", "post-body", "entry-body", "contenttext", "entry",
    "post_content",
    "article-content", "contents", "texte", "posttext", "text-image-container",
  ]
  /// What themes and plugins put into the text themselves: buttons, lists of other articles, the line of 2005 that says
  /// when it was posted.
  private static let additions = [
    "postmetadata", "sharedaddy", "jp-relatedposts", "addtoany_share_save_container", "yarpp-related",
    "wp_rp_wrap",
    "sharethis-inline-share-buttons", "post-ratings",
  ]

  /// What themes call the parts of an article: `gh-article-title`, `Article-content`.
  static func isPart(_ element: HTMLElement, _ part: Part) -> Bool {
    element.classes.contains { name in
      name.utf8.count < 60
        && name.lowercased().wholeMatch(
          of: /(?:[a-z0-9]+[-_]+)*(?:article|post|entry|story|billet)[-_]+(?:[a-z0-9]+[-_]+)*?([a-z]+)/
        )
        .map { part.words.contains(String($0.1)) } ?? false
    }
  }

  enum Part {
    case body, title

    var words: [String] {
      switch self {
      case .body: ["content", "contents", "body", "text", "texte"]
      case .title: ["title", "titre"]
      }
    }
  }

  /// Nil where no text of an article is found.
  init?(_ nodes: [HTMLNode], source: String, zone: SiteTimeZone, place: ArchivePlace) {
    let nodes = Self.withDefinitionLists(Self.unarchived(nodes))
    let lists = nodes.all { Self.isCommentList($0) }
    let commentLists = lists.filter { $0.first { Self.isComment($0) } != nil }
    // What readers wrote has names and dates of its own.
    let rest = Self.withoutComments(nodes)
    let box = Self.box(rest)
    guard let found = Self.body(nodes) ?? box else { return nil }
    var inner = Self.without(found.children, found.children.all { $0.hasMark(Self.additions) })
    title = Self.title(rest, before: found)
    address = Self.address(nodes, source)
    takeTagLines(&inner)
    if tags.isEmpty { tags = box.map { Self.tags($0.children) } ?? [] }
    if tags.isEmpty { tags = Self.tags(rest) }
    date = Self.date(rest, found, zone)
    if date == nil, let address, let (moment, hasDay) = Self.date(ofAddress: address, zone) {
      date = moment
      hasMonthOnly = !hasDay
    }
    author = Self.author(rest, zone)
    if found == box { inner = withoutFrame(inner, zone) }
    body = inner
    // The article speaks of answers as well.
    let around = Self.without(rest, [found])
    let headings = around.all { ["h1", "h2", "h3", "h4", "h5"].contains($0.name) }.map {
      HTMLNode.element($0)
    }
    statedComments = Self.statedComments(headings) ?? Self.statedComments(around)
    let threads = commentLists.isEmpty ? [HTMLElement(name: "div", children: nodes)] : commentLists
    for list in threads { addComments(list.children, parent: nil, zone, place) }
    if comments.isEmpty { unread = Self.unread(nodes, lists) }
  }

  private static func withoutComments(_ nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.compactMap { node in
      guard case .element(var element) = node else { return node }
      if isComment(element), element.name != "body" { return nil }
      element.children = withoutComments(element.children)
      return .element(element)
    }
  }

  // MARK: Article

  private static func body(_ nodes: [HTMLNode]) -> HTMLElement? {
    func isMarked(_ element: HTMLElement) -> Bool {
      (element["itemprop"] ?? "").split(separator: " ").contains("articleBody")
    }
    if let found = nodes.first(where: isMarked) { return found }
    for name in bodies {
      if let found = nodes.first(where: { $0.hasClass(name) && $0.name != "body" && $0.name != "html" }) {
        return found
      }
    }
    return nodes.first { ["div", "section"].contains($0.name) && isPart($0, .body) }
  }

  /// What holds an article with its title, its date and the lines above and below it.
  private static func box(_ nodes: [HTMLNode]) -> HTMLElement? {
    let types = ["Article", "BlogPosting", "NewsArticle"]
    if let found = nodes.first(where: { element in
      types.contains { (element["itemtype"] ?? "").hasSuffix("schema.org/" + $0) } && element.name != "body"
        && element.name != "html"
    }) {
      return found
    }
    return nodes.first { $0.name == "article" }
      ?? nodes.first { $0.hasClass("node") || $0.hasClass("hentry") }
  }

  /// Lines above and below a text: who, when, where to, and the tags.
  private static let frames = [
    "itemfooter", "submitted", "links", "post-footer", "entry-footer", "post-date", "entry-date", "post-meta",
    "entry-meta", "post-tags", "tags", "byline", "author", "meta",
  ]

  /// The text of a box, and the words around it that are neither its title, author, date nor tags.
  private mutating func withoutFrame(_ nodes: [HTMLNode], _ zone: SiteTimeZone) -> [HTMLNode] {
    nodes.compactMap { node in
      guard case .element(var element) = node else { return node }
      let line = element.children.line
      let isHeading = ["h1", "h2", "h3", "h4"].contains(element.name)
      let isFrame =
        ["header", "footer", "nav", "time", "button", "form", "script", "style", "meta"].contains(
          element.name)
        || element.hasMark(Self.frames) || isHeading && line == title
        || isHeading && HumanDate.first(in: line, zone) != nil
          && Words.split(line).allSatisfy(CommentLabel.isPart)
      guard isFrame else {
        // An anchor without words.
        if element.name == "a", element["href"] == nil, element.children.isEmpty { return nil }
        if ["div", "section", "article", "main"].contains(element.name) {
          element.children = withoutFrame(element.children, zone)
        }
        return .element(element)
      }
      if !["button", "form", "script", "style", "nav"].contains(element.name) {
        let known = Words.split(([title, author ?? ""] + tags).joined(separator: " "))
        besideBody += Words.difference(Words.of([.element(element)]), known).missing.filter {
          !CommentLabel.isPart($0)
        }
      }
      return nil
    }
  }

  private static let technoratiHeads = [
    "identificateurs technorati", "identifiants technorati", "technorati tags", "technorati tag",
    "technorati",
  ]

  /// Takes the lines of tags out of the text, in paragraphs of their own or behind a line break.
  private mutating func takeTagLines(_ nodes: inout [HTMLNode]) {
    var kept: [HTMLNode] = []
    var line: [HTMLNode] = []
    func isBreak(_ node: HTMLNode) -> Bool { node.element.map { $0.name == "br" } ?? false }
    for node in nodes + [.comment("")] {
      let isLast = node == .comment("")
      let isBlock =
        node.element.map {
          ["p", "div", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "table", "pre", "figure"].contains(
            $0.name)
        } ?? false
      guard isBlock || isBreak(node) || isLast else {
        line.append(node)
        continue
      }
      if !take(line.line) { kept += line } else if let last = kept.last, isBreak(last) { kept.removeLast() }
      line = []
      if isLast { break }
      guard case .element(var element) = node, isBlock else {
        kept.append(node)
        continue
      }
      if ["p", "div"].contains(element.name) {
        if take(element.children.line) { continue }
        takeTagLines(&element.children)
        if element.children.isEmpty { continue }
      }
      kept.append(.element(element))
    }
    nodes = kept
  }

  private mutating func take(_ line: String) -> Bool {
    guard line.count < 600 else { return false }
    if let names = Self.tagLine(line, Self.technoratiHeads) {
      for name in names where !technorati.contains(name) { technorati.append(name) }
      return true
    }
    if let names = Self.tagLine(line, ["tags", "tag", "mots-clés", "étiquettes"]) {
      for name in names where !tags.contains(name) { tags.append(name) }
      return true
    }
    return false
  }
}
