import SiteModel

/// Cuts texts into the words that readers may look for: runs of letters, digits and marks, folded as tags are.
///
/// `templates/assets/search.js` does the same to what a reader types; a change here is one there. Texts in
/// French are read byte by byte; other alphabets go through `TextFolding`.
struct WordSplitter: Sendable {
  /// What U+0080 to U+00FF become: `length << 16 | first << 8 | second`; 0 parts words, `passed` is left out.
  private let latin: [UInt32]
  private static let passed = UInt32.max

  init() {
    latin = (UInt32(0x80)...0xFF).map { value in
      guard let scalar = Unicode.Scalar(value) else { return 0 }
      if Self.isInvisible(scalar) { return Self.passed }
      guard Self.isWordPart(scalar) else { return 0 }
      let folded = Array(TextFolding.fold(String(scalar)).utf8)
      // No letter of this block becomes longer: œ and ß become two.
      return UInt32(folded.count) << 16 | UInt32(folded[0]) << 8 | UInt32(folded.count > 1 ? folded[1] : 0)
    }
  }

  /// Calls `body` with each word of a text in UTF-8.
  func forEachWord(in text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    let isDone = text.withUTF8 { bytes in
      guard Self.isFrench(bytes) else { return false }
      split(bytes, body)
      return true
    }
    if isDone { return }
    for word in Self.words(of: text) {
      var word = word
      word.withUTF8(body)
    }
  }

  /// The words of a text in any alphabet.
  ///
  /// - Parameter withSigns: whether `+` and `#` at a word's end belong to it, as in `C++`: they do in what a reader types.
  static func words(of text: String, withSigns: Bool = false) -> [String] {
    words(folded: TextFolding.fold(text), withSigns: withSigns)
  }

  private static func words(folded text: String, withSigns: Bool) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var signs = String.UnicodeScalarView()
    func end() {
      if !word.isEmpty { words.append(String(word) + String(signs)) }
      word = String.UnicodeScalarView()
      signs = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      if isWordPart(scalar) {
        // Between two words a sign joins them: it belongs to neither.
        if !signs.isEmpty {
          signs = String.UnicodeScalarView()
          end()
        }
        // The sigma at a word's end is another letter in small print only.
        word.append(scalar == "ς" ? "σ" : scalar)
      } else if withSigns, !word.isEmpty, scalar == "+" || scalar == "#" {
        signs.append(scalar)
      } else {
        end()
      }
    }
    end()
    return words
  }

  /// Words by which a text is found as well: with the signs at their ends, and folded as the script of version 0.1
  /// folds, which blogs may have among their own templates.
  static func furtherWords(of text: String) -> [String] {
    var text = text
    guard text.withUTF8(mayHaveFurtherWords) else { return [] }
    var further: [String] = []
    if text.utf8.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "#") }) {
      further = words(of: text, withSigns: true).filter { $0.hasSuffix("+") || $0.hasSuffix("#") }
    }
    if TextFolding.isFoldedDifferently(text) {
      further += words(folded: TextFolding.foldAsBefore(text), withSigns: false)
    }
    return further
  }

  /// Whether a text has a sign that may belong to a word, or a letter that may once have been folded in another way; of
  /// most French texts, a look at their bytes tells.
  private static func mayHaveFurtherWords(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "+"), UInt8(ascii: "#"): return true
      case ..<0x80: i += 1
      case 0xC2, 0xC3:
        // What `TextFolding.isFoldedDifferently` looks for in Latin-1: ª, º, Ð, Ø, Þ, ð, ø, þ.
        switch (bytes[i], bytes[i + 1]) {
        case (0xC2, 0xAA), (0xC2, 0xBA): return true
        case (0xC3, 0x90), (0xC3, 0x98), (0xC3, 0x9E), (0xC3, 0xB0), (0xC3, 0xB8), (0xC3, 0xBE): return true
        default: i += 2
        }
      case 0xC5 where bytes[i + 1] == 0x92 || bytes[i + 1] == 0x93: i += 2
      case 0xE2 where bytes[i + 1] == 0x80: i += 3
      default: return true
      }
    }
    return false
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// Soft hyphens and the like part no word.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format
  }

  // MARK: Byte by byte

  /// Whether a text has no other characters than ASCII, Latin-1, œ and general punctuation.
  private static func isFrench(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case ..<0x80: i += 1
      case 0xC2, 0xC3: i += 2
      case 0xC5 where bytes[i + 1] == 0x92 || bytes[i + 1] == 0x93: i += 2
      case 0xE2 where bytes[i + 1] == 0x80: i += 3
      default: return false
      }
    }
    return true
  }

  private func split(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    // A letter of one byte stays one, œ and ß keep their two: a word never grows.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { word in
      var length = 0
      func end() {
        if length > 0 { body(UnsafeBufferPointer(rebasing: word[..<length])) }
        length = 0
      }
      func append(_ byte: UInt8) {
        word[length] = byte
        length += 1
      }
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          append(byte)
          i += 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          append(byte | 0x20)
          i += 1
        case ..<0x80:
          end()
          i += 1
        case 0xC5:
          append(UInt8(ascii: "o"))
          append(UInt8(ascii: "e"))
          i += 2
        case 0xE2:
          let isInvisible = (0x8B...0x8F).contains(bytes[i + 2]) || (0xAA...0xAE).contains(bytes[i + 2])
          if !isInvisible { end() }
          i += 3
        default:
          let folded = latin[Int(byte & 1) << 6 | Int(bytes[i + 1] & 0x3F)]
          if folded == 0 {
            end()
          } else if folded != Self.passed {
            append(UInt8(truncatingIfNeeded: folded >> 8))
            if folded >> 16 == 2 { append(UInt8(truncatingIfNeeded: folded)) }
          }
          i += 2
        }
      }
      end()
    }
  }
}
