import SiteModel

/// A template's characters, with the line and column of each.
struct TemplateText: Sendable {
  let characters: [Character]
  private let lineStarts: [Int]

  init(_ text: String) {
    let characters = Array(text)
    self.characters = characters
    lineStarts = [0] + characters.indices.filter { Self.isLineEnd(characters[$0]) }.map { $0 + 1 }
  }

  var count: Int { characters.count }

  /// The lines that editors number; the engine takes these two as line ends as well.
  private static func isLineEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }

  func position(_ index: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: index - lineStarts[low] + 1)
  }

  func starts(with word: [Character], at index: Int) -> Bool {
    index + word.count <= count && characters[index..<index + word.count].elementsEqual(word)
  }

  /// Where `word` first stands from `start` on, at `last` at the latest.
  func index(of word: [Character], from start: Int, upTo last: Int? = nil) -> Int? {
    let last = min(last ?? count, count - word.count)
    guard start <= last else { return nil }
    return (start...last).first { starts(with: word, at: $0) }
  }

  func string(_ range: Range<Int>) -> String { String(characters[range]) }

  /// The range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first(where: { !characters[$0].isWhitespace }),
      let last = range.last(where: { !characters[$0].isWhitespace })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}

/// What is wrong at one place of a template.
struct TemplateProblem: Error, Hashable {
  var position: SourcePosition
  var message: String
  var hint: String?

  init(_ position: SourcePosition, _ message: String, hint: String? = nil) {
    self.position = position
    self.message = message
    self.hint = hint
  }

  func diagnostic(in file: String) -> Diagnostic {
    .error(.templateError, file, position, message, hint: hint)
  }
}
