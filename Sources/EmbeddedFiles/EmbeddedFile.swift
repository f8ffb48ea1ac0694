/// A file that was compiled into the program, as the plugin `EmbedFiles` writes it: a letter, U+0000 to U+00FF, for
/// each byte.
package struct EmbeddedFile: Sendable {
  private let letters: (path: StaticString, content: StaticString)

  package init(_ path: StaticString, _ content: StaticString) { letters = (path, content) }

  /// Relative to the folder that was compiled in.
  package var path: String { String(decoding: Self.bytes(letters.path), as: UTF8.self) }

  package var bytes: [UInt8] { Self.bytes(letters.content) }

  private static func bytes(_ letters: StaticString) -> [UInt8] {
    letters.withUTF8Buffer { utf8 in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(utf8.count)
      var lead: UInt8 = 0
      for byte in utf8 {
        switch byte {
        case ..<0x80: bytes.append(byte)
        // U+0080 to U+00FF: 110000xx 10xxxxxx.
        case 0xC0...: lead = byte << 6
        default: bytes.append(lead | byte & 0x3F)
        }
      }
      return bytes
    }
  }
}
