import SiteModel

/// Addresses that only those can open who sit in the author's own office.
extension UnusableAddress {
  static let networkSchemes: Set<String> = ["smb", "afp", "nfs"]

  static func network(_ address: String) -> UnusableAddress {
    UnusableAddress(
      message: "'\(address)' is a place in one network: no reader outside it can open it",
      hint:
        "write the address that readers can open, or put the file into \(SiteLayout.media) and write /media/…"
    )
  }

  /// Whether a host has a name or a number that is not known outside its network: `intranet`, `nas.local`,
  /// `192.168.1.2`.
  static func isInNetwork(_ authority: Substring) -> Bool {
    let host = (authority.split(separator: "@").last ?? "").prefix { $0 != ":" }.lowercased()
    guard !host.isEmpty, host.utf8.allSatisfy({ $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x2E }) else {
      return false
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, !parts.contains("") else { return false }
    if parts.count == 1 { return first.contains { $0.isLetter } }
    guard parts.count == 4, let numbers = Self.numbers(parts) else { return networkEndings.contains(last) }
    switch (numbers[0], numbers[1]) {
    case (10, _), (192, 168), (169, 254), (172, 16...31): return true
    default: return false
    }
  }

  private static func numbers(_ parts: [Substring]) -> [Int]? {
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count && numbers.allSatisfy { 0...255 ~= $0 } ? numbers : nil
  }

  static let networkEndings: Set<Substring> = [
    "local", "lan", "intranet", "internal", "corp", "home",
  ]
}
