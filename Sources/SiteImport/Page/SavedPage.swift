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
  private static let titles = [
    "entry-title", "post-title", "p-name", "articletitle", "titreArticle", "post_title", "storytitle",
    "titre",
  ]

  /// What themes call the parts of an article: `gh-article-title`, `Article-content`.
  private static func isPart(_ element: HTMLElement, _ part: Part) -> Bool {
    element.classes.contains { name in
      name.utf8.count < 60
        && name.lowercased().wholeMatch(
          of: /(?:[a-z0-9]+[-_]+)*(?:article|post|entry|story|billet)[-_]+(?:[a-z0-9]+[-_]+)*?([a-z]+)/
        )
        .map { part.words.contains(String($0.1)) } ?? false
    }
  }

  private enum Part {
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

  private static func title(_ nodes: [HTMLNode], before body: HTMLElement) -> String {
    func isHeading(_ element: HTMLElement) -> Bool { ["h1", "h2", "h3", "h4"].contains(element.name) }
    for name in titles {
      if let found = nodes.first(where: { $0.hasClass(name) }), !found.children.line.isEmpty {
        return found.children.line
      }
    }
    if let found = nodes.first(where: { isHeading($0) && (isPart($0, .title) || $0.hasClass("entry-header")) }
    ),
      !found.children.line.isEmpty
    {
      return found.children.line
    }
    if let post = nodes.first(where: { $0.hasClass("post") || $0.hasClass("hentry") || $0.name == "article" }
    ),
      let heading = post.children.first(where: { ["h1", "h2", "h3"].contains($0.name) }),
      !heading.children.line.isEmpty
    {
      return heading.children.line
    }
    let title = nodes.first { $0.name == "title" }?.children.line ?? ""
    // The last heading above the text that the page's own title names, else the first in its box.
    let found = nodes.everything { isHeading($0) || $0 == body }
    let end = found.firstIndex(of: body) ?? found.startIndex
    func isNamed(_ line: String) -> Bool { line.count > 2 && title.contains(line) }
    if let line = found[..<end].map(\.children.line).last(where: isNamed)
      ?? found[end...].dropFirst().map(\.children.line).first(where: isNamed)
    {
      return line
    }
    if let meta = nodes.first(where: { $0.name == "meta" && $0["property"] == "og:title" })?["content"] {
      return meta.trimming
    }
    // `Article « Blog`, `Blog » Article`
    let parts = title.split(separator: "»").map { $0.trimming }
    if parts.count > 1, let last = parts.last { return last }
    return title.split(separator: "«").first.map { $0.trimming } ?? title
  }

  private static func address(_ nodes: [HTMLNode], _ source: String) -> String? {
    let link =
      nodes.first { $0.name == "link" && $0["rel"] == "canonical" }?["href"]
      ?? nodes.first { $0.name == "meta" && $0["property"] == "og:url" }?["content"]
    if let link, link.contains("://") { return unarchived(link) }
    // `<!-- saved from url=(0042)http://… -->`
    if let mark = source.firstRange(of: "saved from url=("),
      let start = source[mark.upperBound...].firstIndex(of: ")")
    {
      let address = source[source.index(after: start)...].prefix { !$0.isWhitespace }
      return unarchived(String(address))
    }
    if let link = nodes.first(where: { $0.name == "a" && $0["rel"] == "bookmark" })?["href"],
      link.contains("://")
    {
      return unarchived(link)
    }
    return nil
  }

  /// `https://web.archive.org/web/2008/http://…` is the address behind it, and so is `/web/2008im_/http://…`.
  static func unarchived(_ address: String) -> String {
    guard address.contains("/web/"),
      let match = address.prefixMatch(
        of: /(?:https?:\/\/web\.archive\.org)?\/web\/[0-9]{4,14}\*?(?:[a-z]{2}_)?\/(?=https?:)/)
    else { return address }
    return String(address[match.range.upperBound...])
  }

  /// Links and pictures that lead to where they led before an archive kept the page.
  private static func unarchived(_ nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.map { node in
      guard case .element(var element) = node else { return node }
      for i in element.attributes.indices
      where ["href", "src", "content"].contains(element.attributes[i].name) {
        element.attributes[i].value = unarchived(element.attributes[i].value)
      }
      element.children = unarchived(element.children)
      return .element(element)
    }
  }

  private static func date(_ nodes: [HTMLNode], _ body: HTMLElement, _ zone: SiteTimeZone) -> Moment? {
    if let meta = nodes.first(where: { $0.name == "meta" && $0["property"] == "article:published_time" })?[
      "content"],
      let moment = try? Moment(parsing: meta, in: zone)
    {
      return moment
    }
    for name in ["datePublished", "dateCreated"] {
      if let stamp = nodes.first(where: { $0["itemprop"] == name })?["content"],
        let moment = try? Moment(parsing: stamp, in: zone)
      {
        return moment
      }
    }
    let marks = [
      "published", "dt-published", "entry-date", "post-date", "date", "postmetadata", "post-info", "postinfo",
      "dateArticle", "dateheader", "entry-meta", "byline", "articledate", "meta", "entry-footer-info",
      "date-header", "submitted", "wp-block-post-date",
    ]
    for name in marks {
      for element in nodes.all(where: { $0.hasClass(name) && !isComment($0) && !isCommentList($0) }) {
        let time = element.first { $0.name == "time" }
        let stamps = [element["datetime"], element["title"], time?["datetime"]].compactMap { $0 }
        for stamp in stamps { if let moment = try? Moment(parsing: stamp, in: zone) { return moment } }
        if let moment = HumanDate.first(in: element.children.line, zone) { return moment }
      }
    }
    if let time = nodes.first(where: { $0.name == "time" })?["datetime"],
      let moment = try? Moment(parsing: time, in: zone)
    {
      return moment
    }
    let post = nodes.first { $0.hasClass("post") || $0.hasClass("hentry") || $0.name == "article" }
    let outside = post.map { $0.children.filter { $0 != .element(body) } } ?? []
    return HumanDate.first(in: outside.line, zone)
  }

  /// `/2007/11/06/x`, also without its day.
  private static func date(
    ofAddress address: String, _ zone: SiteTimeZone
  ) -> (moment: Moment, hasDay: Bool)? {
    let parts = WebAddress(address)?.path.split(separator: "/").map(String.init) ?? []
    for i in parts.indices where i + 1 < parts.count {
      guard parts[i].count == 4, let year = Int(parts[i]), let month = Int(parts[i + 1]) else { continue }
      let day = i + 2 < parts.count && parts[i + 2].count < 3 ? Int(parts[i + 2]) : nil
      guard let date = CivilDate(year: year, month: month, day: day ?? 1) else { continue }
      let moment = Moment(
        secondsSince1970: zone.secondsSince1970(local: Int64(date.daysSince1970) * 86_400), in: zone,
        hasTime: false)
      return (moment, day != nil)
    }
    return nil
  }

  private static func author(_ nodes: [HTMLNode], _ zone: SiteTimeZone) -> String? {
    let marks = [
      "author", "p-author", "articlecreator", "post-author", "wp-block-post-author-name", "entry-author-name",
    ]
    let marked = nodes.first { element in
      !isComment(element) && !isCommentList(element)
        && (element.hasMark(marks) || element["rel"] == "author"
          || ["creator", "author"].contains(element["itemprop"]))
    }
    let name = (marked?.first { $0.hasClass("fn") } ?? marked)?.children.line ?? ""
    if !name.isEmpty { return name.count > 60 ? nil : PrivateTexts.authorName(name) }
    if let meta = nodes.first(where: { $0.name == "meta" && $0["name"] == "author" })?["content"] {
      return PrivateTexts.authorName(meta)
    }
    // `Par Jeanne le mardi 6 novembre 2007, dans Politique`
    let lines = nodes.all { $0.hasMark(["post-info", "submitted", "postmetadata"]) }
    return lines.lazy.compactMap { CommentByline.name(above: $0.children.line, zone) }.first
      .flatMap(PrivateTexts.authorName)
  }

  private static func tags(_ nodes: [HTMLNode]) -> [String] {
    let boxes = nodes.all { $0.hasMark(["post-tags", "tags", "tag-links", "post-labels"]) }
    let inBoxes = boxes.flatMap { $0.children.all { $0.name == "a" && $0["href"] != nil } }
    let links = nodes.all { $0.name == "a" && ($0["rel"] ?? "").split(separator: " ").contains("tag") }
    var names: [String] = []
    for link in links.isEmpty ? inBoxes : links {
      let name = String(link.children.line.drop { $0 == "#" })
      let isCategory = relations(of: link).contains("category")
      if !isCategory, !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    if !names.isEmpty { return names }
    for element in nodes.all(where: {
      ["p", "div", "span", "li"].contains($0.name) && $0.children.line.count < 400
    }) {
      if let found = tagLine(element.children.line, ["tags", "tag", "mots-clés", "étiquettes"]) {
        return found
      }
    }
    return []
  }

  private static func relations(of link: HTMLElement) -> [Substring] {
    (link["rel"] ?? "").split(separator: " ")
  }

  /// The names behind `Tags:`.
  private static func tagLine(_ line: String, _ heads: [String]) -> [String]? {
    guard let colon = line.firstIndex(of: ":"), heads.contains(line[..<colon].trimming.lowercased()) else {
      return nil
    }
    let names = line[colon...].dropFirst().split(separator: ",").map { $0.trimming }.filter { !$0.isEmpty }
    return names.isEmpty ? nil : names
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
