import SiteModel
package import TemplateEngine

/// A kind with at most one page for each article.
///
/// Where the texts of some articles change, the plans of all others stay, and must not keep the old site. So a kind makes
/// no plan: it says what its page is in values, and is asked for the rest with the site of the day. An article is its
/// position in `Site.articles`.
package protocol ArticleKind: PageKind {
  /// Nil where the article has no such page.
  static func page(of article: Int, _ view: SiteView) -> ArticlePage?
  /// What is known of the page besides; it follows from `inputs` and the settings.
  static func info(of article: Int, _ view: SiteView) -> PageInfo
  /// What the template sees.
  ///
  /// Throws where what is kept of the article is damaged.
  static func object(of article: Int, _ view: SiteView) throws -> any ContextObject
  /// See `PagePlan.inputs`. They stand for the page's `info` as well.
  static func inputs(of article: Int, _ entities: EntityDigests) -> [PageInput]
}

/// What is planned of an article's page.
package struct ArticlePage: Sendable {
  var path: SitePath
  var modified: Moment?
  var isInSitemap = false
}

extension ArticleKind {
  package static var phase: PlanningPhase { .site }

  package static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    view.site.articles.indices.compactMap { plan($0, view) }
  }

  static func plan(_ article: Int, _ view: SiteView) -> PagePlan? {
    guard let page = page(of: article, view) else { return nil }
    return PagePlan(
      path: page.path, info: { info(of: article, $0) }, isInfoOfInputs: true,
      content: .template(template) { try object(of: article, $0) },
      origin: .file(view.site.articles[article].source), modified: page.modified,
      isInSitemap: page.isInSitemap,
      inputs: { inputs(of: article, $0) })
  }
}
