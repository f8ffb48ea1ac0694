import SiteModel
import TemplateEngine

/// The archives: every year and month with its count.
enum ArchivesPage: SiteKind {
  static let template = "archives"
  static let context = schema.description

  private static let schema = ContextSchema<SiteView>(
    "archives",
    [
      .list("years", of: "year", "newest first") { view in
        ArchiveContext.Year.all(view).map { ArchiveContext.year.object($0) }
      }
    ])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let info = PageInfo(title: view.message(.archivesTitle), path: .archives, feeds: view.standardFeeds)
    return [
      .page(
        info, template: template, origin: .generated("the archives"),
        modified: view.modified(view.site.articles.indices),
        inputs: { [PageInput("the months and how many articles they have", $0.months(view.months))] }
      ) { schema.object(view) }
    ]
  }
}

/// One page for each year.
enum YearPages: SiteKind {
  static let template = "year"
  static let context = schema.description

  private static let schema = ContextSchema<Neighbours<ArchiveContext.Year>>(
    "year_page",
    [
      .object("year", "year_with_articles", "the year") {
        ArchiveContext.yearWithArticles.object($0.subject)
      },
      .object("previous", "link", optional: true, "the year before it") { $0.previous },
      .object("next", "link", optional: true, "the year after it") { $0.next },
    ])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let years = Neighbours.all(ArchiveContext.Year.all(view)) { year in
      LinkContext(title: String(year.year), url: view.href(year.path))
    }
    return years.map { year in
      let info = PageInfo(
        title: view.message(.yearTitle, ["year": String(year.subject.year)]), path: year.subject.path,
        feeds: view.standardFeeds, about: .year(year.subject.year))
      return .page(
        info, template: template, origin: .generated("the archive of \(year.subject.year)"),
        modified: view.modified(year.subject.months.flatMap(\.articles)),
        inputs: { entities in
          [
            PageInput("the articles of the year", entities.articles(year.subject.months.flatMap(\.articles))),
            PageInput("its months", entities.months(year.subject.months)),
            PageInput("the years beside it", entities.values(year.names)),
          ]
        }
      ) {
        schema.object(year)
      }
    }
  }
}

/// One page for each month.
enum MonthPages: SiteKind {
  static let template = "month"
  static let context = schema.description

  private static let schema = ContextSchema<Neighbours<ArchiveContext.Month>>(
    "month_page",
    [
      .object("month", "month", "the month") { ArchiveContext.month.object($0.subject) },
      .list("articles", of: "card", "its articles, newest first") {
        $0.subject.view.cards($0.subject.month.articles)
      },
      .object("previous", "link", optional: true, "the month before it") { $0.previous },
      .object("next", "link", optional: true, "the month after it") { $0.next },
    ])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let months = Neighbours.all(view.months.map { ArchiveContext.Month(month: $0, view: view) }) { month in
      LinkContext(title: month.label, url: view.href(month.month.path))
    }
    return months.map { month in
      let path = month.subject.month.path
      let info = PageInfo(
        title: view.message(.monthTitle, ["month": month.subject.label]), path: path,
        feeds: view.standardFeeds, about: .month(month.subject.month))
      return .page(
        info, template: template, origin: .generated("the archive of \(month.subject.label)"),
        modified: view.modified(month.subject.month.articles),
        inputs: { entities in
          [
            PageInput("the articles of the month", entities.articles(month.subject.month.articles)),
            PageInput("the months beside it", entities.values(month.names)),
          ]
        }
      ) {
        schema.object(month)
      }
    }
  }
}

/// A period with links to the ones beside it.
struct Neighbours<Subject: Sendable>: Sendable {
  let subject: Subject
  let previous: (any ContextObject)?
  let next: (any ContextObject)?
  /// The words and addresses of the two, for digests.
  let names: String

  /// - Parameter subjects: newest first.
  static func all(_ subjects: [Subject], _ link: (Subject) -> LinkContext) -> [Neighbours] {
    let links = subjects.map(link)
    func neighbour(_ i: Int) -> LinkContext? { links.indices.contains(i) ? links[i] : nil }
    return subjects.indices.map { i in
      let (previous, next) = (neighbour(i + 1), neighbour(i - 1))
      return Neighbours(
        subject: subjects[i], previous: previous.map(LinkContext.schema.object),
        next: next.map(LinkContext.schema.object),
        names: [previous, next].map { "\($0?.title ?? "")\n\($0?.url ?? "")" }.joined(separator: "\n"))
    }
  }
}
