/// Where the site will live: `https://example.org/blog/`.
package struct SiteAddress: Hashable, Sendable {
  /// Scheme, host and port: `https://example.org`.
  package let origin: String
  /// The path prefix, beginning and ending with `/`.
  package let root: String

  /// Reads an http or https address; nil where it is none, or has a query or a fragment.
  package init?(_ text: String) {
    let scheme: String
    if text.hasPrefix("https://") {
      scheme = "https://"
    } else if text.hasPrefix("http://") {
      scheme = "http://"
    } else {
      return nil
    }
    let rest = text.dropFirst(scheme.count)
    guard !rest.contains(where: { $0.isWhitespace || "?#\"<>\\".contains($0) }) else { return nil }
    let host = rest.prefix { $0 != "/" }
    guard !host.isEmpty, !host.contains("@") else { return nil }
    let segments = rest.dropFirst(host.count).split(separator: "/").map(String.init)
    guard !segments.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
    origin = scheme + host
    root = "/" + segments.map { SitePath.percentEncoded($0.removingPercentEncoding ?? $0) + "/" }.joined()
  }

  /// The absolute address of the home page; ends in a slash.
  package var home: String { origin + root }

  /// The address of a place for links in pages: from the root of the server.
  package func href(_ path: SitePath) -> String { root + path.encoded }

  /// The address of a place for feeds, sitemaps and `canonical`.
  package func absolute(_ path: SitePath) -> String { home + path.encoded }
}

extension String {
  /// The text with `%xx` read as UTF-8; nil where that is none.
  package var removingPercentEncoding: String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        return nil
      }
      bytes.append(value)
      rest.removeFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
