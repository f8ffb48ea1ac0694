import SiteContent
import SiteModel

/// A site's templates, checked against what they will see: an unknown name is an error before anything is made.
package struct Templates: Sendable {
  package let engine: TemplateEngine

  /// - Throws: `DiskError` where a template cannot be read.
  package static func read(
    _ layout: SiteLayout, _ language: Language
  ) throws -> (Templates, [Diagnostic]) {
    var (sources, diagnostics) = try TemplateLoader.load(layout)
    var schemas = PageKinds.schemas
    schemas["words"] = CommonContext.words(of: language)
    let roots = PageKinds.all.map { (template: $0.template, context: $0.context) }
    let common = CommonContext.schema.description
    diagnostics += TemplateChecker.check(templates: sources, roots: roots, common: common, schemas: schemas)
    // What is wrong is not compiled: nothing is rendered with it, and it may be of any depth.
    let engine =
      diagnostics.hasErrors
      ? TemplateEngine([:], roots: [], common: common, schemas: schemas)
      : TemplateEngine(sources, roots: roots, common: common, schemas: schemas)
    return (Templates(engine: engine), diagnostics)
  }
}
