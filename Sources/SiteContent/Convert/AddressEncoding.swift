import SiteModel

/// What cannot stand in a URL is percent-encoded, as CommonMark's examples do; what is encoded already stays.
enum AddressEncoding {
  static func encoded(_ url: String) -> String {
    let bytes = Array(url.utf8)
    let brackets = bracketsOfHost(bytes)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count + 16)
    for (i, byte) in bytes.enumerated() {
      switch byte {
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: encoded.append(byte)
      case _ where brackets.contains(i): encoded.append(byte)
      default: PercentEncoding.append(byte, to: &encoded)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
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
