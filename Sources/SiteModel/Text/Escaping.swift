/// Makes text safe to stand in HTML and XML, between tags and inside quoted attributes.
package enum Escaping {
  /// Appends `text` with `& < > " '` as references, and without the characters that XML 1.0 (2.2) or HTML
  /// forbids: controls but tab and newline, and Unicode's noncharacters.
  ///
  /// Source: https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
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
      var replacement: StaticString?
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case UInt8(ascii: "'"): replacement = "&#39;"
      default:
        skipped = forbiddenLength(text, at: i)
        if skipped == 0 {
          i += 1
          continue
        }
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

  /// HTML as people wrote it, without the characters that XML or HTML forbids. Whoever looks for tags in it does so
  /// behind this: a sign that is left out of `scr…ipt` would make a tag of what was not one.
  ///
  /// - Parameter substitute: what stands in the place of each.
  package static func permitted(_ html: [UInt8], substitute: UInt8? = nil) -> [UInt8] {
    html.withUnsafeBufferPointer { text in
      func length(at i: Int) -> Int {
        switch text[i] {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): 0
        case let byte where isSpecial[Int(byte)]: forbiddenLength(text, at: i)
        default: 0
        }
      }
      guard text.indices.contains(where: { length(at: $0) > 0 }) else { return html }
      var output: [UInt8] = []
      var i = 0
      while i < text.count {
        let skipped = length(at: i)
        if skipped == 0 { output.append(text[i]) } else if let substitute { output.append(substitute) }
        i += max(skipped, 1)
      }
      return output
    }
  }

  /// Bytes of the forbidden character that begins at `i`; 0 where it is allowed.
  private static func forbiddenLength(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    let left = text.count - i
    switch text[i] {
    case 0xC2: return left > 1 && text[i + 1] < 0xA0 ? 2 : 0  // U+0080 to U+009F
    case 0xEF:
      guard left > 2 else { return 0 }
      let isLast = text[i + 1] == 0xBF && text[i + 2] >= 0xBE  // U+FFFE, U+FFFF
      let isInner = text[i + 1] == 0xB7 && (0x90...0xAF).contains(text[i + 2])  // U+FDD0 to U+FDEF
      return isLast || isInner ? 3 : 0
    case 0xF0...0xF4:  // U+1FFFE, U+1FFFF and so on to U+10FFFF
      return left > 3 && text[i + 1] & 0x0F == 0x0F && text[i + 2] == 0xBF && text[i + 3] >= 0xBE ? 4 : 0
    default: return 1
    }
  }

  /// Bytes that need a second look: control characters but tab and newline, the five signs, and what
  /// longer forbidden characters begin with.
  private static let isSpecial: [Bool] = (0..<256).map { byte in
    byte < 0x20 && byte != 0x09 && byte != 0x0A
      || [0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xEF].contains(byte) || (0xF0...0xF4).contains(byte)
  }
}
