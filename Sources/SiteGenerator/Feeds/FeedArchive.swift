import SiteModel

/// The blog's whole history as a chain of feeds that never change once full (RFC 5005, section 4).
///
/// Archives are numbered from the oldest article, and each holds as many items as the feed itself: what no full
/// archive holds is in the feed. A new article changes none of them; only a new archive adds a link to the last.
struct FeedArchive: Sendable {
  let number: Int
  /// How many there are.
  let count: Int

  struct Links: Sendable {
    var previous: SitePath?
    var next: SitePath?
  }

  static func path(_ number: Int) -> SitePath { SitePath("feed/archive/\(number).xml") }

  /// All archives of a site, the oldest first.
  static func all(_ view: SiteView) -> [FeedArchive] {
    let count = view.site.articles.count / view.settings.feedItems
    return (0..<count).map { FeedArchive(number: $0 + 1, count: count) }
  }

  /// The newest archive, which the feed itself leads to.
  static func newest(_ view: SiteView) -> SitePath? { all(view).last.map { path($0.number) } }

  var path: SitePath { Self.path(number) }

  var links: Links {
    Links(
      previous: number > 1 ? Self.path(number - 1) : nil, next: number < count ? Self.path(number + 1) : nil)
  }

  /// Positions in `Site.articles`, newest first.
  func articles(_ view: SiteView) -> Range<Int> {
    let (total, size) = (view.site.articles.count, view.settings.feedItems)
    return total - number * size..<total - (number - 1) * size
  }
}

/// One feed for each full archive.
enum ArchivedFeeds: SiteKind {
  static let template = "archive.rss"
  static let context = SiteFeed.context

  static func plans(_ view: SiteView) -> [PagePlan] {
    FeedArchive.all(view).map { archive in
      let feed = ArticleFeedContext.ofSite(
        view, path: archive.path, articles: Array(archive.articles(view)), archive: archive.links)
      return .machineFile(
        feed.path, template: template, origin: .generated("the archived feed \(archive.number)"),
        inputs: { feed.inputs($0) }
      ) { SiteFeed.schema.object(feed) }
    }
  }
}
