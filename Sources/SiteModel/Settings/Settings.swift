import Foundation

/// What `content/site.yml` says; each property documents its key.
package struct Settings: Hashable, Sendable {
  /// `title` (required): the site's name.
  package var title: String
  /// `url` (required): where the site will live, with any path prefix.
  package var address: SiteAddress
  /// `url` as it is written, whatever takes its place in this build: absolute links of authors begin so.
  package var writtenAddress: SiteAddress
  /// `language`: the name of a file in `templates/locales`, and of the pages' `lang`.
  package var language = "fr"
  /// In the settings' file; nil where it is not written.
  package var languagePosition: SourcePosition?
  /// `timezone`: the clocks that dates without an offset, and addresses, go by.
  package var timeZone: SiteTimeZone
  /// `tagline`: a few words below the site's name.
  package var tagline: String?
  /// `description`: one sentence for search engines and feeds.
  package var description: String?
  /// `author`: who signs articles that name nobody.
  package var author: String?
  /// `articles_per_page`: on the home page and tag pages.
  package var articlesPerPage = 10
  /// `feed_items`: the newest items that a feed holds.
  package var feedItems = 20
  /// `permalink`: the pattern of articles' addresses.
  package var permalink = Permalink.standard
  /// `navigation`: the site's menu.
  package var navigation: [NavigationEntry] = []
  /// `footer_navigation`: the links at the end of every page.
  package var footerNavigation: [NavigationEntry] = []
  /// `theme`: colours, logo and footer.
  package var theme = Theme()
  /// `legal`: who answers for the site.
  package var legal = LegalNotice()
  /// `comments`: what holds for readers' comments.
  package var comments = CommentPolicy()
  /// `tags: {separator: …}`: what stands between the words of a tag in its address.
  package var tagSeparator = TagSeparator.hyphen
  /// `redirects`: whose files for old addresses the site has; nil where the settings do not say.
  package var redirectHosts: [RedirectHost]?
  /// `typography`: French spacing, or none.
  package var typography = Typography.french
  /// The same for texts that say in which language they are: French ones on a site in another language.
  package var frenchTypography = Typography.french
  /// `limits`: how large and how deeply nested texts may be.
  package var limits = Limits()
  /// `images`: how photographs are published.
  package var images = ImageSettings()
  /// `checks`: how strictly each kind of problem is judged.
  package var checks = Checks()
  /// `extra`: free keys for templates.
  package var extra: [String: ExtraValue] = [:]

  /// The typography of a text.
  ///
  /// - Parameter language: the text's own, where it is not the site's.
  package func typography(of language: String?) -> Typography {
    guard let language else { return typography }
    return language.lowercased().split(separator: "-").first == "fr" ? frenchTypography : .off
  }

  package init(title: String, address: SiteAddress, timeZone: SiteTimeZone) {
    self.title = title
    self.address = address
    writtenAddress = address
    self.timeZone = timeZone
  }
}

/// One entry of the menu.
package struct NavigationEntry: Hashable, Sendable {
  package var label: String
  /// A place on the site (`/tags/`) or an absolute address.
  package var url: String
  /// In the settings' file.
  package var position: SourcePosition

  package init(label: String, url: String, position: SourcePosition = .start) {
    self.label = label
    self.url = url
    self.position = position
  }

  /// The place on the site; nil where the entry leads elsewhere.
  package var path: SitePath? {
    guard url.hasPrefix("/") else { return nil }
    return SitePath(String(base.removingPercentEncoding ?? String(base)))
  }

  /// A query or fragment.
  package var suffix: String { String(url.dropFirst().dropFirst(base.count)) }

  private var base: Substring { url.dropFirst().prefix { $0 != "?" && $0 != "#" } }
}

/// `comments` in the settings.
package struct CommentPolicy: Hashable, Sendable {
  /// `default_status`: the status of a comment that names none.
  package var defaultStatus = Comment.Status.approved
  /// `open_for_days`: comments close so many days after the article's date; open for ever where it is missing.
  package var openForDays: Int?
  /// `email`: where readers send their comments.
  package var email: MailAddress?
  /// `rules`: what readers should know before they write.
  package var rules: NavigationEntry?
  /// `form`: what takes the comments' form; without it there is none.
  package var form: EndpointAddress?
  /// `report`: where readers report a comment; without it they cannot.
  package var report: ReportAddress?
  /// `privacy`: what becomes of what readers write.
  package var privacy: NavigationEntry?
  /// `waiting_hours`: `comments list` warns of a comment that has waited longer for a decision.
  package var waitingHours = 24

  package init() {}
}

/// `limits` in the settings, checked before a text is parsed: libcmark 0.30 takes quadratic time on deep nesting.
package struct Limits: Hashable, Sendable {
  /// `comment_bytes`.
  package var commentBytes = 8 * 1024
  /// `article_bytes`.
  package var articleBytes = 4 * 1024 * 1024
  /// `comment_nesting`: levels of lists, quotes and images.
  package var commentNesting = 8
  /// `article_nesting`.
  package var articleNesting = 64
  /// `article_tags`: names in both lines of tags, each of which has a page and a feed.
  package var articleTags = 100
  /// `media_bytes`: a file that is published as it is. Larger ones belong to a film host, or in nobody's repository.
  package var mediaBytes = 2 * 1024 * 1024 * 1024

  package init() {}
}
