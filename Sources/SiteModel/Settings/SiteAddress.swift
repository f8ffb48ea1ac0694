/// Where the site will live: `https://example.org/blog/`.
package struct SiteAddress: Hashable, Sendable {
  /// Scheme, host and port in ASCII, as feeds and sitemaps ask for: `https://example.org`,
  /// `https://xn--fdration-b1ab.example`.
  package let origin: String
  /// The path prefix, beginning and ending with `/`.
  package let root: String
  /// The absolute address of the home page; ends in a slash.
  package let home: String
  /// The host as other spellings of it are compared with.
  private let comparableHost: String
  /// The path prefix as people read it.
  private let readableRoot: String

  /// Reads an http or https address; nil for anything else, and where it has a query or a fragment.
  package init?(_ text: String) {
    // In capitals too, as telephones begin an address.
    let beginning = text.prefix(8).lowercased()
    guard let scheme = ["https://", "http://"].first(where: { beginning.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = String(Substring(rest.unicodeScalars.prefix { $0 != "/" }))
    let path = Substring(rest.unicodeScalars.dropFirst(host.unicodeScalars.count))
    guard Self.isHost(host), !path.contains(where: { $0.isWhitespace || "?#\"<>\\".contains($0) }) else {
      return nil
    }
    // Decoded before they are looked at: `%2e%2e` leads out of the prefix as `..` does.
    let segments = path.split(separator: "/").map { String($0).removingPercentEncoding ?? String($0) }
    guard segments.allSatisfy(Self.isSegment), let name = HostName.ascii(host),
      let comparable = HostName.comparable(host)
    else { return nil }
    origin = scheme + name
    comparableHost = comparable
    readableRoot = "/" + segments.map { $0 + "/" }.joined()
    root = "/" + segments.map { PercentEncoding.path($0) + "/" }.joined()
    home = origin + root
  }

  /// A name or an address, and a port where there is one: `example.org`, `127.0.0.1:4000`, `[::1]:4000`.
  private static func isHost(_ text: String) -> Bool {
    text.wholeMatch(of: /(\[[0-9a-fA-F:.]+\]|[\p{L}\p{M}\p{N}._-]+)(:[0-9]{1,5})?/) != nil
  }

  /// A folder's name, without control characters and without a slash that `%2F` hid.
  private static func isSegment(_ text: String) -> Bool {
    guard text != ".", text != ".." else { return false }
    return text.unicodeScalars.allSatisfy { $0 != "/" && $0.properties.generalCategory != .control }
  }

  /// The address of a place for links in pages: from the root of the server.
  package func href(_ path: SitePath) -> String { root + path.encoded }

  /// The address of a place for feeds, sitemaps and `canonical`.
  package func absolute(_ path: SitePath) -> String { home + path.encoded }

  /// An absolute address that lies below the home page, as a place on the site: `/2007/11/facebook/#photo` of
  /// `https://example.org/blog/2007/11/facebook/#photo`; nil for all others.
  ///
  /// Whether it begins with http, https or `//` makes no difference: blogs moved from one to the other.
  package func place(of url: String) -> String? {
    guard let rest = Self.withoutScheme(url) else { return nil }
    let host = rest.unicodeScalars.prefix { !"/?#".unicodeScalars.contains($0) }
    guard HostName.comparable(String(host)) == comparableHost else { return nil }
    let path = rest[host.endIndex...]
    for root in [root, readableRoot] {
      if path.hasPrefix(root) { return "/" + path.dropFirst(root.count) }
      // The home page without its slash.
      let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
      if path[..<end] + "/" == root { return "/" + path[end...] }
    }
    return nil
  }

  /// What stands behind `https://`, `http://` or `//`.
  private static func withoutScheme(_ url: String) -> Substring? {
    if url.hasPrefix("//") { return url.dropFirst(2) }
    guard let first = url.utf8.first, first | 0x20 == UInt8(ascii: "h") else { return nil }
    for scheme in ["https://", "http://"] where url.prefix(scheme.count).lowercased() == scheme {
      return url.dropFirst(scheme.count)
    }
    return nil
  }
}
