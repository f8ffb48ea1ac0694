import SiteModel

/// New files as `blogsite new` makes them: well-formed, dated, under a name of their own.
package struct NewContent: Sendable {
  let site: LocatedSite
  let scanned: ScannedContent
  private let now: Moment

  /// - Parameters:
  ///   - scanned: what the blog has already.
  ///   - now: seconds since 1970.
  package init(_ site: LocatedSite, _ scanned: ScannedContent, now: Int64) {
    self.site = site
    self.scanned = scanned
    self.now = Moment(secondsSince1970: now, in: site.settings.timeZone)
  }

  /// Why a file cannot be made.
  package struct Refusal: Error, Hashable, Sendable {
    package var message: String
    package var hint: String?

    package init(message: String, hint: String? = nil) {
      self.message = message
      self.hint = hint
    }
  }

  private var today: String {
    Moment(secondsSince1970: now.secondsSince1970, in: site.settings.timeZone, hasTime: false).iso8601
  }

  // MARK: Articles

  /// An article without a text.
  ///
  /// - Parameter tags: names.
  package func article(_ title: String, tags: [String], isDraft: Bool) throws(Refusal) -> ContentEdit {
    let title = try line(title, "title")
    let id = today + "-" + (try slug(title))
    if let other = scanned.articles.first(where: { $0.id == id }) {
      throw Refusal(
        message: "there is an article '\(id)' already: \(other.path)", hint: "give the new one another title")
    }
    var keys = [FrontMatterKey("title", .text(title))]
    let names = tags.compactMap(Self.line)
    if !names.isEmpty { keys.append(FrontMatterKey("tags", .names(names))) }
    if isDraft { keys.append(FrontMatterKey("draft", .flag(true))) }
    return ContentEdit("\(articleFolder)/\(id).md", .create(FrontMatterWriter.document(keys, body: "")))
  }

  /// Where articles of one year have a folder of their own, there.
  private var articleFolder: String {
    let folder = "\(SiteLayout.articles)/\(padded(now.day.year, 4))"
    return scanned.articles.contains { $0.path.isBelow(RelativePath(folder)) } ? folder : SiteLayout.articles
  }

  // MARK: Pages

  /// - Parameters:
  ///   - path: its address, or its file's: `parti/histoire`, `content/pages/parti/histoire.md`.
  ///   - title: the last part of the path where it is nil.
  package func page(_ path: String, title: String?, isDraft: Bool) throws(Refusal) -> ContentEdit {
    var place = path
    if place.hasPrefix(SiteLayout.pages + "/") { place.removeFirst(SiteLayout.pages.count + 1) }
    if place.hasSuffix(".md") { place.removeLast(3) }
    let parts = place.split(separator: "/").map(String.init)
    guard let last = parts.last else { throw Refusal(message: "the page's path is empty") }
    var slugs: [String] = []
    for part in parts { slugs.append(try slug(part)) }
    guard slugs != ["index"] else {
      throw Refusal(message: "the home page is made by the generator", hint: "give the page another name")
    }
    let file = slugs.joined(separator: "/")
    // `parti/index.md` is the page `parti`, with its images beside it.
    let isBundle = slugs.last == "index"
    let id = isBundle ? slugs.dropLast().joined(separator: "/") : file
    if let other = scanned.pages.first(where: { $0.id == id }) {
      throw Refusal(message: "there is a page '\(id)' already: \(other.path)")
    }
    let name = isBundle ? parts.dropLast().last ?? last : last
    var keys = [FrontMatterKey("title", .text(try line(title ?? name, "title")))]
    if isDraft { keys.append(FrontMatterKey("draft", .flag(true))) }
    return ContentEdit("\(SiteLayout.pages)/\(file).md", .create(FrontMatterWriter.document(keys, body: "")))
  }

  // MARK: Comments

  /// - Parameters:
  ///   - article: its id, its file or its address on the site's own paths.
  ///   - text: the comment's Markdown; empty for one that is still to be written.
  package func comment(
    on article: String, author: String, parent: String?, status: String?, text: String
  ) throws(Refusal) -> ContentEdit {
    let author = try line(author, "author")
    let id = try articleID(article)
    let folder = "\(SiteLayout.comments)/\(id)"
    let slug = Slug.make(author)
    let stem = "\(today)-\(slug.isEmpty ? "x" : Self.shortened(slug))"
    // An article's comments may lie in two folders, where its name is spelled in two ways.
    let taken = Set(scanned.discussions.filter { $0.article == id }.flatMap(\.files).map(\.path.name))
    var name = stem + ".md"
    var number = 2
    // The same person may write twice a day.
    while taken.contains(name[...]) {
      name = "\(stem)-\(number).md"
      number += 1
    }
    var keys = [FrontMatterKey("author", .text(author)), FrontMatterKey("date", .date(now))]
    if let parent { keys.append(FrontMatterKey("parent", .text(parent))) }
    if let status { keys.append(FrontMatterKey("status", .text(status))) }
    return ContentEdit("\(folder)/\(name)", .create(FrontMatterWriter.document(keys, body: text)))
  }

  private func articleID(_ name: String) throws(Refusal) -> String {
    let parts = name.split(separator: "/").map(String.init)
    var wanted = parts.last ?? name
    if wanted == "index.md", parts.count > 1 { wanted = parts[parts.count - 2] }
    if wanted.hasSuffix(".md") { wanted.removeLast(3) }
    let ids = scanned.articles.map(\.id)
    if ids.contains(wanted) { return wanted }
    // `facebook` is enough where it is one article's only.
    let ending = ids.filter { $0.hasSuffix("-" + wanted) }
    if ending.count == 1, let id = ending.first { return id }
    if ending.count > 1 {
      throw Refusal(
        message: "'\(name)' may be one of several articles",
        hint: "write one of: \(ending.sorted().joined(separator: ", "))")
    }
    throw Refusal(
      message: "there is no article '\(name)'",
      hint: (NearestName.of(wanted, among: ids) ?? nearest(toEnd: wanted, ids)).map {
        "did you mean '\($0)'?"
      }
        ?? "name the article's file, such as 2007-11-06-facebook")
  }

  /// The article whose name without its date is a slip away, where there is one of that name.
  private func nearest(toEnd name: String, _ ids: [String]) -> String? {
    let ends = Dictionary(grouping: ids) { DatedName($0).rest }
    return NearestName.of(name, among: ends.keys).flatMap { ends[$0] }.flatMap {
      $0.count == 1 ? $0.first : nil
    }
  }

  // MARK: Names

  /// The words of a text on one line, as the parser reads them back.
  /// A name or title as it is kept: on one line, and with the characters that HTML's names of them mean, for as such they
  /// would be read back. Nil where nothing is left.
  package static func line(_ text: String) -> String? {
    let words = HTMLEntities.decoded(text).split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private func line(_ text: String, _ what: String) throws(Refusal) -> String {
    guard let line = Self.line(text) else { throw Refusal(message: "the \(what) is empty") }
    return line
  }

  private func slug(_ text: String) throws(Refusal) -> String {
    let slug = Slug.make(Slug.withoutHashSigns(text))
    guard !slug.isEmpty else {
      throw Refusal(
        message: "no file can be named after '\(text)': it has no letter and no digit",
        hint: "add a word to it")
    }
    return Self.shortened(slug)
  }

  /// Disks take names of 255 bytes, and addresses are read by people.
  private static func shortened(_ slug: String, to limit: Int = 120) -> String {
    guard slug.utf8.count > limit else { return slug }
    var words = slug.split(separator: "-")
    while words.count > 1, words.reduce(words.count - 1, { $0 + $1.utf8.count }) > limit {
      words.removeLast()
    }
    var short = words.joined(separator: "-")
    while short.utf8.count > limit { short.removeLast() }
    return short
  }
}
