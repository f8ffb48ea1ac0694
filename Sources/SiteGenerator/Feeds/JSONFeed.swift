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
      .json("title", "the feed's title", example: "\"Le blog\"") { $1.text($0.title) },
      .json("description", "what it holds", example: "\"Le numérique en débat\"") { $1.text($0.summary) },
      .json("home_page_url", "the home page", example: "\"https://blog.example.org/\"") {
        $1.text($0.view.absolute($0.home))
      },
      .json("feed_url", "the feed itself", example: "\"https://blog.example.org/feed.json\"") {
        $1.text($0.view.absolute($0.path))
      },
      .json("language", "its language", example: "\"fr\"") { $1.text($0.view.language.tag) },
      .json("authors", "who answers for it", example: "[{\"name\":\"La rédaction\"}]") {
        write(author: $0.view.settings.author ?? $0.view.settings.title, to: &$1)
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
        $1.text($0.article.guid ?? $0.view.absolute($0.article.path))
      },
      .json("url", "its page", example: "\"https://blog.example.org/2007/11/facebook/\"") {
        $1.text($0.view.absolute($0.article.path))
      },
      .json("title", "the article's title", example: "\"L’UMP ouvre…\"") { $1.text($0.article.title) },
      .json("content_html", "the whole text", example: "\"\\u003cp\\u003e…\"") {
        $1.text(String(decoding: try $0.feedContent, as: UTF8.self))
      },
      .json("summary", "the excerpt as plain text", example: "\"L’UMP ouvre…\"") {
        if !$0.article.excerptText.isEmpty { $1.text($0.article.excerptText) }
      },
      .json("image", "the lead image", example: "\"https://blog.example.org/media/2007/reseau.jpg\"") {
        if let image = $0.article.image { $1.text(ImageContext(image: image, view: $0.view).absoluteURL) }
      },
      .json("date_published", "when it was published", example: "\"2007-11-06T10:30:00+01:00\"") {
        $1.text($0.article.date.rfc3339)
      },
      .json(
        "date_modified", "when it was last changed in substance", example: "\"2007-11-08T09:00:00+01:00\""
      ) {
        if let updated = $0.article.updated { $1.text(updated.rfc3339) }
      },
      .json("authors", "who signs it", example: "[{\"name\":\"La rédaction\"}]") {
        write(author: $0.article.author ?? $0.view.settings.title, to: &$1)
      },
      .json("tags", "its tags, each once", example: "[\"UMP\"]") { context, json in
        let labels = context.article.tagKeys.compactMap { context.view.site.tag($0)?.label }
        if !labels.isEmpty { json.texts(labels) }
      },
    ])

  private static func write(author name: String, to json: inout JSONWriter) {
    json.list { json in json.object { json in json.member("name", name) } }
  }

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
  /// A JSON value, printed as it is: texts are quoted and escaped already. Missing where nothing is written.
  static func json(
    _ name: String, _ about: String, example: String,
    _ write: @escaping @Sendable (Subject, inout JSONWriter) throws -> Void
  ) -> Self {
    .html(name, "\(about), as JSON", example: example) { subject in
      var json = JSONWriter()
      try write(subject, &json)
      return json.isEmpty ? nil : json.string
    }
  }
}
