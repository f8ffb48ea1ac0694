import Foundation

/// Names of servers as requests, feeds and sitemaps have them.
package enum HostName {
  /// The name in ASCII: `fédération.example` is `xn--fdration-b1ab.example` (RFC 3492, UTS 46); nil where there is
  /// no such name.
  ///
  /// - Parameter host: a name, or an address in brackets, with or without a port.
  package static func ascii(_ host: String) -> String? {
    if host.utf8.allSatisfy({ $0 < 0x80 }) { return host }
    let port = host.lastIndex(of: ":").map { host[$0...] } ?? ""
    guard port.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    let name = host.dropLast(port.count).precomposedStringWithCanonicalMapping
    guard let encoded = URLComponents(string: "https://\(name)/")?.encodedHost, !encoded.isEmpty,
      encoded.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "%") })
    else { return nil }
    return encoded + port
  }

  /// What two spellings of one server have in common: lower case, without the port that goes without saying.
  static func comparable(_ host: String) -> String? {
    guard var name = ascii(host)?.lowercased() else { return nil }
    for port in [":80", ":443"] where name.hasSuffix(port) { name.removeLast(port.count) }
    return name
  }
}
