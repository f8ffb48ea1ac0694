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
  /// Words beside the text of a comment that neither its author nor its date has, by its id.
  var besideComments: [(id: String, words: [String])] = []
  /// Whether the date is an address's that names a month and no day.
  var hasMonthOnly = false
  /// What the page itself says of their number.
  var statedComments: Int?

  private static let bodies = [
    "entry-content", "post-content", "entrytext", "storycontent", "post-entry", "e-content", "articlebody",
    "article_text", "contenuArticle", "ob-sections", "post-body", "entry-body", "contenttext", "entry",
    "post_content",
    "article-content", "contents", "texte",
  ]
  private static let titles = [
    "entry-title", "post-title", "p-name", "articletitle", "titreArticle", "post_title", "storytitle",
    "titre",
  ]

  /// Nil where no text of an article is found.
  init?(_ nodes: [HTMLNode], source: String, zone: SiteTimeZone, place: ArchivePlace) {
    let lists = nodes.all { Self.isCommentList($0) }
    let commentLists = lists.filter { $0.first { Self.isComment($0) } != nil }
    guard let found = Self.body(nodes) else { return nil }
    var inner = found.children
    // What readers wrote has names and dates of its own.
    let rest = Self.withoutComments(nodes)
    title = Self.title(rest)
    address = Self.address(nodes, source)
    takeTagLines(&inner)
    if tags.isEmpty { tags = Self.tags(rest) }
    body = inner
    date = Self.date(rest, found, zone)
    if date == nil, let address, let (moment, hasDay) = Self.date(ofAddress: address, zone) {
      date = moment
      hasMonthOnly = !hasDay
    }
    author = Self.author(rest)
    statedComments = Self.statedComments(nodes.text)
    let threads = commentLists.isEmpty ? [HTMLElement(name: "div", children: nodes)] : commentLists
    for list in threads { addComments(list.children, parent: nil, zone, place) }
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
    if let found = nodes.first(where: { $0["itemprop"] == "articleBody" }) { return found }
    for name in bodies {
      if let found = nodes.first(where: { $0.hasClass(name) && $0.name != "body" && $0.name != "html" }) {
        return found
      }
    }
    return nodes.first { $0.name == "article" }
  }

  private static func title(_ nodes: [HTMLNode]) -> String {
    for name in titles {
      if let found = nodes.first(where: { $0.hasClass(name) }), !found.children.line.isEmpty {
        return found.children.line
      }
    }
    if let post = nodes.first(where: { $0.hasClass("post") || $0.hasClass("hentry") || $0.name == "article" }
    ),
      let heading = post.children.first(where: { ["h1", "h2", "h3"].contains($0.name) }),
      !heading.children.line.isEmpty
    {
      return heading.children.line
    }
    if let meta = nodes.first(where: { $0.name == "meta" && $0["property"] == "og:title" })?["content"] {
      return meta.trimming
    }
    let title = nodes.first { $0.name == "title" }?.children.line ?? ""
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

  /// `https://web.archive.org/web/2008/http://…` is the address behind it.
  static func unarchived(_ address: String) -> String {
    guard address.contains("web.archive.org/web/"), let inner = address.ranges(of: "http").last,
      inner.lowerBound != address.startIndex
    else { return address }
    return String(address[inner.lowerBound...])
  }

  private static func date(_ nodes: [HTMLNode], _ body: HTMLElement, _ zone: SiteTimeZone) -> Moment? {
    if let meta = nodes.first(where: { $0.name == "meta" && $0["property"] == "article:published_time" })?[
      "content"],
      let moment = try? Moment(parsing: meta, in: zone)
    {
      return moment
    }
    let marks = [
      "published", "dt-published", "entry-date", "post-date", "date", "postmetadata", "post-info", "postinfo",
      "dateArticle", "dateheader", "entry-meta", "byline", "articledate", "meta",
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

  private static func author(_ nodes: [HTMLNode]) -> String? {
    let marked = nodes.first { element in
      !isComment(element) && !isCommentList(element)
        && (element.hasClass("author") || element.hasClass("p-author") || element["rel"] == "author")
    }
    let name = marked?.children.line ?? ""
    return name.count > 60 ? nil : PrivateTexts.authorName(name)
  }

  private static func tags(_ nodes: [HTMLNode]) -> [String] {
    let links = nodes.all { $0.name == "a" && ($0["rel"] ?? "").split(separator: " ").contains("tag") }
    var names: [String] = []
    for link in links where !names.contains(link.children.line) && !link.children.line.isEmpty {
      let isCategory = relations(of: link).contains("category")
      if !isCategory { names.append(link.children.line) }
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
