/// Which characters of a text a JSON string has as escapes, for the sake of where it stands.
package enum JSONEscaping: Sendable {
  /// Safe wherever it stands on a site, inside a page's `<script>` too.
  ///
  /// `<`, `>` and `&` are written as `\u003c` and the like: no `</script>` or `<!--` can end or change the element
  /// around it (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
  /// So are U+2028 and U+2029, which end a line for older JavaScript engines. Noncharacters, which HTML forbids,
  /// are left out.
  case page
  /// Safe in a terminal and a log, where `Printable` says what is not; the first of two `#` is a number, or CI would find
  /// `##[error]`. What programs read there is told in full, with HTML as it is and noncharacters too.
  case terminal
  /// The same for a diagnostic, which always had line ends and tabs by their numbers.
  case diagnostic

  /// Appends `text` as a quoted JSON string (RFC 8259, 7).
  func append(_ text: String, to output: inout [UInt8]) {
    let needsCare = needsCare
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var i = 0
      while i < bytes.count {
        guard needsCare[Int(bytes[i])] else {
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

  /// Appends the character at the beginning of `bytes`, escaped where it must be; how many bytes it had.
  private func appendSpecial(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
    guard bytes[0] >= 0x80 else {
      switch bytes[0] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), bytes[0]]
      case UInt8(ascii: "#") where bytes.count == 1 || bytes[1] != UInt8(ascii: "#"): output.append(bytes[0])
      case let byte:
        if let letter = letter(for: byte) {
          output += [UInt8(ascii: "\\"), letter]
        } else {
          Self.appendEscape(UInt32(byte), to: &output)
        }
      }
      return 1
    }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 1 }
    let length = UTF8.width(scalar)
    if isEscaped(scalar) {
      Self.appendEscape(scalar.value, to: &output)
    } else if !isLeftOut(scalar) {
      output.append(contentsOf: bytes[..<length])
    }
    return length
  }

  private static func appendEscape(_ value: UInt32, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    output.append(UInt8(ascii: "u"))
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 15
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// The letter that stands for a control character behind a backslash.
  private func letter(for byte: UInt8) -> UInt8? {
    switch (self, byte) {
    case (.page, 0x0A), (.terminal, 0x0A): UInt8(ascii: "n")
    case (.terminal, 0x08): UInt8(ascii: "b")
    case (.terminal, 0x09): UInt8(ascii: "t")
    case (.terminal, 0x0C): UInt8(ascii: "f")
    case (.terminal, 0x0D): UInt8(ascii: "r")
    default: nil
    }
  }

  /// Of characters beyond ASCII; all are in the Basic Multilingual Plane.
  private func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .page: (0x80...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
    case .terminal, .diagnostic: Printable.isUnsafe(scalar)
    }
  }

  private func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    guard self == .page else { return false }
    return (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// By the first byte of a character: whether it is escaped, or longer and in need of a second look.
  private var needsCare: [Bool] {
    switch self {
    case .page: Self.pageBytes
    case .terminal, .diagnostic: Self.terminalBytes
    }
  }

  private static let pageBytes: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0x5C, 0x7F, 0xC2, 0xE2, 0xEF].contains(byte)
      || (0xF0...0xF4).contains(byte)
  }

  private static let terminalBytes: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x22, 0x23, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF].contains(byte)
  }
}
