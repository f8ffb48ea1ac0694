/// French spacing: U+202F before `; ! ?` and inside « », U+00A0 before `:`.
///
/// Source: https://fvsch.com/espaces-ponctuation and Lexique des règles typographiques en usage à
/// l'Imprimerie nationale. A space that is there is replaced; one that is missing is put in where the sign
/// ends a word, and never inside `10:30`, an address, a smiley or `:code:`. Applying it twice changes nothing.
///
/// A value of this type follows one paragraph through its pieces (text, emphasis, links), so that a sign at
/// the beginning of a piece sees what stands before it.
package struct FrenchTypography: Sendable {
  private static let narrow: [UInt8] = [0xE2, 0x80, 0xAF]
  private static let noBreak: [UInt8] = [0xC2, 0xA0]

  /// The last scalar before the next piece; nil at the beginning of a paragraph.
  private var previous: Unicode.Scalar?
  private var isAfterOpeningGuillemet = false

  /// Whether white space that comes next is dropped, a line break included: it follows «.
  package var dropsNextSpace: Bool { isAfterOpeningGuillemet }

  /// What straight quotation marks become, where they are looked for, and whether round ones are such, as they are
  /// behind Markdown's smart punctuation.
  private let quotes: Typography.Quotes?
  private let roundQuotesAreStraight: Bool
  private let spacesNumbers: Bool
  /// The quotation marks that are open.
  private var openQuotes: [Quote] = []

  private enum Quote { case guillemet, typed, inner }

  /// Spaces around signs, and nothing else.
  package init() { (quotes, roundQuotesAreStraight, spacesNumbers) = (nil, false, false) }

  /// - Parameter isSmart: whether smart punctuation has made straight quotation marks round; those that were round
  ///   before have a mark before them (U+FDD6).
  package init(_ typography: Typography, isSmart: Bool) {
    quotes = typography.quotes
    roundQuotesAreStraight = isSmart
    spacesNumbers = typography.numbers == .noBreak
  }

  /// The whole of a one-line text, such as a title.
  package static func typeset(_ text: String, _ options: Typography? = nil) -> String {
    guard options != nil || text.utf8.contains(where: { isSign[Int($0)] }) else { return text }
    var typography = options.map { FrenchTypography($0, isSmart: false) } ?? FrenchTypography()
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { typography.append($0, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Tells of something between two pieces that is no text to typeset, such as code or an image.
  package mutating func skipObject() {
    previous = "x"
    isAfterOpeningGuillemet = false
  }

  /// Tells of the end of a line between two pieces: what comes next begins one.
  package mutating func endLine() {
    previous = "\n"
    isAfterOpeningGuillemet = false
  }

  /// Appends one piece of text, typeset, to `output`.
  package mutating func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard !text.isEmpty else { return }
    if quotes == nil, !isAfterOpeningGuillemet, !text.contains(where: { Self.isSign[Int($0)] }) {
      output.append(contentsOf: text)
      previous = Self.lastScalar(of: output) ?? previous
      return
    }
    let start = output.count
    var word = Word()
    var i = 0
    while i < text.count {
      let byte = text[i]
      let space = Self.spaceLength(text, at: i)
      if isAfterOpeningGuillemet {
        if space > 0 {
          i += space
          word = Word(start: i)
          continue
        }
        isAfterOpeningGuillemet = false
      }
      switch byte {
      case UInt8(ascii: ";") where Self.isWink(text, at: i):
        output.append(byte)
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        if Self.removeSpaces(from: &output, downTo: start) {
          output.append(contentsOf: Self.narrow)
        } else if Self.isWordEnd(before(output, start)), Self.isBoundary(text, at: i + 1), !word.isAddress {
          output.append(contentsOf: Self.narrow)
        }
        output.append(byte)
      case UInt8(ascii: ":"):
        if Self.isBoundary(text, at: i + 1), !word.isAddress, !word.isCode,
          Self.removeSpaces(from: &output, downTo: start) || Self.isWordEnd(before(output, start))
        {
          output.append(contentsOf: Self.noBreak)
        }
        output.append(byte)
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xAB:
        output.append(contentsOf: [0xC2, 0xAB])
        output.append(contentsOf: Self.narrow)
        isAfterOpeningGuillemet = true
        if quotes != nil { openQuotes.append(.typed) }
        i += 1
        word = Word(start: i + 1)
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xBB:
        if let typed = openQuotes.lastIndex(of: .typed) { openQuotes.removeLast(openQuotes.count - typed) }
        let hadSpace = Self.removeSpaces(from: &output, downTo: start)
        if hadSpace || !Self.isSpace(before(output, start)) { output.append(contentsOf: Self.narrow) }
        output.append(contentsOf: [0xC2, 0xBB])
        i += 1
        word = Word(start: i + 1)
      case UInt8(ascii: "'") where quotes != nil && isPrime(text, at: i, 1, before(output, start)),
        0xE2
      where quotes != nil && Self.has(Self.apostrophe, text, at: i)
        && isPrime(text, at: i, 3, before(output, start)):
        output.append(contentsOf: Self.prime)
        word.hasPrime = true
        i += byte == 0xE2 ? 3 : 1
        continue
      case 0xE2, 0xEF:
        guard let (quote, length) = quote(text, at: i) else {
          output.append(byte)
          break
        }
        write(quote, to: &output, start, word)
        i += length
        if quote != .typedOpen, quote != .typedClose { word = Word(start: i) }
        continue
      case 0x20 where spacesNumbers:
        if let space = FrenchSpaces.space(after: output[start...], text, at: i) {
          output.append(contentsOf: space)
        } else {
          output.append(byte)
        }
      default:
        output.append(byte)
      }
      if byte <= 0x20 || space > 0 { word = Word(start: i + max(1, space)) } else { word.read(text, at: i) }
      i += 1
    }
    previous = output.count > start ? Self.lastScalar(of: output) : previous
  }

  /// What stands just before the end of `output`: of this piece, or else of the one before.
  private func before(_ output: [UInt8], _ start: Int) -> Unicode.Scalar? {
    output.count > start ? Self.lastScalar(of: output) : previous
  }
}

// MARK: Quotation marks

extension FrenchTypography {
  private static let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]
  private static let prime: [UInt8] = [0xE2, 0x80, 0xB2]
  private static let doublePrime: [UInt8] = [0xE2, 0x80, 0xB3]
  private static let roundOpen: [UInt8] = [0xE2, 0x80, 0x9C]
  private static let roundClose: [UInt8] = [0xE2, 0x80, 0x9D]
  /// The marks before a round one that was typed, and in the place of straight ones: U+FDD6 to U+FDD8.
  private static let typedMark: [UInt8] = [0xEF, 0xB7, 0x96]
  private static let openMark: [UInt8] = [0xEF, 0xB7, 0x97]
  private static let closeMark: [UInt8] = [0xEF, 0xB7, 0x98]

  private enum QuotationMark { case straightOpen, straightClose, typedOpen, typedClose }

  private static func has(_ sign: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    i + sign.count <= text.count && zip(sign, text[i...]).allSatisfy { $0 == $1 }
  }

  /// The quotation mark at a place, and the number of its bytes.
  private func quote(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> (QuotationMark, Int)? {
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

  private mutating func write(_ quote: QuotationMark, to output: inout [UInt8], _ start: Int, _ word: Word) {
    switch quote {
    case .typedOpen:
      openQuotes.append(.inner)
      output.append(contentsOf: Self.roundOpen)
    case .typedClose:
      if openQuotes.last == .inner { openQuotes.removeLast() }
      output.append(contentsOf: Self.roundClose)
    case .straightOpen where quotes == .asTyped, .straightClose where quotes == .asTyped:
      output.append(UInt8(ascii: "\""))
    case .straightOpen:
      if openQuotes.isEmpty {
        openQuotes.append(.guillemet)
        output.append(contentsOf: [0xC2, 0xAB])
        output.append(contentsOf: Self.narrow)
        isAfterOpeningGuillemet = true
      } else {
        openQuotes.append(.inner)
        output.append(contentsOf: Self.roundOpen)
      }
    case .straightClose:
      let isBehindDigit = before(output, start).map { $0.properties.numericType != nil } ?? false
      if isBehindDigit, word.hasPrime || openQuotes.isEmpty {
        output.append(contentsOf: Self.doublePrime)
      } else if openQuotes.last == .guillemet {
        openQuotes.removeLast()
        _ = Self.removeSpaces(from: &output, downTo: start)
        output.append(contentsOf: Self.narrow)
        output.append(contentsOf: [0xC2, 0xBB])
      } else {
        if openQuotes.last == .inner { openQuotes.removeLast() }
        output.append(contentsOf: Self.roundClose)
      }
    }
  }

  /// Whether an apostrophe stands between digits: `2'33`, `48°51'24`.
  private func isPrime(
    _ text: UnsafeBufferPointer<UInt8>, at i: Int, _ length: Int, _ before: Unicode.Scalar?
  ) -> Bool {
    guard let before, (0x30...0x39).contains(before.value), i + length < text.count else { return false }
    return (0x30...0x39).contains(text[i + length])
  }
}

extension FrenchTypography {
  /// Bytes that begin a sign to look at.
  private static let isSign: [Bool] = (0..<256).map { byte in
    [0x3B, 0x21, 0x3F, 0x3A, 0xC2].contains(byte)
  }

  private static func lastScalar(of bytes: [UInt8]) -> Unicode.Scalar? {
    var i = bytes.count - 1
    while i >= 0, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    guard i >= 0 else { return nil }
    return String(decoding: bytes[i...], as: UTF8.self).unicodeScalars.first
  }

  /// Bytes of the space (plain, no-break, narrow no-break, thin) at `i`; 0 where there is none.
  private static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    if text[i] == 0x20 { return 1 }
    if i + 1 < text.count, text[i] == 0xC2, text[i + 1] == 0xA0 { return 2 }
    if i + 2 < text.count, text[i] == 0xE2, text[i + 1] == 0x80, text[i + 2] == 0xAF || text[i + 2] == 0x89 {
      return 3
    }
    return 0
  }

  /// Takes trailing spaces away; false where there was none.
  private static func removeSpaces(from output: inout [UInt8], downTo start: Int) -> Bool {
    var end = output.count
    while end > start {
      if output[end - 1] == 0x20 {
        end -= 1
      } else if end - start >= 2, output[end - 2] == 0xC2, output[end - 1] == 0xA0 {
        end -= 2
      } else if end - start >= 3, output[end - 3] == 0xE2, output[end - 2] == 0x80,
        output[end - 1] == 0xAF || output[end - 1] == 0x89
      {
        end -= 3
      } else {
        break
      }
    }
    guard end < output.count else { return false }
    output.removeLast(output.count - end)
    return true
  }

  private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isWhitespace } ?? true
  }

  /// Whether a sign may follow this scalar without a space by mistake only.
  private static func isWordEnd(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar {
    case ")", "]", "»", "\u{2019}", "\u{201D}", "\"", "%", "€", "…": return true
    default:
      // A mark ends a letter that came taken apart, as file names from macOS do.
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }

  /// Whether the sign before `i` ends a word: a space, the end, or closing punctuation comes next.
  private static func isBoundary(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i < text.count else { return true }
    switch text[i] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "\""),
      0x09, 0x0A, 0x0D, 0x20:
      return true
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      // `:)` is a smiley, `(oui !)` is not.
      return text[i - 1] != UInt8(ascii: ":") && text[i - 1] != UInt8(ascii: ";")
    case 0xC2: return i + 1 < text.count && (text[i + 1] == 0xA0 || text[i + 1] == 0xBB)
    case 0xE2: return i + 1 < text.count && text[i + 1] == 0x80
    // The mark of a quotation mark.
    case 0xEF: return i + 1 < text.count && text[i + 1] == 0xB7
    default: return false
    }
  }

  /// Whether the semicolon at `i` is the eyes of `;)` or `;-)`.
  private static func isWink(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i + 1 < text.count else { return false }
    let mouth = text[i + 1] == UInt8(ascii: "-") ? i + 2 : i + 1
    guard mouth < text.count, ")(DPp".utf8.contains(text[mouth]) else { return false }
    return isBoundary(text, at: mouth + 1)
  }

  /// Whether this byte can stand between the colons of `:coeur_rouge:`.
  private static func isCodeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: "_-+".utf8.contains(byte)
    }
  }

  /// What is known of the word that is being read. It is told byte by byte: to look back from each sign
  /// would take quadratic time on a long text without spaces.
  private struct Word {
    /// Where it begins in the piece.
    var start = 0
    /// Whether it looks like an address: `https://…`, `www.…`, `nom@domaine`.
    var isAddress = false
    /// Whether it begins with a colon, as the code of an emoji does: `:sourire:`.
    var isCode = false
    /// Whether it holds minutes: `2′33`.
    var hasPrime = false

    mutating func read(_ text: UnsafeBufferPointer<UInt8>, at i: Int) {
      let byte = text[i]
      isCode = i == start ? byte == UInt8(ascii: ":") : isCode && FrenchTypography.isCodeByte(byte)
      switch byte {
      case UInt8(ascii: "@"): isAddress = true
      case UInt8(ascii: "/") where i >= start + 2:
        if text[i - 1] == UInt8(ascii: "/"), text[i - 2] == UInt8(ascii: ":") { isAddress = true }
      case UInt8(ascii: ".") where i == start + 3:
        if text[start..<i].allSatisfy({ $0 == UInt8(ascii: "w") }) { isAddress = true }
      default: break
      }
    }
  }
}
