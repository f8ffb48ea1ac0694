import SiteModel

/// Makes programs of templates that were checked: it goes the way of `TemplateWalk`, where every name was found.
///
/// Partials, parents and blocks are resolved here, once; what is left are texts, fields and sections.
struct TemplateCompiler {
  /// Where the compiler is: seeing what, with which blocks filled by the templates that led there.
  private struct Place {
    var scope = TemplateScope()
    var fillings: [String: Filling] = [:]
    /// What stands before every line, from standalone partials.
    var indentation = ""
  }

  /// A block as a template fills it.
  private struct Filling: Hashable {
    var block: TemplateBlock
    var indentation: String
  }

  /// A partial or a filled block, in all that makes a difference to it.
  private struct Visit: Hashable {
    enum Target: Hashable {
      case template(String)
      case filling(Filling)
    }

    var target: Target
    var scope: TemplateScope
    var fillings: [String: Filling]
    var indentation: String
  }

  private let sources: [String: TemplateSource]
  let vocabulary: TemplateVocabulary
  /// By indentation and name: what many roots include is taken apart once.
  private var trees: [String: [TemplateNode]] = [:]
  /// The templates that the compiled one is made of.
  private(set) var included: Set<String> = []
  private(set) var blocks: [[TemplateInstruction]] = []
  private var numbers: [[TemplateInstruction]: Int] = [:]
  private var visits: [Visit: Int] = [:]
  /// What the compiled template can ask for, by the numbers of objects and variables.
  private(set) var reads: [Int: Set<Int>] = [:]

  /// - Parameter previous: that of the root before this one, whose blocks are shared, and whose sources were the same.
  init(
    _ sources: [String: TemplateSource], _ vocabulary: TemplateVocabulary, after previous: TemplateCompiler?
  ) {
    self.sources = sources
    self.vocabulary = vocabulary
    guard let previous else { return }
    (blocks, numbers, trees) = (previous.blocks, previous.numbers, previous.trees)
  }

  /// The number of the block that a root begins with; nil where there is no such template.
  mutating func compile(_ template: String) -> Int? {
    guard sources[template] != nil else { return nil }
    return call(.template(template), Place())
  }

  private mutating func tree(_ name: String, _ indentation: String) -> [TemplateNode] {
    included.insert(name)
    let key = indentation + name
    if let known = trees[key] { return known }
    guard var source = sources[name] else { return [] }
    if !indentation.isEmpty { source.text = Self.indented(source.text, by: indentation) }
    let nodes = TemplateScanner.scan(source).nodes
    trees[key] = nodes
    return nodes
  }

  /// The text with white space before each of its lines.
  private static func indented(_ text: String, by indentation: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { i, line in
      (i > 0 ? "\n" : "") + (line.isEmpty ? "" : indentation + line)
    }.joined()
  }

  /// The number of a block with these instructions.
  private mutating func number(of instructions: [TemplateInstruction]) -> Int {
    if let known = numbers[instructions] { return known }
    blocks.append(instructions)
    numbers[instructions] = blocks.count - 1
    return blocks.count - 1
  }

  private mutating func call(_ target: Visit.Target, _ place: Place) -> Int {
    let visit = Visit(
      target: target, scope: place.scope, fillings: place.fillings, indentation: place.indentation)
    if let known = visits[visit] { return known }
    // A place is kept for partials that include themselves.
    let reserved = blocks.count
    blocks.append([])
    visits[visit] = reserved
    let nodes: [TemplateNode]
    switch target {
    case .template(let name): nodes = tree(name, place.indentation)
    case .filling(let filling): nodes = filling.block.nodes
    }
    let instructions = compile(nodes, place)
    if let twin = numbers[instructions] {
      // Whoever called the reserved block while it was made is led on.
      blocks[reserved] = [.call(twin)]
      visits[visit] = twin
      return twin
    }
    blocks[reserved] = instructions
    numbers[instructions] = reserved
    return reserved
  }

  private mutating func compile(_ nodes: [TemplateNode], _ place: Place) -> [TemplateInstruction] {
    var output: [TemplateInstruction] = []
    func add(_ instruction: TemplateInstruction) {
      if case .text(let more) = instruction, case .text(let text) = output.last {
        output[output.count - 1] = .text(text + more)
      } else {
        output.append(instruction)
      }
    }
    for node in nodes {
      switch node {
      case .text(let text): add(.text(Array(text.utf8)))
      case .variable(let name, _):
        if let (lookup, _) = resolve(name, place.scope) { add(.print(lookup)) }
      case .section(let name, let isInverted, let inner):
        guard let (lookup, value) = resolve(name, place.scope) else { continue }
        var within = place
        if isInverted {
          within.scope = place.scope.insideInverted(value)
          add(.inverted(lookup, block: number(of: compile(inner, within))))
        } else {
          within.scope = place.scope.inside(value)
          let block = number(of: Self.reusing(lookup, value, in: compile(inner, within)))
          let layer = Self.layer(pushedBy: value).map(vocabulary.number) ?? TemplateVocabulary.noLayer
          add(.section(lookup, block: block, layer: layer, isShared: isShared(block, layer, value)))
        }
      case .partial(let name, let indentation):
        var within = place
        within.scope = place.scope.elsewhere
        within.indentation += indentation
        let made = call(.template(name.text), within)
        include(made, add)
      case .parent(let name, let own):
        var within = place
        within.scope = place.scope.elsewhere
        let filled = own.map { ($0.name.text, Filling(block: $0, indentation: place.indentation)) }
        // What an outer template fills wins over what one in between fills.
        within.fillings.merge(Dictionary(filled) { _, last in last }) { outer, _ in outer }
        let made = call(.template(name.text), within)
        include(made, add)
      case .block(let block):
        var within = place
        within.scope = place.scope.elsewhere
        guard let filling = place.fillings[block.name.text] else {
          for instruction in compile(block.nodes, within) { add(instruction) }
          continue
        }
        within.indentation = filling.indentation
        let made = call(.filling(filling), within)
        include(made, add)
      case .comment, .delimiters, .contentType: break
      }
    }
    return output
  }

  /// The instructions of a section over a text or number, which print it without asking for it a second time: what
  /// is asked for may be long in the making. There it is the current value.
  private static func reusing(
    _ lookup: TemplateLookup, _ value: TemplateValue, in instructions: [TemplateInstruction]
  ) -> [TemplateInstruction] {
    guard [.text, .html, .number].contains(value), lookup.transforms.isEmpty else { return instructions }
    let current = TemplateLookup(start: .current, steps: [], transforms: [])
    return instructions.map { $0 == .print(lookup) ? .print(current) : $0 }
  }

  /// Puts a block in the place of its call where it is finished and calls nothing that is not.
  private func include(_ block: Int, _ add: (TemplateInstruction) -> Void) {
    if case let inner = blocks[block], !inner.isEmpty {
      for instruction in inner { add(instruction) }
    } else {
      add(.call(block))
    }
  }

  private static func layer(pushedBy value: TemplateValue) -> TemplateLayer? {
    switch value {
    case .object(let layer): layer
    case .list(let schema): .schema(schema)
    case .free: .free
    case .text, .html, .number, .flag, .place: nil
    }
  }
}

// MARK: Names

extension TemplateCompiler {
  /// The way to a name's value, and what is known of it; nil for what the check refuses.
  private mutating func resolve(
    _ name: TemplateName, _ scope: TemplateScope
  ) -> (TemplateLookup, TemplateValue)? {
    guard let value = try? vocabulary.resolve(name, in: scope) else { return nil }
    let transforms = name.transforms.reversed().compactMap { TemplateTransform(rawValue: $0.text) }
    if name.isNameless {
      return (TemplateLookup(start: .place, steps: [], transforms: transforms), value)
    }
    var rest = name.path.map(\.text)[...]
    let start: TemplateLookup.Start
    var known: TemplateValue
    if name.isLocal {
      start = .current
      known = scope.current
    } else {
      let first = rest.removeFirst()
      let layer = scope.layers.last { vocabulary.value(first, in: $0) != nil }
      guard let layer, let found = vocabulary.value(first, in: layer) else { return nil }
      known = found
      if let position = vocabulary.position(of: first, in: layer) {
        start = .field(position, ofLayer: vocabulary.number(of: layer))
        reads[vocabulary.number(of: layer), default: []].insert(position)
      } else {
        start = .name(first)
        noteReads(of: first)
      }
    }
    var steps: [TemplateLookup.Step] = []
    for word in rest {
      if case .object(let layer) = known, let position = vocabulary.position(of: word, in: layer) {
        steps.append(.field(position))
        reads[vocabulary.number(of: layer), default: []].insert(position)
        known = vocabulary.value(word, in: layer) ?? .free
      } else {
        steps.append(.name(word))
        noteReads(of: word)
        known = .free
      }
    }
    return (TemplateLookup(start: start, steps: steps, transforms: transforms), value)
  }

  /// A name that is looked up when the output is made may be any object's.
  private mutating func noteReads(of name: String) {
    for (layer, position) in vocabulary.variables(named: name) { reads[layer, default: []].insert(position) }
  }
}
