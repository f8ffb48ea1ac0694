import SiteModel
import TemplateEngine

/// The page that tells people what feeds are, and lists them.
enum FeedsPage: SiteKind {
  static let template = "feeds"
  static let context = schema.description

  /// The index of tags leads to those of all others.
  private static let mostTags = 30

  private static let schema = ContextSchema<SiteView>(
    "feeds_page",
    [
      .list("feeds", of: "feed_link", "the feed of articles in each format, and that of comments") { view in
        view.standardFeeds.map { FeedLinkContext.schema.object(FeedLinkContext(link: $0, view: view)) }
      },
      .list("tags", of: "tag", "the \(mostTags) most used tags, in French order") { view in
        mostUsed(view.site.tags).map { view.tag($0) }
      },
      .flag("has_more_tags", "whether there are others") { $0.site.tags.count > mostTags },
      .optionalText(
        "archive_url", "the newest archived feed; missing in a small blog", example: "/feed/archive/4.xml"
      ) { view in FeedArchive.newest(view).map(view.href) },
    ])

  /// Positions in `Site.tags`.
  private static func mostUsed(_ tags: [Tag]) -> [Int] {
    let byUse = tags.indices.sorted { (tags[$1].articles.count, $0) < (tags[$0].articles.count, $1) }
    return byUse.prefix(mostTags).sorted()
  }

  static func plans(_ view: SiteView) -> [PagePlan] {
    let info = PageInfo(title: view.message(.feedsTitle), path: view.feedsPath, feeds: view.standardFeeds)
    return [
      .page(info, template: template, origin: .generated("the page of feeds"), modified: nil) {
        schema.object(view)
      }
    ]
  }
}
