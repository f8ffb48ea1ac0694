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
    let view = plan.view
    let disk = SiteFiles(layout)
    return plan.pages.map { page in
      let (path, content) = (RelativePath(page.file), content(of: page, plan, templates, disk, images))
      guard let digests else { return OutputFile(path: path, content: content) }
      let ingredients: @Sendable () throws -> PageDigests.Ingredients?
      switch page.content {
      case .copy(let source): ingredients = { stamps(source).map { digests.ingredients(ofCopy: $0) } }
      case .derived(let variant):
        ingredients = { stamps(variant.source).map { digests.ingredients(of: variant, $0) } }
      case .cleaned(let source):
        ingredients = { stamps(source).map { digests.ingredients(ofCopy: $0, isCleaned: true) } }
      case .template: ingredients = { try digests.ingredients(page, view) { common(page, view) } }
      case .bytes(let make): ingredients = { try digests.ingredients(page, bytes: make) }
      }
      return OutputFile(
        path: path, content: content, ingredients: ingredients, partNames: { digests.names(page) })
    }
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
    OutputFile(
      path: RelativePath(page.file),
      content: content(of: page, plan, templates, disk, DerivedImages(disk, [])))
  }

  private static func content(
    of page: PagePlan, _ plan: SitePlan, _ templates: Templates, _ disk: SiteFiles, _ images: DerivedImages
  ) -> OutputFile.Content {
    let (view, fragments) = (plan.view, plan.fragments)
    switch page.content {
    case .copy(let source): return .copy(of: SourcePath(source, in: disk))
    case .derived(let variant): return .derived { try images.file(of: variant) }
    case .cleaned(let source): return .cleaned(of: SourcePath(source, in: disk))
    case .bytes(let bytes): return .made { _ in try bytes() }
    case .template(let template, let context):
      return .made { buffer in
        // A missing template was an error of the check.
        let made = try templates.engine.render(
          template, common: common(page, view), root: context(view), fragments: fragments, into: buffer)
        guard let made else { throw EndlessPage(template: template, path: page.file) }
        return made
      }
    }
  }

  private static func common(_ page: PagePlan, _ view: SiteView) -> any ContextObject {
    CommonContext.schema.object(CommonContext(view: view, page: page.info))
  }
}
