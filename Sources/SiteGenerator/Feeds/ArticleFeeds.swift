import SiteModel
import TemplateEngine

/// The feed of the newest articles.
enum SiteFeed: SiteKind {
  static let template = "feed.rss"
  static let context = schema.description

  static let schema = ContextSchema<ArticleFeedContext>(
    "article_feed_file",
    [.object("feed", "article_feed", "the feed") { ArticleFeedContext.schema.object($0) }])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let feed = ArticleFeedContext.newest(
      view, path: .feed, archive: .init(previous: FeedArchive.newest(view)))
    return [
      .machineFile(feed.path, template: template, origin: .generated("the feed"), inputs: { feed.inputs($0) })
      {
        schema.object(feed)
      }
    ]
  }
}

/// The same feed in Atom 1.0 (RFC 4287).
enum AtomFeed: SiteKind {
  static let template = "feed.atom"
  static let context = SiteFeed.context

  static func plans(_ view: SiteView) -> [PagePlan] {
    let feed = ArticleFeedContext.newest(view, path: .atomFeed)
    return [
      .machineFile(
        feed.path, template: template, origin: .generated("the Atom feed"), inputs: { feed.inputs($0) }
      ) {
        SiteFeed.schema.object(feed)
      }
    ]
  }
}

/// The feed of each tag.
enum TagFeeds: SiteKind {
  static let template = "feed.rss"
  static let context = SiteFeed.context

  static func plans(_ view: SiteView) -> [PagePlan] {
    view.site.tags.map { tag in
      let names: KeyValuePairs = ["site": view.settings.title, "tag": tag.label]
      let feed = ArticleFeedContext(
        title: view.message(.tagFeedTitle, names), summary: view.message(.tagFeedDescription, names),
        path: tag.feedPath, home: tag.path, articles: Array(tag.articles.prefix(view.settings.feedItems)),
        view: view)
      return .machineFile(
        feed.path, template: template, origin: .tagFeed(tag.label),
        inputs: { [PageInput("the tag or its articles", $0.tag(tag))] }
      ) { SiteFeed.schema.object(feed) }
    }
  }
}

extension ArticleFeedContext {
  /// What a feed of the site is made of; its title and summary are the settings'.
  func inputs(_ entities: EntityDigests) -> [PageInput] {
    [
      PageInput("the articles in it", entities.articles(articles)),
      // A new archive adds a link to the last one only.
      PageInput(
        "the archives beside it", entities.values(archive.previous?.text ?? "", archive.next?.text ?? "")),
    ]
  }

  /// A feed of the site's articles.
  static func ofSite(
    _ view: SiteView, path: SitePath, articles: [Int], archive: FeedArchive.Links
  ) -> ArticleFeedContext {
    ArticleFeedContext(
      title: view.settings.title, summary: view.settings.description ?? view.settings.title, path: path,
      home: .home, articles: articles, view: view, archive: archive)
  }

  /// A feed of the site's newest articles.
  static func newest(
    _ view: SiteView, path: SitePath, archive: FeedArchive.Links = .init()
  ) -> ArticleFeedContext {
    ofSite(
      view, path: path, articles: Array(view.site.articles.indices.prefix(view.settings.feedItems)),
      archive: archive)
  }
}
