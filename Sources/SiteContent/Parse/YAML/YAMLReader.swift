import SiteModel
import Yams

/// Reads YAML into values that know their places. The only file that knows Yams.
enum YAMLReader {
  /// What is wrong with a text, and where.
  struct Problem: Error {
    var position: SourcePosition?
    var reason: String
    /// The key, where the problem is that it stands twice in one group.
    var repeatedKey: String?
  }

  /// The value of a text; nil where it holds nothing but comments.
  ///
  /// - Parameter mostValues: more are a problem, for each takes much more memory than its letters.
  /// - Throws: `Problem`.
  static func read(_ text: String, mostValues: Int) throws(Problem) -> YAMLValue? {
    if let position = aliasOfAnchor(in: text) {
      throw Problem(position: position, reason: "anchors ('&') and aliases ('*') are not supported")
    }
    let node: Node?
    do {
      // The encoding is named, or Yams would look into the environment for it at every text. What a scalar means is
      // for its key to say: without rules, no regular expression looks at any.
      node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw problem(error)
    } catch {
      throw Problem(position: nil, reason: "\(error)")
    }
    guard let node else { return nil }
    var left = mostValues
    return try value(node, &left)
  }

  /// The first alias of a text that has an anchor as well: aliases of aliases can stand for more values than
  /// any machine holds, and the parser compares keys before we could count them.
  private static func aliasOfAnchor(in text: String) -> SourcePosition? {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
    var hasAnchor = false
    var alias: SourcePosition?
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      // Where a value may begin; a sign inside a text is no anchor.
      var isStart = true
      var column = 0
      var previous: Unicode.Scalar = "\n"
      let scalars = Array(line.unicodeScalars)
      for (j, scalar) in scalars.enumerated() {
        column += 1
        let isName = j + 1 < scalars.count && !scalars[j + 1].properties.isWhitespace
        if isStart, isName, scalar == "&" { hasAnchor = true }
        if isStart, isName, scalar == "*", alias == nil {
          alias = SourcePosition(line: i + 1, column: column)
        }
        if "[{,".unicodeScalars.contains(scalar) {
          isStart = true
        } else if scalar.properties.isWhitespace {
          isStart = isStart || ":-?".unicodeScalars.contains(previous)
        } else if !(":-?".unicodeScalars.contains(scalar) && isStart) {
          isStart = false
        }
        previous = scalar
      }
    }
    return hasAnchor ? alias : nil
  }

  private static func value(_ node: Node, _ left: inout Int) throws(Problem) -> YAMLValue {
    left -= 1
    let position = position(node.mark)
    guard left >= 0 else { throw Problem(position: position, reason: "there are too many values") }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLValue(content: .scalar(scalar.string, isPlain: isPlain), position: position)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for item in sequence { values.append(try value(item, &left)) }
      return YAMLValue(content: .list(values), position: position)
    case .mapping(let mapping):
      var entries: [YAMLValue.Entry] = []
      for (key, item) in mapping {
        guard let name = key.scalar else {
          throw Problem(position: self.position(key.mark), reason: "a key must be a word")
        }
        entries.append(
          .init(key: name.string, keyPosition: self.position(key.mark), value: try value(item, &left)))
      }
      return YAMLValue(content: .mapping(entries), position: position)
    case .alias:
      throw Problem(position: position, reason: "aliases are not supported")
    }
  }

  private static func position(_ mark: Mark?) -> SourcePosition {
    mark.map { SourcePosition(line: $0.line, column: $0.column) } ?? .start
  }

  private static func problem(_ error: YamlError) -> Problem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Problem(position: position(mark), reason: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      Problem(
        position: position(context.mark),
        reason: "the key '\(duplicates.sorted().joined(separator: "', '"))' appears twice here",
        repeatedKey: duplicates.min())
    case .reader(let problem, _, _, _):
      Problem(position: nil, reason: problem)
    default:
      Problem(position: nil, reason: "\(error)")
    }
  }
}
