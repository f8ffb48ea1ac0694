package import TemplateEngine

/// The list of kinds: a new kind is a file of its own and a line here, wherever its pages shall stand in the sitemap.
package enum PageKinds {
  package static var all: [any PageKind.Type] {
    [
      HomePages.self, ArticlePages.self, StandalonePages.self, TagPages.self, TagIndexPage.self,
      ArchivesPage.self, YearPages.self, MonthPages.self, NotFoundPage.self,
      SearchPage.self, FeedsPage.self, CommentPages.self, SiteFeed.self, AtomFeed.self, JSONFeed.self,
      ArchivedFeeds.self,
      TagFeeds.self,
      CommentsFeed.self, ArticleCommentFeeds.self, ThemeStyle.self, Sitemap.self, SitemapIndex.self,
      Robots.self, RedirectPages.self,
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
