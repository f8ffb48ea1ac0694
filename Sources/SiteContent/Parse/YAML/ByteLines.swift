import SiteModel

/// The lines of a text in bytes: which place an offset is. Each question costs the same, wherever in the text: a file may
/// have a problem in each of its lines, and a line as many as it has words.
struct ByteLines {
  let bytes: [UInt8]
  /// Where each line begins.
  private let starts: [Int]
  /// How many characters begin before each 256th byte, and before the end.
  private let characters: [Int]

  private static let step = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var characters: [Int] = []
    var count = 0
    for (i, byte) in bytes.enumerated() {
      if i % Self.step == 0 { characters.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte == .newline { starts.append(i + 1) }
    }
    characters.append(count)
    self.starts = starts
    self.characters = characters
  }

  func position(of offset: Int) -> SourcePosition {
    let line = lineNumber(of: offset)
    return SourcePosition(
      line: line + 1, column: charactersBefore(offset) - charactersBefore(starts[line]) + 1)
  }

  func lineStart(of offset: Int) -> Int { starts[lineNumber(of: offset)] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The line that holds an offset, without its end.
  func line(holding offset: Int) -> String {
    let line = lineNumber(of: offset)
    return text(starts[line]..<(line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count))
  }

  /// From 0.
  private func lineNumber(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func charactersBefore(_ offset: Int) -> Int {
    let end = min(offset, bytes.count)
    let block = end / Self.step
    guard block < characters.count else { return characters[characters.count - 1] }
    return characters[block] + bytes[(block * Self.step)..<end].count { $0 & 0xC0 != 0x80 }
  }
}
