import SiteModel

/// The page that servers send where there is none.
enum NotFoundPage: PageKind {
  static let template = "404"
  static let context = ContextDescription(name: "not_found", variables: [])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let info = PageInfo(
      title: view.message(.notFoundTitle), path: SitePath("404.html"), isUnlisted: true,
      feeds: view.standardFeeds)
    return [
      .page(info, template: template, source: "the page for missing pages", modified: nil) {
        EmptyContext()
      }
    ]
  }
}

/// A page at every old address, which leads to the new one.
enum RedirectPages: PageKind {
  static let template = "redirect"
  static let context = schema.description

  struct Subject: Sendable {
    let path: SitePath
    let view: SiteView
  }

  static let target = ContextSchema<Subject>(
    "redirect_target",
    [
      .text("url", "the new address, absolute", example: "https://blog.example.org/2007/11/facebook/") {
        $0.view.absolute($0.path)
      },
      .text("path", "the new address from the root of the server", example: "/2007/11/facebook/") {
        $0.view.href($0.path)
      },
    ])

  private static let schema = ContextSchema<Subject>(
    "redirect_page", [.object("target", "redirect_target", "where it leads") { target.object($0) }])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let documents =
      view.site.articles.map { ($0.source, $0.path, $0.aliases) }
      + view.site.pages.map { ($0.source, $0.path, $0.aliases) }
    return documents.flatMap { source, path, aliases in
      aliases.map { alias in
        let info = PageInfo(title: view.message(.redirectTitle), path: alias, isUnlisted: true)
        return .page(info, template: template, source: source, modified: nil) {
          schema.object(Subject(path: path, view: view))
        }
      }
    }
  }
}

/// What robots may read, and where the sitemap is.
enum Robots: PageKind {
  static let template = "robots.txt"
  static let context = schema.description

  private static let schema = ContextSchema<SiteView>(
    "robots",
    [
      .text("sitemap_url", "absolute", example: "https://blog.example.org/sitemap.xml") {
        $0.absolute(.sitemap)
      }
    ])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    [
      .machineFile(SitePath("robots.txt"), template: template, source: "robots.txt") { schema.object(view) }
    ]
  }
}
