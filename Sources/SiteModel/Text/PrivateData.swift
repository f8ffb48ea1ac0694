/// What must never come into a repository, which keeps it for ever: e-mail and IP addresses, whoever wrote them, and what
/// stands for an e-mail address.
package enum PrivateData {
  private static let versionWord = Pattern(/(?i)(^|[^\p{L}])(version|release|build|v)\s*$/)

  /// Stands where an address stood.
  package static let mask = "[…]"

  /// The text with every e-mail and IP address masked, and the addresses of pictures that are made of an e-mail address.
  package static func masked(_ text: String) -> String { masking(text, with: mask).text }

  /// The same with another mask, and how many addresses there were.
  package static func masking(_ text: String, with mask: String) -> (text: String, count: Int) {
    var text = text
    let signs = text.withUTF8 { Signs($0) }
    guard !signs.mayDisguise else { return maskingWords(text, with: mask) }
    return masking(text, with: mask, signs)
  }

  /// The same of a text with what may hide an address in a word: signs that nobody sees, escapes, markup. Words that
  /// hide none keep theirs.
  private static func maskingWords(_ text: String, with mask: String) -> (text: String, count: Int) {
    var output = ""
    var count = 0
    var rest = text[...]
    while !rest.isEmpty {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      if let (masked, found) = maskingDisguised(word, with: mask) {
        output += masked
        count += found
      } else {
        output += word
      }
      let space = rest.prefix { $0.isWhitespace }
      rest = rest[space.endIndex...]
      output += space
    }
    // All other words, which those before them may say something of.
    let (masked, more) = masking(output, with: mask, output.withUTF8 { Signs($0) })
    return (masked, count + more)
  }

  /// Nil where the word hides nothing.
  private static func maskingDisguised(_ word: Substring, with mask: String) -> (String, Int)? {
    for var plain in DisguisedWord.readings(of: word) {
      let (masked, found) = masking(plain, with: mask, plain.withUTF8 { Signs($0) })
      guard found > 0 else { continue }
      // An address that stands there openly is found without that, and the word around it kept.
      var open = String(word)
      let hidesSigns = word.unicodeScalars.contains(where: HiddenSigns.contains)
      guard hidesSigns || masking(open, with: mask, open.withUTF8 { Signs($0) }).count < found else {
        return nil
      }
      return (masked, found)
    }
    return nil
  }

  private static func masking(
    _ text: String, with mask: String, _ signs: Signs
  ) -> (text: String, count: Int) {
    var masked = text
    var count = 0
    if signs.mayHoldAvatar { (masked, count) = AvatarMask.masked(text, with: mask) }
    if signs.mayHoldMail {
      let (rest, more) = MailAddressMask.masked(masked, with: mask)
      (masked, count) = (rest, count + more)
    }
    if signs.mayHoldIPv4 {
      let source = masked
      masked.replace(/[0-9]{1,3}(\.[0-9]{1,3}){3,}/) { match in
        guard isIPv4(match.0), !isVersion(source[..<match.range.lowerBound]) else { return String(match.0) }
        count += 1
        return mask
      }
    }
    if signs.mayHoldIPv6 {
      masked.replace(/(?i)(?:::)?[0-9a-f]{1,4}(:[0-9a-f]{0,4}){1,7}/) { match in
        guard isIPv6(match.0) else { return String(match.0) }
        count += 1
        return mask
      }
    }
    return (masked, count)
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".")
    return parts.count == 4 && parts.allSatisfy { (Int($0) ?? 256) < 256 }
  }

  /// Whether the words before a number say that it is a program's: `version 10.4.2.1`.
  private static func isVersion(_ before: Substring) -> Bool {
    Self.versionWord.firstMatch(in: before.suffix(16)) != nil
  }

  /// `2001:db8::1`, and not `10:30:00` or a part of a word.
  private static func isIPv6(_ text: Substring) -> Bool {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    let isShortened = text.contains("::")
    guard isShortened ? groups.count <= 8 : groups.count == 8 else { return false }
    if text.contains(where: \.isLetter), text.contains(where: \.isNumber) { return true }
    guard isShortened, let first = groups.first.flatMap({ UInt16($0, radix: 16) }) else { return false }
    // The networks that there are: of the world, of a house, of a cable (RFC 4291, RFC 4193).
    return groups.count > 3
      || [0x2000...0x3FFF, 0xFC00...0xFDFF, 0xFE80...0xFEBF].contains { $0.contains(first) }
  }
}
