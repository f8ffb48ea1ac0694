extension FixedWidthInteger {
  /// In hexadecimal, with zeros before it.
  ///
  /// - Parameter width: how many digits there are at least; by default as many as the type can have.
  package func hexadecimal(_ width: Int = Self.bitWidth / 4, uppercase: Bool = false) -> String {
    let digits = String(self, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension Digest {
  /// 32 digits.
  package var hexadecimal: String { high.hexadecimal() + low.hexadecimal() }
}
