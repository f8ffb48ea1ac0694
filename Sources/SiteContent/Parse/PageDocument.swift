package import SiteModel

/// An undated page's file, taken apart; of the keys, `slug` changes the last part of its address.
package typealias PageDocument = TextDocument<PageFrontMatter>

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
    var front = PageFrontMatter()
    let title = keys.title(&diagnostics)
    front.language = LanguageKey.read(&keys, settings, &diagnostics)
    let typography = settings.typography(of: front.language)
    keys.read(into: &front, typography, settings.timeZone, &diagnostics)
    front.image = ImageReference.read(&keys, &diagnostics)?.typeset(typography)
    let parts = source.id.split(separator: "/").map(String.init)
    let slug = SlugReader.read(&keys, parts.last ?? "", &diagnostics)
    let ownPath = PermalinkReader.read(&keys, &diagnostics)
    front.aliases = AliasReader.read(&keys, settings.writtenAddress, &diagnostics)
    // Shown by no template so far, but natural to write.
    _ = keys.text("author", &diagnostics)
    front.extra = keys.extra("extra", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    GarbledText(in: text.text).report(source.path.text, &diagnostics)
    let isParseable = checkText(
      matter, .article, settings.limits.articleNesting, source.path.text, &diagnostics)
    guard isParseable, let slug else { return nil }
    front.title = typography.typeset(title ?? "")
    front.updatedPosition = front.updated.map { _ in keys.position(of: "updated") }
    let folders = parts.dropLast().map(Slug.ofFileName)
    return PageDocument(
      source: source, frontMatter: front,
      path: ownPath ?? SitePath((folders + [slug]).map { $0 + "/" }.joined()), body: matter.body,
      bodyLineOffset: matter.bodyLineOffset)
  }
}
