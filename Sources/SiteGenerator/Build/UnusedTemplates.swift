import SiteContent
import SiteModel
import TemplateEngine

/// Files and words of a blog's `templates/` that take the place of nothing and are used by nothing: their names are
/// most likely slips.
enum UnusedTemplates {
  /// To be asked once the templates are known to have no error: what includes them can then be told.
  static func check(
    _ sources: [String: TemplateSource], _ engine: TemplateEngine, _ site: LocatedSite
  ) -> [Diagnostic] {
    let theme = site.layout.theme
    var diagnostics: [Diagnostic] = []
    let used = engine.usedTemplates
    let names = sources.keys.filter { used.contains($0) }
    for source in sources.values
    where !source.isBuiltIn && !used.contains(source.name) && !theme.has(source.file) {
      diagnostics.append(
        .warning(
          .unusedTemplate, source.file, nil, "no page is made from this template, and none includes it",
          hint: nearest(source.name, among: names).map { "did you mean '\($0)'?" }
            ?? "a template has the name of a kind of page, or is included with {{> \(source.name)}}"))
    }
    diagnostics += words(sources, site)
    diagnostics += unshownForms(sources, engine, site)
    return diagnostics
  }

  /// The name that a slip is of, or that says more of the same thing: `header` for `site_header`.
  private static func nearest(_ name: String, among names: [String]) -> String? {
    let plain = name.lowercased()
    let longer = plain.count > 3 ? names.filter { $0.hasSuffix("_" + plain) } : []
    if longer.count == 1 { return longer.first }
    return NearestName.of(name, among: names, atMost: max(1, name.count / 3 - 1))
  }

  /// Settings that the templates of articles do not heed, such as copies that are older than the form.
  private static func unshownForms(
    _ sources: [String: TemplateSource], _ engine: TemplateEngine, _ site: LocatedSite
  ) -> [Diagnostic] {
    let comments = site.settings.comments
    guard comments.form != nil || comments.report != nil else { return [] }
    let files = Set(engine.files(of: "article"))
    let parts = sources.values.filter { files.contains($0.file) }
    guard parts.contains(where: { !$0.isBuiltIn }) else { return [] }
    func isShown(_ names: Set<String>, _ address: String?) -> Bool {
      parts.contains { part in
        !part.mentionedNames.isDisjoint(with: names) || address.map(part.text.contains) ?? false
      }
    }
    var diagnostics: [Diagnostic] = []
    if let form = comments.form, !isShown(["comment_form_url", "comments_form_url"], form.text) {
      diagnostics.append(
        .warning(
          .uselessKey, SiteLayout.settings, nil,
          "'comments: form' has no effect: the blog's own templates show no form below articles",
          hint:
            "write {{> leave_comment}} where comments end, as the program's partials/comments.mustache does"))
    }
    if comments.report != nil, !isShown(["report_url", "report_form_url"], nil) {
      diagnostics.append(
        .warning(
          .uselessKey, SiteLayout.settings, nil,
          "'comments: report' has no effect: the blog's own templates let nobody report a comment",
          hint: "write {{> comment_acts}} below a comment, as the program's partials/comment.mustache does"))
    }
    return diagnostics
  }

  /// Words that the program itself prints.
  private static let askedByProgram = Set(
    CommentPages.titles.map(\.word) + CommentPagePaths.words.keys + Alert.allCases.map(\.wordKey))

  private static func words(_ sources: [String: TemplateSource], _ site: LocatedSite) -> [Diagnostic] {
    let own = site.ownWords.filter { !$0.isKnown }
    guard !own.isEmpty else { return [] }
    let mentioned = sources.values.reduce(into: askedByProgram) { $0.formUnion($1.mentionedNames) }
    let known = site.language.words.keys.filter(mentioned.contains)
    return own.filter { !mentioned.contains($0.key) }.map { word in
      .warning(
        .unusedWord, word.file, word.position, "no template asks for the word '\(word.key)'",
        hint: NearestName.of(word.key, among: known).map { "did you mean '\($0)'?" }
          ?? (Language.Message(rawValue: word.key) != nil ? "it stands under 'messages'" : nil)
          ?? "remove it, or write {{t.\(word.key)}} in a template")
    }
  }
}
