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

  package let path: SitePath
  /// Where it stands in the output folder.
  package let file: String
  /// What is known of it before its template runs.
  let info: @Sendable (SiteView) -> PageInfo
  /// Whether that follows from `inputs`.
  let isInfoOfInputs: Bool
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

  init(
    path: SitePath, info: @escaping @Sendable (SiteView) -> PageInfo, isInfoOfInputs: Bool, content: Content,
    origin: PageOrigin, position: SourcePosition? = nil,
    modified: Moment? = nil, isInSitemap: Bool = false,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil
  ) {
    self.path = path
    file = path.file
    self.info = info
    self.isInfoOfInputs = isInfoOfInputs
    self.content = content
    self.origin = origin
    self.position = position
    self.modified = modified
    self.isInSitemap = isInSitemap
    self.inputs = inputs
  }

  package convenience init(
    info: PageInfo, content: Content, origin: PageOrigin, position: SourcePosition? = nil,
    modified: Moment? = nil, isInSitemap: Bool = false,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil
  ) {
    self.init(
      path: info.path, info: { _ in info }, isInfoOfInputs: false, content: content, origin: origin,
      position: position, modified: modified, isInSitemap: isInSitemap, inputs: inputs)
  }

  /// A file of which nothing is to be known but its place.
  package convenience init(
    path: SitePath, content: Content, origin: PageOrigin, position: SourcePosition? = nil,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil
  ) {
    self.init(
      path: path, info: { _ in PageInfo(title: "", path: path) }, isInfoOfInputs: false, content: content,
      origin: origin, position: position, inputs: inputs)
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

  /// A page of which what is known before its template runs follows from its inputs.
  static func page(
    at path: SitePath, template: String, origin: PageOrigin, modified: Moment?,
    info: @escaping @Sendable () -> PageInfo,
    inputs: @escaping @Sendable (EntityDigests) -> [PageInput],
    context: @escaping @Sendable () throws -> any ContextObject
  ) -> PagePlan {
    PagePlan(
      path: path, info: { _ in info() }, isInfoOfInputs: true,
      content: .template(template) { _ in try context() },
      origin: origin, modified: modified, isInSitemap: true, inputs: inputs)
  }

  /// A file for machines: a feed, the sitemap.
  static func machineFile(
    _ path: SitePath, template: String, origin: PageOrigin,
    inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil,
    context: @escaping @Sendable () throws -> any ContextObject
  ) -> PagePlan {
    PagePlan(
      path: path, content: .template(template) { _ in try context() }, origin: origin, inputs: inputs)
  }
}
