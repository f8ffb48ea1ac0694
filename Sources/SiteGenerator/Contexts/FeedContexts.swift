import SiteModel
import TemplateEngine

/// A feed of articles: the site's or a tag's. Every address in it is absolute.
struct ArticleFeedContext: Sendable {
  let title: String
  let summary: String
  let path: SitePath
  let home: SitePath
  /// Positions in `Site.articles`, newest first.
  let articles: [Int]
  let view: SiteView
  /// Where the feed stands among the archived ones.
  var archive = FeedArchive.Links()

  static let schema = ContextSchema<ArticleFeedContext>(
    "article_feed",
    [
      .text("title", "the feed's title", example: "Le blog : UMP") { $0.title },
      .text("description", "what it holds; never empty", example: "Le numérique en débat") { $0.summary },
      .text("self_url", "the feed itself", example: "https://blog.example.org/feed.xml") {
        $0.view.absolute($0.path)
      },
      .text("home_url", "the page that it follows", example: "https://blog.example.org/") {
        $0.view.absolute($0.home)
      },
      .text("language", "for `language`", example: "fr") { $0.view.language.tag },
      .object("date", "date", optional: true, "the newest item's") { feed in
        feed.articles.map { feed.view.site.articles[$0].changed }.max().map(feed.view.date)
      },
      .text("author", "who answers for it", example: "La rédaction") {
        $0.view.settings.author ?? $0.view.settings.title
      },
      .optionalText(
        "prev_archive_url", "the archived feed of what is older",
        example: "https://blog.example.org/feed/archive/3.xml"
      ) { feed in feed.archive.previous.map(feed.view.absolute) },
      .optionalText(
        "next_archive_url", "the archived feed of what is newer",
        example: "https://blog.example.org/feed/archive/5.xml"
      ) { feed in feed.archive.next.map(feed.view.absolute) },
      .list("items", of: "article_feed_item", "newest first") { feed in
        feed.articles.map { item.object(ArticleContext(view: feed.view, position: $0)) }
      },
    ])

  static let item = ContextSchema<ArticleContext>(
    "article_feed_item",
    [
      .text("title", "the article's title", example: "L’UMP ouvre un espace sur Facebook") {
        $0.article.title
      },
      .optionalText("lang", "its language, where it is not the feed's", example: "en") {
        $0.article.language
      },
      .text("url", "its page", example: "https://blog.example.org/2007/11/facebook/") {
        $0.view.absolute($0.article.path)
      },
      .text("guid", "its permanent identifier", example: "https://blog.example.org/?p=52") {
        $0.article.guid ?? $0.view.absolute($0.article.path)
      },
      .flag("guid_is_permalink", "whether the identifier is its address") { $0.article.guid == nil },
      .text("atom_id", "the same as an IRI, which Atom asks for", example: "https://blog.example.org/?p=52") {
        $0.atomID
      },
      .object("date", "date", "when it was published") { $0.view.date($0.article.date) },
      .object("updated", "date", "when it was last changed in substance, or published") {
        $0.view.date($0.article.changed)
      },
      .optionalText("author", "who signs it", example: "La rédaction") {
        $0.article.author ?? $0.view.settings.title
      },
      .list("categories", of: "category", "its tags, each once") { $0.categories },
      .text("description", "the excerpt as HTML without tags, to be printed escaped", example: "L’UMP ouvre…")
      {
        ($0.article.excerptText.isEmpty ? $0.article.title : $0.article.excerptText).asHTML
      },
      .bytes("content", "the whole text as HTML, to be printed escaped", example: "&lt;p&gt;…") {
        try $0.feedContent
      },
      .optionalText(
        "comments_url", "its comments", example: "https://blog.example.org/2007/11/facebook/#article_comments"
      ) { context in
        context.article.commentMode == .hidden
          ? nil : context.view.absolute(context.article.path) + "#article_comments"
      },
      .number("comment_count", "approved comments", example: "2") { $0.commentCount },
      .optionalText(
        "comments_feed_url", "the feed of its comments",
        example: "https://blog.example.org/2007/11/facebook/feed.xml"
      ) { context in
        context.article.commentMode == .hidden ? nil : context.view.absolute(context.article.feedPath)
      },
    ])

  static let category = ContextSchema<String>(
    "category", [.text("label", "a tag's label", example: "UMP") { $0 }])
}

extension String {
  /// The text as HTML. Feed readers take an item's description for HTML: a tag that a stranger writes about
  /// must not become one there (https://www.rssboard.org/rss-profile#element-channel-item-description).
  fileprivate var asHTML: String {
    var text = self
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
    if isPlain { return self }
    return unicodeScalars.reduce(into: "") { html, scalar in
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}

extension String {
  /// Whether it has a scheme, and no character that stands in no IRI (RFC 3987, 2.2). By hand: a regular expression would
  /// be compiled again for each article of each feed.
  fileprivate var isIRI: Bool {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), let first = utf8.first else { return false }
    let isScheme = utf8[..<colon].allSatisfy { $0.isASCIILetterOrDigit || "+.-".utf8.contains($0) }
    let rest = self[colon...].unicodeScalars.dropFirst()
    return first.isASCIILetter && isScheme && !rest.isEmpty
      && !rest.contains { $0.properties.isWhitespace || "<>\"{}|\\^`".unicodeScalars.contains($0) }
  }
}

extension ArticleContext {
  /// The identifier where it is an IRI; else a tag URI of it (RFC 4151), for Atom takes nothing else
  /// (RFC 4287, 4.2.6).
  fileprivate var atomID: String {
    let guid = article.guid ?? view.absolute(article.path)
    if guid.isIRI { return guid }
    let day = article.date.day
    let host = view.address.origin.split(separator: "/").last ?? ""
    return "tag:\(host),\(day.iso8601):"
      + PercentEncoding.path(guid)
  }

  /// The lead image, which pages show above the text, and the text.
  var feedContent: [UInt8] {
    get throws(CacheDamage) {
      let body = try view.feedHTML(article.body)
      guard let image = article.image else { return body }
      let url = Escaping.escaped(ImageContext(image: image, view: view).absoluteURL)
      let size = image.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
      let caption = image.credit.map { "<figcaption>\(Escaping.escaped($0))</figcaption>" } ?? ""
      let figure =
        "<figure><img\(size) src=\"\(url)\" alt=\"\(Escaping.escaped(image.alt))\">\(caption)</figure>\n"
      return Array(figure.utf8) + body
    }
  }
}

/// A feed of comments: all of the site's, or one article's. Every address in it is absolute.
struct CommentFeedContext: Sendable {
  let title: String
  let summary: String
  let path: SitePath
  let home: SitePath
  /// Newest first.
  let comments: [CommentOnArticle]
  /// Whether items name the article that they stand under.
  let namesArticles: Bool
  let view: SiteView

  struct Item: Sendable {
    let comment: CommentOnArticle
    let namesArticle: Bool
    let view: SiteView

    var article: Article {
      _read { yield view.site.articles[comment.article] }
    }
    var url: String {
      view.absolute(article.path) + "#" + PercentEncoding.path(comment.comment.anchor)
    }
  }

  static let schema = ContextSchema<CommentFeedContext>(
    "comment_feed",
    [
      .text("title", "the feed's title", example: "Commentaires sur « Facebook »") { $0.title },
      .text("description", "what it holds; never empty", example: "Les commentaires…") { $0.summary },
      .text("self_url", "the feed itself", example: "https://blog.example.org/comments/feed.xml") {
        $0.view.absolute($0.path)
      },
      .text("home_url", "the page that it follows", example: "https://blog.example.org/") {
        $0.view.absolute($0.home)
      },
      .text("language", "for `language`", example: "fr") { $0.view.language.tag },
      .object("date", "date", optional: true, "the newest comment's") { feed in
        feed.comments.map(\.comment.date).max().map(feed.view.date)
      },
      .list("items", of: "comment_feed_item", "newest first") { feed in
        feed.comments.map {
          item.object(Item(comment: $0, namesArticle: feed.namesArticles, view: feed.view))
        }
      },
    ])

  static let item = ContextSchema<Item>(
    "comment_feed_item",
    [
      .text("title", "who wrote it, and on what", example: "GREINER sur « Facebook »") { item in
        item.namesArticle
          ? item.view.message(
            .commentOnTitle, ["author": item.comment.comment.author, "title": item.article.title])
          : item.view.message(.commentTitle, ["author": item.comment.comment.author])
      },
      .text(
        "url", "its permalink",
        example: "https://blog.example.org/2007/11/facebook/#comment-2020-10-18-greiner"
      ) {
        $0.url
      },
      .text("guid", "its permanent identifier", example: "https://blog.example.org/?p=52#comment-12") {
        $0.comment.comment.guid ?? $0.url
      },
      .flag("guid_is_permalink", "whether the identifier is its address") { $0.comment.comment.guid == nil },
      .object("date", "date", "when it was written") { $0.view.date($0.comment.comment.date) },
      .text("author", "who wrote it", example: "GREINER") { $0.comment.comment.author },
      .text(
        "description", "the comment as HTML without tags, to be printed escaped", example: "Bonne initiative."
      ) {
        $0.comment.comment.bodyText.asHTML
      },
      .bytes("content", "the comment as HTML, to be printed escaped", example: "&lt;p&gt;…") {
        try $0.view.feedHTML($0.comment.comment.body)
      },
    ])
}
