/// A word as readers of it see it, or somebody who wants to: without invisible signs, escapes and markup, which part no
/// address.
enum DisguisedWord {
  /// What a word may be read as, if that is not itself; none for most words.
  static func readings(of word: Substring) -> [String] {
    let visible = HiddenSigns.removed(from: word)
    // `%2540` is an at sign in an address that another one carries.
    let decoded = unescaped(unescaped(narrow(visible)))
    let plain = withoutMarkup(decoded)
    var readings: [String] = []
    for reading in [visible, decoded, plain]
    where Substring(reading) != word && !readings.contains(reading) { readings.append(reading) }
    return readings
  }

  /// Letters, digits and signs of the width of Chinese ones are their ASCII twins.
  private static func narrow(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      output.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(output)
  }

  /// `%6C` and `&#108;` for what they stand for, where that is ASCII that shows.
  private static func unescaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }) else { return text }
    var output: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if let (byte, length) = percent(bytes, i) ?? reference(bytes, i) {
        output.append(byte)
        i += length
      } else {
        output.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func percent(_ bytes: [UInt8], _ i: Int) -> (UInt8, Int)? {
    guard bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count else { return nil }
    return byte(bytes[(i + 1)...(i + 2)], radix: 16).map { ($0, 3) }
  }

  private static func reference(_ bytes: [UInt8], _ i: Int) -> (UInt8, Int)? {
    guard bytes[i] == UInt8(ascii: "&"),
      let end = bytes[i...].prefix(longestReference).firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    var name = bytes[(i + 1)..<end]
    let length = end + 1 - i
    guard name.first == UInt8(ascii: "#") else {
      return names[String(decoding: name, as: UTF8.self).lowercased()].map { ($0, length) }
    }
    name = name.dropFirst()
    let isHexadecimal = name.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = isHexadecimal ? name.dropFirst() : name
    return byte(digits, radix: isHexadecimal ? 16 : 10).map { ($0, length) }
  }

  private static func byte(_ digits: ArraySlice<UInt8>, radix: Int) -> UInt8? {
    guard let value = UInt8(String(decoding: digits, as: UTF8.self), radix: radix),
      (0x21...0x7E).contains(value)
    else { return nil }
    return value
  }

  private static let longestReference = 12
  /// What HTML has names for of the signs in addresses.
  private static let names: [String: UInt8] = [
    "commat": UInt8(ascii: "@"), "period": UInt8(ascii: "."), "colon": UInt8(ascii: ":"),
    "lowbar": UInt8(ascii: "_"), "hyphen": UInt8(ascii: "-"), "plus": UInt8(ascii: "+"),
    "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"), "amp": UInt8(ascii: "&"), "ast": UInt8(ascii: "*"),
  ]

  /// Without signs of emphasis, code and escapes, and without tags of words; those that begin a line part what stands
  /// beside them.
  private static func withoutMarkup(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        isOfWords(rest[rest.index(after: rest.startIndex)..<end])
      {
        rest = rest[rest.index(after: end)...]
        continue
      }
      if !"*`\\".contains(first) { output.append(first) }
      rest = rest.dropFirst()
    }
    return output
  }

  private static func isOfWords(_ tag: Substring) -> Bool {
    if tag.hasPrefix("!--") { return true }
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return tagsOfWords.contains(name)
  }

  private static let tagsOfWords: Set = [
    "a", "b", "i", "em", "strong", "span", "u", "s", "code", "font", "small", "big", "sup", "sub", "mark",
    "wbr", "tt",
  ]
}
