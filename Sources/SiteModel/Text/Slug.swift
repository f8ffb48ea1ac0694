/// The part of an address that names an article, a tag or a heading.
package enum Slug {
  /// A slug in WordPress's manner: folded, words joined by hyphens, everything else dropped.
  ///
  /// Signs that tell tags apart are spelled: `C++` is `c-plus-plus`, `C#` is `c-sharp`.
  /// Letters of other scripts stay; invisible signs, such as the soft hyphen, part no word. Empty where the
  /// text has no letter or digit.
  package static func make(_ text: String) -> String {
    isMade(text) ? text : make(folded: TextFolding.fold(text))
  }

  /// Whether a text is a slug of plain letters and digits already, as most names of files are.
  private static func isMade(_ text: String) -> Bool {
    var previous = UInt8(ascii: "-")
    for byte in text.utf8 {
      guard isPlain(byte) || byte == UInt8(ascii: "-") && previous != byte else { return false }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }

  /// Whether a byte is a small letter or a digit of ASCII, which every slug keeps.
  package static func isPlain(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || byte.isASCIIDigit
  }

  /// As version 0.1 made it.
  package static func makeAsBefore(_ text: String) -> String { make(folded: TextFolding.foldAsBefore(text)) }

  private static func make(folded text: String) -> String {
    var slug = ""
    var pendingHyphen = false
    func append(_ word: String) {
      if pendingHyphen, !slug.isEmpty { slug += "-" }
      pendingHyphen = false
      slug += word
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "+":
        pendingHyphen = true
        append("plus")
        pendingHyphen = true
      case "#":
        pendingHyphen = true
        append("sharp")
        pendingHyphen = true
      case _ where isWordPart(scalar): append(String(scalar))
      case _ where scalar.properties.generalCategory == .format: continue
      default: pendingHyphen = true
      }
    }
    return slug
  }

  /// Whether a slug that an editor wrote can stand in an address and as a folder's name, as it is.
  package static func isSafe(_ slug: String) -> Bool {
    guard !slug.isEmpty, slug.utf8.count <= 200, slug.unicodeScalars.first != "." else { return false }
    return slug.unicodeScalars.allSatisfy { isWordPart($0) || "-_.~+".unicodeScalars.contains($0) }
  }

  /// What a file or folder gives to an address: its name folded, or as it is where nothing would be left of it.
  package static func ofFileName(_ name: String) -> String {
    let slug = make(withoutHashSigns(name))
    return slug.isEmpty && isSafe(name) ? name : slug
  }

  /// A name in which `#8mars` is `8mars`, as WordPress has it; `c#` is a name of its own.
  package static func withoutHashSigns(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "#")) else { return name }
    var kept = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where scalar != "#" || kept.last.map(isWordPart) ?? false {
      kept.append(scalar)
    }
    return String(kept)
  }

  /// The slug that a file's name had before all of them were folded, where it was another: `Un_Lieu` stood as it is.
  package static func former(ofFileName name: String) -> String? {
    guard !isMade(name) else { return nil }
    let former = name.utf8.allSatisfy { $0 < 0x80 } && isSafe(name) ? name : makeAsBefore(name)
    return former == ofFileName(name) || former.isEmpty ? nil : former
  }

  /// Letters, digits, and the vowel signs of scripts that write vowels as marks.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return true
    case _ where scalar.isASCII: return false
    default: break
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
  }
}
