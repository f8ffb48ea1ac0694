package import SiteModel
package import TemplateEngine

/// One file that the site will have, and what it is made of.
///
/// A class, for it goes from list to list as it is, and has a dozen parts.
package final class PagePlan: Sendable {
  package enum Content: Sendable {
    /// A template, and what it sees of a site besides the common names.
    case template(String, context: @Sendable (SiteView) throws -> any ContextObject)
    /// A file that is published as it is, relative to the root folder.
    case copy(of: RelativePath)
    /// The same of an image or film, without what it tells of its maker.
    case cleaned(of: RelativePath)
    /// An image in another size.
    case derived(ImageVariant)
    /// A file for a script of the site's, which no template writes.
    case bytes(@Sendable () throws -> [UInt8])
  }

  package let info: PageInfo
  package let content: Content
  package let origin: PageOrigin
  /// The place in its file; nil where the whole file is meant.
  package let position: SourcePosition?
  /// For the sitemap; nil where it cannot be told.
  package let modified: Moment?
  /// Whether the sitemap names it: an HTML page that readers should find.
  package let isInSitemap: Bool
  /// All that its template can ask of articles, comments and tags, or its bytes are made of, besides the settings;
  /// nil where it is found by looking into the page.
  package let inputs: (@Sendable (EntityDigests) -> [PageInput])?

  /// Where it stands in the output folder.
  package let file: String

  package var path: SitePath { info.path }

  package init(
    info: PageInfo, content: Content, origin: PageOrigin, position: SourcePosition? = nil,
    modified: Moment? = nil, isInSitemap: Bool = false,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil
  ) {
    self.info = info
    file = info.path.file
    self.content = content
    self.origin = origin
    self.position = position
    self.modified = modified
    self.isInSitemap = isInSitemap
    self.inputs = inputs
  }

  /// A page of the site.
  static func page(
    _ info: PageInfo, template: String, origin: PageOrigin, modified: Moment?,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil,
    context: @escaping @Sendable () throws -> any ContextObject
  ) -> PagePlan {
    PagePlan(
      info: info, content: .template(template) { _ in try context() }, origin: origin, modified: modified,
      isInSitemap: !info.isUnlisted, inputs: inputs)
  }

  /// A file for machines: a feed, the sitemap.
  static func machineFile(
    _ path: SitePath, template: String, origin: PageOrigin,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil,
    context: @escaping @Sendable () throws -> any ContextObject
  ) -> PagePlan {
    PagePlan(
      info: PageInfo(title: "", path: path), content: .template(template) { _ in try context() },
      origin: origin, inputs: inputs)
  }
}
