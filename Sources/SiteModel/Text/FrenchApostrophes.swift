/// `'` between letters becomes ’, in one-line texts such as titles and names; in the others Markdown does it.
/// Quotation marks (`un 'mot'`), measures (`5'30`) and addresses stay.
package enum FrenchApostrophes {
  package static func curled(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
      append(scalars[start..<end], to: &result)
      if end < scalars.count { result.append(scalars[end]) }
      start = end + 1
    }
    return String(result)
  }

  /// Appends one word.
  private static func append(
    _ word: ArraySlice<Unicode.Scalar>, to result: inout String.UnicodeScalarView
  ) {
    var isAddress = AddressWord.isAddress(word.prefix { !AddressWord.isEnd($0) })
    var previous: Unicode.Scalar?
    for i in word.indices {
      // A quotation mark parts words: of `l'"@nom"`, only the account is an address.
      if AddressWord.isEnd(word[i]) {
        isAddress = AddressWord.isAddress(word[(i + 1)...].prefix { !AddressWord.isEnd($0) })
      }
      let isApostrophe =
        word[i] == "'" && !isAddress && isLetter(previous) && isBeforeWord(word[(i + 1)...])
      result.append(isApostrophe ? "’" : word[i])
      previous = word[i]
    }
  }

  /// Whether a letter comes next, or a quotation mark that opens: `l'"Europe"`.
  private static func isBeforeWord(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    switch rest.first {
    case "«", "“": true
    case "\"": rest.count > 1
    default: isLetter(rest.first)
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    // A mark ends a letter that came taken apart, as file names from macOS do.
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }
}
