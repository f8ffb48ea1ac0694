/// Percent-encoding (RFC 3986, 2.1): what cannot stand in a part of an address becomes `%xx`, byte for byte.
package enum PercentEncoding {
  /// A path: what is no pchar and no `/` (3.3).
  package static func path(_ text: String) -> String { encoded(text, but: isPathByte) }

  /// The query of an address as browsers send it: `&`, `=` and most signs as they are.
  ///
  /// Source: https://url.spec.whatwg.org/#special-query-percent-encode-set
  package static func query(_ text: String) -> String { encoded(text, but: isQueryByte) }

  /// A value within a query: all but the unreserved signs (2.3); a plus would be a space.
  package static func value(_ text: String) -> String { encoded(text, but: isUnreserved) }

  /// Appends a byte as `%xx`.
  package static func append(_ byte: UInt8, to output: inout [UInt8]) {
    output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encoded(_ text: String, but isKept: [Bool]) -> String {
    if text.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy { isKept[Int($0)] } }) == true {
      return text
    }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count * 2)
    for byte in text.utf8 {
      if isKept[Int(byte)] { output.append(byte) } else { append(byte, to: &output) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let isUnreserved = unreserved(and: "")
  private static let isPathByte = unreserved(and: "!$()*+,;=:@/")
  private static func unreserved(and others: String) -> [Bool] {
    (0..<256).map { UInt8($0).isASCIILetterOrDigit || ("-._~" + others).utf8.contains(UInt8($0)) }
  }

  private static let isQueryByte: [Bool] = (0..<256).map { byte in
    byte > 0x20 && byte < 0x7F && !"\"#<>'".utf8.contains(UInt8(byte))
  }
}

extension String {
  /// The text with `%xx` read as UTF-8; nil where it cannot be read so.
  package var removingPercentEncoding: String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      // Checked apart, for `UInt8("+1", radix: 16)` is 1.
      guard digits.count == 2, digits.allSatisfy(\.isASCIIHexDigit),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest.removeFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
