/// The character references that our own escaping and authors' addresses use.
enum HTMLCharacters {
  /// The text of an attribute or element as a browser reads it; what is no reference that we write stays as it is.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard var next = bytes.firstIndex(of: UInt8(ascii: "&")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var start = bytes.startIndex
    while true {
      text += bytes[start..<next]
      start = next
      if let end = bytes[next...].prefix(longest).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: bytes[(next + 1)..<end], as: UTF8.self))
      {
        text += Array(String(scalar).utf8)
        start = end + 1
      }
      guard let found = bytes[max(start, next + 1)...].firstIndex(of: UInt8(ascii: "&")) else { break }
      next = found
    }
    return String(decoding: text + bytes[start...], as: UTF8.self)
  }

  /// `&#x10FFFF;`, and room for a zero before it.
  private static let longest = 11

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return names[name] }
    let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
    return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init)
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]
}
