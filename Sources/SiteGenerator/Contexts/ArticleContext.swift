import SiteModel

/// An article, in a list or on its own page.
struct ArticleContext: Sendable {
  let view: SiteView
  /// In `Site.articles`.
  let position: Int

  var article: Article { view.site.articles[position] }

  private static let fields: [ContextSchema<ArticleContext>.Field] = [
    .text("id", "the file's name without `.md`", example: "2007-11-06-facebook") { $0.article.id },
    .text("title", "the title", example: "L’UMP ouvre un espace sur Facebook") { $0.article.title },
    .text("url", "the article's page", example: "/2007/11/facebook/") { $0.view.href($0.article.path) },
    .object("date", "date", "when it was published") { $0.view.date($0.article.date) },
    .object("updated", "date", optional: true, "when it was last changed in substance") { context in
      context.article.updated.map(context.view.date)
    },
    .optionalText("author", "who signs it", example: "La rédaction") { $0.article.author },
    .markup(
      "excerpt", "the description, what stands above `<!--more-->`, or the first paragraph",
      example: "<p>…</p>"
    ) {
      $0.view.markup($0.article.excerpt)
    },
    .text("excerpt_text", "the same without markup", example: "L’UMP ouvre…") { $0.article.excerptText },
    .list("tags", of: "tag", "the line of tags") { $0.tags($0.article.tags) },
    .object("image", "image", optional: true, "the lead image") { context in
      context.article.image.map { ImageContext.schema.object(ImageContext(image: $0, view: context.view)) }
    },
    .number("comment_count", "approved comments", example: "2") { $0.article.commentCount },
    .text("comments_label", "the same in words", example: "2 commentaires") {
      $0.view.language.count($0.article.commentCount, .comments)
    },
    .text(
      "comments_url", "the comments on the article's page", example: "/2007/11/facebook/#article_comments"
    ) {
      $0.view.href($0.article.path) + "#article_comments"
    },
    .flag("comments_shown", "false where comments are hidden") { $0.article.commentMode != .hidden },
    .flag("draft", "a draft, in a preview") { $0.article.isDraft },
    .flag("future", "dated in the future, in a preview") { $0.article.isFuture },
  ]

  static let card = ContextSchema<ArticleContext>("card", fields) { $0.position }

  static let schema = ContextSchema<ArticleContext>(
    "article",
    fields + [
      .markup("body", "the whole text", example: "<p>…</p>") { $0.view.markup($0.article.body) },
      .list("technorati", of: "tag", "the line of Technorati identifiers") { $0.tags($0.article.technorati) },
      .list("comments", of: "comment", "the conversation; replies stand in their comments") { context in
        context.article.comments.map {
          CommentContext.schema.object(
            CommentContext(thread: $0, article: context.position, view: context.view))
        }
      },
      .list("pingbacks", of: "comment", "pingbacks and trackbacks") { context in
        context.article.pingbacks.map {
          CommentContext.schema.object(
            CommentContext(
              thread: CommentThread(comment: $0, depth: 1, replies: []), article: context.position,
              view: context.view))
        }
      },
      .flag("comments_open", "whether readers may still comment") { $0.article.commentMode == .open },
      .text("feed_url", "the feed of its comments", example: "/2007/11/facebook/feed.xml") {
        $0.view.href($0.article.feedPath)
      },
      .object("previous", "link", optional: true, "the article before it in time") { $0.neighbour(1) },
      .object("next", "link", optional: true, "the article after it in time") { $0.neighbour(-1) },
      .optionalText("source", "where the text first appeared", example: "Le Journal du Web") {
        $0.article.origin
      },
      .optionalText("source_url", "the same where it is an address", example: "https://example.org/") {
        context in
        context.article.origin.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
      },
      .free("extra", "free keys of the front matter") { ExtraContext.object($0.article.extra) },
    ])

  private func tags(_ mentions: [TagMention]) -> [any ContextObject] {
    mentions.compactMap { mention in
      view.site.tag(mention.key).map {
        TagContext.schema.object(TagContext(tag: $0, name: mention.name, view: view))
      }
    }
  }

  private func neighbour(_ step: Int) -> (any ContextObject)? {
    guard view.site.articles.indices.contains(position + step) else { return nil }
    let neighbour = view.site.articles[position + step]
    return LinkContext.schema.object(LinkContext(title: neighbour.title, url: view.href(neighbour.path)))
  }
}

/// A comment on its article's page.
struct CommentContext: Sendable {
  let thread: CommentThread
  /// In `Site.articles`.
  let article: Int
  let view: SiteView

  private var comment: Comment { thread.comment }
  private var path: SitePath { view.site.articles[article].path }

  static let schema: ContextSchema<CommentContext> = ContextSchema<CommentContext>(
    "comment",
    [
      .text("id", "unique under its article", example: "2020-10-18-greiner") { $0.comment.id },
      .text("anchor", "the id of its element", example: "comment-2020-10-18-greiner") { $0.comment.anchor },
      .text("url", "its permalink", example: "/2007/11/facebook/#comment-2020-10-18-greiner") {
        $0.view.href($0.path) + "#" + SitePath.percentEncoded($0.comment.anchor)
      },
      .optionalText("author", "who wrote it; missing where it was removed", example: "GREINER") { context in
        context.comment.status == .removed ? nil : context.comment.author
      },
      .optionalText("author_url", "the author's site; http or https", example: "https://example.org/") {
        $0.comment.authorURL
      },
      .object("date", "date", "when it was written") { $0.view.date($0.comment.date) },
      .markup("body", "the text; missing where it was removed", example: "<p>…</p>") { context in
        context.comment.status == .removed ? nil : context.view.markup(context.comment.body)
      },
      .flag("removed", "it keeps its place for the sake of its replies") { $0.comment.status == .removed },
      .flag("pending", "it waits for a moderator, in a preview") { $0.comment.status == .pending },
      .list("replies", of: "comment", "the replies to it") { context in
        context.thread.replies.map {
          CommentContext.schema.object(
            CommentContext(thread: $0, article: context.article, view: context.view))
        }
      },
      .number("depth", "1 to 5", example: "2") { $0.thread.depth },
      .object("article", "link", "the article that it stands under") { context in
        let article = context.view.site.articles[context.article]
        return LinkContext.schema.object(
          LinkContext(title: article.title, url: context.view.href(article.path)))
      },
    ])
}
