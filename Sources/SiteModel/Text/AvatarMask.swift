/// Finds addresses of pictures at Gravatar and Libravatar in a text: each names a digest of a person's e-mail address, from
/// which the address can be guessed.
struct AvatarMask {
  private static let hosts = [Array("gravatar.com/".utf8), Array("libravatar.org/".utf8)]
  /// Hexadecimal digits of MD5; SHA-256 has twice as many.
  private static let shortest = 32

  /// The text with a mask in the place of each, and how many there were.
  static func masked(_ text: String, with mask: String) -> (text: String, count: Int) {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var done = 0
    var count = 0
    var i = 0
    while i < bytes.count {
      guard let host = hosts.first(where: { isHost($0, in: bytes, at: i) }),
        let end = end(of: bytes, from: i + host.count)
      else {
        i += 1
        continue
      }
      output += bytes[done..<start(of: bytes, before: i, after: done)] + Array(mask.utf8)
      count += 1
      done = end
      i = end
    }
    return count == 0 ? (text, 0) : (String(decoding: output + bytes[done...], as: UTF8.self), count)
  }

  private static func isHost(_ host: [UInt8], in bytes: [UInt8], at i: Int) -> Bool {
    i + host.count <= bytes.count && zip(bytes[i...], host).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// Where an address ends whose path begins at a place; nil where it names no digest.
  private static func end(of bytes: [UInt8], from path: Int) -> Int? {
    var i = path
    let folder = bytes[i...].prefix { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }
    if folder.count < shortest, folder.endIndex < bytes.count, bytes[folder.endIndex] == UInt8(ascii: "/") {
      i = folder.endIndex + 1
    }
    guard bytes[i...].prefix(while: \.isASCIIHexDigit).count >= shortest else { return nil }
    return bytes[i...].firstIndex { $0 <= 0x20 || "\"'<>()[]{}|\\^`".utf8.contains($0) } ?? bytes.count
  }

  /// Where it begins: with the names before the host, and the scheme.
  private static func start(of bytes: [UInt8], before host: Int, after floor: Int) -> Int {
    var start = host
    // A host's name has at most 253 bytes.
    while start > max(floor, host - 253),
      bytes[start - 1].isASCIILetterOrDigit || ".-".utf8.contains(bytes[start - 1])
    {
      start -= 1
    }
    for scheme in ["https://", "http://", "//"] {
      let from = start - scheme.utf8.count
      if from >= floor, zip(bytes[from..<start], scheme.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        return from
      }
    }
    return start
  }
}
