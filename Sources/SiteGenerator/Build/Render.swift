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
      var file = file(page, plan, templates, disk, images)
      guard let digests else { return file }
      switch page.content {
      case .copy(let source):
        file.ingredients = { stamps(source).map { digests.ingredients(ofCopy: $0) } }
      case .derived(let variant):
        file.ingredients = { stamps(variant.source).map { digests.ingredients(of: variant, $0) } }
      case .cleaned(let source):
        file.ingredients = { stamps(source).map { digests.ingredients(ofCopy: $0, isCleaned: true) } }
      case .template:
        file.ingredients = { try digests.ingredients(page, view) { common(page, view) } }
        file.partNames = { digests.names(page) }
      case .bytes(let make):
        file.ingredients = { try digests.ingredients(page, bytes: make) }
        file.partNames = { digests.names(page) }
      }
      return file
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
    file(page, plan, templates, disk, DerivedImages(disk, []))
  }

  private static func file(
    _ page: PagePlan, _ plan: SitePlan, _ templates: Templates, _ disk: SiteFiles, _ images: DerivedImages
  ) -> OutputFile {
    let (view, fragments) = (plan.view, plan.fragments)
    let path = RelativePath(page.file)
    switch page.content {
    case .copy(let source):
      return OutputFile(path: path, content: .copy(of: SourcePath(source, in: disk)))
    case .derived(let variant):
      return OutputFile(
        path: path, content: .derived { try images.file(of: variant) })
    case .cleaned(let source):
      return OutputFile(path: path, content: .cleaned(of: SourcePath(source, in: disk)))
    case .bytes(let bytes):
      return OutputFile(path: path, content: .made { _ in try bytes() })
    case .template(let template, let context):
      let make: @Sendable (consuming [UInt8]) throws -> [UInt8] = { buffer in
        // A missing template was an error of the check.
        let made = try templates.engine.render(
          template, common: common(page, view), root: context(view), fragments: fragments, into: buffer)
        guard let made else { throw EndlessPage(template: template, path: page.file) }
        return made
      }
      return OutputFile(path: path, content: .made(make))
    }
  }

  private static func common(_ page: PagePlan, _ view: SiteView) -> any ContextObject {
    CommonContext.schema.object(CommonContext(view: view, page: page.info))
  }
}
