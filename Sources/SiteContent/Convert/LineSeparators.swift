import SiteModel

/// U+2028 and U+2029, which some programs put where the return key was pressed: neither Markdown nor a browser ends a
/// line there, and the words around them would run together.
enum LineSeparators {
  static func madeLineEnds(in text: [UInt8]) -> [UInt8] {
    guard text.hasPart("\u{2028}") || text.hasPart("\u{2029}") else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      let isSeparator =
        text[i] == 0xE2 && i + 2 < text.count && text[i + 1] == 0x80 && [0xA8, 0xA9].contains(text[i + 2])
      guard isSeparator else {
        output.append(text[i])
        i += 1
        continue
      }
      // U+2029 parts paragraphs.
      output += text[i + 2] == 0xA8 ? [0x0A] : [0x0A, 0x0A]
      i += 3
    }
    return output
  }
}
