// Inlinable: texts, addresses and markup are asked these of each byte.

extension UInt8 {
  /// Whether it is a letter of ASCII, small or capital.
  @inlinable package var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  @inlinable package var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  @inlinable package var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }

  @inlinable package var isASCIIHexDigit: Bool { isASCIIDigit || (0x61...0x66).contains(self | 0x20) }
}

extension Unicode.Scalar {
  @inlinable package var isASCIILetterOrDigit: Bool { isASCII && UInt8(value).isASCIILetterOrDigit }
}
