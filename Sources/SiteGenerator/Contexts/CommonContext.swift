import SiteModel

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
}

/// A feed to tell browsers of.
package struct FeedLink: Sendable {
  package var title: String
  package var path: SitePath
}

/// What every template sees.
struct CommonContext: Sendable {
  let view: SiteView
  let page: PageInfo

  static let schema = ContextSchema<CommonContext>(
    "common",
    [
      .object("site", "site", "the site") { site.object($0) },
      .object("t", "words", "the words of `templates/locales/LANG.yml`") { context in
        context.view.words
      },
      .object("page", "page", "the page that is being made") { pageSchema.object($0) }.varyingByPage,
    ])

  static let site = ContextSchema<CommonContext>(
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
      .text("language", "for `lang`", example: "fr") { $0.view.language.code },
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
      .text("tags_url", "the index of tags", example: "/tags/") { $0.view.href(.tags) },
      .text("archives_url", "the archives", example: "/archives/") { $0.view.href(.archives) },
      .list("navigation", of: "navigation", "the menu") { $0.entries($0.view.settings.navigation) }
        .varyingByPage,
      .list("footer_navigation", of: "navigation", "the links at the end of every page") {
        $0.entries($0.view.settings.footerNavigation)
      }.varyingByPage,
      .optionalText("comments_email", "where readers send comments", example: "commentaires@example.org") {
        $0.view.settings.comments.email?.text
      },
      .optionalText("comments_rules_url", "the rules for comments", example: "/charte-de-moderation/") {
        context in
        context.view.settings.comments.rules.map(context.view.menuAddress)
      },
      .object("legal", "legal_notice", "who answers for the site") {
        LegalContext.schema.object($0.view.settings.legal)
      },
      .free("extra", "free keys of the settings") { ExtraContext.object($0.view.settings.extra) },
    ])

  static let navigation = ContextSchema<NavigationContext>(
    "navigation",
    [
      .text("label", "the entry's words", example: "Accueil") { $0.entry.label },
      .text("url", "where it leads", example: "/tags/") { $0.view.menuAddress($0.entry) },
      .flag("current", "whether it is the page that is shown") { $0.entry.url == "/" + $0.page.text },
    ])

  static let pageSchema = ContextSchema<CommonContext>(
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
          LinkContext.feed.object(LinkContext(title: $0.title, url: context.view.href($0.path)))
        }
      },
    ])

  private func entries(_ entries: [NavigationEntry]) -> [any ContextObject] {
    entries.map {
      Self.navigation.object(NavigationContext(entry: $0, page: page.path, view: view))
    }
  }

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

/// The words of a language, in the order of their names.
struct WordsContext: ContextObject {
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
  let entry: NavigationEntry
  let page: SitePath
  let view: SiteView
}

extension LinkContext {
  static let feed = ContextSchema<LinkContext>(
    "feed_link",
    [
      .text("title", "the feed's title", example: "Le blog : commentaires") { $0.title },
      .text("url", "its address", example: "/comments/feed.xml") { $0.url },
    ])
}
