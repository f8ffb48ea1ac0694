extension Unicode.Scalar {
  /// `U+2028 (LINE SEPARATOR)`: for messages on characters that look like others, or like nothing.
  package var codeAndName: String {
    (properties.name ?? properties.nameAlias).map { "\(code) (\($0))" } ?? code
  }

  /// `U+2028`
  var code: String { "U+" + value.hexadecimal(4, uppercase: true) }
}
