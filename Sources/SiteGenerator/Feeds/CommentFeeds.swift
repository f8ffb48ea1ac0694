import SiteModel

/// The feed of all comments.
enum CommentsFeed: PageKind {
  static let template = "comments.rss"
  static let context = schema.description

  static let schema = ContextSchema<CommentFeedContext>(
    "comment_feed_file",
    [.object("feed", "comment_feed", "the feed") { CommentFeedContext.schema.object($0) }])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let names: KeyValuePairs = ["site": view.settings.title]
    let feed = CommentFeedContext(
      title: view.message(.commentsFeedTitle, names), summary: view.message(.commentsFeedDescription, names),
      path: .commentsFeed, home: .home, comments: Array(view.site.comments.prefix(view.settings.feedItems)),
      namesArticles: true, view: view)
    return [
      .machineFile(feed.path, template: template, source: "the feed of comments") { schema.object(feed) }
    ]
  }
}

/// The feed of each article's comments.
enum ArticleCommentFeeds: PageKind {
  static let template = "comments.rss"
  static let context = CommentsFeed.context

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let comments = Dictionary(grouping: view.site.comments, by: \.article)
    return view.site.articles.indices.compactMap { position in
      let article = view.site.articles[position]
      guard article.commentMode != .hidden else { return nil }
      let names: KeyValuePairs = ["title": article.title, "site": view.settings.title]
      let feed = CommentFeedContext(
        title: view.message(.articleFeedTitle, names), summary: view.message(.articleFeedDescription, names),
        path: article.feedPath, home: article.path,
        comments: Array((comments[position] ?? []).prefix(view.settings.feedItems)), namesArticles: false,
        view: view)
      return .machineFile(
        feed.path, template: template, source: article.source,
        inputs: { entities in
          [
            PageInput("the article", entities.article(position)),
            PageInput("its comments", entities.comments(of: position)),
          ]
        }
      ) { CommentsFeed.schema.object(feed) }
    }
  }
}
