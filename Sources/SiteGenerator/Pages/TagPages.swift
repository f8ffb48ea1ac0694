import SiteModel
import TemplateEngine

/// The pages of each tag.
enum TagPages: SiteKind {
  static let template = "tag"
  static let context = schema.description

  struct Subject: Sendable {
    /// The tag's, in `Site.tags`.
    let position: Int
    let list: ArticleList
    let years: [TagYear]
  }

  private static let schema = ContextSchema<Subject>(
    "tag_page",
    [
      .object("tag", "tag_detail", "the tag") {
        $0.list.view.detailedTag($0.position)
      },
      .list("years", of: "tag_year", "the articles of this page by year, newest first") { subject in
        subject.yearsOfPage.map { TagYear.group.object($0) }
      },
      .list("year_links", of: "tag_year_link", "all years of the tag; empty where there is one only") {
        subject in
        subject.years.count > 1 ? subject.years.map { TagYear.link.object($0) } : []
      },
    ]
      + ArticleList.fields.map { field in
        .init(variable: field.variable) { try field.value($0.list) }
      })

  static func plans(_ view: SiteView) -> [PagePlan] {
    view.site.tags.enumerated().flatMap { position, tag in
      let years = TagYear.all(of: tag.articles, at: tag.path, view)
      return ArticleList.pages(of: tag.articles, at: tag.path, view).map { list in
        PagePlan.page(
          at: tag.path.page(list.number), template: template, origin: .tag(tag.label),
          modified: list.modified, info: { info(of: position, list) },
          inputs: { [PageInput("the tag, its articles or its neighbours", $0.tag(tag))] + list.inputs($0) }
        ) {
          schema.object(Subject(position: position, list: list, years: years))
        }
      }
    }
  }

  private static func info(of position: Int, _ list: ArticleList) -> PageInfo {
    let (view, tag) = (list.view, list.view.site.tags[position])
    return PageInfo(
      title: list.title(view.message(.tagTitle, ["tag": tag.label])), path: tag.path.page(list.number),
      feeds: view.articleFeeds + [tag.feedLink(view)], about: .tag(tag))
  }
}

extension TagPages.Subject {
  /// The years that have articles on this page, with those articles only.
  fileprivate var yearsOfPage: [TagYear] {
    TagYear.all(of: list.articles, at: list.path, list.view)
  }
}

extension Tag {
  func feedLink(_ view: SiteView) -> FeedLink {
    FeedLink(
      title: view.message(.tagFeedTitle, ["site": view.settings.title, "tag": label]), path: feedPath)
  }
}

/// The index of all tags, in French order.
enum TagIndexPage: SiteKind {
  static let template = "tags"
  static let context = schema.description

  struct Letter: Sendable {
    let letter: String
    /// In `Site.tags`.
    let tags: [Int]
    let view: SiteView
  }

  static let letter = ContextSchema<Letter>(
    "letter",
    [
      .text("letter", "the initial, without its accent; `#` for other signs", example: "F") { $0.letter },
      .text("anchor", "an id for its heading", example: "letter_f") { group in
        let slug = Slug.make(group.letter == "#" ? "" : group.letter)
        return "letter_" + (slug.isEmpty ? "0" : slug)
      },
      .list("tags", of: "tag", "its tags") { group in
        group.tags.map { group.view.tag($0) }
      },
    ])

  private static let schema = ContextSchema<SiteView>(
    "tag_index",
    [
      .list("tags", of: "tag", "all tags, in French order") { view in
        view.site.tags.indices.map { view.tag($0) }
      },
      .list("letters", of: "letter", "the same by initial") { view in
        letters(view).map { letter.object($0) }
      },
    ])

  private static func letters(_ view: SiteView) -> [Letter] {
    var groups: [(letter: String, tags: [Int])] = []
    for position in view.site.tags.indices {
      let initial = CollationKey(view.site.tags[position].label).initial
      if let i = groups.firstIndex(where: { $0.letter == initial }) {
        groups[i].tags.append(position)
      } else {
        groups.append((initial, [position]))
      }
    }
    return groups.map { Letter(letter: $0.letter, tags: $0.tags, view: view) }
  }

  static func plans(_ view: SiteView) -> [PagePlan] {
    let info = PageInfo(title: view.message(.tagsTitle), path: .tags, feeds: view.standardFeeds)
    return [
      .page(
        info, template: template, origin: .generated("the index of tags"),
        modified: view.modified(view.site.articles.indices),
        inputs: { [PageInput("the tags and how many articles they have", $0.allTags())] }
      ) { schema.object(view) }
    ]
  }
}
