import SiteModel

/// Goes through one root as the engine will render it, with types in the place of values.
struct TemplateWalk {
  /// Where the walk is: in which file, seeing what, with which blocks filled by the templates that led there.
  private struct Place {
    var file: String
    var scope = TemplateScope()
    /// How many objects have been entered.
    var depth = 0
    /// How many sections, partials and blocks the walk is inside of.
    var levels = 0
    var fillings: [String: Filling] = [:]
    /// The free key whose section the place is in; nil outside of such, and where an error has been told already.
    var freeSection: String?
  }

  /// A block as a template fills it, and the file that the block stands in.
  private struct Filling {
    var file: String
    var block: TemplateBlock
    var id: FillingID { FillingID(file: file, position: block.name.position) }
  }

  private struct FillingID: Hashable {
    var file: String
    var position: SourcePosition
  }

  /// A partial or a filled block, in all that makes a difference to it.
  private struct Visit: Hashable {
    enum Target: Hashable {
      case template(String)
      case filling(FillingID)
    }

    var target: Target
    var scope: TemplateScope
    var fillings: [String: FillingID]
  }

  private let references: TemplateReferences
  private let vocabulary: TemplateVocabulary
  private var visited: Set<Visit> = []
  /// The visits that are under way, with the depth at which each began.
  private var active: [Visit: Int] = [:]
  private(set) var findings: [Diagnostic] = []
  /// Names that only free keys can have.
  private(set) var freeNames: Set<FreeName> = []
  /// The files that the root is made of.
  private(set) var files: Set<String> = []

  init(_ references: TemplateReferences, _ vocabulary: TemplateVocabulary) {
    self.references = references
    self.vocabulary = vocabulary
  }

  mutating func walk(_ root: TemplateTree) {
    enter(.template(root.source.name), Place(file: root.source.file)) { walk, place in
      walk.go(root.nodes, place)
    }
  }

  /// How deep templates may go, all that they include taken together: rendering goes down as this walk does.
  private static let deepest = 200

  private mutating func go(_ nodes: [TemplateNode], _ outer: Place) {
    var place = outer
    place.levels += 1
    files.insert(place.file)
    guard place.levels <= Self.deepest else {
      return report(
        TemplateProblem(
          SourcePosition(line: 1, column: 1),
          "templates include one another more than \(Self.deepest) levels deep", hint: "remove some levels"),
        place)
    }
    for node in nodes {
      switch node {
      case .variable(let name, _): variable(name, place)
      case .section(let name, let isInverted, let nodes): section(name, isInverted, nodes, place)
      case .partial(let name, _): include(name, place)
      case .parent(let name, let blocks): parent(name, blocks, place)
      case .block(let block): expand(block, place)
      case .text, .comment, .delimiters, .contentType: break
      }
    }
  }

  private mutating func report(_ problem: TemplateProblem, _ place: Place) {
    findings.append(problem.diagnostic(in: place.file))
  }

  private mutating func variable(_ name: TemplateName, _ place: Place) {
    do {
      let value = try vocabulary.resolve(name, in: place.scope)
      noteFreeName(name, place)
      if let problem = vocabulary.unprintable(name, value) { report(problem, place) }
    } catch {
      report(error, place)
    }
  }

  /// Notes a name that stands in a group of free keys and means nothing outside of it.
  private mutating func noteFreeName(_ name: TemplateName, _ place: Place) {
    guard let section = place.freeSection, place.scope.isFree, !name.isLocal, let first = name.path.first,
      !vocabulary.isKnownOutside(first.text, of: place.scope)
    else { return }
    freeNames.insert(
      FreeName(
        file: place.file, position: first.position, name: first.text, section: section,
        outside: Set(vocabulary.namesOutside(place.scope))))
  }

  /// The free key that a section is about; nil where it may be about an object around the group.
  private func freeSection(of name: TemplateName, _ place: Place) -> String? {
    guard let first = name.path.first, let last = name.path.last else { return nil }
    let isOutside = place.scope.isFree && vocabulary.isKnownOutside(first.text, of: place.scope)
    return isOutside && !vocabulary.isFreeOutside(name.path, of: place.scope) ? nil : last.text
  }

  private mutating func section(
    _ name: TemplateName, _ isInverted: Bool, _ nodes: [TemplateNode], _ place: Place
  ) {
    var value = TemplateValue.free
    var inner = place
    do {
      value = try vocabulary.resolve(name, in: place.scope)
      noteFreeName(name, place)
      if value == .free, !name.isLocal { inner.freeSection = freeSection(of: name, place) }
    } catch {
      // Walked on with any name allowed: one mistake is one error.
      report(error, place)
      inner.freeSection = nil
    }
    if isInverted {
      inner.scope = place.scope.insideInverted(value)
    } else {
      inner.scope = place.scope.inside(value)
      if TemplateScope.descends(value) { inner.depth += 1 }
    }
    go(nodes, inner)
  }

  private mutating func include(
    _ name: TemplateWord, _ place: Place, filling own: [String: Filling] = [:]
  ) {
    guard let tree = references.trees[name.text] else { return }
    var inner = place
    inner.file = tree.source.file
    // What an outer template fills wins over what one in between fills.
    inner.fillings.merge(own) { outer, _ in outer }
    inner.scope = place.scope.elsewhere
    let isNew = enter(.template(name.text), inner) { walk, place in walk.go(tree.nodes, place) }
    if !isNew {
      report(
        TemplateProblem(
          name.position, "partial '\(name.text)' includes itself without end",
          hint: "include it in a section that goes one object further down, or remove it"),
        place)
    }
  }

  private mutating func parent(_ name: TemplateWord, _ blocks: [TemplateBlock], _ place: Place) {
    let own = blocks.map { ($0.name.text, Filling(file: place.file, block: $0)) }
    include(name, place, filling: Dictionary(own) { _, last in last })
    // A block under a wrong name is shown nowhere; its words are checked all the same.
    let known = references.blocks(of: name.text).names
    for block in blocks where !known.contains(block.name.text) { go(block.nodes, place) }
  }

  private mutating func expand(_ block: TemplateBlock, _ place: Place) {
    var inner = place
    inner.scope = place.scope.elsewhere
    guard let filling = place.fillings[block.name.text] else { return go(block.nodes, inner) }
    inner.file = filling.file
    let isNew = enter(.filling(filling.id), inner) { walk, place in walk.go(filling.block.nodes, place) }
    if !isNew {
      report(
        TemplateProblem(
          block.name.position, "block '\(block.name.text)' contains itself without end",
          hint: "give the inner block another name"),
        place)
    }
  }

  /// Walks through something once; false where it is under way already and no object has been entered since.
  @discardableResult
  private mutating func enter(
    _ target: Visit.Target, _ place: Place, _ body: (inout TemplateWalk, Place) -> Void
  ) -> Bool {
    let visit = Visit(target: target, scope: place.scope, fillings: place.fillings.mapValues(\.id))
    if active[visit] == place.depth { return false }
    guard visited.insert(visit).inserted else { return true }
    active[visit] = place.depth
    body(&self, place)
    active[visit] = nil
    return true
  }
}
