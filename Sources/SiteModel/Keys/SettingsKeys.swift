extension KeySet {
  private static let standard = Limits()

  /// `content/site.yml`.
  package static let site = KeySet(
    "site",
    [
      with(.title) {
        $0.meaning = "the site's name"
        $0.synonyms = ["name", "site_name", "sitename", "titre", "blogname"]
      },
      Key(
        "tagline", .text, .words("none"), "a few words below the site's name",
        synonyms: ["subtitle", "slogan", "motto", "blogdescription"]),
      Key(
        "url", .address, .required,
        "where the site will live, with any path prefix: `https://example.org/blog/`; http or https; `--base-url` takes its place",
        synonyms: [
          "baseurl", "base_url", "site_url", "siteurl", "home", "root", "domain", "address", "link", "host",
        ]),
      Key(
        "language", .name, .value("fr"),
        "`fr`, `en`, or a file of your own in `templates/locales/`: see [Languages](#languages)",
        synonyms: [
          "lang", "locale", "languagecode", "language_code", "defaultcontentlanguage", "langue", "wplang",
        ]),
      Key(
        "timezone", .name, .value("Europe/Paris"),
        "the clocks that dates without an offset, and addresses, go by", type: "IANA name",
        synonyms: ["time_zone", "tz", "timezone_string", "zone"]),
      Key(
        "description", .text, .words("none"), "one sentence for search engines and feeds",
        synonyms: ["desc", "summary", "site_description"]),
      Key(
        "author", .text, .words("none"), "signs the articles that name nobody",
        synonyms: ["authors", "site_author", "copyright", "auteur"]),
      Key(
        "articles_per_page", .number(from: 1), .value("10"), "on the home page and on pages of tags",
        synonyms: ["paginate", "per_page", "posts_per_page", "pagination", "pagersize", "page_size"]),
      Key(
        "feed_items", .number(from: 1), .value("20"),
        "the newest items that a feed holds, and how many each [archived feed](feeds.md#archived-feeds) does",
        synonyms: ["posts_per_rss", "rsslimit", "rss_limit", "feed_limit"]),
      Key(
        "permalink", .address, .value("/:year/:month/:slug/"), "[articles' addresses](#addresses)",
        type: "pattern", synonyms: ["permalinks", "permalink_structure", "pretty_urls"]),
      Key(
        "navigation", .entries(links), .words("empty"),
        "the menu: entries of `label` (text) and `url` (a place on the site such as `/tags/`, or an http, https or mailto address), both required",
        type: "list", synonyms: ["menu", "menus", "nav", "main_menu"]),
      Key(
        "footer_navigation", .entries(links), .words("empty"), "the same for the end of every page",
        type: "list", synonyms: ["footer_menu", "footer_nav", "footer_links"]),
      Key(
        "theme",
        .group([
          Key(
            "accent", .colour, .words("the style sheet's"),
            "of links, on light pages: three or six hexadecimal digits in quotes, `\"#1d3f9c\"`",
            type: "colour", synonyms: ["color", "colour", "primary", "primary_color", "accent_color"]),
          Key("accent_dark", .colour, .words("made from `accent`"), "the same on dark pages"),
          Key(
            "logo", .address, .words("none"), "stands before the site's name: `/media/logo.svg`",
            type: "a file of the site"),
          Key("footer", .text, .words("none"), "a sentence at the end of every page"),
        ]),
        .words(""), "`accent`, `accent_dark`, `logo`, `footer`: see [theme.md](theme.md)",
        synonyms: ["style", "colors", "colours"]),
      Key(
        "legal", .group(legal), .words(""), "[who answers for the site](#the-legal-notice)",
        synonyms: ["imprint", "mentions_legales", "impressum"]),
      Key(
        "comments",
        .group([
          Key(
            "default_status", .choice(of: Comment.Status.self), .value("approved"),
            "of a comment that names none", type: "[status](#statuses)",
            synonyms: ["status", "default_comment_status", "initial_status"],
            translations: [
              "moderation": moderation, "moderate": moderation, "moderated": moderation,
              "premoderation": moderation, "comment_moderation": moderation,
            ],
            foreignWords: PublicationWords.approvals, decidesPublication: true, emptyMeans: "approved"),
          Key(
            "open_for_days", .number(from: 0), .words("for ever"),
            "comments close so many days after their article's date",
            synonyms: ["close_comments_days_old", "close_after", "closed_after_days"]),
          Key(
            "email", .text, .words("none"),
            "where readers send their comments; without it, pages do not say how to comment",
            type: "e-mail address", synonyms: ["mail", "address"]),
          Key(
            "rules", .address, .words("none"), "what readers should know before they write",
            type: "a place on the site, or an address", synonyms: ["policy", "charter", "charte"]),
          Key(
            "form", .address, .words("none"),
            "what takes the [form for comments](comments.md#the-form); without it there is no form",
            type: "a place on the site, or an `https` address", synonyms: ["endpoint", "action"]),
          Key(
            "report", .address, .words("none"),
            "where readers report a comment; without it they cannot", type: "the same, or an e-mail address"),
          Key(
            "privacy", .address, .words("none"),
            "what becomes of what readers write: linked beside the form's button",
            type: "a place on the site, or an address"),
          Key(
            "waiting_hours", .number(from: 1), .value("24"),
            "`comments list` warns of comments that have waited longer for a decision"),
        ]),
        .words(""), synonyms: ["comment", "commentaires"],
        foreignWords: Dictionary(
          uniqueKeysWithValues: ["false", "closed", "none", "disabled", "hidden", "fermés"].map {
            ($0, "open_for_days: 0")
          })),
      Key(
        "tags",
        .group([
          Key(
            "separator", .choice(of: TagSeparator.self), .value("-"),
            "[what joins the words of a tag](#addresses-of-tags) in its address", type: "`\"-\"` or `\"+\"`")
        ]),
        .words(""), "`separator`", synonyms: ["taxonomies", "tag"]),
      Key(
        "redirects", .names, .words("none"),
        "whose [files for old addresses](#files-for-servers) the site has; `[]` says that there is no server to tell",
        type: "names of `netlify`, `apache`, `nginx`, `caddy`", example: "netlify, apache"),
      Key(
        "typography",
        .choiceOrGroup(
          Typography.Spacing.allCases.map(\.rawValue),
          [
            Key(
              "spacing", .choice(of: Typography.Spacing.self), .value("fr"), "all of it",
              foreignWords: spacing),
            Key(
              "quotes", .choice(of: Typography.Quotes.self), .value("guillemets"),
              "what straight quotation marks become"),
            Key(
              "numbers", .choice(of: Typography.Numbers.self), .value("no-break"),
              "whether `10 000 €` and `n° 3` may break at a line's end"),
          ]),
        .value("fr"),
        "[French typography](#french-typography); always off where `language` does not begin with `fr`",
        type: "`fr`, `off` or a group", foreignWords: spacing),
      Key(
        "limits",
        .group([
          Key("comment_bytes", .number(from: 1), .value("\(standard.commentBytes)"), "a comment's file"),
          Key(
            "article_bytes", .number(from: 1), .value("\(standard.articleBytes)"),
            "an article's or a page's file"),
          Key(
            "comment_nesting", .number(from: 1), .value("\(standard.commentNesting)"),
            "levels of lists, quotes and images in each other in a comment; what is closed again does not count"
          ),
          Key(
            "article_nesting", .number(from: 1), .value("\(standard.articleNesting)"),
            "the same in an article or a page"),
          Key(
            "article_tags", .number(from: 1), .value("\(standard.articleTags)"),
            "names in an article's two lines of tags"),
          Key(
            "media_bytes", .number(from: 1), .value("\(standard.mediaBytes)"),
            "a file of `media/`, `root/`, an article's folder or `templates/assets/`"),
        ]),
        .words(""), "how large files and how deeply nested texts may be"),
      Key(
        "images",
        .group([
          Key(
            "widths", .names, .words("`[400, 720, 1140, 1600]`"),
            "the [widths](images.md#in-which-sizes-they-are-published) that images are published in besides their own; `[]` for none",
            type: "numbers, from 16 to 8000", synonyms: ["sizes", "breakpoints"],
            example: "400, 720, 1140"),
          Key(
            "formats", .names, .words("`[jpeg]`"), "what photographs are written as in these widths",
            type: "`[jpeg]` or `[webp]`", synonyms: ["format"], example: "jpeg"),
          Key(
            "quality", .number(from: 1), .value("75"), "of what is written in these widths",
            type: "number, from 1 to 100"),
          Key(
            "page_weight", .number(from: 1), .value("1000"),
            "`build` warns of an article or a page whose images weigh more than so many kilobytes on a phone"),
          Key(
            "keep_metadata", .flag, .value("false"),
            "whether they keep [what they tell](images.md#what-they-tell-and-what-is-published-of-it) of place, camera and editing"
          ),
        ]),
        .words(""), "how [photographs](images.md) are published"),
      Key(
        "checks", .table(Checks.Level.allCases.map(\.rawValue)), .words(""),
        "how strictly each kind of problem is judged: `missing-file: warning`; see [findings.md](findings.md)"
      ),
      with(.extra) {
        $0.meaning =
          "[free keys](#free-keys); `twitter: \"@name\"` names the site on [cards](feeds.md#in-the-head-of-every-page)"
      },
    ],
    needless: [
      "markdown", "plugins", "permalink_style", "highlighter", "kramdown", "gems", "sass", "theme_color",
      "enablerobotstxt", "buildfuture", "builddrafts", "markup", "site_id", "docs_dir", "site_dir",
      "repo_url", "google_analytics", "analytics",
    ])

  /// What people write for French typography, and for none.
  private static let spacing = [
    "true": "fr", "french": "fr", "français": "fr", "francais": "fr", "fr-fr": "fr", "fr_fr": "fr",
    "false": "off", "none": "off", "aucune": "off",
  ]

  /// Whether comments wait for a moderator → `default_status`.
  private static let moderation = ["true": "pending", "false": "approved"]

  /// An entry of a menu.
  private static let links = [
    Key("label", .text, .required, "the words of the link", synonyms: ["name", "title", "text"]),
    Key(
      "url", .address, .required, "a place on the site, or an http, https or mailto address",
      synonyms: ["link", "href", "path", "permalink", "pageref"]),
  ]

  /// Who answers for the site. Source: see `LegalNotice`.
  private static let legal = [
    Key(
      "publisher", .text, .words("none"), "the name of the association, party or person",
      synonyms: ["name", "organization"]),
    Key("form", .text, .words("none"), "what it is before the law, and its number in a register"),
    Key("address", .text, .words("none"), "its registered office"),
    Key("phone", .text, .words("none"), "its telephone", synonyms: ["tel", "telephone"]),
    Key("email", .text, .words("none"), "its e-mail address", type: "e-mail address", synonyms: ["mail"]),
    Key("director", .text, .words("none"), "the director of the publication"),
    Key(
      "co_director", .text, .words("none"), "the co-director, where the director has parliamentary immunity"),
    Key("editor", .text, .words("none"), "who is responsible for the texts"),
    Key(
      "host",
      .group([
        Key("name", .text, .words("none")),
        Key("address", .text, .words("none")),
        Key("phone", .text, .words("none"), synonyms: ["tel", "telephone"]),
      ]),
      .words(""), "who keeps the site on a server"),
  ]
}
