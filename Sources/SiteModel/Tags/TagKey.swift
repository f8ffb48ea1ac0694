/// What makes two spellings of a tag the same tag: a tag is an identity, not a string.
///
/// `FEDERATION NUMERIQUE`, `Fédération numérique`, `federation-numerique` and `federation+numerique` have one
/// key; `C++`, `C#` and `C` have three.
package struct TagKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Folded words with one space between them.
  package let words: String

  package init(_ name: String) {
    let folded = TextFolding.fold(name)
    if Self.isPlain(folded) {
      words = folded
      return
    }
    // Invisible signs go first: `web+\u{AD}presse` has a plus between letters.
    let scalars = Array(folded.unicodeScalars)
      .filter { TextFolding.isWordSeparator($0) || !Self.isInvisible($0) }
    var words = String.UnicodeScalarView()
    var isGap = false
    for (i, scalar) in scalars.enumerated() {
      let joins =
        scalar == "+" && i > 0 && i + 1 < scalars.count && scalars[i - 1].properties.isAlphabetic
        && scalars[i + 1].properties.isAlphabetic
      if joins || TextFolding.isWordSeparator(scalar) {
        isGap = !words.isEmpty
      } else {
        if isGap { words.append(" ") }
        isGap = false
        words.append(scalar)
      }
    }
    // A hashtag is the word behind its sign: `#NuitDebout`.
    let word = words.drop { $0 == "#" }
    self.words = word.first?.properties.isAlphabetic == true ? String(word) : String(words)
  }

  /// Whether a folded name is a key as it stands: plain letters and digits, with one space between words.
  private static func isPlain(_ folded: String) -> Bool {
    var isWord = false
    for byte in folded.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): isWord = true
      case 0x20 where isWord: isWord = false
      default: return false
      }
    }
    return isWord
  }

  /// A key by the words of another one.
  package init(folded words: String) { self.words = words }

  package var isEmpty: Bool { words.isEmpty }
  package var description: String { words }

  /// The tag's place in an address.
  ///
  /// With `-`, WordPress's slug, so that old addresses live on. With `+`, the strict rel-tag form, where the
  /// last path segment is the tag itself (https://microformats.org/wiki/rel-tag). Empty where the name has
  /// nothing that can stand there.
  package func slug(separator: TagSeparator) -> String {
    switch separator {
    case .hyphen: Slug.make(words)
    case .plus:
      // A folder of the name `..` would be the one above.
      words.unicodeScalars.allSatisfy { $0 == "." }
        ? "" : words.split(separator: " ").joined(separator: "+").replacing("/", with: "-")
    }
  }

  package static func < (a: TagKey, b: TagKey) -> Bool { a.words < b.words }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }
}

/// What stands between the words of a tag in its address.
package enum TagSeparator: String, Sendable, CaseIterable {
  case hyphen = "-"
  case plus = "+"
}

extension TagKey: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(words) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(folded: try reader.text()) }
}
