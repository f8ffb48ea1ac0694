package import SiteContent
package import SiteModel
import TemplateEngine

/// Stage 7: plan + templates → bytes; per page, when the page is wanted.
package enum Render {
  /// Every file of the site, in the order of the plan; none is made yet.
  ///
  /// - Parameters:
  ///   - digests: tells what pages are made of, where that is wanted.
  ///   - images: makes images in other sizes.
  ///   - stamps: of the files that are copied, where they can be trusted.
  static func files(
    _ plan: SitePlan, _ templates: Templates, _ layout: SiteLayout, images: DerivedImages,
    digests: PageDigests? = nil,
    stamps: @escaping @Sendable (RelativePath) -> FileStamp? = { _ in nil }
  ) -> [OutputFile] {
    let pages = plan.pages
    let fragments = TemplateFragments(templates.engine, outputs: outputs(pages))
    let tools = RenderTools(
      view: plan.view, templates: templates, fragments: fragments, disk: SiteFiles(layout), images: images,
      digests: digests, stamps: stamps)
    return pages.map { page in OutputFile(path: RelativePath(page.file)) { tools.making(page) } }
  }

  /// The same; images in other sizes are looked for once a file is wanted.
  package static func files(
    _ plan: SitePlan, _ templates: Templates, _ layout: SiteLayout, digests: PageDigests? = nil,
    stamps: @escaping @Sendable (RelativePath) -> FileStamp? = { _ in nil }
  ) -> [OutputFile] {
    files(
      plan, templates, layout,
      images: DerivedImages(SiteFiles(layout), keptIn: SiteFiles(stateOf: layout), plan.view.site.variants),
      digests: digests, stamps: stamps)
  }

  /// One file: what `build` writes and the preview sends.
  package static func file(
    _ page: PagePlan, _ plan: SitePlan, _ templates: Templates, _ disk: SiteFiles
  ) -> OutputFile {
    let tools = RenderTools(
      view: plan.view, templates: templates, fragments: plan.fragments, disk: disk,
      images: DerivedImages(disk, []), digests: nil, stamps: { _ in nil })
    return OutputFile(path: RelativePath(page.file)) { tools.making(page) }
  }

  /// How many pages each template makes.
  private static func outputs(_ pages: [PagePlan]) -> [String: Int] {
    var outputs: [String: Int] = [:]
    // Those of one template stand together: they are counted before they are looked up.
    var (last, count) = ("", 0)
    for page in pages {
      guard case .template(let template, _) = page.content else { continue }
      if template != last {
        outputs[last, default: 0] += count
        (last, count) = (template, 0)
      }
      count += 1
    }
    outputs[last, default: 0] += count
    return outputs
  }
}

/// What the files of a plan are made with: one for all of them.
private final class RenderTools: Sendable {
  private let view: SiteView
  private let templates: Templates
  private let fragments: TemplateFragments
  private let disk: SiteFiles
  private let images: DerivedImages
  private let digests: PageDigests?
  private let stamps: @Sendable (RelativePath) -> FileStamp?

  init(
    view: SiteView, templates: Templates, fragments: TemplateFragments, disk: SiteFiles,
    images: DerivedImages, digests: PageDigests?, stamps: @escaping @Sendable (RelativePath) -> FileStamp?
  ) {
    self.view = view
    self.templates = templates
    self.fragments = fragments
    self.disk = disk
    self.images = images
    self.digests = digests
    self.stamps = stamps
  }

  func making(_ page: PagePlan) -> OutputFile.Making {
    guard let digests else { return OutputFile.Making(content: content(of: page)) }
    return OutputFile.Making(
      content: content(of: page), ingredients: { [self] in try ingredients(of: page, digests) },
      partNames: { digests.names(page) })
  }

  private func ingredients(of page: PagePlan, _ digests: PageDigests) throws -> PageDigests.Ingredients? {
    switch page.content {
    case .copy(let source): stamps(source).map { digests.ingredients(ofCopy: $0) }
    case .derived(let variant): stamps(variant.source).map { digests.ingredients(of: variant, $0) }
    case .cleaned(let source): stamps(source).map { digests.ingredients(ofCopy: $0, isCleaned: true) }
    case .template: try digests.ingredients(page, view) { common(page) }
    case .bytes(let make): try digests.ingredients(page, bytes: make)
    }
  }

  private func content(of page: PagePlan) -> OutputFile.Content {
    switch page.content {
    case .copy(let source): return .copy(of: SourcePath(source, in: disk))
    case .derived(let variant): return .derived { [images] in try images.file(of: variant) }
    case .cleaned(let source): return .cleaned(of: SourcePath(source, in: disk))
    case .bytes(let bytes): return .made { _ in try bytes() }
    case .template(let template, let context):
      return .made { [self] buffer in
        // A missing template was an error of the check.
        let made = try templates.engine.render(
          template, common: common(page), root: context(view), fragments: fragments, into: buffer)
        guard let made else { throw EndlessPage(template: template, path: page.file) }
        return made
      }
    }
  }

  private func common(_ page: PagePlan) -> any ContextObject {
    CommonContext.schema.object(CommonContext(view: view, page: page.info(view)))
  }
}
