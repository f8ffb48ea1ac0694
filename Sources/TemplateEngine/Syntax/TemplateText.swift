import SiteModel

/// A template's characters, with the line and column of each.
struct TemplateText: Sendable {
  let characters: [Character]
  /// Of each character its byte, where it has one; 0x80 of all others. Signs and names are looked for among these:
  /// characters take long to compare.
  let bytes: [UInt8]
  private let lineStarts: [Int]
  private let text: String
  /// Where each character begins in `text`, and the end.
  private let places: [String.Index]

  init(_ text: String) {
    self.text = text
    characters = Array(text)
    places = text.indices + [text.endIndex]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count)
    var lineStarts = [0]
    for character in characters {
      let utf8 = character.utf8
      bytes.append(utf8.count == 1 ? utf8[utf8.startIndex] : 0x80)
      // The lines that editors number; the engine takes these two as line ends as well.
      if bytes.last == 0x0A || character == "\r\n" { lineStarts.append(bytes.count) }
    }
    self.bytes = bytes
    self.lineStarts = lineStarts
  }

  var count: Int { characters.count }

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
    guard start <= last, let first = word.first?.utf8, let lead = first.first else { return nil }
    let byte = first.count == 1 ? lead : 0x80
    return (start...last).first { bytes[$0] == byte && starts(with: word, at: $0) }
  }

  func string(_ range: Range<Int>) -> String {
    String(text[places[range.lowerBound]..<places[range.upperBound]])
  }

  /// The range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first(where: { !isWhitespace($0) }),
      let last = range.last(where: { !isWhitespace($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  private func isWhitespace(_ index: Int) -> Bool {
    switch bytes[index] {
    case 0x09...0x0D, 0x20: true
    case 0x80: characters[index].isWhitespace
    default: false
    }
  }
}

/// What is wrong at one place of a template.
struct TemplateProblem: Error, Hashable {
  var position: SourcePosition
  var message: String
  var hint: String?
  var kind: FindingKind

  init(
    _ position: SourcePosition, _ message: String, hint: String? = nil, kind: FindingKind = .templateError
  ) {
    self.position = position
    self.message = message
    self.hint = hint
    self.kind = kind
  }

  /// An error; a warning of what can be rendered, though most likely not as it was meant.
  func diagnostic(in file: String) -> Diagnostic {
    kind == .templateError
      ? .error(kind, file, position, message, hint: hint)
      : .warning(kind, file, position, message, hint: hint)
  }
}
