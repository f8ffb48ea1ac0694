package import SiteModel

/// The text of a source file, known to be UTF-8.
package struct SourceText {
  package let file: String
  package let text: String

  /// Reads and checks a file: its size, its encoding, that it is not empty.
  ///
  /// A byte order mark is dropped, and line ends are made `\n`.
  package init?(
    file: String, bytes: [UInt8], maximum: Int? = nil, _ diagnostics: inout [Diagnostic]
  ) {
    self.file = file
    if let maximum, bytes.count > maximum {
      diagnostics.append(
        .error(
          .tooLarge, file, nil, "the file is \(bytes.count) bytes long; at most \(maximum) are allowed",
          hint: "shorten it, or raise the limit under 'limits' in \(SiteLayout.settings)"))
      return nil
    }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard content.contains(where: { $0 > 0x20 }) else {
      diagnostics.append(
        .error(
          .emptyFile, file, nil, "the file is empty",
          hint: file == SiteLayout.settings
            ? "it needs a 'title' and a 'url'" : "write something, or delete the file"))
      return nil
    }
    if content.contains(0x0D) {
      var unix: [UInt8] = []
      unix.reserveCapacity(content.count)
      var previous: UInt8 = 0
      for byte in content {
        if byte == 0x0D {
          unix.append(0x0A)
        } else if byte != 0x0A || previous != 0x0D {
          unix.append(byte)
        }
        previous = byte
      }
      if let text = String(validating: unix, as: UTF8.self) {
        self.text = text
        return
      }
    } else if let text = String(validating: content, as: UTF8.self) {
      self.text = text
      return
    }
    let offset = Self.firstInvalidByte(bytes)
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    diagnostics.append(
      .error(
        .wrongEncoding, file,
        SourcePosition(
          line: before.count { $0 == 0x0A } + 1,
          column: String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1),
        "byte \(offset) (0x\(bytes[offset].hexadecimal(uppercase: true))) is not valid UTF-8",
        hint: Self.isUTF16(bytes)
          ? "save the file as UTF-8; it is in UTF-16: iconv -f UTF-16 -t UTF-8"
          : "save the file as UTF-8; it may be in Latin-1 or Windows-1252"))
    return nil
  }

  /// How many bytes stand before the first one that is no UTF-8.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += String(scalar).utf8.count
      case .emptyInput: return min(offset, bytes.count - 1)
      case .error: return min(offset, bytes.count - 1)
      }
    }
  }

  /// Whether the file begins with UTF-16's byte order mark.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }
}
