/// What must never come into a repository, which keeps it for ever: e-mail and IP addresses, whoever wrote them.
package enum PrivateData {
  /// Stands where an address stood.
  package static let mask = "[…]"

  /// The text with every e-mail and IP address masked.
  package static func masked(_ text: String) -> String {
    guard text.contains("@") || text.contains(".") || text.contains(":") else { return text }
    var masked = text
    if masked.contains("@") {
      masked.replace(
        /(?i)(mailto:)?[\p{L}0-9!#$%&'*+\/=?^_`{|}~.-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+/, with: mask)
    }
    masked.replace(/[0-9]{1,3}(\.[0-9]{1,3}){3,}/) { match in
      let parts = match.0.split(separator: ".")
      return parts.count == 4 && parts.allSatisfy { (Int($0) ?? 256) < 256 } ? mask : String(match.0)
    }
    masked.replace(/(?i)[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}/) { match in
      isIPv6(match.0) ? mask : String(match.0)
    }
    return masked
  }

  /// `2001:db8::1`, and not `10:30:00` or a part of a word.
  private static func isIPv6(_ text: Substring) -> Bool {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    let isShortened = text.contains("::")
    guard isShortened ? groups.count <= 8 : groups.count == 8 else { return false }
    return text.contains { $0.isLetter } && text.contains { $0.isNumber } || isShortened && groups.count > 3
  }
}
