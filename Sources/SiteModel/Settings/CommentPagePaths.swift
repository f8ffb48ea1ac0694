/// Where the pages around the comments' form lie: each language has its own names for them.
package struct CommentPagePaths: Hashable, Sendable {
  /// The form by itself, for answers.
  package let form: SitePath
  /// Where readers come after their message was taken.
  package let thanks: SitePath
  /// Where they learn why it was not.
  package let refused: SitePath
  /// The form for reports.
  package let report: SitePath

  package static let words = [
    "comment_form_path", "comment_thanks_path", "comment_refused_path", "report_form_path",
  ]

  /// From the words `comment_form_path`, `comment_thanks_path`, `comment_refused_path` and `report_form_path`; in
  /// English where a language has none, or none that can stand in an address.
  package init(_ language: Language) {
    func name(_ word: String, _ standard: String) -> String {
      language.words[word].flatMap { Slug.isSafe($0) ? $0 : nil } ?? standard
    }
    form = SitePath(folder: name("comment_form_path", "comment"))
    thanks = form.appending(folder: name("comment_thanks_path", "thanks"))
    refused = form.appending(folder: name("comment_refused_path", "refused"))
    report = SitePath(folder: name("report_form_path", "report"))
  }
}
