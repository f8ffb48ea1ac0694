package import SiteModel
import TemplateEngine

/// What is known of a page before its template runs.
package struct PageInfo: Sendable {
  /// Without the site's name.
  package var title: String
  /// For search engines; nil where there is nothing to say.
  package var description: String?
  package var path: SitePath
  package var isHome = false
  /// Search engines are asked to leave the page out.
  package var isUnlisted = false
  package var feeds: [FeedLink] = []
  /// For JSON-LD and OpenGraph.
  package var about = PageSubject.other
  package var image: Image?
}

/// What every template sees.
struct CommonContext: Sendable {
  let view: SiteView
  /// Made once a page: templates ask each of them for something twenty times.
  private let site: any ContextObject
  private let page: any ContextObject

  init(view: SiteView, page: PageInfo) {
    self.view = view
    let seen = SeenPage(view: view, page: page)
    site = Self.site.object(seen)
    self.page = Self.pageSchema.object(seen)
  }

  static let schema = ContextSchema<CommonContext>(
    "common",
    [
      .object("site", "site", "the site") { $0.site },
      .object("t", "words", "the words of `templates/locales/LANG.yml`") { context in
        context.view.words
      },
      .object("page", "page", "the page that is being made") { $0.page }.varyingByPage,
    ])

  static let site = ContextSchema<SeenPage>(
    "site",
    [
      .text("title", "the site's name", example: "Le blog") { $0.view.settings.title },
      .optionalText("tagline", "a few words below the name", example: "Les outils changent") {
        $0.view.settings.tagline
      },
      .object("logo", "image", optional: true, "the settings' logo") { context in
        context.view.site.logo.map { ImageContext.schema.object(ImageContext(image: $0, view: context.view)) }
      },
      .optionalText("footer", "a sentence at the end of every page", example: "Fait à Paris") {
        $0.view.settings.theme.footer
      },
      .optionalText(
        "theme_style_url", "the settings' colours as a style sheet; missing where there are none",
        example: "/assets/theme.css"
      ) { context in
        context.view.settings.theme.accent == nil && context.view.settings.theme.darkAccent == nil
          ? nil : context.view.href(.themeStyle)
      },
      .optionalText("description", "one sentence", example: "Le numérique en débat") {
        $0.view.settings.description
      },
      .optionalText("author", "who signs by default", example: "La rédaction") { $0.view.settings.author },
      .text("language", "for `lang`", example: "fr") { $0.view.language.tag },
      .flag("is_right_to_left", "whether its language is written from right to left") {
        $0.view.language.isRightToLeft
      },
      .text("url", "the home page's absolute address", example: "https://blog.example.org/") {
        $0.view.address.home
      },
      .text("home", "the home page's address from the root of the server", example: "/") {
        $0.view.address.root
      },
      .text("root", "the path prefix; ends with `/`", example: "/") { $0.view.address.root },
      .text("feed_url", "the feed of articles", example: "/feed.xml") { $0.view.href(.feed) },
      .text("comments_feed_url", "the feed of all comments", example: "/comments/feed.xml") {
        $0.view.href(.commentsFeed)
      },
      .text("feeds_url", "the page that lists the feeds", example: "/flux/") {
        $0.view.href($0.view.feedsPath)
      },
      .text("search_url", "the search page", example: "/recherche/") { $0.view.href($0.view.searchPath) },
      .text("tags_url", "the index of tags", example: "/tags/") { $0.view.href(.tags) },
      .text("archives_url", "the archives", example: "/archives/") { $0.view.href(.archives) },
      .list("navigation", of: "navigation", "the menu") { $0.entries($0.view.menu) }
        .varyingByPage,
      .list("footer_navigation", of: "navigation", "the links at the end of every page") {
        $0.entries($0.view.footerMenu)
      }.varyingByPage,
      .optionalText("comments_email", "where readers send comments", example: "commentaires@example.org") {
        $0.view.settings.comments.email?.text
      },
      .optionalText("comments_rules_url", "the rules for comments", example: "/charte-de-moderation/") {
        context in
        context.view.settings.comments.rules.map { MenuEntry($0, context.view.address).url }
      },
      .optionalText(
        "comments_form_url", "what takes the comments' form; missing where there is none",
        example: "/commenter.php"
      ) { $0.view.settings.comments.form?.url(on: $0.view.address) },
      .optionalText(
        "comments_privacy_url", "what becomes of what readers write", example: "/confidentialite/"
      ) { context in
        context.view.settings.comments.privacy.map { MenuEntry($0, context.view.address).url }
      },
      .optionalText(
        "report_form_url", "what takes the form for reports; missing where there is none",
        example: "/commenter.php"
      ) { context in
        guard case .form(let address) = context.view.settings.comments.report else { return nil }
        return address.url(on: context.view.address)
      },
      .object("legal", "legal_notice", "who answers for the site") {
        LegalContext.schema.object($0.view.settings.legal)
      },
      .free("extra", "free keys of the settings") { FreeContext.object($0.view.settings.extra) },
    ])

  static let navigation = ContextSchema<NavigationContext>(
    "navigation",
    [
      .text("label", "the entry's words", example: "Accueil") { $0.menu.entry.label },
      .text("url", "where it leads", example: "/tags/") { $0.menu.url },
      .flag("current", "whether it is the page that is shown") { $0.isCurrent },
    ])

  static let pageSchema = ContextSchema<SeenPage>(
    "page",
    [
      .text("title", "without the site's name; the home page has the site's", example: "Archives de 2007") {
        $0.page.title
      },
      .optionalText("description", "for search engines", example: "L’UMP ouvre…") { $0.page.description },
      .text("url", "the canonical, absolute address", example: "https://blog.example.org/2007/") {
        $0.view.absolute($0.page.path)
      },
      .text("path", "the address from the root of the server", example: "/2007/") {
        $0.view.href($0.page.path)
      },
      .flag("is_home", "whether it is the home page") { $0.page.isHome },
      .flag("noindex", "whether search engines are asked to leave it out") { $0.page.isUnlisted },
      .list("feeds", of: "feed_link", "feeds to announce") { context in
        context.page.feeds.map {
          FeedLinkContext.schema.object(FeedLinkContext(link: $0, view: context.view))
        }
      },
      .text("og_type", "what OpenGraph calls it: `article` or `website`", example: "article") {
        $0.article == nil ? "website" : "article"
      },
      .object(
        "image", "image", optional: true,
        "the picture that stands for it; no drawing (SVG), for networks show none"
      ) { context in
        guard let image = context.page.image else { return nil }
        let picture = ImageContext(image: image, view: context.view).social
        return picture.absoluteURL.lowercased().hasSuffix(".svg") ? nil : ImageContext.schema.object(picture)
      },
      .object("published", "date", optional: true, "an article's date") { context in
        context.article.map { context.view.date($0.article.date) }
      },
      .object("updated", "date", optional: true, "when an article was last changed in substance") { context in
        context.article?.article.updated.map(context.view.date)
      },
      .list("tags", of: "category", "an article's tags, each once") { context in
        context.article?.categories ?? []
      },
      .markup(
        "json_ld",
        "JSON-LD for search engines, safe inside a `script` element; missing where `noindex` is set",
        example: "{\"@context\":\"https://schema.org\",…}"
      ) {
        try StructuredData(page: $0.page, view: $0.view).json().map { (Markup(html: $0), base: "") }
      },
    ])

  /// The words of a language, as templates may ask for them.
  static func words(of language: Language) -> ContextDescription {
    ContextDescription(
      name: "words",
      variables: language.words.keys.sorted().map { key in
        ContextVariable(
          name: key, type: .text, isOptional: false, about: "a word of the language",
          example: language.words[key] ?? "")
      })
  }
}

/// A page and its site. A class, for it is handed to two objects of each page, and has many parts.
final class SeenPage: Sendable {
  let view: SiteView
  let page: PageInfo

  init(view: SiteView, page: PageInfo) {
    self.view = view
    self.page = page
  }

  /// The article that the page is about.
  fileprivate var article: ArticleContext? {
    if case .article(let position) = page.about {
      ArticleContext(view: view, position: position)
    } else {
      nil
    }
  }

  fileprivate func entries(_ entries: [MenuEntry]) -> [any ContextObject] {
    entries.map { CommonContext.navigation.object(NavigationContext(menu: $0, page: page.path)) }
  }
}

/// The words of a language, in the order of their names.
final class WordsContext: ContextObject {
  private let words: [(name: String, text: String)]

  init(_ language: Language) {
    words = language.words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func value(at position: Int) -> ContextValue { .text(words[position].text) }

  func value(_ name: String) -> ContextValue? {
    words.first { $0.name == name }.map { .text($0.text) }
  }
}

struct NavigationContext: Sendable {
  let menu: MenuEntry
  let page: SitePath

  var isCurrent: Bool {
    let url = menu.entry.url.utf8
    return url.first == UInt8(ascii: "/") && url.dropFirst().elementsEqual(page.text.utf8)
  }
}
