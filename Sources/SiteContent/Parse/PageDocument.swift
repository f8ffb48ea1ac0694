package import SiteModel

/// An undated page's file, taken apart; each property documents its key.
package struct PageDocument: Hashable, Sendable {
  package var source: SourceFile
  /// `title` (required).
  package var title: String
  /// `description`.
  package var description: String?
  /// `updated`.
  package var updated: Moment?
  package var updatedPosition: SourcePosition?
  /// `draft`.
  package var isDraft: Bool
  /// `image`, `image_alt`, `image_credit`.
  package var image: ImageReference?
  /// `slug` changes the last part of the address.
  package var path: SitePath
  /// `aliases`.
  package var aliases: [SitePath]
  /// `legal`: it shows who answers for the site.
  package var showsLegalNotice: Bool
  /// `lang`.
  package var language: String?
  /// `extra`.
  package var extra: [String: ExtraValue]
  /// The Markdown text.
  package var body: [UInt8]
  package var bodyLineOffset: Int
}

/// Stage 3 for pages: source file → front matter + Markdown.
enum PageParser {
  static func parse(
    _ source: SourceFile, _ bytes: [UInt8], _ settings: Settings, _ diagnostics: inout [Diagnostic]
  ) -> PageDocument? {
    guard
      let text = SourceText(
        file: source.path.text, bytes: bytes, maximum: settings.limits.articleBytes, &diagnostics),
      let matter = FrontMatter(text, keys: .page, &diagnostics)
    else { return nil }
    var keys = matter.values
    let title = keys.requiredText("title", &diagnostics, hint: "add a line 'title: …'")
    let description = keys.text("description", &diagnostics)
    let updated = keys.date("updated", in: settings.timeZone, &diagnostics)
    let isDraft = keys.flag("draft", &diagnostics)
    let image = ImageReference.read(&keys, &diagnostics)
    let parts = source.id.split(separator: "/").map(String.init)
    let slug = SlugReader.read(&keys, parts.last ?? "", &diagnostics)
    let ownPath = PermalinkReader.read(&keys, &diagnostics)
    let aliases = AliasReader.read(&keys, settings.writtenAddress, &diagnostics)
    // Shown by no template so far, but natural to write.
    _ = keys.text("author", &diagnostics)
    let showsLegalNotice = keys.flag("legal", &diagnostics)
    let language = LanguageKey.read(&keys, settings, &diagnostics)
    let extra = keys.extra("extra", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    GarbledText(in: text.text).report(source.path.text, &diagnostics)
    let isParseable = checkText(
      matter, .article, settings.limits.articleNesting, source.path.text, &diagnostics)
    guard isParseable, let slug else { return nil }
    let typography = settings.typography(of: language)
    let typeset = typography.typeset
    let folders = parts.dropLast().map(Slug.ofFileName)
    return PageDocument(
      source: source, title: typeset(title ?? ""), description: description.map(typeset), updated: updated,
      updatedPosition: updated.map { _ in keys.position(of: "updated") },
      isDraft: isDraft, image: image?.typeset(typography),
      path: ownPath ?? SitePath((folders + [slug]).map { $0 + "/" }.joined()), aliases: aliases,
      showsLegalNotice: showsLegalNotice, language: language, extra: extra, body: matter.body,
      bodyLineOffset: matter.bodyLineOffset)
  }
}
