import SiteModel

/// What stands in an author's own `<code>`, `<script>` and the like within Markdown. Smart punctuation would make another
/// command or another program of it.
struct RawCode {
  /// Names of elements, with where the look for their end has ended in vain.
  private var endless: [String: Int] = [:]

  private static let names: Set<String> = [
    "code", "kbd", "pre", "samp", "script", "style", "textarea", "var",
  ]

  /// The text between the tags of the element that begins at a place; nil where none does, or where Markdown may read
  /// more of it than words: nothing beyond a blank line belongs to it.
  mutating func content(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
    guard let name = Self.name(bytes, at: start), start == 0 || bytes[start - 1] != UInt8(ascii: "`"),
      endless[name].map({ $0 <= start }) ?? true,
      let tagEnd = bytes[start...].prefix(1000).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let end = Array("</\(name)".utf8)
    var i = tagEnd + 1
    var isPlain = true
    while i < bytes.count, !Self.isBlankLine(bytes, at: i) {
      switch bytes[i] {
      case UInt8(ascii: "<") where Self.matches(end, bytes, at: i): return isPlain ? tagEnd + 1..<i : nil
      case UInt8(ascii: "`"): isPlain = false
      case UInt8(ascii: "]") where i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "("): isPlain = false
      default: break
      }
      i += 1
    }
    endless[name] = i
    return nil
  }

  /// The name of the element that begins at `<`.
  static func name(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
    let letters = bytes[(start + 1)...].prefix(9).prefix(while: \.isASCIILetter)
    guard letters.count > 2, letters.endIndex < bytes.count,
      bytes[letters.endIndex] == UInt8(ascii: ">") || bytes[letters.endIndex] <= 0x20
    else { return nil }
    let name = String(decoding: letters, as: UTF8.self).lowercased()
    return names.contains(name) ? name : nil
  }

  /// Whether smart punctuation, or an escape, would change the sign at a place; not one that begins a line, where it may be
  /// a list's.
  static func isChanged(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, in content: Range<Int>) -> Bool {
    switch bytes[i] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "."):
      let isRepeated =
        i > content.lowerBound && bytes[i - 1] == bytes[i]
        || i + 1 < content.upperBound && bytes[i + 1] == bytes[i]
      let before = bytes[content.lowerBound..<i].reversed().prefix(80).prefix { $0 != 0x0A }
      return isRepeated && before.contains { $0 > 0x20 && $0 != bytes[i] && !$0.isASCIIDigit }
    default: return false
    }
  }

  private static func isBlankLine(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard bytes[i] == 0x0A else { return false }
    let next = bytes[(i + 1)...].first { $0 != 0x20 && $0 != 0x09 }
    return next == 0x0A
  }

  private static func matches(_ sign: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    i + sign.count <= bytes.count
      && zip(sign, bytes[i...]).allSatisfy { $0 == $1 || $0.isASCIILetter && $0 == $1 | 0x20 }
  }
}
