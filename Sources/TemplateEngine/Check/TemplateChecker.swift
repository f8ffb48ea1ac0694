package import SiteModel

/// Says what is wrong in templates before anything is made of them: their syntax, and names that stand for nothing.
///
/// The engine itself prints nothing where a name, a partial or a transform is unknown.
package enum TemplateChecker {
  /// Checks every template's syntax and references, and each root's names in all that it includes.
  ///
  /// `templates` are roots and partials by name, `roots` say what each root sees of its own, `common` is what all of
  /// them see, `schemas` the objects inside. A root that is no template is passed over: whoever wants it knows what to
  /// say.
  ///
  /// - Returns: what is wrong, and the names that only free keys can have.
  package static func check(
    templates: [String: TemplateSource],
    roots: [(template: String, context: ContextDescription)],
    common: ContextDescription,
    schemas: [String: ContextDescription]
  ) -> (diagnostics: [Diagnostic], freeNames: Set<FreeName>) {
    var freeNames: Set<FreeName> = []
    let objects = Set(
      ([common] + roots.map(\.context)).flatMap(\.variables).filter(\.type.isObject).map(\.name))
    let trees = templates.mapValues { TemplateScanner.scan($0, objects: objects) }
    let references = TemplateReferences(trees, roots: Set(roots.map(\.template)))
    var diagnostics: [Diagnostic] = []
    for tree in trees.values {
      diagnostics += tree.diagnostics
      diagnostics += references.problems(in: tree).map { $0.diagnostic(in: tree.source.file) }
    }
    diagnostics += references.unshownBlocks()
    var findings = TemplateFindings()
    for (template, context) in roots {
      guard let tree = trees[template] else { continue }
      let vocabulary = TemplateVocabulary(root: context, common: common, schemas: schemas)
      var walk = TemplateWalk(references, vocabulary)
      walk.walk(tree)
      findings.add(walk, of: template)
      freeNames.formUnion(walk.freeNames)
    }
    return ((diagnostics + findings.diagnostics).sortedAndUnique, freeNames)
  }
}

/// What the walks of all roots found, each problem once.
struct TemplateFindings {
  private struct Place: Hashable {
    var file: RelativePath
    var position: SourcePosition?
    var message: String
  }

  private var found: [Place: (diagnostic: Diagnostic, roots: Set<String>)] = [:]
  private var roots: [RelativePath: Set<String>] = [:]

  mutating func add(_ walk: TemplateWalk, of root: String) {
    for file in walk.files { roots[RelativePath(file), default: []].insert(root) }
    for finding in walk.findings {
      let place = Place(file: finding.file, position: finding.position, message: finding.message)
      found[place, default: (finding, [])].roots.insert(root)
    }
  }

  /// A problem that only some roots have with a partial names these roots.
  var diagnostics: [Diagnostic] {
    found.values.map { finding in
      var diagnostic = finding.diagnostic
      if finding.roots != roots[diagnostic.file] {
        let names = finding.roots.sorted().map { "'\($0)'" }.joined(separator: ", ")
        diagnostic.message += " when \(names) \(finding.roots.count == 1 ? "includes" : "include") it"
      }
      return diagnostic
    }
  }
}
