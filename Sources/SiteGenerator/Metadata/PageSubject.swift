package import SiteModel

/// What a page is about, for what machines read in its head.
package enum PageSubject: Sendable {
  /// The home page itself, without its followers.
  case home
  /// By its position in `Site.articles`.
  case article(Int)
  case tag(Tag)
  case year(Int)
  case month(ArchiveMonth)
  case other
}

extension SiteView {
  /// The way from the home page to a page, both included; addresses are absolute.
  func breadcrumbs(of page: PageInfo) -> [LinkContext] {
    func year(_ year: Int) -> LinkContext {
      LinkContext(title: String(year), url: absolute(SitePath(folder: padded(year, 4))))
    }
    func month(_ month: Int, of year: Int) -> LinkContext {
      LinkContext(
        title: language.month(month, of: year),
        url: absolute(SitePath(folder: padded(year, 4), padded(month, 2))))
    }
    let home = LinkContext(title: settings.title, url: address.home)
    switch page.about {
    case .home: return [home]
    case .article(let position):
      let article = site.articles[position]
      let day = article.date.day
      return [
        home, year(day.year), month(day.month, of: day.year),
        LinkContext(title: article.title, url: absolute(article.path)),
      ]
    case .tag(let tag):
      return [
        home, LinkContext(title: message(.tagsTitle), url: absolute(.tags)),
        LinkContext(title: tag.label, url: absolute(tag.path)),
      ]
    case .year(let number):
      return [home, LinkContext(title: message(.archivesTitle), url: absolute(.archives)), year(number)]
    case .month(let number):
      return [
        home, LinkContext(title: message(.archivesTitle), url: absolute(.archives)), year(number.year),
        month(number.month, of: number.year),
      ]
    case .other: return [home, LinkContext(title: page.title, url: absolute(page.path))]
    }
  }
}
