import SiteModel
import TemplateEngine

/// The page that servers send where there is none.
enum NotFoundPage: SiteKind {
  static let template = "404"
  static let context = ContextDescription(name: "not_found", variables: [])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let info = PageInfo(
      title: view.message(.notFoundTitle), path: SitePath("404.html"), isUnlisted: true,
      feeds: view.standardFeeds)
    return [
      .page(info, template: template, origin: .generated("the page for missing pages"), modified: nil) {
        EmptyContext()
      }
    ]
  }
}

/// What robots may read, and where the sitemap is.
enum Robots: SiteKind {
  static let template = "robots.txt"
  static let context = schema.description

  private static let schema = ContextSchema<SiteView>(
    "robots",
    [
      .text("sitemap_url", "absolute", example: "https://blog.example.org/sitemap.xml") {
        $0.absolute(.sitemap)
      }
    ])

  static func plans(_ view: SiteView) -> [PagePlan] {
    [
      .machineFile(SitePath("robots.txt"), template: template, origin: .generated("robots.txt")) {
        schema.object(view)
      }
    ]
  }
}
