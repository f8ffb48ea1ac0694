import SiteModel

/// Runs templates: Mustache with layouts and transforms, made for this purpose.
///
/// A root is a template that outputs are made of; what it includes are partials. Nothing here knows what they are about:
/// roots, names and values come from outside.
///
/// A library's values are looked up by name at every use and escaped one character at a time; that took most
/// of the time. Here all names are known to the check before anything is made, so templates become
/// programs in which names are positions. Whether a value is escaped is decided by its type, not by braces.
package struct TemplateEngine: Sendable {
  private let programs: [String: TemplateProgram]
  private let code: TemplateCode

  /// Compiles roots with all that they include. They must have passed `TemplateChecker`:
  /// what it refuses prints nothing here.
  package init(
    _ sources: [String: TemplateSource], roots: [(template: String, context: ContextDescription)],
    common: ContextDescription, schemas: [String: ContextDescription]
  ) {
    var programs: [String: TemplateProgram] = [:]
    var previous: TemplateCompiler?
    var families = ReadFamilies()
    for (template, context) in roots where programs[template] == nil {
      let vocabulary = TemplateVocabulary(root: context, common: common, schemas: schemas)
      var compiler = TemplateCompiler(sources, vocabulary, after: previous)
      previous = nil
      let start = compiler.compile(template)
      previous = compiler
      guard let start else { continue }
      programs[template] = TemplateProgram(
        start: start, number: programs.count,
        sources: compiler.included.sorted().compactMap { sources[$0] },
        reads: TemplateReads(compiler.reads, vocabulary, &families))
    }
    let code = TemplateCode(previous?.blocks ?? [])
    self.code = code
    self.programs = programs.mapValues { program in
      var program = program
      program.sharedBlocks = code.sharedBlocks(from: program.start)
      return program
    }
  }

  /// The bytes that a template makes of what it sees; nil where there is no such template, and where it has no end that a
  /// machine could wait for.
  ///
  /// - Parameter fragments: what was made for other outputs, of the same objects.
  /// - Throws: what a value throws that the template asks for.
  package func render(
    _ template: String, common: any ContextObject, root: any ContextObject,
    fragments: TemplateFragments? = nil, into output: consuming [UInt8] = []
  ) throws -> [UInt8]? {
    guard let program = programs[template] else { return nil }
    var run = TemplateRun(common: common, root: root, fragments: fragments, output: output)
    try run.run(program.start, code)
    if !program.sharedBlocks.isEmpty { fragments?.end(program.sharedBlocks) }
    return run.isComplete ? run.output : nil
  }

  /// The names of all templates that some root is made of.
  package var usedTemplates: Set<String> { Set(programs.values.flatMap { $0.sources.map(\.name) }) }

  /// The names of all roots.
  package var roots: [String] { Array(programs.keys) }

  /// Whether there is a root of this name.
  package func has(_ template: String) -> Bool { programs[template] != nil }

  /// The files of a root and of all that it includes.
  package func files(of template: String) -> [String] {
    program(template)?.sources.map(\.file).sorted() ?? []
  }

  func program(_ template: String) -> TemplateProgram? { programs[template] }
}
