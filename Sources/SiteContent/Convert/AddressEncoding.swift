import SiteModel

/// What cannot stand in a URL is percent-encoded, as CommonMark's examples do; what is encoded already stays.
enum AddressEncoding {
  static func encoded(_ url: String) -> String {
    let bytes = Array(withASCIIHost(url).utf8)
    let brackets = bracketsOfHost(bytes)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count + 16)
    var hasFragment = false
    for (i, byte) in bytes.enumerated() {
      switch byte {
      // A sign of percent that encodes nothing, and the second sign of a fragment.
      case UInt8(ascii: "%") where !isEncoded(bytes[(i + 1)...].prefix(2)): encoded += "%25".utf8
      case UInt8(ascii: "#") where hasFragment: encoded += "%23".utf8
      case UInt8(ascii: "#"):
        hasFragment = true
        encoded.append(byte)
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: encoded.append(byte)
      case _ where brackets.contains(i): encoded.append(byte)
      default: PercentEncoding.append(byte, to: &encoded)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isEncoded(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 2 && digits.allSatisfy(\.isASCIIHexDigit)
  }

  /// The address with its server's name as requests have it; browsers would read `%C3%A9` there too, others not.
  private static func withASCIIHost(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    guard authority.utf8.contains(where: { $0 >= 0x80 }) else { return url }
    let start = authority.lastIndex(of: "@").map { url.index(after: $0) } ?? authority.startIndex
    guard let host = HostName.ascii(String(url[start..<authority.endIndex])) else { return url }
    return url[..<start] + host + url[authority.endIndex...]
  }

  /// Whether an http or https address names a server that there can be.
  static func namesServer(_ url: String) -> Bool {
    guard let scheme = url.firstRange(of: "://") else { return false }
    let authority = url[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
    var host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    if host.hasPrefix("[") {
      let brackets = bracketsOfHost(Array(url.utf8))
      guard brackets.count == 2, let end = host.lastIndex(of: "]") else { return false }
      host = "x" + host[host.index(after: end)...]
    }
    let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    // `http://http://e.org/`
    guard let name = parts.first, !name.isEmpty, !["http", "https"].contains(name.lowercased()) else {
      return false
    }
    return parts.count == 1 || parts[1].isEmpty || UInt16(parts[1]) != nil
  }

  /// The places of the brackets around an IPv6 address: `https://[::1]/` (RFC 3986, 3.2.2).
  private static func bracketsOfHost(_ bytes: [UInt8]) -> [Int] {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return []
    }
    let authority = bytes[(colon + 3)...].prefix { !"/?#".utf8.contains($0) }
    let start = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
    guard start < authority.endIndex, authority[start] == UInt8(ascii: "["),
      let end = authority[start...].firstIndex(of: UInt8(ascii: "]"))
    else { return [] }
    let isAddress = authority[(start + 1)..<end].allSatisfy { byte in
      (0x30...0x3A).contains(byte) || byte == UInt8(ascii: ".") || (0x61...0x66).contains(byte | 0x20)
    }
    return isAddress ? [start, end] : []
  }
}
