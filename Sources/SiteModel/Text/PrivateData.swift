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
    guard !signs.mayHide else { return maskingWords(text, with: mask) }
    return masking(text, with: mask, signs)
  }

  /// The same of a text with signs in it that nobody sees: they part no address. Other words keep theirs, which join
  /// letters and emoji.
  private static func maskingWords(_ text: String, with mask: String) -> (text: String, count: Int) {
    var output = ""
    var count = 0
    var rest = text[...]
    while !rest.isEmpty {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      if word.unicodeScalars.contains(where: HiddenSigns.contains) {
        var plain = HiddenSigns.removed(from: word)
        let (masked, found) = masking(plain, with: mask, plain.withUTF8 { Signs($0) })
        output += found > 0 ? masked : String(word)
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
      masked.replace(/(?i)[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}/) { match in
        guard isIPv6(match.0) else { return String(match.0) }
        count += 1
        return mask
      }
    }
    return (masked, count)
  }

  /// Which addresses a text may hold at all: most hold none, and the looks for them are slow.
  private struct Signs {
    var mayHoldMail = false
    var mayHoldAvatar = false
    var mayHoldIPv4 = false
    var mayHoldIPv6 = false
    var mayHide = false

    /// What the hosts' names end in.
    private static let avatar = word("ravatar")
    private static let encodedTwice = word("%2540")

    private static func word(_ text: String) -> UInt64 { text.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var previous: UInt8 = 0
      // With nothing but hexadecimal digits between them.
      var colons = 0
      // How many digits stand here in a row, and how many rows with a point behind them before that.
      var (digits, runs) = (0, 0)
      // The last seven signs.
      var word: UInt64 = 0
      // The last three bytes of signs that are not ASCII.
      var tail: UInt32 = 0
      for byte in bytes {
        word = (word << 8 | UInt64(byte | 0x20)) & 0xFF_FFFF_FFFF_FFFF
        if word == Self.avatar { mayHoldAvatar = true }
        if word & 0xFF_FFFF_FFFF == Self.encodedTwice { mayHoldMail = true }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          if previous == UInt8(ascii: "%"), byte == UInt8(ascii: "4") { mayHoldMail = true }
          digits += 1
          if runs > 2 { mayHoldIPv4 = true }
        case UInt8(ascii: "."):
          runs = digits > 0 ? runs + 1 : 0
          (digits, colons) = (0, 0)
        case UInt8(ascii: ":"):
          (digits, runs) = (0, 0)
          colons += 1
          // Groups that are left out, or all eight.
          if previous == byte || colons > 6 { mayHoldIPv6 = true }
        default:
          (digits, runs) = (0, 0)
          if !(0x61...0x66).contains(byte | 0x20) { colons = 0 }
          // 0xEF begins the wide and the small at sign, U+FF20 and U+FE6B.
          if byte == UInt8(ascii: "@") || byte == 0xEF { mayHoldMail = true }
          // `&#64;`, `&commat;`.
          if previous == UInt8(ascii: "&"), byte == UInt8(ascii: "#") || byte | 0x20 == UInt8(ascii: "c") {
            mayHoldMail = true
          }
          if byte >= 0x80 {
            tail = tail << 8 | UInt32(byte)
            if HiddenSigns.mayEnd(tail) { mayHide = true }
          }
        }
        previous = byte
      }
    }
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".")
    return parts.count == 4 && parts.allSatisfy { (Int($0) ?? 256) < 256 }
  }

  /// Whether the words before a number say that it is a program's: `version 10.4.2.1`.
  private static func isVersion(_ before: Substring) -> Bool {
    before.suffix(16).firstMatch(of: Self.versionWord.regex) != nil
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
