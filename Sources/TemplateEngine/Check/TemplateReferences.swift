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

  /// A warning of each block of an own template that nothing fills, where it has most likely the wrong name, and of a
  /// frame that does not show its content.
  ///
  /// A template may be older than the built-in ones that fill it, and lack what those have: that alone is no slip.
  func unshownBlocks() -> [Diagnostic] {
    var filled: [String: Set<String>] = [:]
    var filledBuiltIn: [String: Set<String>] = [:]
    for tree in trees.values {
      Self.collectFilled(tree.nodes, &filled)
      if tree.source.isBuiltIn { Self.collectFilled(tree.nodes, &filledBuiltIn) }
    }
    return trees.values.filter { !$0.source.isBuiltIn }.flatMap { tree -> [Diagnostic] in
      // Where an own template fills what is not shown, that is an error there.
      guard let filled = filled[tree.source.name], let builtIn = filledBuiltIn[tree.source.name] else {
        return []
      }
      let known = blocks(of: tree.source.name)
      let unshown = builtIn.subtracting(known.names)
      guard known.isComplete, !unshown.isEmpty else { return [] }
      var found: [TemplateProblem] = []
      for name in Self.ownBlocks(tree.nodes) where !filled.contains(name.text) {
        guard let nearest = NearestName.of(name.text, among: unshown) else { continue }
        found.append(
          TemplateProblem(
            name.position, "no template fills the block '\(name.text)'",
            hint: "did you mean '\(nearest)'?", kind: .unusedTemplate))
      }
      if found.isEmpty, tree.source.name == "layout", unshown.contains("content") {
        found.append(
          TemplateProblem(
            .start, "the block 'content' is shown nowhere: what it is filled with is lost",
            hint: "add '{{$content}}{{/content}}' where it belongs", kind: .unusedTemplate))
      }
      return found.map { $0.diagnostic(in: tree.source.file) }
    }
  }

  private static func ownBlocks(_ nodes: [TemplateNode]) -> [TemplateWord] {
    nodes.flatMap { node -> [TemplateWord] in
      switch node {
      case .block(let block): [block.name] + ownBlocks(block.nodes)
      case .section(_, _, let nodes): ownBlocks(nodes)
      case .parent, .partial, .text, .variable, .comment, .delimiters, .contentType: [] as [TemplateWord]
      }
    }
  }

  private static func collectFilled(_ nodes: [TemplateNode], _ filled: inout [String: Set<String>]) {
    for node in nodes {
      switch node {
      case .parent(let name, let blocks):
        filled[name.text, default: []].formUnion(blocks.map(\.name.text))
        for block in blocks { collectFilled(block.nodes, &filled) }
      case .section(_, _, let nodes): collectFilled(nodes, &filled)
      case .block(let block): collectFilled(block.nodes, &filled)
      case .partial, .text, .variable, .comment, .delimiters, .contentType: break
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
      if tree.diagnostics.hasErrors { isComplete = false }
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
