/// What must never come into a repository, which keeps it for ever: e-mail and IP addresses, whoever wrote them.
package enum PrivateData {
  /// Stands where an address stood.
  package static let mask = "[…]"

  /// The text with every e-mail and IP address masked.
  package static func masked(_ text: String) -> String {
    guard text.contains(where: { ".:@\u{FF20}\u{FE6B}".contains($0) }) else { return text }
    var masked = MailAddressMask.masked(text, with: mask)
    let source = masked
    masked.replace(/[0-9]{1,3}(\.[0-9]{1,3}){3,}/) { match in
      let isNumber = isVersion(source[..<match.range.lowerBound])
      return !isNumber && isIPv4(match.0) ? mask : String(match.0)
    }
    masked.replace(/(?i)[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}/) { match in
      isIPv6(match.0) ? mask : String(match.0)
    }
    return masked
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
