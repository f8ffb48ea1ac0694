package import SiteModel
import TemplateEngine

/// A site and the ways to say its parts in pages and feeds: what contexts are made from.
package final class SiteView: Sendable {
  package let site: Site
  // Stored, for a computed one would copy the whole of the settings whenever one of them is wanted.
  package let settings: Settings
  package let language: Language
  package let address: SiteAddress
  /// The site's months, newest first.
  package let months: [ArchiveMonth]
  /// How many articles the most used tag has.
  let mostUses: Int
  let relations: SiteRelations
  /// Old addresses and where they lead.
  let redirects: RedirectTable
  /// When each article's page last changed, in the order of `Site.articles`.
  let lastChanges: [Moment]
  let words: any ContextObject
  /// The menu and the links at the end of every page, with the addresses that links have.
  let menu: [MenuEntry]
  let footerMenu: [MenuEntry]
  /// The feeds of articles, and those and that of all comments: most pages tell of them.
  let articleFeeds: [FeedLink]
  let standardFeeds: [FeedLink]
  /// The page that lists the feeds, and the search page: each language has its own names.
  let feedsPath: SitePath
  let searchPath: SitePath

  /// The view of a newly assembled site.
  package static func make(_ site: Site) async -> SiteView {
    // Takes as long as all the rest.
    async let relations = SiteRelations(site)
    let redirects = RedirectTable(site)
    return SiteView(site, await relations, redirects)
  }

  private init(_ site: Site, _ relations: SiteRelations, _ redirects: RedirectTable) {
    self.site = site
    self.relations = relations
    self.redirects = redirects
    settings = site.settings
    language = site.language
    address = site.settings.address
    months = ArchiveMonth.all(of: site)
    words = WordsContext(site.language)
    let address = site.settings.address
    menu = site.settings.navigation.map { MenuEntry($0, address) }
    footerMenu = site.settings.footerNavigation.map { MenuEntry($0, address) }
    articleFeeds = FeedLink.ofArticles(site.settings)
    standardFeeds = articleFeeds + [.ofComments(site.settings, site.language)]
    feedsPath = SitePath(folder: site.language.message(.feedsPath))
    searchPath = SitePath(folder: site.language.message(.searchPath))
    mostUses = site.tags.reduce(1) { max($0, $1.articles.count) }
    lastChanges = site.articles.indices.map { site.articles[$0].modified }
  }

  /// The view of a site in which the texts of a few articles are others than in an older one, and nothing else.
  init(_ site: Site, like old: SiteView, but articles: [Int]) {
    self.site = site
    settings = site.settings
    language = site.language
    address = old.address
    months = old.months
    words = old.words
    menu = old.menu
    footerMenu = old.footerMenu
    articleFeeds = old.articleFeeds
    standardFeeds = old.standardFeeds
    feedsPath = old.feedsPath
    searchPath = old.searchPath
    mostUses = old.mostUses
    relations = old.relations
    redirects = old.redirects
    var lastChanges = old.lastChanges
    for position in articles { lastChanges[position] = site.articles[position].modified }
    self.lastChanges = lastChanges
  }

  /// An address for links in pages.
  func href(_ path: SitePath) -> String { address.href(path) }

  func absolute(_ path: SitePath) -> String { address.absolute(path) }

  /// A text's HTML for pages.
  func markup(_ markup: Markup) -> (Markup, base: String) { (markup, address.root) }

  /// A text's HTML for feeds: every address is absolute, and nothing runs.
  func feedHTML(_ markup: Markup) throws(CacheDamage) -> [UInt8] {
    var html: [UInt8] = []
    try markup.append(base: address.home, to: &html)
    return FeedHTML.filtered(html)
  }

  func message(_ message: Language.Message, _ values: KeyValuePairs<String, String> = [:]) -> String {
    language.message(message, values)
  }

  func date(_ moment: Moment) -> any ContextObject {
    DateContext.schema.object(DateContext(moment: moment, view: self))
  }

  /// A tag by its position in `Site.tags`.
  ///
  /// - Parameter name: as an article spells it.
  func tag(_ position: Int, name: String? = nil) -> any ContextObject {
    TagContext.schema.object(
      TagContext(position: position, name: name ?? site.tags[position].label, view: self))
  }

  /// The same with all that a tag's own page tells of it.
  func detailedTag(_ position: Int) -> any ContextObject {
    TagContext.detailed.object(
      TagContext(position: position, name: site.tags[position].label, view: self))
  }

  func cards(_ positions: some Sequence<Int>) -> [any ContextObject] {
    positions.map { ArticleContext.card.object(ArticleContext(view: self, position: $0)) }
  }

  /// The last change of any of some articles.
  func modified(_ positions: some Sequence<Int>) -> Moment? {
    positions.lazy.map { self.lastChanges[$0] }.max()
  }
}

/// An entry of a menu and its address, which is the same on every page.
struct MenuEntry: Sendable {
  let entry: NavigationEntry
  let url: String

  init(_ entry: NavigationEntry, _ address: SiteAddress) {
    self.entry = entry
    url = entry.path.map { address.href($0) + entry.suffix } ?? entry.url
  }
}

extension SitePath {
  static let tags = SitePath("tags/")
  static let archives = SitePath("archives/")
  static let feed = SitePath("feed.xml")
  static let atomFeed = SitePath("atom.xml")
  static let jsonFeed = SitePath("feed.json")
  static let commentsFeed = SitePath("comments/feed.xml")
  static let themeStyle = SitePath("assets/theme.css")
  static let sitemap = SitePath("sitemap.xml")

  /// The N-th page of a list: the list itself, then `page/2/`.
  func page(_ number: Int) -> SitePath {
    number == 1 ? self : SitePath(text + "page/\(number)/")
  }
}

/// The articles of one month, by the site's clocks.
package struct ArchiveMonth: Sendable {
  package var year: Int
  package var month: Int
  /// Positions in `Site.articles`, newest first.
  package var articles: [Int]

  var yearPath: SitePath { SitePath(folder: padded(year, 4)) }
  var path: SitePath { yearPath.appending(folder: padded(month, 2)) }

  /// All months that have articles, newest first.
  static func all(of site: Site) -> [ArchiveMonth] {
    var months: [ArchiveMonth] = []
    for (i, article) in site.articles.enumerated() {
      let day = article.date.day
      if let last = months.last, last.year == day.year, last.month == day.month {
        months[months.count - 1].articles.append(i)
      } else {
        months.append(ArchiveMonth(year: day.year, month: day.month, articles: [i]))
      }
    }
    return months
  }
}
