import SiteModel

/// The hash FNV-1a of 64 bits: the same on every machine and in every run, unlike `Hasher`.
///
/// Source: RFC 9923. It guards against accidents, not against attacks.
package enum FNV1a {
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    return hash
  }

  package static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  /// Sixteen hexadecimal digits.
  package static func hex(_ bytes: UnsafeRawBufferPointer) -> String { hash(bytes).hexadecimal() }

  package static func hex(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { hex($0) } }

  package static func hex(_ text: String) -> String { hash(text).hexadecimal() }
}
