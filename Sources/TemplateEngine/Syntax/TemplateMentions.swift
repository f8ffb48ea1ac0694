extension TemplateSource {
  /// Every name that the template mentions, part by part: of `person.name`, `person` and `name`.
  package var mentionedNames: Set<String> {
    var names: Set<String> = []
    var waiting = TemplateScanner.scan(self).nodes
    while let node = waiting.popLast() {
      switch node {
      case .variable(let name, _): names.formUnion(name.path.map(\.text))
      case .section(let name, _, let nodes):
        names.formUnion(name.path.map(\.text))
        waiting += nodes
      case .parent(_, let blocks): waiting += blocks.flatMap(\.nodes)
      case .block(let block): waiting += block.nodes
      case .text, .partial, .comment, .delimiters, .contentType: break
      }
    }
    return names
  }
}
