/// Quotation marks: straight ones become « », “ ” inside them, ′ and ″ behind digits.
extension FrenchTypography {
  static let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]
  static let prime: [UInt8] = [0xE2, 0x80, 0xB2]
  static let doublePrime: [UInt8] = [0xE2, 0x80, 0xB3]
  static let roundOpen: [UInt8] = [0xE2, 0x80, 0x9C]
  static let roundClose: [UInt8] = [0xE2, 0x80, 0x9D]
  /// The marks before a round one that was typed, and in the place of straight ones: U+FDD6 to U+FDD8.
  static let typedMark: [UInt8] = [0xEF, 0xB7, 0x96]
  static let openMark: [UInt8] = [0xEF, 0xB7, 0x97]
  static let closeMark: [UInt8] = [0xEF, 0xB7, 0x98]

  enum QuotationMark { case straightOpen, straightClose, typedOpen, typedClose }

  static func has(_ sign: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    i + sign.count <= text.count && zip(sign, text[i...]).allSatisfy { $0 == $1 }
  }

  /// The quotation mark at a place, and the number of its bytes.
  func quote(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> (QuotationMark, Int)? {
    guard quotes != nil else { return nil }
    if text[i] == 0xE2 {
      if Self.has(Self.roundOpen, text, at: i) {
        return (roundQuotesAreStraight ? .straightOpen : .typedOpen, 3)
      }
      if Self.has(Self.roundClose, text, at: i) {
        return (roundQuotesAreStraight ? .straightClose : .typedClose, 3)
      }
      return nil
    }
    if Self.has(Self.openMark, text, at: i) { return (.straightOpen, 3) }
    if Self.has(Self.closeMark, text, at: i) { return (.straightClose, 3) }
    guard Self.has(Self.typedMark, text, at: i) else { return nil }
    if Self.has(Self.roundOpen, text, at: i + 3) { return (.typedOpen, 6) }
    return Self.has(Self.roundClose, text, at: i + 3) ? (.typedClose, 6) : nil
  }

  mutating func write(_ quote: QuotationMark, to output: inout [UInt8], _ start: Int, _ word: Word) {
    switch quote {
    case .typedOpen:
      openQuotes.append(.typedRound)
      output.append(contentsOf: Self.roundOpen)
    case .typedClose:
      if openQuotes.last == .inner || openQuotes.last == .typedRound { openQuotes.removeLast() }
      output.append(contentsOf: Self.roundClose)
    case .straightOpen where quotes == .asTyped, .straightClose where quotes == .asTyped:
      output.append(UInt8(ascii: "\""))
    case .straightOpen: writeOpen(to: &output)
    case .straightClose:
      let isBehindDigit = before(output, start).map { $0.properties.numericType != nil } ?? false
      if isBehindDigit, word.hasPrime || openQuotes.isEmpty {
        output.append(contentsOf: Self.doublePrime)
      } else {
        writeClose(to: &output, start)
      }
    }
  }

  mutating func write(_ quote: SpacedQuote, to output: inout [UInt8], _ start: Int) {
    switch quote {
    case .opens:
      writeOpen(to: &output)
      isAfterOpeningGuillemet = true
    case .closes:
      // Behind another mark that is left as it is, the space tells what that one is.
      if Self.removeSpaces(from: &output, downTo: start), output.last == UInt8(ascii: "\"") {
        output.append(0x20)
      }
      writeClose(to: &output, start)
    case .asTyped:
      hasLoneQuote = true
      output.append(UInt8(ascii: "\""))
    }
  }

  private mutating func writeOpen(to output: inout [UInt8]) {
    guard openQuotes.isEmpty else {
      openQuotes.append(.inner)
      output.append(contentsOf: Self.roundOpen)
      return
    }
    openQuotes.append(.guillemet)
    output.append(contentsOf: [0xC2, 0xAB])
    output.append(contentsOf: Self.narrow)
    isAfterOpeningGuillemet = true
  }

  private mutating func writeClose(to output: inout [UInt8], _ start: Int) {
    guard openQuotes.last == .guillemet else {
      if openQuotes.last == .inner || openQuotes.last == .typedRound { openQuotes.removeLast() }
      output.append(contentsOf: Self.roundClose)
      return
    }
    openQuotes.removeLast()
    _ = Self.removeSpaces(from: &output, downTo: start)
    output.append(contentsOf: Self.narrow)
    output.append(contentsOf: [0xC2, 0xBB])
  }

  /// Whether an apostrophe stands between digits: `2'33`, `48°51'24`.
  func isPrime(
    _ text: UnsafeBufferPointer<UInt8>, at i: Int, _ length: Int, _ before: Unicode.Scalar?
  ) -> Bool {
    guard let before, (0x30...0x39).contains(before.value), i + length < text.count else { return false }
    return text[i + length].isASCIIDigit
  }

  /// Whether a second apostrophe follows, behind a digit: `2'33''`.
  func isDoubled(
    _ text: UnsafeBufferPointer<UInt8>, at i: Int, _ length: Int, _ before: Unicode.Scalar?
  ) -> Bool {
    guard let before, (0x30...0x39).contains(before.value), i + 2 * length <= text.count else { return false }
    return text[i..<(i + length)].elementsEqual(text[(i + length)..<(i + 2 * length)])
  }

  /// Whether one or two digits end what was written, with a space before them and the part of an angle before that:
  /// `48° 51' 24''`.
  func isBehindPart(_ sign: Unicode.Scalar, _ output: [UInt8], _ start: Int) -> Bool {
    let written = output[start...]
    let digits = written.suffix(2).reversed().prefix(while: \.isASCIIDigit).count
    guard digits > 0 else { return false }
    var end = written.dropLast(digits)
    let space = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]].first { end.suffix($0.count).elementsEqual($0) }
    guard let space else { return false }
    end = end.dropLast(space.count)
    return end.suffix(3).reversed().starts(with: Array(String(sign).utf8).reversed())
  }
}
