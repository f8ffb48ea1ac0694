import Foundation

/// An address of the Web, taken apart. Two spellings of one place are equal in host and path.
struct WebAddress: Hashable, Sendable {
  /// In lower case, without `www.`; empty where none was written.
  var host: String
  /// Without slashes at its ends, percent signs decoded.
  var path: String
  /// Without `?`.
  var query: String
  /// With `#`.
  var fragment: String

  /// Nil of what is no address of the Web's: `mailto:…`.
  init?(_ text: String) {
    var rest = text.trimming[...]
    fragment = rest.firstIndex(of: "#").map { String(rest[$0...]) } ?? ""
    rest = rest.prefix { $0 != "#" }
    var hasHost = false
    if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains(where: { "/?".contains($0) }) {
      let scheme = rest[..<colon].lowercased()
      guard scheme == "http" || scheme == "https", rest[colon...].hasPrefix("://") else { return nil }
      rest = rest[colon...].dropFirst(3)
      hasHost = true
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      hasHost = true
    }
    host = ""
    if hasHost {
      let authority = rest.prefix { $0 != "/" && $0 != "?" }
      host = Self.plainHost(String(authority))
      rest = rest.dropFirst(authority.count)
    }
    let written = rest.prefix { $0 != "?" }
    query = String(rest.dropFirst(written.count).dropFirst())
    path = (String(written).removingPercentEncoding ?? String(written)).split(separator: "/").joined(
      separator: "/")
  }

  private static func plainHost(_ authority: String) -> String {
    var host = authority.lowercased()
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    if host.hasPrefix("www.") { host = String(host.dropFirst(4)) }
    return host
  }

  /// The first value of a name in the query.
  func value(of name: String) -> String? {
    query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map {
      String($0.dropFirst(name.count + 1))
    }
  }

  /// `http://example.org` of a full address; empty where there is no host.
  static func origin(of address: String) -> String { String(address[..<endOfHost(address)]) }

  private static func endOfHost(_ address: String) -> String.Index {
    guard let scheme = address.firstRange(of: "://") else { return address.startIndex }
    return address[scheme.upperBound...].firstIndex(of: "/") ?? address.endIndex
  }

  /// A relative path from a folder; it never leaves what the folder lies in.
  static func joined(_ folder: [String], _ relative: String) -> String {
    var parts = folder
    for part in relative.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// A relative address in full, from the address of the page that it stands on (RFC 3986, 5.2).
  static func resolved(_ relative: String, from page: String) -> String {
    if relative.hasPrefix("/") { return origin(of: page) + relative }
    let plain = page.prefix { !"?#".contains($0) }
    let end = endOfHost(String(plain))
    var parts = String(plain)[end...].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.first == "" { parts.removeFirst() }
    if !parts.isEmpty { parts.removeLast() }
    let tail = relative.prefix { !"?#".contains($0) }
    for part in tail.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return origin(of: page) + "/" + parts.joined(separator: "/")
      + (tail.hasSuffix("/") && !parts.isEmpty ? "/" : "")
      + relative.dropFirst(tail.count)
  }
}
