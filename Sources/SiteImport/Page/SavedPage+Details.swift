import Foundation
import SiteContent
import SiteModel

/// What a saved page says of its article beside the text: title, address, date, author and tags.
extension SavedPage {
  private static let titles = [
    "entry-title", "post-title", "p-name", "articletitle", "titreArticle", "post_title", "storytitle",
    "titre",
  ]

  static func title(_ nodes: [HTMLNode], before body: HTMLElement) -> String {
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

  static func address(_ nodes: [HTMLNode], _ source: String) -> String? {
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
  static func unarchived(_ nodes: [HTMLNode]) -> [HTMLNode] {
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

  static func date(_ nodes: [HTMLNode], _ body: HTMLElement, _ zone: SiteTimeZone) -> Moment? {
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
  static func date(
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

  static func author(_ nodes: [HTMLNode], _ zone: SiteTimeZone) -> String? {
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

  static func tags(_ nodes: [HTMLNode]) -> [String] {
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
  static func tagLine(_ line: String, _ heads: [String]) -> [String]? {
    guard let colon = line.firstIndex(of: ":"), heads.contains(line[..<colon].trimming.lowercased()) else {
      return nil
    }
    let names = line[colon...].dropFirst().split(separator: ",").map { $0.trimming }.filter { !$0.isEmpty }
    return names.isEmpty ? nil : names
  }
}
