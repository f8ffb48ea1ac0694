/// What must never come into a repository, which keeps it for ever: e-mail and IP addresses, whoever wrote them.
package enum PrivateData {
  /// Stands where an address stood.
  package static let mask = "[…]"

  /// The text with every e-mail and IP address masked.
  package static func masked(_ text: String) -> String { masking(text, with: mask).text }

  /// The same with another mask, and how many addresses there were.
  package static func masking(_ text: String, with mask: String) -> (text: String, count: Int) {
    var text = text
    let signs = text.withUTF8 { Signs($0) }
    var masked = text
    var count = 0
    if signs.mayHoldMail { (masked, count) = MailAddressMask.masked(text, with: mask) }
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
    var mayHoldIPv4 = false
    var mayHoldIPv6 = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var (points, colons) = (0, 0)
      for (i, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "%"): mayHoldMail = true
        // Of the wide and the small at sign, U+FF20 and U+FE6B.
        case 0xEF: mayHoldMail = true
        case UInt8(ascii: ".") where i > 0 && (0x30...0x39).contains(bytes[i - 1]): points += 1
        case UInt8(ascii: ":"): colons += 1
        default: continue
        }
      }
      mayHoldIPv4 = points > 2
      mayHoldIPv6 = colons > 1
    }
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".")
    return parts.count == 4 && parts.allSatisfy { (Int($0) ?? 256) < 256 }
  }

  /// Whether the words before a number say that it is a program's: `version 10.4.2.1`.
  private static func isVersion(_ before: Substring) -> Bool {
    before.suffix(16).firstMatch(of: /(?i)(^|[^\p{L}])(version|release|build|v)\s*$/) != nil
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
