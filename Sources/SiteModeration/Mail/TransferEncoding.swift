/// What protects the bytes of a part on their way (RFC 2045, 6).
enum TransferEncoding {
  static func decoded(_ bytes: some Collection<UInt8>, _ name: String?) -> [UInt8] {
    switch name?.lowercased() {
    case "quoted-printable": quotedPrintable(bytes)
    case "base64": base64(bytes)
    default: Array(bytes)
    }
  }

  /// - Parameter isHeader: in a header's words an underscore is a space (RFC 2047, 4.2).
  static func quotedPrintable(_ bytes: some Collection<UInt8>, isHeader: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    let input = Array(bytes)
    var i = 0
    while i < input.count {
      let byte = input[i]
      i += 1
      if byte == UInt8(ascii: "_"), isHeader {
        output.append(0x20)
      } else if byte != UInt8(ascii: "=") {
        output.append(byte)
      } else if i + 1 < input.count, let high = FormFields.hex(input[i]),
        let low = FormFields.hex(input[i + 1])
      {
        output.append(high << 4 | low)
        i += 2
      } else {
        // A soft line break, with the spaces that some mailers leave before it; else the sign itself.
        var end = i
        while end < input.count, input[end] == 0x20 || input[end] == 0x09 { end += 1 }
        if end < input.count, input[end] == 0x0D { end += 1 }
        if end < input.count, input[end] == 0x0A {
          i = end + 1
        } else if end >= input.count {
          i = end
        } else {
          output.append(byte)
        }
      }
    }
    return output
  }

  /// What is no sign of base64 is passed over; it ends at the padding.
  static func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4 * 3)
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="): return output
      default: continue
      }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return output
  }
}
