/// Text as a JSON string that is safe wherever it stands, inside a page's `<script>` too.
package enum JSONText {
  /// Appends `text` as a quoted JSON string (RFC 8259, 7).
  ///
  /// `<`, `>` and `&` are written as `\u003c` and the like: no `</script>` or `<!--` can end or change the element
  /// around it (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
  /// So are U+2028 and U+2029, which end a line for older JavaScript engines. Noncharacters, which HTML forbids,
  /// are left out.
  package static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        guard needsCare[Int(byte)] else {
          i += 1
          continue
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<i]))
        i += appendSpecial(UnsafeBufferPointer(rebasing: bytes[i...]), to: &output)
        start = i
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    output.append(UInt8(ascii: "\""))
  }

  package static func quoted(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 2)
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the character at the beginning of `bytes`, escaped where it must be; how many bytes it had.
  private static func appendSpecial(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
    switch bytes[0] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      output += [UInt8(ascii: "\\"), bytes[0]]
      return 1
    case UInt8(ascii: "\n"):
      output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      return 1
    case ..<0x80:
      appendEscape(UInt32(bytes[0]), to: &output)
      return 1
    default:
      var decoder = UTF8()
      var iterator = bytes.makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 1 }
      let length = UTF8.width(scalar)
      switch scalar.value {
      case 0x80...0x9F, 0x2028, 0x2029: appendEscape(scalar.value, to: &output)
      case 0xFDD0...0xFDEF: break
      case let value where value & 0xFFFE == 0xFFFE: break
      default: output.append(contentsOf: bytes[..<length])
      }
      return length
    }
  }

  private static func appendEscape(_ value: UInt32, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] { output.append(digits[Int(value >> UInt32(shift)) & 15]) }
  }

  /// Control characters, the five signs, and what longer characters begin with that need a second look.
  private static let needsCare: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0x5C, 0x7F, 0xC2, 0xE2, 0xEF].contains(byte)
      || (0xF0...0xF4).contains(byte)
  }
}
