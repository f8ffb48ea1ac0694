extension StringProtocol {
  /// Its beginning, of so many characters and bytes at most.
  ///
  /// One character may be any number of marks on a letter: where it alone is too long, it loses marks.
  func cut(characters: Int, bytes: Int) -> String {
    let start = prefix(characters)
    guard start.utf8.count > bytes else { return String(start) }
    var size = 0
    let whole = start.prefix { character in
      size += character.utf8.count
      return size <= bytes
    }
    guard whole.isEmpty else { return String(whole) }
    size = 0
    let scalars = start.unicodeScalars.prefix { scalar in
      size += UTF8.width(scalar)
      return size <= bytes
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
