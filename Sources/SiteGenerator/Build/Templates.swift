package import SiteContent
package import SiteModel
package import TemplateEngine

/// A site's templates, checked against what they will see: an unknown name is an error before anything is made.
package struct Templates: Sendable {
  package let engine: TemplateEngine
  /// Names that a site's free keys must have.
  let freeNames: Set<FreeName>

  /// - Throws: `DiskError` where a template cannot be read.
  package static func read(_ site: LocatedSite) throws -> Checked<Templates> {
    var (sources, diagnostics) = try TemplateLoader.load(site.layout, language: site.language.code).both
    var schemas = PageKinds.schemas
    schemas["words"] = CommonContext.words(of: site.language)
    let roots = PageKinds.all.filter { !$0.isOptional || sources[$0.template] != nil }.map {
      (template: $0.template, context: $0.context)
    }
    let common = CommonContext.schema.description
    let (found, freeNames) = TemplateChecker.check(
      templates: sources, roots: roots, common: common, schemas: schemas)
    diagnostics += found
    diagnostics += Set(roots.map(\.template)).subtracting(sources.keys).sorted().map {
      missing($0, hint: "every kind of page has its own; restore the file")
    }
    guard !diagnostics.hasErrors else {
      // What is wrong is not compiled: nothing is rendered with it, and it may be of any depth.
      let engine = TemplateEngine([:], roots: [], common: common, schemas: schemas)
      return Checked(
        Templates(engine: engine, freeNames: freeNames), diagnostics.map { explained($0, sources) })
    }
    let engine = TemplateEngine(sources, roots: roots, common: common, schemas: schemas)
    diagnostics += UnusedTemplates.check(sources, engine, site)
    return Checked(Templates(engine: engine, freeNames: freeNames), diagnostics)
  }

  /// An error for every kind of page that the settings ask for and the templates do not have.
  func missing(for view: SiteView) -> [Diagnostic] {
    PageKinds.all.filter { kind in
      kind.isOptional && !engine.has(kind.template) && !kind.plans(view, earlier: []).isEmpty
    }.map { kind in
      Self.missing(kind.template, hint: "the settings ask for pages of this kind; restore the file")
    }
  }

  private static func missing(_ template: String, hint: String) -> Diagnostic {
    .error(
      .missingTemplate, "templates/\(template).mustache", nil, "the template is missing", hint: hint)
  }

  /// A problem in a file that the blog does not have: it is included where it was not meant to be.
  private static func explained(_ diagnostic: Diagnostic, _ sources: [String: TemplateSource]) -> Diagnostic {
    guard sources.values.contains(where: { $0.isBuiltIn && RelativePath($0.file) == diagnostic.file }) else {
      return diagnostic
    }
    var explained = diagnostic
    explained.message += " (this file is in the program)"
    let path = diagnostic.file.rest(below: RelativePath(SiteLayout.templates)) ?? diagnostic.file.name
    explained.hint =
      "look at the templates that include it; to change it, copy it: blogsite theme copy \(path)"
    return explained
  }
}
