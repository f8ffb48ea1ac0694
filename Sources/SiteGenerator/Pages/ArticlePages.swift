import SiteModel
import TemplateEngine

/// Articles, each with its comments.
enum ArticlePages: ArticleKind {
  static let template = "article"
  static let context = schema.description

  private static let schema = ContextSchema<ArticleContext>(
    "article_page", [.object("article", "article", "the article") { ArticleContext.schema.object($0) }])

  static func page(of position: Int, _ view: SiteView) -> ArticlePage? {
    ArticlePage(
      path: view.site.articles[position].path, modified: view.lastChanges[position], isInSitemap: true)
  }

  static func info(of position: Int, _ view: SiteView) -> PageInfo {
    let article = view.site.articles[position]
    var feeds = view.articleFeeds
    if article.commentMode != .hidden {
      feeds.append(
        FeedLink(title: view.message(.articleFeedTitle, ["title": article.title]), path: article.feedPath))
    }
    return PageInfo(
      title: article.title, description: article.excerptText.shortened(), path: article.path, feeds: feeds,
      about: .article(position), image: article.image)
  }

  static func object(of position: Int, _ view: SiteView) -> any ContextObject {
    schema.object(ArticleContext(view: view, position: position))
  }

  static func inputs(of position: Int, _ entities: EntityDigests) -> [PageInput] {
    let relations = entities.view.relations
    return [
      PageInput("the article or its tags", entities.article(position)),
      PageInput("its comments", entities.comments(of: position)),
      PageInput("the articles beside it", entities.links(to: [position - 1, position + 1])),
      PageInput("the related articles", entities.articles(relations.related(to: position))),
      PageInput("the answers to it", entities.articles(relations.answers(to: position))),
    ]
  }
}

/// Undated pages.
enum StandalonePages: SiteKind {
  static let template = "page"
  static let context = schema.description

  struct Subject: Sendable {
    let page: Page
    let view: SiteView
  }

  static let document = ContextSchema<Subject>(
    "document",
    [
      .text("title", "the title", example: "Mentions légales") { $0.page.title },
      .markup("body", "the whole text", example: "<p>…</p>") { $0.view.markup($0.page.body) },
      .optionalText("lang", "its language, where it is not the site's", example: "en") { $0.page.language },
      .object("updated", "date", optional: true, "when it was last changed") { subject in
        subject.page.updated.map(subject.view.date)
      },
      .object("image", "image", optional: true, "its lead image") { subject in
        subject.page.image.map { ImageContext.schema.object(ImageContext(image: $0, view: subject.view)) }
      },
      .flag("shows_legal_notice", "whether it shows `site.legal`: `legal: true` in its file") {
        $0.page.showsLegalNotice
      },
      .flag("draft", "a draft, in a preview") { $0.page.isDraft },
      .free("extra", "free keys of the front matter") { FreeContext.object($0.page.extra) },
    ])

  private static let schema = ContextSchema<Subject>(
    "standalone_page", [.object("document", "document", "the page's text") { document.object($0) }])

  static func plans(_ view: SiteView) -> [PagePlan] {
    view.site.pages.map { page in
      let info = PageInfo(
        title: page.title, description: page.description.shortened(), path: page.path,
        feeds: view.standardFeeds, image: page.image)
      return .page(info, template: template, origin: .file(page.source), modified: page.updated) {
        schema.object(Subject(page: page, view: view))
      }
    }
  }
}
