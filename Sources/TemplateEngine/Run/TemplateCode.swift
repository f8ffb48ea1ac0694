/// The blocks of an engine as the run goes through them.
///
/// Steps and lookups are numbers alone: to copy one counts no reference. An output takes some thousand of them, and the
/// counting took more time than all that they print.
final class TemplateCode: Sendable {
  enum Step: Sendable {
    case text(Range<Int>)
    case print(Lookup)
    case section(Lookup, block: Int, layer: Int, isShared: Bool)
    case inverted(Lookup, block: Int)
    case call(Int)
  }

  /// A `TemplateLookup`: its words by their numbers, its steps and transforms by where they stand among all.
  struct Lookup: Sendable {
    var start: Start
    var steps: Range<Int>
    var transforms: Range<Int>
  }

  enum Start: Equatable, Sendable {
    case field(Int, ofLayer: Int)
    case name(Int)
    case current
    case place
  }

  enum PathStep: Sendable {
    case field(Int)
    case name(Int)
  }

  /// The steps of each block.
  let blocks: [Range<Int>]
  let steps: [Step]
  /// All texts, one behind the other.
  let text: [UInt8]
  let names: [String]
  let path: [PathStep]
  let transforms: [TemplateTransform]

  init(_ blocks: [[TemplateInstruction]]) {
    var writer = TemplateCodeWriter()
    for block in blocks { writer.add(block) }
    self.blocks = writer.blocks
    steps = writer.steps
    text = writer.text
    names = writer.names
    path = writer.path
    transforms = writer.transforms
  }

  /// The blocks that a run can come to whose parts may stand in other outputs too.
  func sharedBlocks(from start: Int) -> [Int] {
    var (shared, seen, open): (Set<Int>, Set<Int>, [Int]) = ([], [start], [start])
    while let block = open.popLast() {
      for step in steps[blocks[block]] {
        switch step {
        case .text, .print: continue
        case .section(_, let next, _, let isShared):
          if isShared { shared.insert(next) }
          if seen.insert(next).inserted { open.append(next) }
        case .inverted(_, let next), .call(let next):
          if seen.insert(next).inserted { open.append(next) }
        }
      }
    }
    return shared.sorted()
  }
}

private struct TemplateCodeWriter {
  private(set) var blocks: [Range<Int>] = []
  private(set) var steps: [TemplateCode.Step] = []
  private(set) var text: [UInt8] = []
  private(set) var names: [String] = []
  private(set) var path: [TemplateCode.PathStep] = []
  private(set) var transforms: [TemplateTransform] = []

  mutating func add(_ block: [TemplateInstruction]) {
    let start = steps.count
    for instruction in block { steps.append(step(instruction)) }
    blocks.append(start..<steps.count)
  }

  private mutating func step(_ instruction: TemplateInstruction) -> TemplateCode.Step {
    switch instruction {
    case .text(let text):
      let start = self.text.count
      self.text += text
      return .text(start..<self.text.count)
    case .print(let it): return .print(lookup(it))
    case .section(let it, let block, let layer, let isShared):
      return .section(lookup(it), block: block, layer: layer, isShared: isShared)
    case .inverted(let it, let block): return .inverted(lookup(it), block: block)
    case .call(let block): return .call(block)
    }
  }

  private mutating func lookup(_ lookup: TemplateLookup) -> TemplateCode.Lookup {
    let start: TemplateCode.Start =
      switch lookup.start {
      case .field(let position, let layer): .field(position, ofLayer: layer)
      case .name(let name): .name(number(of: name))
      case .current: .current
      case .place: .place
      }
    let (firstStep, firstTransform) = (path.count, transforms.count)
    for step in lookup.steps {
      switch step {
      case .field(let position): path.append(.field(position))
      case .name(let name): path.append(.name(number(of: name)))
      }
    }
    transforms += lookup.transforms
    return TemplateCode.Lookup(
      start: start, steps: firstStep..<path.count, transforms: firstTransform..<transforms.count)
  }

  private mutating func number(of name: String) -> Int {
    names.append(name)
    return names.count - 1
  }
}
