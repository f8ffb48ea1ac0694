import SiteModel

/// Says what is wrong in templates before any page is made: their syntax, and names that stand for nothing.
///
/// The engine itself prints nothing where a name, a partial or a transform is unknown.
package enum TemplateChecker {
  /// Checks every template's syntax and references, and each root's names in all that it includes.
  ///
  /// `templates` are pages and partials by name, `roots` the page templates with what each sees of its own,
  /// `common` is what all of them see, `schemas` the objects inside.
  package static func check(
    templates: [String: TemplateSource],
    roots: [(template: String, context: ContextDescription)],
    common: ContextDescription,
    schemas: [String: ContextDescription]
  ) -> [Diagnostic] {
    checkAll(templates: templates, roots: roots, common: common, schemas: schemas).diagnostics
  }

  /// The same, with the names that only a site's free keys can have.
  static func checkAll(
    templates: [String: TemplateSource],
    roots: [(template: String, context: ContextDescription)],
    common: ContextDescription,
    schemas: [String: ContextDescription]
  ) -> (diagnostics: [Diagnostic], freeNames: Set<FreeName>) {
    var freeNames: Set<FreeName> = []
    let trees = templates.mapValues(TemplateScanner.scan)
    let references = TemplateReferences(trees, pages: Set(roots.map(\.template)))
    var diagnostics: [Diagnostic] = []
    for tree in trees.values {
      diagnostics += tree.diagnostics
      diagnostics += references.problems(in: tree).map { $0.diagnostic(in: tree.source.file) }
    }
    var findings = TemplateFindings()
    for (template, context) in roots {
      guard let tree = trees[template] else {
        diagnostics.append(missing(template))
        continue
      }
      let vocabulary = TemplateVocabulary(root: context, common: common, schemas: schemas)
      var walk = TemplateWalk(references, vocabulary)
      walk.walk(tree)
      findings.add(walk, of: template)
      freeNames.formUnion(walk.freeNames)
    }
    return ((diagnostics + findings.diagnostics).sortedAndUnique, freeNames)
  }

  private static func missing(_ template: String) -> Diagnostic {
    .error(
      .missingTemplate, "templates/\(template).mustache", nil, "the template is missing",
      hint: "every kind of page has its own; restore the file")
  }
}

/// What the walks of all pages found, each problem once.
struct TemplateFindings {
  private struct Place: Hashable {
    var file: String
    var position: SourcePosition?
    var message: String
  }

  private var found: [Place: (diagnostic: Diagnostic, pages: Set<String>)] = [:]
  private var pages: [String: Set<String>] = [:]

  mutating func add(_ walk: TemplateWalk, of page: String) {
    for file in walk.files { pages[file, default: []].insert(page) }
    for finding in walk.findings {
      let place = Place(file: finding.file, position: finding.position, message: finding.message)
      found[place, default: (finding, [])].pages.insert(page)
    }
  }

  /// A problem that only some pages have with a partial names these pages.
  var diagnostics: [Diagnostic] {
    found.values.map { finding in
      var diagnostic = finding.diagnostic
      if finding.pages != pages[diagnostic.file] {
        let names = finding.pages.sorted().map { "'\($0)'" }.joined(separator: ", ")
        diagnostic.message += " when \(names) \(finding.pages.count == 1 ? "includes" : "include") it"
      }
      return diagnostic
    }
  }
}
