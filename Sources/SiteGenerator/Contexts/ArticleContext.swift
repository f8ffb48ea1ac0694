import SiteModel
import TemplateEngine

/// An article, in a list or on its own page.
struct ArticleContext: Sendable {
  let view: SiteView
  /// In `Site.articles`.
  let position: Int

  /// Yields the article in place: copying its thirty properties for each use would cost more than printing them.
  var article: Article {
    _read { yield view.site.articles[position] }
  }

  /// Read from the discussion directly: calling `Article.commentCount` would copy the article.
  var commentCount: Int { article.discussion.outline.count }

  private static let fields: [ContextSchema<ArticleContext>.Field] = [
    .text("id", "the file's name without `.md`", example: "2007-11-06-facebook") { $0.article.id },
    .text("title", "the title", example: "L’UMP ouvre un espace sur Facebook") { $0.article.title },
    .text("url", "the article's page", example: "/2007/11/facebook/") { $0.view.href($0.article.path) },
    .optionalText("lang", "its language, where it is not the site's", example: "en") { $0.article.language },
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
    .number("comment_count", "approved comments", example: "2") { $0.commentCount },
    .text("comments_label", "the same in words", example: "2 commentaires") {
      $0.view.language.count($0.commentCount, .comments)
    },
    .text(
      "comments_url", "the comments on the article's page", example: "/2007/11/facebook/#article_comments"
    ) {
      $0.view.href($0.article.path) + "#article_comments"
    },
    .flag("comments_shown", "false where comments are hidden") { $0.article.commentMode != .hidden },
    .object("reply_to", "link", optional: true, "the article that it answers, as a droit de réponse") {
      $0.answered
    },
    .flag("draft", "a draft, in a preview") { $0.article.isDraft },
    .flag("future", "dated in the future, in a preview") { $0.article.isFuture },
  ]

  static let card = ContextSchema<ArticleContext>("card", fields) { $0.position }

  static let schema = ContextSchema<ArticleContext>(
    "article",
    fields + [
      .markup("body", "the whole text", example: "<p>…</p>") { $0.view.markup($0.article.body) },
      .number("reading_minutes", "minutes that the text takes to read, from 1", example: "4") {
        try ReadingTime.minutes(of: $0.article.body)
      },
      .text("reading_time", "the same in words", example: "4 min de lecture") {
        $0.view.language.count(try ReadingTime.minutes(of: $0.article.body), .readingMinutes)
      },
      .text(
        "share_mail_url", "begins a message that tells of the article",
        example: "mailto:?subject=Facebook&body=https%3A%2F%2Fblog.example.org%2F2007%2F11%2Ffacebook%2F"
      ) {
        MailLink.url(to: nil, subject: $0.article.title, body: $0.view.absolute($0.article.path))
      },
      .list("related", of: "card", "up to four articles that share tags with it, the nearest first") {
        $0.view.cards($0.view.relations.related(to: $0.position))
      },
      .list("replies", of: "card", "the articles that answer it, oldest first") {
        $0.view.cards($0.view.relations.answers(to: $0.position))
      },
      .list("technorati", of: "tag", "the line of Technorati identifiers") { $0.tags($0.article.technorati) },
      .list("comments", of: "comment", "the conversation; replies stand in their comments") { context in
        try context.article.comments.map {
          CommentContext.schema.object(
            CommentContext(thread: $0, article: context.position, view: context.view))
        }
      },
      .list("pingbacks", of: "comment", "pingbacks and trackbacks") { context in
        try context.article.pingbacks.map {
          CommentContext.schema.object(
            CommentContext(
              thread: CommentThread(comment: $0, depth: 1, replies: []), article: context.position,
              view: context.view))
        }
      },
      .flag("comments_open", "whether readers may still comment") { $0.article.commentMode == .open },
      .optionalText(
        "comment_mail_url", "begins a message with a comment; missing where readers may not comment",
        example: "mailto:commentaires@example.org?subject=Facebook"
      ) { context in
        guard context.article.commentMode == .open, let email = context.view.settings.comments.email else {
          return nil
        }
        return MailLink.url(
          to: email, subject: context.article.title,
          body: context.view.absolute(context.article.path) + "\n\n")
      },
      .optionalText(
        "comment_form_url", "what takes the form with a comment; missing where readers may not comment",
        example: "/commenter.php"
      ) { context in
        guard context.article.commentMode == .open else { return nil }
        return context.view.settings.comments.form?.url(on: context.view.address)
      },
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
      .free("extra", "free keys of the front matter") { FreeContext.object($0.article.extra) },
    ])

  private func tags(_ mentions: [TagMention]) -> [any ContextObject] {
    mentions.compactMap { mention in
      view.site.tagPositions[mention.key].map { view.tag($0, name: mention.name) }
    }
  }

  /// Its tags, each once, in the order of the two lines; positions in `Site.tags`.
  var tagPositions: [Int] {
    var positions: [Int] = []
    func add(_ mentions: [TagMention]) {
      for mention in mentions {
        // There are a few: to look through them is faster than a set.
        if let position = view.site.tagPositions[mention.key], !positions.contains(position) {
          positions.append(position)
        }
      }
    }
    add(article.tags)
    add(article.technorati)
    return positions
  }

  /// The same as machines are told of them.
  var categories: [any ContextObject] {
    tagPositions.map { ArticleFeedContext.category.object(view.site.tags[$0].label) }
  }

  private var answered: (any ContextObject)? {
    view.relations.answered(by: position).map { link(to: view.site.articles[$0]) }
  }

  private func link(to other: Article) -> any ContextObject {
    LinkContext.schema.object(
      LinkContext(title: other.title, url: view.href(other.path), language: other.language))
  }

  private func neighbour(_ step: Int) -> (any ContextObject)? {
    guard view.site.articles.indices.contains(position + step) else { return nil }
    return link(to: view.site.articles[position + step])
  }
}
