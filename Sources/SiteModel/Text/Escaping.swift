/// Makes text safe to stand in HTML and XML, between tags and inside quoted attributes.
package enum Escaping {
  /// Appends `text` with `& < > " '` as references, and without the characters that XML 1.0 (2.2) forbids.
  ///
  /// What is appended is valid in HTML as well: its forbidden characters are among XML's.
  package static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var i = 0
    let count = text.count
    while i < count {
      let byte = text[i]
      guard isSpecial[Int(byte)] else {
        i += 1
        continue
      }
      var skipped = 1
      let replacement: StaticString?
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case UInt8(ascii: "'"): replacement = "&#39;"
      case 0xEF:
        // U+FFFE and U+FFFF: EF BF BE, EF BF BF.
        guard i + 2 < count, text[i + 1] == 0xBF, text[i + 2] >= 0xBE else {
          i += 1
          continue
        }
        replacement = nil
        skipped = 3
      default: replacement = nil
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<i]))
      if let replacement { replacement.withUTF8Buffer { output.append(contentsOf: $0) } }
      i += skipped
      start = i
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<count]))
  }

  package static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  package static func escaped(_ text: String) -> String {
    if !text.utf8.contains(where: { isSpecial[Int($0)] }) { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 32)
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Bytes that need a second look: control characters but tab and newline, the five signs, and EF.
  private static let isSpecial: [Bool] = (0..<256).map { byte in
    byte < 0x20 && byte != 0x09 && byte != 0x0A
      || [0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xEF].contains(byte)
  }
}
