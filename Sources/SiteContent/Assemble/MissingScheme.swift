import SiteModel

/// Addresses of other sites and of people whose beginning was left out or mistyped: `www.example.org`,
/// `http//example.org`, `name@example.org`.
enum MissingScheme {
  /// The whole address, where nothing else can be meant.
  static func certain(_ address: String) -> String? {
    if let address = afterSlip(address) { return address }
    if address.prefix(4).lowercased() == "www.", isHost(host(of: address.dropFirst(4))) {
      return "https://" + address
    }
    return isMail(address) ? "mailto:" + address : nil
  }

  private static func isMail(_ address: String) -> Bool {
    let parts = address.prefix { $0 != "?" }.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, isHost(parts[1]), !parts[0].isEmpty else { return false }
    // `photo@2x.png` is a picture for fine screens.
    let place = String(parts[1])
    guard MediaFormat(ending: place) == nil, !UnusableAddress.isOtherFile(place) else { return false }
    return parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._+-".contains($0)) }
  }

  /// `tel:0612345678` of a number as people write it: `0612345678`, `+33 6 12 34 56 78`, `06.12.34.56.78`.
  static func telephone(_ address: String) -> String? {
    let digits = address.filter { !$0.isWhitespace && !".-".contains($0) }
    let number = digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
    guard digits.hasPrefix("+") ? (10...15).contains(number.count) : number.count == 10,
      digits.hasPrefix("+") || digits.hasPrefix("0"),
      number.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return "tel:" + digits
  }

  /// The address between quotation marks, of which one may be missing: `“https://example.org/”`.
  static func unquoted(_ address: String) -> String? {
    let signs = "«»“”„\"'‘’"
    guard let first = address.first, signs.contains(first) else { return nil }
    let inner = String(address.trimming { signs.contains($0) || $0.isWhitespace })
    return inner.isEmpty ? nil : inner
  }

  /// The whole address, where a file may be meant as well: `example.org`.
  static func likely(_ address: String) -> String? {
    let host = host(of: address[...])
    guard isHost(host), let end = host.split(separator: ".").last, domains.contains(end.lowercased()) else {
      return nil
    }
    return "https://" + address
  }

  /// `https://example.org` of `https;//example.org`, `http:/example.org` and the like.
  static func afterSlip(_ address: String) -> String? {
    let start = address.prefix(5).lowercased()
    for scheme in ["https", "http"] where start.hasPrefix(scheme) {
      let rest = address.dropFirst(scheme.count)
      let signs = rest.prefix { ":;,./\\".contains($0) }
      let place = rest[signs.endIndex...]
      let host = String(host(of: place))
      // `https:photo.jpg` is a file of this site.
      guard signs.contains(where: { $0 != "." && $0 != "," }), isHost(host[...]),
        MediaFormat(ending: host) == nil, !UnusableAddress.isOtherFile(host)
      else { continue }
      return "\(scheme)://\(place)"
    }
    return nil
  }

  private static func host(of address: Substring) -> Substring { address.prefix { !"/?#:".contains($0) } }

  /// `example.org`: words of letters, digits and hyphens, the last of letters alone.
  private static func isHost(_ name: Substring) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else {
      return false
    }
    return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
  }

  /// Ends of names that are hardly those of files.
  private static let domains: Set<String> = [
    "com", "org", "net", "info", "eu", "fr", "be", "ch", "ca", "uk", "de", "it", "es", "lu", "pt", "nl", "at",
    "ie", "us", "io", "edu", "gov", "int", "tv", "biz", "blog", "paris", "bzh", "alsace", "corsica", "re",
    "nc",
    "social",
  ]
}
