import Foundation

/// Addresses that programs for mail, search and chat put in the place of a link's own, to count who follows it.
enum RedirectingAddress {
  /// A site, the beginning of a path on it, and the part of the query that holds the address that is meant.
  private static let forms: [(host: String, path: String, key: String)] = [
    ("google.", "/url", "q"), ("google.", "/url", "url"), ("facebook.com", "/l.php", "u"),
    ("l.instagram.com", "/", "u"), ("l.messenger.com", "/l.php", "u"),
    ("safelinks.protection.outlook.com", "/", "url"), ("youtube.com", "/redirect", "q"),
    ("linkedin.com", "/redir/", "url"), ("linkedin.com", "/safety/go", "url"),
    ("slack-redir.net", "/link", "url"), ("duckduckgo.com", "/l/", "uddg"), ("vk.com", "/away.php", "to"),
    ("t.umblr.com", "/redirect", "z"), ("deref-gmx.net", "/mail/client/", "redirectUrl"),
  ]

  /// The site that an address leads through, and where it leads in the end.
  static func target(of address: String) -> (host: String, address: String)? {
    guard address.utf8.contains(UInt8(ascii: "?")), address.utf8.count < 4_000,
      let parts = URLComponents(string: address.replacing("&amp;", with: "&")),
      let host = parts.host?.lowercased()
    else { return nil }
    for form in forms where isSite(host, form.host) && parts.path.hasPrefix(form.path) {
      let value = parts.queryItems?.first { $0.name == form.key }?.value ?? ""
      guard value.hasPrefix("https://") || value.hasPrefix("http://"), !value.contains(where: \.isWhitespace)
      else { continue }
      return (host, withoutCounters(value))
    }
    return nil
  }

  private static func isSite(_ host: String, _ name: String) -> Bool {
    guard name.hasSuffix(".") else { return host == name || host.hasSuffix("." + name) }
    return host.hasPrefix(name) || host.hasPrefix("www." + name)
  }

  /// Facebook adds a number of its own, which tells who has passed the address on.
  private static func withoutCounters(_ address: String) -> String {
    guard address.contains("fbclid="), var parts = URLComponents(string: address) else { return address }
    let items = parts.queryItems?.filter { $0.name != "fbclid" } ?? []
    parts.queryItems = items.isEmpty ? nil : items
    return parts.string ?? address
  }
}
