import SiteModel

/// What templates say of one another: partials, parents, and the blocks that they fill.
struct TemplateReferences {
  let trees: [String: TemplateTree]
  /// The names to offer where one is unknown: all but the roots'.
  private let partials: [String]

  init(_ trees: [String: TemplateTree], roots: Set<String>) {
    self.trees = trees
    partials = trees.keys.filter { !roots.contains($0) }
  }

  /// Unknown partials, and blocks that are filled twice or that nothing shows.
  func problems(in tree: TemplateTree) -> [TemplateProblem] {
    var problems: [TemplateProblem] = []
    collect(tree.nodes, isBuiltIn: tree.source.isBuiltIn, &problems)
    return problems
  }

  private func collect(_ nodes: [TemplateNode], isBuiltIn: Bool, _ problems: inout [TemplateProblem]) {
    for node in nodes {
      switch node {
      case .partial(let name, _):
        requireTemplate(name, &problems)
      case .parent(let name, let blocks):
        requireTemplate(name, &problems)
        // A layout may be older than the built-in template that fills it: it shows the blocks that it knows.
        let isOlder = isBuiltIn && trees[name.text]?.source.isBuiltIn == false
        requireBlocks(blocks, of: name.text, mayBeUnknown: isOlder, &problems)
        for block in blocks { collect(block.nodes, isBuiltIn: isBuiltIn, &problems) }
      case .section(_, _, let nodes): collect(nodes, isBuiltIn: isBuiltIn, &problems)
      case .block(let block): collect(block.nodes, isBuiltIn: isBuiltIn, &problems)
      case .text, .variable, .comment, .delimiters, .contentType: break
      }
    }
  }

  private func requireTemplate(_ name: TemplateWord, _ problems: inout [TemplateProblem]) {
    guard trees[name.text] == nil else { return }
    problems.append(
      TemplateProblem(
        name.position, "unknown partial '\(name.text)'",
        hint: meant(by: name.text).map { "write '\($0)', without 'partials/' and '.mustache'" }
          ?? NearestName.hint(name.text, among: partials)))
  }

  /// The partial that is meant by the name of its file: `partials/card.mustache`.
  private func meant(by name: String) -> String? {
    var rest = name[...]
    if rest.hasPrefix("partials/") { rest = rest.dropFirst("partials/".count) }
    if rest.hasSuffix(".mustache") { rest = rest.dropLast(".mustache".count) }
    return partials.contains(String(rest)) ? String(rest) : nil
  }

  private func requireBlocks(
    _ blocks: [TemplateBlock], of parent: String, mayBeUnknown: Bool, _ problems: inout [TemplateProblem]
  ) {
    let known = self.blocks(of: parent)
    var lines: [String: Int] = [:]
    for name in blocks.map(\.name) {
      if let line = lines[name.text] {
        problems.append(
          TemplateProblem(
            name.position, "block '\(name.text)' is filled twice",
            hint: "it is filled at line \(line) already; keep one"))
      } else if known.isComplete, !mayBeUnknown, !known.names.contains(name.text) {
        problems.append(
          TemplateProblem(
            name.position, "unknown block '\(name.text)'",
            hint: NearestName.hint(name.text, among: known.names.sorted())))
      }
      lines[name.text] = name.position.line
    }
  }

  /// The blocks that a template shows, itself or through its partials and parents.
  ///
  /// The list is incomplete where one of these is missing or has wrong syntax.
  func blocks(of template: String) -> (names: Set<String>, isComplete: Bool) {
    var names: Set<String> = []
    var isComplete = true
    var seen: Set<String> = []
    var waiting = [template]
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      guard let tree = trees[name] else {
        isComplete = false
        continue
      }
      if !tree.diagnostics.isEmpty { isComplete = false }
      var nodes = tree.nodes
      while let node = nodes.popLast() {
        switch node {
        case .block(let block):
          names.insert(block.name.text)
          nodes += block.nodes
        case .parent(let parent, let blocks):
          waiting.append(parent.text)
          nodes += blocks.flatMap(\.nodes)
        case .partial(let partial, _): waiting.append(partial.text)
        case .section(_, _, let inner): nodes += inner
        case .text, .variable, .comment, .delimiters, .contentType: break
        }
      }
    }
    return (names, isComplete)
  }
}
