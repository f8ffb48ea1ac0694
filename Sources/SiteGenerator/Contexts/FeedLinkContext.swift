package import SiteModel
import TemplateEngine

/// The forms that a feed may have.
package enum FeedFormat: String, Sendable, CaseIterable {
  case rss, atom, json

  /// For `type` in links.
  var mediaType: String {
    switch self {
    case .rss: "application/rss+xml"
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  var name: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }
}

/// A feed to tell browsers and people of.
package struct FeedLink: Sendable {
  package var title: String
  package var path: SitePath
  package var format = FeedFormat.rss
}

extension FeedLink {
  /// The feeds of articles, in each format.
  static func ofArticles(_ settings: Settings) -> [FeedLink] {
    FeedFormat.allCases.map { format in
      switch format {
      case .rss: FeedLink(title: settings.title, path: .feed)
      case .atom: FeedLink(title: "\(settings.title) (\(format.name))", path: .atomFeed, format: format)
      case .json: FeedLink(title: "\(settings.title) (\(format.name))", path: .jsonFeed, format: format)
      }
    }
  }

  /// The feed of all comments.
  static func ofComments(_ settings: Settings, _ language: Language) -> FeedLink {
    FeedLink(title: language.message(.commentsFeedTitle, ["site": settings.title]), path: .commentsFeed)
  }
}

struct FeedLinkContext: Sendable {
  let link: FeedLink
  let view: SiteView

  static let schema = ContextSchema<FeedLinkContext>(
    "feed_link",
    [
      .text("title", "the feed's title", example: "Le blog : commentaires") { $0.link.title },
      .text("url", "its address", example: "/comments/feed.xml") { $0.view.href($0.link.path) },
      .text("absolute_url", "the same with the site's", example: "https://blog.example.org/feed.xml") {
        $0.view.absolute($0.link.path)
      },
      .text("type", "its media type", example: "application/rss+xml") { $0.link.format.mediaType },
      .text("format", "its format's name", example: "RSS") { $0.link.format.name },
    ])
}
