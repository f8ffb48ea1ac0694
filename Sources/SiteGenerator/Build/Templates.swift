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
    diagnostics += TemplateChecker.check(
      templates: sources, roots: PageKinds.all.map { ($0.template, $0.context) },
      common: CommonContext.schema.description, schemas: schemas)
    var refused: [Diagnostic] = []
    let engine = TemplateEngine(sources, &refused)
    // The library tells of one error a file, ours of all: its word counts only where ours found none.
    let known = Set(diagnostics.map(\.file))
    diagnostics += refused.filter { !known.contains($0.file) }
    return (Templates(engine: engine), diagnostics)
  }
}
