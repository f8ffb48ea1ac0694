import SiteModel

/// A section, parent or block that is still open, and what to go back to when it closes.
struct TemplateFrame {
  enum Kind {
    case section(TemplateName, isInverted: Bool)
    case parent(TemplateWord)
    case block(TemplateWord)
    /// Its opening tag is wrong: what stands inside is not looked at further.
    case broken
  }

  var kind: Kind
  var name: String
  var position: SourcePosition
  var outerNodes: [TemplateNode]
  var outerOpen: [Character]
  var outerClose: [Character]

  var sign: String {
    switch kind {
    case .section(_, let isInverted): isInverted ? "^" : "#"
    case .parent: "<"
    case .block: "$"
    case .broken: ""
    }
  }

  /// What to call it in a message; a broken tag has its own already.
  var title: String? {
    switch kind {
    case .section: "section '\(name)'"
    case .parent: "parent '\(name)'"
    case .block: "block '\(name)'"
    case .broken: nil
    }
  }
}

extension TemplateScanner {
  /// How deep sections, parents and blocks may be nested in one template: whoever reads the tree goes down into it,
  /// and a machine's stack has an end.
  static let deepest = 100

  mutating func enter(_ kind: TemplateFrame.Kind, _ name: String, _ position: SourcePosition) {
    var kind = kind
    if frames.count >= Self.deepest {
      if frames.count == Self.deepest {
        problems.append(
          TemplateProblem(
            position, "sections are nested more than \(Self.deepest) levels deep", hint: "remove some levels")
        )
      }
      kind = .broken
    }
    frames.append(
      TemplateFrame(
        kind: kind, name: name, position: position, outerNodes: nodes, outerOpen: open, outerClose: close))
    nodes = []
  }

  /// Closes the innermost frame. Delimiters set inside it end with it.
  mutating func leave() {
    guard var frame = frames.popLast() else { return }
    let inner = nodes
    // Taken out of the frame, or the list would be copied for each section that is added to it.
    nodes = []
    swap(&nodes, &frame.outerNodes)
    (open, close) = (frame.outerOpen, frame.outerClose)
    switch frame.kind {
    case .section(let name, let isInverted):
      nodes.append(.section(name, isInverted: isInverted, inner))
    case .parent(let name):
      let blocks = inner.compactMap { node in
        if case .block(let block) = node { block } else { nil }
      }
      nodes.append(.parent(name, blocks))
    case .block(let name):
      nodes.append(.block(TemplateBlock(name: name, nodes: inner)))
    case .broken:
      break
    }
  }

  /// Closes the innermost frame. A wrong name is an error, and closes all frames up to the one it means.
  mutating func close(_ name: TemplateName) {
    guard let innermost = frames.last else {
      problems.append(
        TemplateProblem(
          name.position, "'\(tag("/" + name.text))' closes nothing",
          hint: "remove it, or open '\(name.text)' before it"))
      return
    }
    if case .broken = innermost.kind {
      leave()
      return innermost.name.isEmpty || innermost.name == name.text ? () : close(name)
    }
    if innermost.name == name.text { return leave() }
    problems.append(
      TemplateProblem(
        name.position,
        "'\(tag("/" + name.text))' found where '\(tag("/" + innermost.name))' is expected",
        hint: "'\(tag(innermost.sign + innermost.name))' is opened at line \(innermost.position.line)"))
    let meant = frames.lastIndex { $0.name == name.text } ?? frames.count - 1
    while frames.count > meant { leave() }
  }

  /// What an unfinished tag opens or closes is known by its name: one mistake is one error.
  mutating func keepInStep(_ sign: Character, _ start: Int, _ from: Int) {
    var end = from
    while end < index, text.bytes[end] == 0x20 { end += 1 }
    let first = end
    while end < index, TemplateName.isNameByte(text.bytes[end]) { end += 1 }
    let name = text.string(first..<end)
    guard !name.isEmpty else { return }
    if sign == "/" {
      if frames.last?.name == name { leave() }
    } else if "#^<$".contains(sign) {
      enter(.broken, name, text.position(start))
    }
  }
}
