extension Unicode.Scalar {
  /// `U+2028 (LINE SEPARATOR)`: for messages on characters that look like others, or like nothing.
  package var codeAndName: String {
    let digits = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return (properties.name ?? properties.nameAlias).map { "\(code) (\($0))" } ?? code
  }
}
