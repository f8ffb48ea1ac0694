import SiteModel
import TemplateEngine

/// The home page and its followers: the newest articles.
enum HomePages: SiteKind {
  static let template = "home"
  static let context = schema.description

  private static let schema = ContextSchema<ArticleList>("home", ArticleList.fields)

  static func plans(_ view: SiteView) -> [PagePlan] {
    ArticleList.pages(of: Array(view.site.articles.indices), at: .home, view).map { list in
      .page(
        at: list.path.page(list.number), template: template, origin: .generated("the home page"),
        modified: list.modified, info: { info(list) }, inputs: { list.inputs($0) }
      ) { schema.object(list) }
    }
  }

  private static func info(_ list: ArticleList) -> PageInfo {
    let settings = list.view.settings
    return PageInfo(
      title: list.title(settings.title), description: settings.description,
      path: list.path.page(list.number), isHome: list.number == 1, feeds: list.view.standardFeeds,
      about: list.number == 1 ? .home : .other)
  }
}

/// One page of a list of articles.
struct ArticleList: Sendable {
  /// Positions in `Site.articles`.
  let articles: [Int]
  let number: Int
  let total: Int
  let path: SitePath
  let view: SiteView

  /// The list cut into pages; one page where it is empty.
  static func pages(of articles: [Int], at path: SitePath, _ view: SiteView) -> [ArticleList] {
    let size = view.settings.articlesPerPage
    let total = max(1, (articles.count + size - 1) / size)
    return (1...total).map { number in
      let slice = articles.dropFirst((number - 1) * size).prefix(size)
      return ArticleList(articles: Array(slice), number: number, total: total, path: path, view: view)
    }
  }

  static let fields: [ContextSchema<ArticleList>.Field] = [
    .list("articles", of: "card", "the articles of this page, newest first") { $0.view.cards($0.articles) },
    .object("pagination", "pagination", optional: true, "missing where there is one page only") { list in
      guard list.total > 1 else { return nil }
      return PaginationContext.schema.object(
        PaginationContext(number: list.number, total: list.total, list: list.path, view: list.view))
    },
  ]

  /// The title of the list, with the page's number from the second one on.
  func title(_ title: String) -> String {
    number == 1 ? title : view.message(.pageTitle, ["title": title, "n": String(number)])
  }

  func inputs(_ entities: EntityDigests) -> [PageInput] {
    [
      PageInput("the articles on it", entities.articles(articles)),
      PageInput("the number of pages", entities.values(String(number), String(total))),
    ]
  }

  /// The last change of what the page shows.
  var modified: Moment? { view.modified(articles) }
}

extension Article {
  /// The last change of its text in substance, or its date.
  var changed: Moment { max(frontMatter.date, frontMatter.updated ?? frontMatter.date) }

  /// The last change of the article's page: of its text, or by a comment or pingback.
  var modified: Moment { max(changed, discussion.outline.latest ?? changed) }
}

extension String {
  /// At most `limit` characters, cut between words, for `<meta name="description">`.
  func shortened(to limit: Int = 300) -> String? {
    if isEmpty { return nil }
    guard utf8.count > limit else { return self }
    var text = self
    return text.withUTF8 { bytes in
      // Scalars are counted: to find out what a reader sees as one character takes ten times as long.
      func begins(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
      // So many bytes are no more scalars: they are counted in one go.
      var end = limit
      var scalars = 0
      for byte in bytes[..<limit] { scalars &+= begins(byte) ? 1 : 0 }
      while end < bytes.count {
        if begins(bytes[end]) { scalars += 1 }
        if scalars > limit { break }
        end += 1
      }
      if end == bytes.count { return self }
      let cut = bytes[..<end].lastIndex(of: UInt8(ascii: " ")) ?? end
      return String(decoding: bytes[..<cut], as: UTF8.self) + "…"
    }
  }
}
