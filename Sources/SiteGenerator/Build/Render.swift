import SiteContent
import SiteModel

/// Stage 7: plan + templates → bytes; per page, on all cores.
package enum Render {
  /// Every file of the site, in the order of the plan.
  package static func run(
    _ plan: SitePlan, _ templates: Templates, _ layout: SiteLayout, jobs: Int
  ) async throws -> [OutputFile] {
    let view = plan.view
    return try await Parallel.map(plan.pages, jobs: jobs) { page in
      file(page, view, templates, layout)
    }
  }

  /// One file: what `build` writes and the preview sends.
  package static func file(
    _ page: PagePlan, _ view: SiteView, _ templates: Templates, _ layout: SiteLayout
  ) -> OutputFile {
    switch page.content {
    case .copy(let source):
      return OutputFile(path: page.path.file, content: .copy(of: layout.path(source)))
    case .template(let template, let context):
      let common = CommonContext.schema.object(CommonContext(view: view, page: page.info))
      // A missing template was an error of the check.
      let bytes = templates.engine.render(
        template, common: common, root: context(), fragments: view.fragments)
      return OutputFile(path: page.path.file, content: .bytes(bytes ?? []))
    }
  }
}
