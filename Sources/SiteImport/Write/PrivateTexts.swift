/// What archives know of readers and a public repository must not: mail addresses, IP addresses.
struct PrivateTexts: Sendable {
  /// In lower case.
  let known: Set<String>

  init(_ known: Set<String>) { self.known = known }

  /// The text with every mail or IP address of a commenter's taken out, and how many there were.
  func cleaned(_ text: String) -> (text: String, count: Int) {
    guard !known.isEmpty, text.utf8.contains(where: { $0 == UInt8(ascii: "@") || (0x30...0x39).contains($0) })
    else {
      return (text, 0)
    }
    var output = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    var count = 0
    func flush() {
      guard !word.isEmpty else { return }
      let isCandidate = word.contains("@") || word.contains(".") || word.contains(":")
      var plain = word[...]
      while let last = plain.last, ".-:_'".unicodeScalars.contains(last) { plain = plain.dropLast() }
      while let first = plain.first, "-:_'".unicodeScalars.contains(first) { plain = plain.dropFirst() }
      let bare = String(plain).lowercased()
      let afterMailto = bare.hasPrefix("mailto:") ? String(bare.dropFirst(7)) : bare
      if isCandidate, known.contains(afterMailto) {
        output.append(contentsOf: "[adresse retirée]".unicodeScalars)
        output.append(contentsOf: word[plain.endIndex...])
        count += 1
      } else {
        output.append(contentsOf: word)
      }
      word.removeAll()
    }
    for scalar in text.unicodeScalars {
      if Self.isPart(scalar) {
        word.append(scalar)
      } else {
        flush()
        output.append(scalar)
      }
    }
    flush()
    return count > 0 ? (String(output), count) : (text, 0)
  }

  /// What addresses are written with.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value | 0x20)
        || "@.-_+:%'".unicodeScalars.contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a text is a mail address, or an address of the Internet's.
  static func isPrivate(_ text: String) -> Bool {
    let text = text.trimming
    if let at = text.firstIndex(of: "@"), at != text.startIndex, text[at...].contains("."),
      !text.contains(" ")
    {
      return true
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    return text.count { $0 == ":" } >= 2 && text.allSatisfy { $0.isHexDigit || $0 == ":" }
  }

  /// For what is printed: no mail address at all.
  static func withoutAddresses(_ text: String) -> String {
    guard text.contains("@") else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let at = word.firstIndex(of: "@"), at != word.startIndex, word[at...].contains(".") else {
        return String(word)
      }
      return "[address]"
    }.joined(separator: " ")
  }
}
