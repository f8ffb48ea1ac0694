import SiteModel
import TemplateEngine

/// Years and months of the archives.
enum ArchiveContext {
  struct Year: Sendable {
    let year: Int
    /// Newest first.
    let months: [ArchiveMonth]
    let view: SiteView

    var path: SitePath { SitePath(folder: padded(year, 4)) }
    var count: Int { months.reduce(0) { $0 + $1.articles.count } }

    /// All years that have articles, newest first.
    static func all(_ view: SiteView) -> [Year] {
      var years: [Year] = []
      for month in view.months {
        if let last = years.last, last.year == month.year {
          years[years.count - 1] = Year(year: last.year, months: last.months + [month], view: view)
        } else {
          years.append(Year(year: month.year, months: [month], view: view))
        }
      }
      return years
    }
  }

  struct Month: Sendable {
    let month: ArchiveMonth
    let view: SiteView

    var label: String { view.language.month(month.month, of: month.year) }
  }

  private static let monthFields: [ContextSchema<Month>.Field] = [
    .text("name", "the month's name", example: "novembre") { $0.view.language.monthName($0.month.month) },
    .text("label", "month and year", example: "novembre 2007") { $0.label },
    .text("url", "its page", example: "/2007/11/") { $0.view.href($0.month.path) },
    .number("count", "its articles", example: "3") { $0.month.articles.count },
    .text("count_label", "the same in words", example: "3 articles") {
      $0.view.language.count($0.month.articles.count, .articles)
    },
    .number("year", "its year", example: "2007") { $0.month.year },
    .text("year_url", "its year's page", example: "/2007/") { $0.view.href($0.month.yearPath) },
  ]

  static let month = ContextSchema<Month>("month", monthFields)
  static let monthWithArticles = ContextSchema<Month>(
    "month_with_articles",
    monthFields + [
      .list("articles", of: "card", "its articles, newest first") { $0.view.cards($0.month.articles) }
    ])

  private static let yearFields: [ContextSchema<Year>.Field] = [
    .number("year", "the year", example: "2007") { $0.year },
    .text("url", "its page", example: "/2007/") { $0.view.href($0.path) },
    .number("count", "its articles", example: "12") { $0.count },
    .text("count_label", "the same in words", example: "12 articles") {
      $0.view.language.count($0.count, .articles)
    },
  ]

  static let year = ContextSchema<Year>(
    "year",
    yearFields + [
      .list("months", of: "month", "its months, newest first") { year in
        year.months.map { month.object(Month(month: $0, view: year.view)) }
      }
    ])
  static let yearWithArticles = ContextSchema<Year>(
    "year_with_articles",
    yearFields + [
      .list("months", of: "month_with_articles", "its months, newest first") { year in
        year.months.map { monthWithArticles.object(Month(month: $0, view: year.view)) }
      }
    ])
}
