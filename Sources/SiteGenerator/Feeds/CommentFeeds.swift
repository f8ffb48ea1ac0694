import SiteModel
import TemplateEngine

/// The feed of all comments.
enum CommentsFeed: SiteKind {
  static let template = "comments.rss"
  static let context = schema.description

  static let schema = ContextSchema<CommentFeedContext>(
    "comment_feed_file",
    [.object("feed", "comment_feed", "the feed") { CommentFeedContext.schema.object($0) }])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let names: KeyValuePairs = ["site": view.settings.title]
    let feed = CommentFeedContext(
      title: view.message(.commentsFeedTitle, names), summary: view.message(.commentsFeedDescription, names),
      path: .commentsFeed, home: .home, comments: view.site.newestComments,
      namesArticles: true, view: view)
    return [
      .machineFile(feed.path, template: template, origin: .generated("the feed of comments")) {
        schema.object(feed)
      }
    ]
  }
}

/// The feed of each article's comments.
enum ArticleCommentFeeds: ArticleKind {
  static let template = "comments.rss"
  static let context = CommentsFeed.context

  static func page(of position: Int, _ view: SiteView) -> ArticlePage? {
    let article = view.site.articles[position]
    guard article.commentMode != .hidden else { return nil }
    return ArticlePage(path: article.feedPath)
  }

  static func info(of position: Int, _ view: SiteView) -> PageInfo {
    PageInfo(title: "", path: view.site.articles[position].feedPath)
  }

  static func object(of position: Int, _ view: SiteView) throws -> any ContextObject {
    CommentsFeed.schema.object(try feed(position, view))
  }

  static func inputs(of position: Int, _ entities: EntityDigests) -> [PageInput] {
    [
      PageInput("the article", entities.article(position)),
      PageInput("its comments", entities.comments(of: position)),
    ]
  }

  private static func feed(_ position: Int, _ view: SiteView) throws -> CommentFeedContext {
    let article = view.site.articles[position]
    let names: KeyValuePairs = ["title": article.title, "site": view.settings.title]
    let comments = try CommentOnArticle.all(under: article, at: position).sorted(
      by: CommentOnArticle.isBefore)
    return CommentFeedContext(
      title: view.message(.articleFeedTitle, names), summary: view.message(.articleFeedDescription, names),
      path: article.feedPath, home: article.path,
      comments: Array(comments.prefix(view.settings.feedItems)), namesArticles: false, view: view)
  }
}
