import SiteModel

/// The feed of the newest articles.
enum SiteFeed: PageKind {
  static let template = "feed.rss"
  static let context = schema.description

  static let schema = ContextSchema<ArticleFeedContext>(
    "article_feed_file",
    [.object("feed", "article_feed", "the feed") { ArticleFeedContext.schema.object($0) }])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let feed = ArticleFeedContext(
      title: view.settings.title, summary: view.settings.description ?? view.settings.title, path: .feed,
      home: .home, articles: Array(view.site.articles.indices.prefix(view.settings.feedItems)), view: view)
    return [.machineFile(feed.path, template: template, source: "the feed") { schema.object(feed) }]
  }
}

/// The feed of each tag.
enum TagFeeds: PageKind {
  static let template = "feed.rss"
  static let context = SiteFeed.context

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    view.site.tags.map { tag in
      let names = ["site": view.settings.title, "tag": tag.label]
      let feed = ArticleFeedContext(
        title: view.message(.tagFeedTitle, names), summary: view.message(.tagFeedDescription, names),
        path: tag.feedPath, home: tag.path, articles: Array(tag.articles.prefix(view.settings.feedItems)),
        view: view)
      return .machineFile(feed.path, template: template, source: "the feed of the tag '\(tag.label)'") {
        SiteFeed.schema.object(feed)
      }
    }
  }
}
