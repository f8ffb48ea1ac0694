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

  /// The words that name them, each with what stands in the place of one that cannot be used.
  package static let words = [
    "comment_form_path": "comment", "comment_thanks_path": "thanks", "comment_refused_path": "refused",
    "report_form_path": "report",
  ]

  /// From the words `comment_form_path`, `comment_thanks_path`, `comment_refused_path` and `report_form_path`; in
  /// English where a language has none, or none that can stand in an address.
  package init(_ language: Language) {
    func name(_ word: String) -> String {
      language.words[word].flatMap { Slug.isSafe($0) ? $0 : nil } ?? Self.words[word] ?? word
    }
    form = SitePath(folder: name("comment_form_path"))
    thanks = form.appending(folder: name("comment_thanks_path"))
    refused = form.appending(folder: name("comment_refused_path"))
    report = SitePath(folder: name("report_form_path"))
  }
}
