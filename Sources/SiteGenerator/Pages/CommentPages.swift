import SiteModel

/// The pages around the form for comments: the form by itself, for answers; thanks; why a message was not taken; the form
/// for reports. A blog without `comments: form` or `report` has none of them.
enum CommentPages: PageKind {
  static let template = "comment_form"
  static let context = schema.description
  static var isOptional: Bool { true }

  /// What a page is for.
  enum Purpose: Sendable, CaseIterable { case form, thanks, refused, report }

  private static let schema = ContextSchema<Purpose>(
    "comment_form_page",
    [
      .flag("is_form", "it is the form for an answer") { $0 == .form },
      .flag("is_thanks", "a message was taken") { $0 == .thanks },
      .flag("is_refused", "a message was not taken") { $0 == .refused },
      .flag("is_report", "it is the form for a report") { $0 == .report },
    ])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let comments = view.settings.comments
    let paths = CommentPagePaths(view.language)
    var hasReports = false
    if case .form = comments.report { hasReports = true }
    var pages: [(Purpose, SitePath, word: String)] = []
    if comments.form != nil { pages.append((.form, paths.form, "comment_form_title")) }
    if hasReports { pages.append((.report, paths.report, "report_form_title")) }
    guard !pages.isEmpty else { return [] }
    pages += [
      (.thanks, paths.thanks, "comment_thanks_title"), (.refused, paths.refused, "comment_refused_title"),
    ]
    return pages.map { purpose, path, word in
      let info = PageInfo(
        title: view.language.words[word] ?? view.settings.title, path: path, isUnlisted: true,
        feeds: view.standardFeeds)
      return .page(info, template: template, source: "the pages of the comments' form", modified: nil) {
        schema.object(purpose)
      }
    }
  }
}
