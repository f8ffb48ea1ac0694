import SiteModel

/// The values of a text, made of a parser's events in their order. What is open stands on a stack of its own, so that
/// no text is nested deeply enough to end the program.
struct YAMLTree {
  enum Group { case list, mapping }

  /// A group whose end has not come yet.
  private struct Open {
    var group: Group
    var position: SourcePosition
    var values: [YAMLValue] = []
    var entries: [YAMLValue.Entry] = []
    var key = Key.awaited
  }

  private enum Key {
    case awaited
    case word(String, SourcePosition)
    /// A group, which cannot be a key; told of once the whole text is known to be YAML.
    case group
  }

  private(set) var root: YAMLValue?
  /// Whether a value has had a name by which others could stand for it.
  var hasAnchor = false
  private var stack: [Open] = []
  private var valuesLeft: Int
  private var keyProblem: YAMLReader.Problem?

  /// Values are walked through by functions that call themselves.
  private static let mostLevels = 100

  init(mostValues: Int) { valuesLeft = mostValues }

  /// What is wrong with an alias. Aliases of aliases could stand for more values than any machine holds.
  var aliasProblem: String {
    hasAnchor ? "anchors ('&') and aliases ('*') are not supported" : "found undefined alias"
  }

  // MARK: Events

  mutating func add(_ text: String, isPlain: Bool, at position: SourcePosition) throws(YAMLReader.Problem) {
    if isKeyAwaited {
      stack[stack.count - 1].key = .word(text, position)
    } else {
      try count(position)
      add(YAMLValue(content: .scalar(text, isPlain: isPlain), position: position))
    }
  }

  mutating func open(_ group: Group, at position: SourcePosition) throws(YAMLReader.Problem) {
    if isKeyAwaited {
      keyProblem = keyProblem ?? .init(position: position, reason: "a key must be a word")
    }
    try count(position)
    guard stack.count < Self.mostLevels else {
      throw .init(position: position, reason: "values are nested more than \(Self.mostLevels) levels deep")
    }
    stack.append(Open(group: group, position: position))
  }

  /// Ends the innermost group.
  mutating func close() throws(YAMLReader.Problem) {
    guard let last = stack.popLast() else { return }
    try Self.checkRepetition(last.entries)
    if isKeyAwaited {
      stack[stack.count - 1].key = .group
      return
    }
    switch last.group {
    case .list: add(YAMLValue(content: .list(last.values), position: last.position))
    case .mapping: add(YAMLValue(content: .mapping(last.entries), position: last.position))
    }
  }

  func finished() throws(YAMLReader.Problem) -> YAMLValue? {
    if let keyProblem { throw keyProblem }
    return root
  }

  // MARK: Values

  private var isKeyAwaited: Bool {
    guard let last = stack.last, last.group == .mapping, case .awaited = last.key else { return false }
    return true
  }

  private mutating func count(_ position: SourcePosition) throws(YAMLReader.Problem) {
    valuesLeft -= 1
    guard valuesLeft >= 0 else {
      throw keyProblem ?? .init(position: position, reason: "there are too many values")
    }
  }

  private mutating func add(_ value: YAMLValue) {
    let last = stack.count - 1
    guard last >= 0 else {
      root = value
      return
    }
    switch stack[last].group {
    case .list: stack[last].values.append(value)
    case .mapping:
      if case .word(let key, let position) = stack[last].key {
        stack[last].entries.append(.init(key: key, keyPosition: position, value: value))
      }
      stack[last].key = .awaited
    }
  }

  /// Told at the first place of the first of them.
  private static func checkRepetition(_ entries: [YAMLValue.Entry]) throws(YAMLReader.Problem) {
    guard entries.count > 1, Set(entries.lazy.map(\.key)).count < entries.count else { return }
    var counts: [String: Int] = [:]
    for entry in entries { counts[entry.key, default: 0] += 1 }
    let repeated = counts.filter { $0.value > 1 }.keys.sorted()
    throw .init(
      position: entries.first { $0.key == repeated.first }?.keyPosition,
      reason: "the key '\(repeated.joined(separator: "', '"))' appears twice here",
      repeatedKey: repeated.first)
  }
}
