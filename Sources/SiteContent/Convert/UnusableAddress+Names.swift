import Foundation
import SiteModel

/// Names within an address that can be nobody's: of a site, a mailbox, a telephone.
extension UnusableAddress {
  /// What people write for `mailto:`.
  static let mailWords: Set<String> = ["email", "e-mail", "courriel", "mél"]

  /// `https://x.fr,`, `https://x..fr`, `https://x.fr:port/`, `http://nom@example.org`
  ///
  /// - Parameters:
  ///   - authority: what stands between the two slashes and the path.
  ///   - rest: the path and what follows.
  static func hostProblem(
    _ address: String, _ authority: Substring, rest: Substring
  ) -> UnusableAddress? {
    if let sign = authority.lastIndex(of: "@") {
      let name = authority[..<sign]
      if rest.isEmpty || rest == "/", !name.isEmpty, !name.contains(":") {
        return mistyped(address, "mailto:" + authority)
      }
    }
    guard !isNameable(authority) else { return nil }
    let name = authority.trimming { ",;.!'\")(".contains($0) }
    let isMeant = !name.isEmpty && name.startIndex == authority.startIndex && isNameable(name)
    let meant = address.prefix(upTo: authority.startIndex) + name + rest
    return UnusableAddress(
      message: "'\(address)' leads nowhere: '\(authority)' is not the name of a site",
      hint: isMeant ? "did you mean '\(meant)'?" : "copy the address from the browser's line")
  }

  /// Whether a site can have this name: letters, digits, hyphens and points, and a port behind a colon.
  private static func isNameable(_ authority: Substring) -> Bool {
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    // Addresses in numbers have colons, and what a template is to fill in is told of elsewhere.
    if host.hasPrefix("[") || host.contains(where: { "{}".contains($0) }) { return true }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count < 2 || parts[1].allSatisfy(\.isNumber), let name = parts.first,
      !name.isEmpty, !name.hasPrefix("."), !name.contains("..")
    else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-._~%".unicodeScalars.contains(scalar)
    }
  }

  /// `mailto:`, `mailto:jean.dupont`, `mailto:https://example.org`; a mail whose reader chooses the address has `?`.
  static func mailProblem(_ address: String, _ rest: Substring) -> UnusableAddress? {
    let names = rest.prefix { $0 != "?" }
    if names.isEmpty, rest.hasPrefix("?") { return nil }
    if names.hasPrefix("https://") || names.hasPrefix("http://") { return mistyped(address, String(rest)) }
    let boxes = (String(names).removingPercentEncoding ?? String(names)).split(separator: ",")
    let isWhole = boxes.allSatisfy { box in
      box.firstIndex(of: "@").map { $0 > box.startIndex && box.index(after: $0) < box.endIndex } ?? false
    }
    guard boxes.isEmpty || !isWhole else { return nil }
    return UnusableAddress(
      message: "'\(address)' leads nowhere: it names no e-mail address",
      hint: "write the whole address, such as mailto:nom@example.org")
  }

  /// `tel:`, `tel:standard`
  static func telephoneProblem(_ address: String, _ rest: Substring) -> UnusableAddress? {
    guard !rest.contains(where: \.isNumber) else { return nil }
    return UnusableAddress(
      message: "'\(address)' leads nowhere: it has no number",
      hint: "write the number, such as tel:+33123456789")
  }
}
