package import SiteModel
package import TemplateEngine

/// One file that the site will have, and what it is made of.
///
/// A class, for it goes from list to list as it is, and has a dozen parts.
package final class PagePlan: Sendable {
  package enum Content: Sendable {
    /// A template, and what it sees of a site besides the common names.
    case template(String, context: @Sendable (SiteView) -> any ContextObject)
    /// A file that is published as it is, relative to the root folder.
    case copy(of: String)
    /// The same of an image or film, without what it tells of its maker.
    case cleaned(of: String)
    /// An image in another size.
    case derived(ImageVariant)
    /// A file for a script of the site's, which no template writes.
    case bytes(@Sendable () -> [UInt8])
  }

  package let info: PageInfo
  package let content: Content
  package let origin: PageOrigin
  /// The place in its file; nil where the whole file is meant.
  package let position: SourcePosition?
  /// For the sitemap; nil where it cannot be told.
  package let modified: Moment?
  /// Whether the sitemap names it: an HTML page that readers should find.
  package let isInSitemap: Bool
  /// All that its template can ask of articles, comments and tags, or its bytes are made of, besides the settings;
  /// nil where it is found by looking into the page.
  package let inputs: (@Sendable (EntityDigests) -> [PageInput])?

  /// Where it stands in the output folder.
  package let file: String

  package var path: SitePath { info.path }

  package init(
    info: PageInfo, content: Content, origin: PageOrigin, position: SourcePosition? = nil,
    modified: Moment? = nil, isInSitemap: Bool = false,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil
  ) {
    self.info = info
    file = info.path.file
    self.content = content
    self.origin = origin
    self.position = position
    self.modified = modified
    self.isInSitemap = isInSitemap
    self.inputs = inputs
  }

  /// A page of the site.
  static func page(
    _ info: PageInfo, template: String, origin: PageOrigin, modified: Moment?,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil,
    context: @escaping @Sendable () -> any ContextObject
  ) -> PagePlan {
    PagePlan(
      info: info, content: .template(template) { _ in context() }, origin: origin, modified: modified,
      isInSitemap: !info.isUnlisted, inputs: inputs)
  }

  /// A file for machines: a feed, the sitemap.
  static func machineFile(
    _ path: SitePath, template: String, origin: PageOrigin,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil,
    context: @escaping @Sendable () -> any ContextObject
  ) -> PagePlan {
    PagePlan(
      info: PageInfo(title: "", path: path), content: .template(template) { _ in context() }, origin: origin,
      inputs: inputs)
  }
}

/// A kind of page or feed: its template, what the template sees, and the pages of this kind that a site has.
package protocol PageKind: SendableMetatype {
  static var template: String { get }
  /// The names that the template sees besides the common ones.
  static var context: ContextDescription { get }
  /// Whether its pages name those of the kinds before it, and must wait for them.
  static var namesEarlierPages: Bool { get }
  /// Whether a blog can be without its template: such a kind has pages only where the settings ask for them.
  static var isOptional: Bool { get }
  /// - Parameter earlier: the plans of the kinds before this one in `PageKinds.all`, where it asks for them.
  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan]
}

extension PageKind {
  package static var namesEarlierPages: Bool { false }
  package static var isOptional: Bool { false }
}

/// A kind with at most one page for each article.
///
/// Such a plan keeps nothing of the view that it is made from but what concerns its article: where the texts of some
/// articles change, the plans of all others stay.
package protocol ArticleKind: PageKind {
  /// - Parameter article: in `Site.articles`.
  static func plan(_ article: Int, _ view: SiteView) -> PagePlan?
}

extension ArticleKind {
  package static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    view.site.articles.indices.compactMap { plan($0, view) }
  }
}

/// The list of kinds: a new kind is a file of its own and a line here.
package enum PageKinds {
  package static var all: [any PageKind.Type] {
    [
      HomePages.self, ArticlePages.self, StandalonePages.self, TagPages.self, TagIndexPage.self,
      ArchivesPage.self, YearPages.self, MonthPages.self, NotFoundPage.self,
      SearchPage.self, FeedsPage.self, CommentPages.self, SiteFeed.self, AtomFeed.self, JSONFeed.self,
      ArchivedFeeds.self,
      TagFeeds.self,
      CommentsFeed.self, ArticleCommentFeeds.self, ThemeStyle.self, Sitemap.self, SitemapIndex.self,
      Robots.self,
      // It gives way to all others, and leads to feeds.
      RedirectPages.self,
    ]
  }

  /// Every kind of object that templates meet, by name.
  package static var schemas: [String: ContextDescription] {
    let descriptions = [
      DateContext.schema.description, LinkContext.schema.description, FeedLinkContext.schema.description,
      ImageContext.schema.description, TagContext.schema.description, TagContext.detailed.description,
      PaginationContext.schema.description, TagYear.group.description, TagYear.link.description,
      LegalContext.schema.description,
      ArticleContext.card.description, ArticleContext.schema.description, CommentContext.schema.description,
      CommonContext.site.description, CommonContext.navigation.description,
      CommonContext.pageSchema.description, StandalonePages.document.description,
      TagIndexPage.letter.description, ArchiveContext.year.description, ArchiveContext.month.description,
      ArchiveContext.monthWithArticles.description, ArchiveContext.yearWithArticles.description,
      RedirectPages.target.description, ArticleFeedContext.schema.description,
      ArticleFeedContext.item.description, JSONFeed.feed.description, JSONFeed.item.description,
      CommentFeedContext.schema.description,
      CommentFeedContext.item.description, ArticleFeedContext.category.description, Sitemap.entry.description,
    ]
    return Dictionary(uniqueKeysWithValues: descriptions.map { ($0.name, $0) })
  }
}
