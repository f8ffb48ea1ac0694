import SiteModel
import TemplateEngine

/// The feed of the newest articles as JSON (https://www.jsonfeed.org/version/1.1/).
enum JSONFeed: SiteKind {
  static let template = "feed.json"
  static let context = schema.description

  private static let schema = ContextSchema<ArticleFeedContext>(
    "json_feed_file",
    [.object("feed", "json_feed", "the feed, each value as JSON") { feed.object($0) }])

  static let feed = ContextSchema<ArticleFeedContext>(
    "json_feed",
    [
      .json("title", "the feed's title", example: "\"Le blog\"") { .text($0.title) },
      .json("description", "what it holds", example: "\"Le numérique en débat\"") { .text($0.summary) },
      .json("home_page_url", "the home page", example: "\"https://blog.example.org/\"") {
        .text($0.view.absolute($0.home))
      },
      .json("feed_url", "the feed itself", example: "\"https://blog.example.org/feed.json\"") {
        .text($0.view.absolute($0.path))
      },
      .json("language", "its language", example: "\"fr\"") { .text($0.view.language.code) },
      .json("authors", "who answers for it", example: "[{\"name\":\"La rédaction\"}]") {
        authors($0.view.settings.author ?? $0.view.settings.title)
      },
      .list("items", of: "json_feed_item", "newest first") { feed in
        feed.articles.map { item.object(ArticleContext(view: feed.view, position: $0)) }
      },
    ])

  static let item = ContextSchema<ArticleContext>(
    "json_feed_item",
    [
      .json(
        "id", "its permanent identifier, that of the RSS feed", example: "\"https://blog.example.org/?p=52\""
      ) {
        .text($0.article.guid ?? $0.view.absolute($0.article.path))
      },
      .json("url", "its page", example: "\"https://blog.example.org/2007/11/facebook/\"") {
        .text($0.view.absolute($0.article.path))
      },
      .json("title", "the article's title", example: "\"L’UMP ouvre…\"") { .text($0.article.title) },
      .json("content_html", "the whole text", example: "\"\\u003cp\\u003e…\"") { .text($0.feedContent) },
      .json("summary", "the excerpt as plain text", example: "\"L’UMP ouvre…\"") {
        $0.article.excerptText.isEmpty ? nil : .text($0.article.excerptText)
      },
      .json("image", "the lead image", example: "\"https://blog.example.org/media/2007/reseau.jpg\"") {
        context in
        context.article.image.map { .text(ImageContext(image: $0, view: context.view).absoluteURL) }
      },
      .json("date_published", "when it was published", example: "\"2007-11-06T10:30:00+01:00\"") {
        .text($0.article.date.rfc3339)
      },
      .json(
        "date_modified", "when it was last changed in substance", example: "\"2007-11-08T09:00:00+01:00\""
      ) {
        ($0.article.updated?.rfc3339).map(JSONValue.text)
      },
      .json("authors", "who signs it", example: "[{\"name\":\"La rédaction\"}]") {
        authors($0.article.author ?? $0.view.settings.title)
      },
      .json("tags", "its tags, each once", example: "[\"UMP\"]") { context in
        let labels = context.article.tagKeys.compactMap { context.view.site.tag($0)?.label }
        return labels.isEmpty ? nil : .texts(labels)
      },
    ])

  private static func authors(_ name: String) -> JSONValue { .list([.object(["name": .text(name)])]) }

  static func plans(_ view: SiteView) -> [PagePlan] {
    let feed = ArticleFeedContext.newest(view, path: .jsonFeed)
    return [
      .machineFile(
        feed.path, template: template, origin: .generated("the JSON feed"), inputs: { feed.inputs($0) }
      ) {
        schema.object(feed)
      }
    ]
  }
}

extension ContextSchema.Field {
  /// A JSON value, printed as it is: texts are quoted and escaped already.
  static func json(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) -> JSONValue?
  ) -> Self {
    .html(name, "\(about), as JSON", example: example) { value($0)?.json }
  }
}
