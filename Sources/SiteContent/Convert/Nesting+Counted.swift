extension Nesting {
  /// No text with more lists and quotes in each other than this is parsed to count them truly.
  private static let mostContainers = 64

  /// The nesting of a text: by the quick upper bound where that is within the limit, else as the parser will see it.
  ///
  /// - Parameter hasTables: whether a pipe may end code, as it does in a table's row.
  init(of text: [UInt8], upTo limit: Int, hasTables: Bool) {
    self.init(of: text)
    guard depth > limit, containerDepth <= max(limit, Self.mostContainers), !text.hasPart("<![CDATA[")
    else { return }
    self.init(countedIn: text, upTo: limit, hasTables: hasTables)
  }

  /// Parses a copy of the text in which no bracket is one, which takes linear time, and reads the brackets in the
  /// order in which the parser comes upon them.
  private init(countedIn text: [UInt8], upTo limit: Int, hasTables: Bool) {
    self.init(of: [])
    var containers = 0
    var block = BracketTokens()
    CommonMarkDocument(parsing: BracketTokens.marking(text), isSmart: false).forEachEvent {
      node, isEntering in
      switch node.kind {
      case .blockQuote, .item:
        containers += isEntering ? 1 : -1
        if isEntering { note(containers, node.line) }
      case .paragraph, .heading:
        if isEntering {
          block = BracketTokens()
        } else if depth <= limit {
          let brackets = block.depth(upTo: limit, hasTables: hasTables && node.lineCount > 1)
          note(containers + brackets.depth, node.line + brackets.line)
        }
      default: block.add(node, isEntering)
      }
    }
  }

  private mutating func note(_ levels: Int, _ line: Int) {
    guard levels > depth else { return }
    include(Nesting(depth: levels, line: line))
  }
}
