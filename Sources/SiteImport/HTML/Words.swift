import SiteModel

/// The words that a reader sees: what a text says, whatever it is written in.
enum Words {
  private static let unseen: Set<String> = [
    "script", "style", "head", "template", "noscript", "iframe", "object", "video", "audio",
  ]
  /// Between these and their neighbours a word ends.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
  ]

  static func of(_ nodes: [HTMLNode], leavingOut: (HTMLElement) -> Bool = { _ in false }) -> [String] {
    var text = ""
    add(nodes, leavingOut, &text)
    return split(text)
  }

  private static func add(_ nodes: [HTMLNode], _ leavingOut: (HTMLElement) -> Bool, _ text: inout String) {
    for node in nodes {
      switch node {
      case .text(let part): text += part
      case .comment: break
      case .element(let element):
        if unseen.contains(element.name) || leavingOut(element) {
          text += " "
          continue
        }
        let isInline = inline.contains(element.name)
        if !isInline { text += " " }
        add(element.children, leavingOut, &text)
        if !isInline { text += " " }
      }
    }
  }

  /// Runs of letters and digits, composed.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    // What is ignored within a word parts it into pieces.
    var pieces = ""
    var start: String.Index?
    let scalars = text.unicodeScalars
    for i in scalars.indices {
      let scalar = scalars[i]
      if isPart(scalar) {
        start = start ?? i
        continue
      }
      if let begin = start { pieces += text[begin..<i] }
      start = nil
      if pieces.isEmpty || isIgnored(scalar) { continue }
      words.append(pieces)
      pieces = ""
    }
    if let begin = start { pieces += text[begin...] }
    if !pieces.isEmpty { words.append(pieces) }
    return words
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.isASCIILetterOrDigit
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .format
  }

  /// The words of the first text that the second has not, and those that it has beyond the first.
  static func difference(_ source: [String], _ result: [String]) -> (missing: [String], added: [String]) {
    if source == result { return ([], []) }
    var counts: [String: Int] = [:]
    for word in source { counts[word, default: 0] += 1 }
    for word in result { counts[word, default: 0] -= 1 }
    if counts.values.allSatisfy({ $0 == 0 }) { return ([], []) }
    // Words that one text parts and the other joins say the same.
    if source.joined() == result.joined() { return ([], []) }
    let missing = source.filter { word in
      guard let count = counts[word], count > 0 else { return false }
      counts[word] = count - 1
      return true
    }
    let added = result.filter { word in
      guard let count = counts[word], count < 0 else { return false }
      counts[word] = count + 1
      return true
    }
    return (missing, added)
  }
}
