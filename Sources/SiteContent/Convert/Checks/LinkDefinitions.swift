import SiteModel

/// Lines such as `[Photo]: AFP`, which define where links lead (CommonMark, 4.7). Where no link uses one, Markdown drops
/// its words without a trace.
struct LinkDefinitions {
  struct Definition: Equatable {
    /// From 1.
    var line: Int
    /// Bytes before its bracket on that line.
    var indentation: Int
    var label: String
    var target: String
    /// Whether it is the well-known form of a comment, `[//]: # (à revoir)`: meant for nobody to see.
    var isComment = false
  }

  /// Those that nothing refers to, in order.
  let unused: [Definition]
  /// All of them, in order.
  let all: [Definition]

  /// - Parameter includesNotes: whether `[^1]: mot` counts, which is one where there are no footnotes.
  init(in source: [UInt8], includesNotes: Bool = false) {
    guard source.hasPart("]:") else {
      (unused, all) = ([], [])
      return
    }
    var found: [Definition] = []
    var fence = OpenFence()
    var mayFollow = true
    var number = 0
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !fence.read(line, number) else {
        mayFollow = true
        continue
      }
      let definition = mayFollow ? Self.definition(line, number, includesNotes: includesNotes) : nil
      if let definition { found.append(definition) }
      // It cannot interrupt a paragraph, but may follow a heading.
      mayFollow =
        definition != nil || line.allSatisfy { $0 == 0x20 || $0 == 0x09 } || line.first == UInt8(ascii: "#")
    }
    all = found
    guard !found.isEmpty else {
      unused = []
      return
    }
    var mentions = Self.mentions(in: source)
    for definition in found { mentions[Self.folded(definition.label), default: 0] -= 1 }
    unused = found.filter { mentions[Self.folded($0.label), default: 0] < 1 }
  }

  /// A reader's text with a backslash before each that makes no link: nothing refers to it, it is a footnote, or what
  /// it names is a word and no address. A reader's words are shown.
  static func shown(in source: [UInt8]) -> [UInt8] {
    let definitions = LinkDefinitions(in: source, includesNotes: true)
    let others = definitions.all.filter {
      $0.label.hasPrefix("^") || $0.target.allSatisfy { $0.isLetter || $0.isNumber || "-'’,".contains($0) }
    }
    let shown = Dictionary((definitions.unused + others).map { ($0.line, $0) }) { first, _ in first }
    guard !shown.isEmpty else { return source }
    var output: [UInt8] = []
    var number = 0
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if number > 1 { output.append(UInt8(ascii: "\n")) }
      guard let definition = shown[number] else {
        output += line
        continue
      }
      output += line.prefix(definition.indentation)
      output.append(UInt8(ascii: "\\"))
      output += line.dropFirst(definition.indentation)
    }
    return output
  }

  private static let longestLabel = 200

  private static func definition(
    _ line: ArraySlice<UInt8>, _ number: Int, includesNotes: Bool
  ) -> Definition? {
    let spaces = line.prefix { $0 == 0x20 }
    let rest = line[spaces.endIndex...]
    guard spaces.count < 4, rest.first == UInt8(ascii: "["),
      includesNotes || rest.dropFirst().first != UInt8(ascii: "^"),
      let close = rest.prefix(longestLabel).firstIndex(of: UInt8(ascii: "]")),
      close + 1 < rest.endIndex, rest[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let label = rest[(rest.startIndex + 1)..<close]
    guard label.contains(where: { $0 > 0x20 }), !label.contains(UInt8(ascii: "[")),
      !label.contains(UInt8(ascii: "\\"))
    else { return nil }
    let value = String(decoding: rest[(close + 2)...], as: UTF8.self).trimming { $0.isWhitespace }
    let target = value.prefix { !$0.isWhitespace }
    let title = value.dropFirst(target.count).trimming { $0.isWhitespace }
    let isTitled = [("\"", "\""), ("'", "'"), ("(", ")")].contains { open, close in
      title.count > 1 && title.hasPrefix(open) && title.hasSuffix(close)
    }
    guard !target.isEmpty, title.isEmpty || isTitled else { return nil }
    return Definition(
      line: number, indentation: spaces.count, label: String(decoding: label, as: UTF8.self),
      target: String(target), isComment: !title.isEmpty && (target == "#" || target == "<>"))
  }

  /// How often each label stands in brackets.
  private static func mentions(in source: [UInt8]) -> [String: Int] {
    var mentions: [String: Int] = [:]
    var start: Int?
    for (i, byte) in source.enumerated() {
      if byte == UInt8(ascii: "[") {
        start = i + 1
      } else if byte == UInt8(ascii: "]"), let begin = start {
        start = nil
        guard i - begin <= longestLabel else { continue }
        mentions[folded(String(decoding: source[begin..<i], as: UTF8.self)), default: 0] += 1
      }
    }
    return mentions
  }

  /// Labels are compared without case, and all white space is one space.
  private static func folded(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Follows the code blocks that stand between fences in no list and no quote, line by line.
struct OpenFence {
  private(set) var line: Int?
  /// Whether an empty line and then words stand in the block that is open.
  private(set) var holdsParagraphs = false
  private var sign: UInt8 = 0
  private var length = 0
  private var hasGap = false

  /// Whether the line is one of a block, or one of its fences.
  mutating func read(_ text: ArraySlice<UInt8>, _ number: Int) -> Bool {
    let spaces = text.prefix { $0 == 0x20 }
    let rest = text[spaces.endIndex...]
    guard line != nil else {
      guard spaces.isEmpty, FenceTracker.isFence(rest), let first = rest.first else { return false }
      (line, sign, length) = (number, first, rest.prefix { $0 == first }.count)
      (hasGap, holdsParagraphs) = (false, false)
      return true
    }
    let signs = rest.prefix { $0 == sign }
    let isBlank = rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if spaces.count < 4, signs.count >= length,
      rest[signs.endIndex...].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    {
      line = nil
    } else if isBlank {
      hasGap = true
    } else if hasGap {
      holdsParagraphs = true
    }
    return true
  }
}
