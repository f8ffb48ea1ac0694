import SiteModel
import TemplateEngine

/// The pages around the form for comments: the form by itself, for answers; thanks; why a message was not taken; the form
/// for reports. A blog without `comments: form` or `report` has none of them.
enum CommentPages: SiteKind {
  static let template = "comment_form"
  static let context = schema.description
  static var isOptional: Bool { true }

  /// What a page is for.
  enum Purpose: Sendable, CaseIterable { case form, thanks, refused, report }

  /// The word of the language that a page has as its title.
  static let titles: [(purpose: Purpose, word: String)] = [
    (.form, "comment_form_title"), (.report, "report_form_title"), (.thanks, "comment_thanks_title"),
    (.refused, "comment_refused_title"),
  ]

  private static let schema = ContextSchema<Purpose>(
    "comment_form_page",
    [
      .flag("is_form", "it is the form for an answer") { $0 == .form },
      .flag("is_thanks", "a message was taken") { $0 == .thanks },
      .flag("is_refused", "a message was not taken") { $0 == .refused },
      .flag("is_report", "it is the form for a report") { $0 == .report },
    ])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let comments = view.settings.comments
    let paths = CommentPagePaths(view.language)
    var hasReports = false
    if case .form = comments.report { hasReports = true }
    guard comments.form != nil || hasReports else { return [] }
    return titles.compactMap { purpose, word in
      let path: SitePath
      switch purpose {
      case .form:
        guard comments.form != nil else { return nil }
        path = paths.form
      case .report:
        guard hasReports else { return nil }
        path = paths.report
      case .thanks: path = paths.thanks
      case .refused: path = paths.refused
      }
      let info = PageInfo(
        title: view.language.words[word] ?? view.settings.title, path: path, isUnlisted: true,
        feeds: view.standardFeeds)
      return .page(
        info, template: template, origin: .settings("the pages of the comments' form"), modified: nil
      ) {
        schema.object(purpose)
      }
    }
  }
}
