import SiteModel

/// A quick look at addresses: most have nothing about them that needs a second one, which takes a hundred times as long.
enum OrdinaryAddress {
  /// Whether it is an address of the web that is written as requests have it.
  static func isWhole(_ url: String) -> Bool {
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: { url.utf8.starts(with: $0.utf8) }) else { return false }
    let rest = Substring(url).utf8.dropFirst(scheme.utf8.count)
    let host = rest.prefix { $0 != UInt8(ascii: "/") }
    return isHost(host)
      && rest[host.endIndex...].allSatisfy { $0.isASCIILetterOrDigit || "/-._~".utf8.contains($0) }
  }

  /// Whether a host can be found by every reader: labels of small letters, digits and hyphens, the last one of two or
  /// three letters, and nobody's own network.
  static func isHost(_ host: Substring.UTF8View) -> Bool {
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, 2...3 ~= last.count,
      last.allSatisfy({ (0x61...0x7A).contains($0) }),
      !UnusableAddress.networkEndings.contains(Substring(last))
    else { return false }
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { (0x61...0x7A).contains($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }
  }
}
