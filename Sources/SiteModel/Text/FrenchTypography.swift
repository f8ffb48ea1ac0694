/// French spacing: U+202F before `; ! ?` and inside « », U+00A0 before `:`.
///
/// Source: https://fvsch.com/espaces-ponctuation and Lexique des règles typographiques en usage à
/// l'Imprimerie nationale. A space that is there is replaced; one that is missing is put in where the sign
/// ends a word, and never inside `10:30`, an address, a smiley or `:code:`. Applying it twice changes nothing.
///
/// A value of this type follows one paragraph through its pieces (text, emphasis, links), so that a sign at
/// the beginning of a piece sees what stands before it.
package struct FrenchTypography: Sendable {
  static let narrow: [UInt8] = [0xE2, 0x80, 0xAF]
  static let noBreak: [UInt8] = [0xC2, 0xA0]

  /// The last scalar before the next piece; nil at the beginning of a paragraph.
  private var previous: Unicode.Scalar?
  var isAfterOpeningGuillemet = false
  /// The same, for who marks the next piece.
  package var last: Unicode.Scalar? { previous }

  /// Whether white space that comes next is dropped, a line break included: it follows «.
  package var dropsNextSpace: Bool { isAfterOpeningGuillemet }

  /// What straight quotation marks become, where they are looked for, and whether round ones are such, as they are
  /// behind Markdown's smart punctuation.
  let quotes: Typography.Quotes?
  let roundQuotesAreStraight: Bool
  private let spacesNumbers: Bool
  /// The quotation marks that are open.
  var openQuotes: [Quote] = []

  enum Quote { case guillemet, typed, inner, typedRound }

  /// Whether a mark between spaces was left as it is: of those that follow, nothing tells which belong together.
  var hasLoneQuote = false
  /// Whether a word follows the next piece without a space, such as one in emphasis.
  package var isBeforeWord = false

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
    var word = Word(at: 0)
    var i = 0
    while i < text.count {
      let letters = isAfterOpeningGuillemet ? 0 : Self.letters(text, from: i)
      if letters > 0 {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[i..<(i + letters)]))
        i += letters
        continue
      }
      let byte = text[i]
      let space = Self.spaceLength(text, at: i)
      if isAfterOpeningGuillemet {
        if space > 0 {
          i += space
          word = Word(at: i)
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
        } else if Self.isWordEnd(before(output, start)), Self.isBoundary(text, at: i + 1),
          !word.isAddress(text), byte != UInt8(ascii: ";") || !Self.endsReference(text, at: i)
        {
          output.append(contentsOf: Self.narrow)
        }
        output.append(byte)
      case UInt8(ascii: ":"):
        if Self.isBoundary(text, at: i + 1), !word.isAddress(text), !word.isCode,
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
        word = Word(at: i + 1)
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xBB:
        if let typed = openQuotes.lastIndex(of: .typed) { openQuotes.removeLast(openQuotes.count - typed) }
        let hadSpace = Self.removeSpaces(from: &output, downTo: start)
        if hadSpace || !Self.isSpace(before(output, start)) { output.append(contentsOf: Self.narrow) }
        output.append(contentsOf: [0xC2, 0xBB])
        i += 1
        word = Word(at: i + 1)
      case UInt8(ascii: "'") where quotes != nil,
        0xE2 where quotes != nil && Self.has(Self.apostrophe, text, at: i):
        let length = byte == 0xE2 ? 3 : 1
        let isBehindDegrees = isBehindPart("°", output, start)
        if isDoubled(text, at: i, length, before(output, start)),
          word.hasPrime || isBehindPart("′", output, start)
        {
          output.append(contentsOf: Self.doublePrime)
          i += 2 * length
        } else if isPrime(text, at: i, length, before(output, start)) || isBehindDegrees {
          output.append(contentsOf: Self.prime)
          word.hasPrime = true
          i += length
        } else {
          output.append(contentsOf: text[i..<(i + length)])
          for place in i..<(i + length) { word.read(text[place], at: place) }
          i += length
        }
        continue
      case 0xE2 where quotes != nil && Self.has(Self.doublePrime, text, at: i):
        // What a straight quotation mark may have become ends a word as that does.
        output.append(contentsOf: Self.doublePrime)
        i += 3
        word = Word(at: i)
        continue
      case 0xE2 where quotes != nil && Self.isCutYear(text, at: i):
        // To smart punctuation it begins words in quotation marks.
        output.append(contentsOf: Self.apostrophe)
        i += 3
        continue
      case 0xE2, 0xEF:
        guard let (quote, length) = quote(text, at: i) else {
          output.append(byte)
          break
        }
        if quotes == .guillemets, quote == .straightOpen || quote == .straightClose,
          let spaced = spaced(text, at: i, length, before(output, start))
        {
          write(spaced, to: &output, start)
        } else {
          write(quote, to: &output, start, word)
        }
        i += length
        word = Word(at: i)
        continue
      case 0x20 where spacesNumbers:
        let space = output.withUnsafeBufferPointer {
          FrenchSpaces.space(after: UnsafeBufferPointer(rebasing: $0[start...]), text, at: i)
        }
        if let space {
          output.append(contentsOf: space)
        } else {
          output.append(byte)
        }
      default:
        output.append(byte)
      }
      if byte <= 0x20 || space > 0 {
        word = Word(at: i + max(1, space))
      } else {
        word.read(byte, at: i)
        if byte & 0xC0 == 0x80, AddressWord.isWideSpace(text, at: i - 2) { word = Word(at: i + 1) }
      }
      i += 1
    }
    previous = output.count > start ? Self.lastScalar(of: output) : previous
  }

  /// What stands just before the end of `output`: of this piece, or else of the one before.
  func before(_ output: [UInt8], _ start: Int) -> Unicode.Scalar? {
    output.count > start ? Self.lastScalar(of: output) : previous
  }
}
