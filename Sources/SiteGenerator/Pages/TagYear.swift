import SiteModel
import TemplateEngine

/// The articles of one year that carry a tag.
struct TagYear: Sendable {
  let year: Int
  /// Positions in `Site.articles`, newest first.
  let articles: [Int]
  /// The page of the tag's list on which the year begins.
  let page: SitePath
  let view: SiteView

  /// An id for the year's heading.
  private var anchor: String { "year_\(year)" }

  /// The years of a list, newest first.
  static func all(of articles: [Int], at path: SitePath, _ view: SiteView) -> [TagYear] {
    var years: [TagYear] = []
    var start = 0
    while start < articles.count {
      let year = view.site.articles[articles[start]].date.day.year
      var end = start + 1
      while end < articles.count, view.site.articles[articles[end]].date.day.year == year { end += 1 }
      years.append(
        TagYear(
          year: year, articles: Array(articles[start..<end]),
          page: path.page(start / view.settings.articlesPerPage + 1), view: view))
      start = end
    }
    return years
  }

  static let group = ContextSchema<TagYear>(
    "tag_year",
    [
      .number("year", "the year", example: "2007") { $0.year },
      .text("anchor", "an id for its heading", example: "year_2007") { $0.anchor },
      .list("articles", of: "card", "its articles on this page, newest first") {
        $0.view.cards($0.articles)
      },
    ])

  static let link = ContextSchema<TagYear>(
    "tag_year_link",
    [
      .number("year", "the year", example: "2007") { $0.year },
      .text("url", "where its articles begin", example: "/tag/ump/page/2/#year_2007") {
        $0.view.href($0.page) + "#" + $0.anchor
      },
      .number("count", "its articles with the tag", example: "3") { $0.articles.count },
      .text("count_label", "the same in words", example: "3 articles") {
        $0.view.language.count($0.articles.count, .articles)
      },
    ])
}
