/// An undated page, such as the mentions légales.
package struct Page: Hashable, Sendable {
  /// The source file, relative to the root folder.
  package var source: RelativePath
  package var title: String
  package var description: String
  package var body: Markup
  package var updated: Moment?
  package var image: Image?
  package var path: SitePath
  package var aliases: [SitePath]
  /// Its language (BCP 47), where it is not the site's.
  package var language: String?
  package var extra: [String: ExtraValue]
  /// Whether it shows who answers for the site, from the settings' `legal`.
  package var showsLegalNotice: Bool
  /// Only where drafts are brought in: `--drafts`, and the preview.
  package var isDraft: Bool

  package init(
    source: RelativePath, title: String, description: String, body: Markup, updated: Moment?, image: Image?,
    path: SitePath, aliases: [SitePath], language: String? = nil, extra: [String: ExtraValue],
    showsLegalNotice: Bool = false,
    isDraft: Bool = false
  ) {
    self.source = source
    self.title = title
    self.description = description
    self.body = body
    self.updated = updated
    self.image = image
    self.path = path
    self.aliases = aliases
    self.language = language
    self.extra = extra
    self.showsLegalNotice = showsLegalNotice
    self.isDraft = isDraft
  }
}
