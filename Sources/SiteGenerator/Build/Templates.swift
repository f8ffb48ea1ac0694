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
    let roots = PageKinds.all.filter { !$0.isOptional || sources[$0.template] != nil }.map {
      (template: $0.template, context: $0.context)
    }
    let common = CommonContext.schema.description
    diagnostics += TemplateChecker.check(templates: sources, roots: roots, common: common, schemas: schemas)
    // What is wrong is not compiled: nothing is rendered with it, and it may be of any depth.
    let engine =
      diagnostics.hasErrors
      ? TemplateEngine([:], roots: [], common: common, schemas: schemas)
      : TemplateEngine(sources, roots: roots, common: common, schemas: schemas)
    return (Templates(engine: engine), diagnostics)
  }

  /// An error for every kind of page that the settings ask for and the templates do not have.
  func missing(for view: SiteView) -> [Diagnostic] {
    PageKinds.all.filter { kind in
      kind.isOptional && engine.program(kind.template) == nil && !kind.plans(view, earlier: []).isEmpty
    }.map { kind in
      .error(
        .missingTemplate, "templates/\(kind.template).mustache", nil, "the template is missing",
        hint: "the settings ask for pages of this kind; restore the file")
    }
  }
}
